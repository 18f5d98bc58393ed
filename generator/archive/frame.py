"""What the pages of one agency may know of the rest of the archive: names and places alone."""

from dataclasses import dataclass

from generator.archive.agency import Agency
from generator.archive.compact import compact
from generator.archive.joint import partners
from generator.archive.region import Region
from generator.archive.report import Filing


@compact
@dataclass(frozen=True, slots=True)
class Frame:
    """Where an agency stands; a report of another agency changes nothing in it.

    Only who files reports together with it, says so in a frame, too.
    """

    region: Region
    "Its own."
    above: tuple[Region, ...]
    "From the province down to its own; the country alone where that is all."
    former: tuple[str, ...]
    "Keys that its pages stood under before; none of them is an agency's."
    predecessors: tuple[Agency, ...]
    successors: tuple[Agency, ...]
    bodies: tuple[Agency, ...]
    "All whose reports it files together with others, itself included."
    elsewhere: tuple[Filing, ...]
    "Reports that these hold for both, oldest first."

    def partners(self, report: Filing) -> tuple[Agency, ...]:
        """Who filed that report together with its holder, as far as the archive knows them."""
        return partners(report, {body.key: body for body in self.bodies})
