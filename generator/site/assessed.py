"""A report with what is worked out of it once, for its pages and for the search."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.archive.report import Report
from generator.content.narrative import Block, Part, narrative
from generator.survey.repeats import COMPARED, Repetition, repetitions
from generator.survey.standing import Standing


@dataclass(frozen=True, slots=True)
class Repeats:
    """What a report repeats of an earlier one."""

    earlier: Report
    sections: tuple[Repetition, ...]

    @property
    def compared(self) -> tuple[Repetition, ...]:
        """The sections that a page shows side by side; there is no page without one."""
        sections = self.sections
        return tuple(section for section in sections if section.percent >= COMPARED)


@dataclass(frozen=True, slots=True)
class Assessed:
    """How a report stands, its text, and what that text repeats."""

    standing: Standing
    narrative: tuple[Part, ...]
    repeats: Repeats | None
    "None without an earlier report, or where no section of both is long enough to compare."

    @property
    def blocks(self) -> Iterator[Block]:
        """The narrative in reading order."""
        for part in self.narrative:
            yield from part.blocks


def assessed(standings: Iterable[Standing]) -> Iterator[Assessed]:
    """The reports that an agency holds, oldest first as these are.

    A text is compared with that of the last report before it that the archive has and that was
    not withdrawn.
    """
    earlier: Assessed | None = None
    for standing in standings:
        parts = narrative(standing.report.body)
        withdrawn = standing.report.withdrawn
        repeats = None if withdrawn else _repeats(parts, earlier)
        found = Assessed(standing, parts, repeats)
        yield found
        if not withdrawn:
            earlier = found


def _repeats(parts: tuple[Part, ...], earlier: Assessed | None) -> Repeats | None:
    if earlier is None:
        return None
    sections = tuple(repetitions(parts, earlier.narrative))
    if not sections:
        return None
    return Repeats(earlier.standing.report, sections)
