"""The days to come by which reports are published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.archive.agency import KINDS
from generator.archive.settings import LocalDeadline
from generator.survey.deadline import DEPARTMENTS, GOVERNMENTS
from generator.survey.overview import Survey

AHEAD = 3
"Years after the newest reports whose deadlines are told."


@dataclass(frozen=True, slots=True)
class Due:
    """A day to come by which reports are published."""

    year: int
    "The year reported on."
    day: date
    whose: str
    local: LocalDeadline | None = None
    "The notice that sets it; None where the statute does."


def due_days(survey: Survey) -> list[Due]:
    """The deadlines of the years after the newest reports: the statute's, then local notices'."""
    if not survey.years:
        return []
    first = max(survey.years) + 1
    days: list[Due] = []
    for year in range(first, first + AHEAD):
        days += _due(survey, year)
    return days


def _due(survey: Survey, year: int) -> Iterator[Due]:
    """The days by which reports on that year are published."""
    departments = date(year + 1, *DEPARTMENTS)
    yield Due(year, departments, "县级以上人民政府部门")
    governments = date(year + 1, *GOVERNMENTS)
    yield Due(year, governments, "县级以上地方人民政府")
    for local in survey.archive.settings.deadlines:
        if not local.holds(year):
            continue
        day = date(year + 1, local.month, local.day)
        whose = bound_by(survey, local)
        yield Due(year, day, whose, local)


def bound_by(survey: Survey, local: LocalDeadline) -> str:
    """Whom a notice binds: 清河区、云川县的乡镇街道."""
    known = survey.archive.regions
    regions = [known[code].name for code in local.regions]
    kinds = [KINDS[kind] for kind in local.kinds]
    return f"{'、'.join(regions)}的{'、'.join(kinds)}"
