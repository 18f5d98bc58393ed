"""All that is worked out of an agency's reports, once: for their pages and for the search.

It stays in the process that read them; what leaves it is how they stand.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.archive.agency import Agency
from generator.archive.frame import Frame
from generator.archive.report import Report
from generator.content.narrative import Block, Part, narrative
from generator.rules.dossier import Assessed
from generator.site.provenance import Provenance
from generator.survey.repeats import COMPARED, Repetition, repetitions
from generator.survey.sentence import sentence
from generator.survey.standing import Standing, inferences


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
class Account:
    """A report, how it stands, its text, and what that text repeats."""

    assessed: Assessed
    standing: Standing
    lead: str
    "What a reader wants to know first, in one sentence."
    narrative: tuple[Part, ...]
    repeats: Repeats | None
    "None without an earlier report, or where no section of both is long enough to compare."

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.assessed.report

    @property
    def blocks(self) -> Iterator[Block]:
        """The narrative in reading order."""
        for part in self.narrative:
            yield from part.blocks


@dataclass(frozen=True)
class AgencyAccount:
    """An agency, where it stands, and all it has filed."""

    agency: Agency
    frame: Frame
    held: tuple[Account, ...]
    "The reports in its own folder, oldest first."
    elsewhere: tuple[Standing, ...]
    """Those that other agencies hold for both, oldest first; how they join the year before, only
    their holders' pages know."""
    provenance: Mapping[int, Provenance]
    "Year → what anyone can verify of the report that it holds."
    newest: int
    "The newest year that the archive has a report on, whoever filed it; 0 without one."

    @cached_property
    def filed(self) -> Mapping[int, Standing]:
        """Year → its report, oldest first; its own before another agency's, if it counts."""
        by_year = {account.report.year: account.standing for account in self.held}
        for standing in self.elsewhere:
            year = standing.report.year
            if self.agency.joint_report(year):
                by_year[year] = standing
        oldest_first = sorted(by_year.items())
        return dict(oldest_first)


def accounts(stood: Iterable[tuple[Assessed, Standing]]) -> Iterator[Account]:
    """The reports that an agency holds, oldest first as these are.

    A text is compared with that of the last report before it that the archive has and that was
    not withdrawn.
    """
    earlier: Account | None = None
    for assessed, standing in stood:
        report = assessed.report
        parts = narrative(report.body)
        repeats = None if report.withdrawn else _repeats(parts, earlier)
        account = Account(
            assessed=assessed,
            standing=standing,
            lead=sentence(report, inferences(assessed)),
            narrative=parts,
            repeats=repeats,
        )
        yield account
        if not report.withdrawn:
            earlier = account


def _repeats(parts: tuple[Part, ...], earlier: Account | None) -> Repeats | None:
    if earlier is None:
        return None
    sections = tuple(repetitions(parts, earlier.narrative))
    if not sections:
        return None
    return Repeats(earlier.report, sections)
