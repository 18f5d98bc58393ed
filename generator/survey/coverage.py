"""What the archive holds of each agency and year, and whether publication kept the statutory days.

That a report is not in this archive says nothing about whether it was published; no word here may
say otherwise.
"""

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.archive.agency import KINDS, Agency
from generator.archive.region import COUNTRY, NATION, Region
from generator.archive.settings import LocalDeadline
from generator.survey.deadline import DEPARTMENTS, GOVERNMENTS, Punctuality, punctuality
from generator.survey.overview import Survey
from generator.survey.standing import Standing, jointly
from generator.survey.state import ReportState
from generator.survey.years import spelled

LARGEST = 400
"""Agencies one page lists, so that a phone can load it; a page with more lists the regions next
below instead."""
AHEAD = 3
"Years after the newest reports whose deadlines are told."


@dataclass(frozen=True, slots=True)
class Square:
    """One agency and year."""

    year: int
    state: ReportState
    standing: Standing | None
    "None where the report is not in this archive."
    punctuality: Punctuality | None
    "The same."
    holder: Agency | None = None
    "The other agency that holds the report for both."

    @property
    def words(self) -> str:
        """All there is to say of it, for those who do not see the square."""
        clauses = [self.state.word]
        if self.holder:
            clauses.append(jointly([self.holder]))
        if self.punctuality:
            clauses.append(self.punctuality.words)
        return "，".join(clauses)


Rows = tuple[tuple[Agency, tuple[Square, ...]], ...]
"Agencies, each with its squares."


@dataclass(frozen=True, slots=True)
class Counted:
    """How many squares of one year there are of each kind."""

    year: int
    states: Counter[ReportState]
    punctuality: Counter[str]
    "By `Punctuality.kind`."
    agencies: int

    @property
    def held(self) -> int:
        """Agencies that the archive has a report of, whatever state it is in."""
        return self.agencies - self.states[ReportState.ABSENT]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The coverage of a region, or of the whole archive."""

    region: str
    years: tuple[int, ...]
    counted: tuple[Counted, ...]
    "By year, as `years` has them."
    regions: tuple[tuple[Region, tuple[Counted, ...]], ...]
    "The regions next below; empty where every agency is listed."
    groups: tuple[tuple[str, Rows], ...]
    "Region code → the agencies directly in it, each with its squares."


def years(survey: Survey) -> tuple[int, ...]:
    """Every year from the oldest report to the newest, without what nobody reported on for long."""
    return spelled(survey.years)


def squares(survey: Survey, agency: Agency, span: Iterable[int]) -> tuple[Square, ...]:
    """An agency's row of the matrix."""
    filed = survey.filed(agency)
    return tuple(_square(survey, agency, year, filed.get(year)) for year in span)


def _square(survey: Survey, agency: Agency, year: int, standing: Standing | None) -> Square:
    if not standing:
        return Square(year, ReportState.ABSENT, None, None)
    return Square(
        year=year,
        state=standing.state,
        standing=standing,
        punctuality=punctuality(survey.archive, agency, standing.report),
        holder=standing.agency if standing.agency.key != agency.key else None,
    )


def count(survey: Survey, agencies: Iterable[Agency], span: tuple[int, ...]) -> tuple[Counted, ...]:
    """The squares of these agencies by year."""
    rows = [squares(survey, agency, span) for agency in agencies]
    columns = zip(*rows, strict=True)
    return tuple(_counted(year, column) for year, column in zip(span, columns, strict=True))


def _counted(year: int, column: Collection[Square]) -> Counted:
    kinds = (square.punctuality.kind for square in column if square.punctuality)
    return Counted(
        year=year,
        states=Counter(square.state for square in column),
        punctuality=Counter(kinds),
        agencies=len(column),
    )


def lists_all(survey: Survey, code: str) -> bool:
    """Whether that region's page lists each agency: those below are few, or nothing is below."""
    return len(survey.below.get(code, ())) <= LARGEST or not survey.children.get(code)


def division(survey: Survey, code: str) -> tuple[str, list[Region]]:
    """The smallest region that holds all the agencies of that one, and the regions next below."""
    below = survey.children.get(code, [])
    while len(below) == 1 and not survey.agencies_in.get(code):
        code = below[0].code
        below = survey.children.get(code, [])
    return code, below


def shares(survey: Survey, code: str) -> list[tuple[Region, str, list[Agency]]]:
    """The regions next below the smallest that holds everything, with names here and agencies.

    The agencies directly in that smallest one come first, so that the rows of a table add up.
    """
    innermost, below = division(survey, code)
    rows = [(region, region.name, survey.below[region.code]) for region in below]
    own = survey.agencies_in.get(innermost)
    if own and rows:
        region = survey.archive.regions.get(innermost, NATION)
        rows.insert(0, (region, f"{region.name}本级", own))
    return rows


def pages(survey: Survey) -> Iterator[str]:
    """The regions that have a coverage page: the country, then below one too large to list."""
    waiting = deque([COUNTRY])
    while waiting:
        code = waiting.popleft()
        yield code
        if not lists_all(survey, code):
            _, below = division(survey, code)
            waiting += [region.code for region in below]


def page_of(survey: Survey, code: str) -> tuple[str, str]:
    """The region on whose coverage page that region stands, and its anchor on it.

    The anchor is empty for the page as a whole.
    """
    page = COUNTRY
    for region in survey.archive.lineage(code):
        if lists_all(survey, page):
            return page, f"r{code}"
        _, below = division(survey, page)
        if region in below:
            page = region.code
    listed = page != code and lists_all(survey, page)
    return page, f"r{code}" if listed else ""


def ledger(survey: Survey, code: str) -> Ledger:
    """The coverage of that region."""
    span = years(survey)
    listed = everything = survey.below.get(code, [])
    below: list[Region] = []
    if not lists_all(survey, code):
        innermost, below = division(survey, code)
        listed = survey.agencies_in.get(innermost, [])
    groups = groupby(listed, key=lambda agency: agency.region)
    return Ledger(
        region=code,
        years=span,
        counted=count(survey, everything, span),
        regions=tuple((region, count(survey, survey.below[region.code], span)) for region in below),
        groups=tuple((region, _rows(survey, agencies, span)) for region, agencies in groups),
    )


def _rows(survey: Survey, agencies: Iterable[Agency], span: Iterable[int]) -> Rows:
    return tuple((agency, squares(survey, agency, span)) for agency in agencies)


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
        days.append(Due(year, date(year + 1, *DEPARTMENTS), "县级以上人民政府部门"))
        days.append(Due(year, date(year + 1, *GOVERNMENTS), "县级以上地方人民政府"))
        for local in survey.archive.settings.deadlines:
            if local.holds(year):
                day = date(year + 1, local.month, local.day)
                days.append(Due(year, day, bound_by(survey, local), local))
    return days


def bound_by(survey: Survey, local: LocalDeadline) -> str:
    """Whom a notice binds: 清河区、云川县的乡镇街道."""
    regions = "、".join(survey.archive.regions[code].name for code in local.regions)
    kinds = "、".join(KINDS[kind] for kind in local.kinds)
    return f"{regions}的{kinds}"
