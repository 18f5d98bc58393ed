"""Why the archive has no report of a body on some year, and whether one is looked for at all.

None of it says whether the report was published.
"""

from collections.abc import Collection
from datetime import date
from enum import Enum

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.survey.deadline import GOVERNMENTS, deadline
from generator.survey.state import absence


class Lack(Enum):
    """A report that is looked for and not here."""

    GAP = "断档"
    "There is an earlier one; or there is none of the body at all."
    EARLIER = "早于首次见到"
    "The first that the archive has of the body is on a later year."


def lack(
    archive: Archive, agency: Agency, filed: Collection[int], year: int, known_until: str
) -> Lack | None:
    """What is said of a year that is not among those `filed`; None where no report is looked for.

    Nobody is missed before the first form; nor once its functions went to another, nor before it
    took them over from one; nor on years after its last report whose day was not over on the last
    day the archive knows of, `known_until`.
    """
    if absence(year) is None:
        return None
    last = max(filed, default=0)
    if year > last and (
        archive.successors(agency) or not _is_over(archive, agency, year, known_until)
    ):
        return None
    if filed and year < min(filed):
        return None if archive.predecessors(agency) else Lack.EARLIER
    return Lack.GAP


def _is_over(archive: Archive, agency: Agency, year: int, known_until: str) -> bool:
    """Whether the day has passed; a body without one has as long as governments, who have most."""
    due = deadline(archive, agency, year)
    day = due.day if due else date(year + 1, *GOVERNMENTS)
    return known_until > day.isoformat()


def surely_due(newest: int) -> int:
    """The last year that reports are due on whoever files them, where somebody's is on `newest`.

    Every day for it lies in the year after it, and that is over when there are such reports. This
    is all that the pages of an agency may know, which are made without the days of other reports.
    """
    return newest - 1


def last_day(archive: Archive) -> str:
    """The last day that a report states of itself, or else the first after the newest year."""
    days = [""]
    for report in archive.reports():
        days += filter(None, (report.published, report.archived, f"{report.year + 1}-01-01"))
        days += (day for day, _ in report.events())
    return max(days)
