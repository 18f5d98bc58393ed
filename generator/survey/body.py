"""A public body in one year: what the archive has of it, or that a report is looked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.archive.agency import GOVERNMENT, Agency
from generator.archive.archive import Archive
from generator.survey.handling import UNKNOWN, Handling, handling
from generator.survey.lack import lack
from generator.survey.mismatches import Remark, mismatches, remarks, unverified
from generator.survey.standing import Standing, jointly

Filed = Mapping[int, Standing]
"Year → how an agency's report stands, be it held by another for both."


@dataclass(frozen=True, slots=True)
class Body:
    """A public body in one year."""

    agency: Agency
    standing: Standing | None
    "Of its report; None where that is not in this archive."
    nearest: int | None
    "The last year before that there is a report on, or else the first one after; None without one."

    @property
    def withdrawn(self) -> bool:
        """Whether it had a report that does not count any more."""
        return self.standing is not None and self.standing.report.withdrawn is not None

    @property
    def here(self) -> bool:
        """Whether the archive has its report, and it counts."""
        return self.standing is not None and not self.withdrawn

    @property
    def counted(self) -> Standing | None:
        """Its report where that counts and is not held by another for both."""
        if self.standing is None or self.withdrawn:
            return None
        return self.standing if self.standing.agency.key == self.agency.key else None

    @property
    def is_consolidated(self) -> bool:
        """Whether its report is a government's, which covers its departments."""
        return self.counted is not None and self.counted.consolidated

    @property
    def beside(self) -> bool:
        """Whether it stands beside what is added up: a government, or who filed with one."""
        return self.agency.kind == GOVERNMENT or self.is_consolidated

    @property
    def unsaid(self) -> str:
        """Why its report has no figures here; empty where it has, or is not in this archive."""
        if self.standing is None:
            return ""
        if self.standing.agency.key != self.agency.key:
            return jointly([self.standing.agency])
        return self.standing.state.word if self.withdrawn else self.standing.unsaid

    @property
    def figures(self) -> Handling:
        """How it handled applications."""
        return handling(self.counted) if self.counted else UNKNOWN

    @property
    def remarks(self) -> list[Remark]:
        """What does not add up in its report, or cannot be told, in a line each."""
        return list(remarks(self.counted)) if self.counted else []

    @property
    def mismatches(self) -> int:
        """In how many places its report does not add up."""
        return len(mismatches(self.counted)) if self.counted else 0

    @property
    def unverified(self) -> bool:
        """Whether there is an identity within its report that cannot be assessed."""
        return self.counted is not None and unverified(self.counted) > 0


def body_of(
    archive: Archive, agency: Agency, filed: Filed, year: int, known_until: str
) -> Body | None:
    """A body in that year; None where no report of it is looked for.

    known_until: the last day that the archive knows of.
    """
    standing = filed.get(year)
    if standing is None and lack(archive, agency, filed, year, known_until) is None:
        return None
    return Body(agency, standing, _nearest(filed, year))


def _nearest(filed: Filed, year: int) -> int | None:
    before = [other for other in filed if other < year]
    after = [other for other in filed if other > year]
    if before:
        return max(before)
    return min(after, default=None)
