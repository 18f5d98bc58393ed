"""What the archive holds of each agency and year, and how publication dates compare with the statutory ones.

That a report is not in this archive says nothing about whether it was published; no word here may say otherwise.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.archive.agency import KINDS, Agency
from generator.archive.region import COUNTRY, NATION, Region
from generator.archive.settings import LocalDeadline
from generator.survey.deadline import DEPARTMENTS, GOVERNMENTS, Punctuality, punctuality
from generator.survey.overview import Survey
from generator.survey.standing import ABSENT, STATES, Standing, jointly
from generator.survey.years import spelled

LARGEST = 400
"Agencies one page lists, so that a phone can load it; a page with more lists the regions next below instead."
AHEAD = 3
"Years after the newest reports whose deadlines are told."


@dataclass(frozen=True, slots=True)
class Square:
    """One agency and year."""

    year: int
    state: str
    standing: Standing | None
    "None where the report is not in this archive."
    punctuality: Punctuality | None
    "The same."
    holder: Agency | None = None
    "The other agency that holds the report for both."

    @property
    def words(self) -> str:
        """All there is to say of it, for those who do not see the square."""
        state = STATES[self.state] + (f"，{jointly([self.holder])}" if self.holder else "")
        return f"{state}，{self.punctuality.words}" if self.punctuality else state


@dataclass(frozen=True, slots=True)
class Counted:
    """How many squares of one year there are of each kind."""

    year: int
    states: Counter[str]
    punctuality: Counter[str]
    "By `Punctuality.kind`."
    agencies: int

    @property
    def held(self) -> int:
        """Agencies that the archive has a report of, whatever state it is in."""
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
    known = survey.filed(agency)
    return tuple(_square(survey, agency, year, known.get(year)) for year in span)


def _square(survey: Survey, agency: Agency, year: int, standing: Standing | None) -> Square:
    if not standing:
        return Square(year, ABSENT, None, None)
    holder = standing.agency if standing.agency.key != agency.key else None
    return Square(
        year, standing.state, standing, punctuality(survey.archive, agency, standing.report), holder
    )


def count(survey: Survey, agencies: Iterable[Agency], span: tuple[int, ...]) -> tuple[Counted, ...]:
    """The squares of these agencies by year."""
    found = list(zip(*(squares(survey, agency, span) for agency in agencies), strict=True))
    return tuple(
        Counted(
            year=year,
            states=Counter(square.state for square in column),
            punctuality=Counter(square.punctuality.kind for square in column if square.punctuality),
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


def shares(survey: Survey, code: str) -> list[tuple[Region, str, list[Agency]]]:
    """The regions next below the smallest that holds everything, each with its name here and its agencies.

    The agencies directly in that smallest one come first, so that the rows of a table add up.
    """
    innermost, below = parts(survey, code)
    found = [(region, region.name, survey.below[region.code]) for region in below]
    own = survey.agencies_in.get(innermost)
    if own and found:
        region = survey.archive.regions.get(innermost, NATION)
        found.insert(0, (region, f"{region.name}本级", own))
    return found


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
    """The deadlines of the years after the newest reports: those of the statute, then those of local notices."""
    if not survey.years:
        return []
    found = []
    for year in range(max(survey.years) + 1, max(survey.years) + 1 + AHEAD):
        found.append(Due(year, date(year + 1, *DEPARTMENTS), "县级以上人民政府部门"))
        found.append(Due(year, date(year + 1, *GOVERNMENTS), "县级以上地方人民政府"))
        found += [
            Due(year, date(year + 1, local.month, local.day), bound_by(survey, local), local)
            for local in survey.archive.settings.deadlines
            if local.holds(year)
        ]
    return found


def bound_by(survey: Survey, local: LocalDeadline) -> str:
    """Whom a notice binds: 清河区、云川县的乡镇街道."""
    regions = "、".join(survey.archive.regions[code].name for code in local.regions)
    return f"{regions}的{'、'.join(KINDS[kind] for kind in local.kinds)}"
