"""The same kind of body across regions: who is in a sector, and in which order.

Governments stand by themselves, whatever their files say: their reports count what those of their
departments count.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from generator.archive.agency import GOVERNMENT, Agency
from generator.text.look_alikes import seen

GOVERNMENTS = "政府汇总报告"
DIGITS = 8
"Of an id: of a thousand sectors, two share one once in ten thousand archives."


@dataclass(frozen=True, slots=True, order=True)
class Sector:
    """A kind of body."""

    id: str
    "`government`, or eight digits and letters a–f."
    name: str
    "As files have it: 工业和信息化."

    @property
    def is_government(self) -> bool:
        """Whether these are governments, each of which reports for its departments, too."""
        return self.id == GOVERNMENT


def sector_of(agency: Agency) -> Sector:
    """The sector of a body.

    Its id is the beginning of a digest of the name as the eye reads it: an address that never
    changes with what else is in the archive, and that any host can serve.
    """
    if agency.kind == GOVERNMENT:
        return Sector(GOVERNMENT, GOVERNMENTS)
    name = agency.sector
    digest = sha256(seen(name).encode()).hexdigest()
    return Sector(digest[:DIGITS], name)


def sectors(agencies: Iterable[Agency]) -> dict[Sector, list[Agency]]:
    """Each sector with its bodies, in the order of these; governments first, then by name.

    Names that look alike are one sector, under the name that comes first.
    """
    members: dict[str, list[Agency]] = defaultdict(list)
    names: dict[str, str] = {}
    for agency in agencies:
        sector = sector_of(agency)
        members[sector.id].append(agency)
        names.setdefault(sector.id, sector.name)
    found = [Sector(key, name) for key, name in names.items()]
    found.sort(key=_place)
    return {sector: members[sector.id] for sector in found}


def _place(sector: Sector) -> tuple[bool, str]:
    return not sector.is_government, sector.name
