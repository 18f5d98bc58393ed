"""What the archive holds of each agency and year, and how publication dates compare with the statutory ones.

That a report is not in this archive says nothing about whether it was published; no word here may say otherwise.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.model import COUNTRY, Agency, Region
from generator.survey import ABSENT, STATES, Standing, Survey
from generator.years import spelled

LARGEST = 400
"Agencies one page lists, so that a phone can load it; a page with more lists the regions next below instead."
AHEAD = 3
"Years after the newest reports whose deadlines are told."
EVERY_BODY, GOVERNMENTS = (1, 31), (3, 31)
"""Month and day, in the year after the one reported on: article 49 of 《条例》 for departments and governments.

It sets no day for towns and public bodies; they are compared with the earlier one.
"""
ON_TIME, UNSTATED = "按期", "原件没有写明"


def deadline(kind: str, year: int) -> date:
    """The day by which that kind of agency publishes its report on that year."""
    return date(year + 1, *(GOVERNMENTS if kind == "government" else EVERY_BODY))


def lateness(standing: Standing) -> int | None:
    """Days between the statutory date and the stated one, 0 where it was met; None where none is stated."""
    published = standing.report.published
    if not published:
        return None
    return max(0, (date.fromisoformat(published) - deadline(standing.agency.kind, standing.report.year)).days)


def punctuality(days: int | None) -> str:
    """按期, 逾期 5 天, or 原件没有写明."""
    return UNSTATED if days is None else f"逾期 {days} 天" if days else ON_TIME


@dataclass(frozen=True, slots=True)
class Square:
    """One agency and year."""

    year: int
    state: str
    standing: Standing | None
    "None where the report is not in this archive."
    days: int | None
    "As `lateness` has it."

    @property
    def words(self) -> str:
        """All there is to say of it, for those who do not see the square."""
        if not self.standing:
            return STATES[ABSENT]
        return f"{STATES[self.state]}，公布日期{punctuality(self.days)}"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many squares of one year there are of each kind."""

    year: int
    states: Counter[str]
    on_time: int
    late: int
    unstated: int
    agencies: int

    @property
    def held(self) -> int:
        """Reports the archive has, whatever state they are in."""
        return self.agencies - self.states[ABSENT]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The coverage of a region, or of the whole archive."""

    region: str
    years: tuple[int, ...]
    counted: tuple[Counted, ...]
    "By year, as `years` has them."
    parts: tuple[tuple[Region, tuple[Counted, ...]], ...]
    "The regions next below; empty where every agency is listed."
    groups: tuple[tuple[str, tuple[tuple[Agency, tuple[Square, ...]], ...]], ...]
    "Region code → the agencies directly in it, each with its squares."


def years(survey: Survey) -> tuple[int, ...]:
    """Every year from the oldest report to the newest, without what nobody reported on for long."""
    return spelled(survey.years)


def squares(survey: Survey, agency: Agency, span: Iterable[int]) -> tuple[Square, ...]:
    """An agency's row of the matrix."""
    known = {item.report.year: item for item in survey.standings[agency.key]}
    return tuple(_square(year, known.get(year)) for year in span)


def _square(year: int, standing: Standing | None) -> Square:
    if not standing:
        return Square(year, ABSENT, None, None)
    return Square(year, standing.state, standing, lateness(standing))


def count(survey: Survey, agencies: Iterable[Agency], span: tuple[int, ...]) -> tuple[Counted, ...]:
    """The squares of these agencies by year."""
    found = list(zip(*(squares(survey, agency, span) for agency in agencies), strict=True))
    return tuple(
        Counted(
            year=year,
            states=Counter(square.state for square in column),
            on_time=sum(1 for square in column if square.days == 0),
            late=sum(1 for square in column if square.days),
            unstated=sum(1 for square in column if square.standing and square.days is None),
            agencies=len(column),
        )
        for year, column in zip(span, found, strict=True)
    )


def lists_all(survey: Survey, code: str) -> bool:
    """Whether the page of that region lists each of its agencies: those below are few, or nothing is below."""
    return len(survey.below.get(code, ())) <= LARGEST or not survey.children.get(code)


def parts(survey: Survey, code: str) -> tuple[str, list[Region]]:
    """The smallest region that holds all the agencies of that one, and the regions next below it."""
    while len(below := survey.children.get(code, [])) == 1 and not survey.agencies_in.get(code):
        code = below[0].code
    return code, below


def pages(survey: Survey) -> Iterator[str]:
    """The regions that have a coverage page: the country, then whatever is below one that is too large to list."""
    waiting = [COUNTRY]
    while waiting:
        code = waiting.pop(0)
        yield code
        if not lists_all(survey, code):
            waiting += [region.code for region in parts(survey, code)[1]]


def place(survey: Survey, code: str) -> tuple[str, str]:
    """The region on whose coverage page that region stands, and its anchor there, empty for the page as a whole."""
    page = COUNTRY
    for region in survey.archive.lineage(code):
        if lists_all(survey, page):
            return page, f"r{code}"
        if region in parts(survey, page)[1]:
            page = region.code
    return page, f"r{code}" if page != code and lists_all(survey, page) else ""


def ledger(survey: Survey, code: str) -> Ledger:
    """The coverage of that region."""
    span = years(survey)
    everything = survey.below.get(code, [])
    innermost, below = parts(survey, code)
    if lists_all(survey, code):
        agencies, below = everything, []
    else:
        agencies = survey.agencies_in.get(innermost, [])
    return Ledger(
        region=code,
        years=span,
        counted=count(survey, everything, span),
        parts=tuple((region, count(survey, survey.below[region.code], span)) for region in below),
        groups=tuple(
            (region, tuple((agency, squares(survey, agency, span)) for agency in items))
            for region, items in groupby(agencies, key=lambda agency: agency.region)
        ),
    )


def deadlines(survey: Survey) -> list[tuple[int, date, bool]]:
    """Year reported on, day, and whether it is the governments' own, for the years after the newest reports."""
    if not survey.years:
        return []
    first = max(survey.years) + 1
    return [
        (year, date(year + 1, *day), day == GOVERNMENTS)
        for year in range(first, first + AHEAD)
        for day in (EVERY_BODY, GOVERNMENTS)
    ]
