"""The pages of the coverage ledger: of the whole archive, and of each region above towns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.archive.agency import Agency
from generator.archive.region import COUNTRY, NATION, Region
from generator.archive.settings import LocalDeadline
from generator.form.editions import FIRST_FORM
from generator.site import urls
from generator.site.export import COVERAGE_COLUMNS
from generator.site.pages.page import Page, View
from generator.survey.coverage import Counted, Coverage, Row
from generator.survey.divisions import (
    LARGEST,
    listed,
    pages,
    parts,
)
from generator.survey.due import Due, bound_by, due_days
from generator.survey.exceptions import Exceptions, exceptions
from generator.survey.overview import MATRIX_YEARS, Survey
from generator.survey.unseen import Unseen, wanted

OfPart = tuple[Region, int, Counted, int]
"A region with a page of its own: its agencies, what is looked for of them, what was never seen."


@dataclass(frozen=True, slots=True)
class CoverageView(View):
    """What stands out in the coverage of a region, and what it is of."""

    region: Region
    scope: str
    "The region in words, with those above it; empty for the whole archive."
    above: list[Region]
    agencies: int
    years: list[tuple[int, Counted]]
    "Newest first, none before the first form."
    total: Counted
    early: int
    "Reports on years before the first form."
    has_joint: bool
    "Whether any agency here has a report that another holds for both, and counts."
    parts: list[OfPart]
    "The regions next below that have such a page."
    is_whole: bool
    "Whether the agencies listed here are all; else they are those no other page lists."
    exceptions: Exceptions
    "Of the agencies listed here."
    unseen: list[Unseen]
    "Of the region itself."
    wanted: int
    "The same with all below."
    matrix_years: list[int]
    groups: list[tuple[Region, list[Row]]]
    "The agencies listed here by region, each with its squares; none where they are too many."
    notices: dict[LocalDeadline, str]
    "What local notices set → whom they bind."
    due_days: list[Due]
    first_form: int
    "The first year whose reports have a statutory form."
    columns: dict[str, str]
    "Of the ledger as a file: column → what it says."


class _Ledger:
    """What all pages of coverage are drawn from, worked out once."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.coverage = Coverage(survey)
        self.wanted = wanted(survey)
        notices = survey.archive.settings.deadlines
        self.notices = {notice: bound_by(survey, notice) for notice in notices}

    def view(self, code: str) -> CoverageView:
        survey = self.survey
        regions = survey.archive.regions
        everything = survey.below.get(code, [])
        here = listed(survey, code)
        rows = self.coverage.rows(here)
        of_region = self.wanted.get(code, [])
        path = regions.above(code)
        return CoverageView(
            region=regions.get(code, NATION),
            scope="" if code == COUNTRY else "".join(region.name for region in path),
            above=[] if code == COUNTRY else [NATION, *path[:-1]],
            agencies=len(everything),
            years=self.coverage.by_year(everything),
            total=self.coverage.total(everything),
            early=self._early(everything),
            has_joint=any(agency.joint for agency in everything),
            parts=[self._part(region) for region in parts(survey, code)],
            is_whole=len(here) == len(everything),
            exceptions=exceptions(survey, rows),
            unseen=[each for each in of_region if each.region.code == code],
            wanted=len(of_region),
            matrix_years=list(self.coverage.years[-MATRIX_YEARS:]),
            groups=self._groups(rows) if len(rows) <= LARGEST else [],
            notices=self.notices,
            due_days=due_days(survey),
            first_form=FIRST_FORM,
            columns=COVERAGE_COLUMNS,
        )

    def _early(self, agencies: Iterable[Agency]) -> int:
        years = [each.report.year for each in self.survey.counting(agencies)]
        return sum(year < FIRST_FORM for year in years)

    def _part(self, region: Region) -> OfPart:
        agencies = self.survey.below[region.code]
        total = self.coverage.total(agencies)
        return region, len(agencies), total, len(self.wanted.get(region.code, ()))

    def _groups(self, rows: Iterable[Row]) -> list[tuple[Region, list[Row]]]:
        """Agencies by region, with the squares of the last years."""
        regions = self.survey.archive.regions
        groups = []
        for code, group in groupby(rows, key=_region):
            short = [(agency, squares[-MATRIX_YEARS:]) for agency, squares in group]
            groups.append((regions.get(code, NATION), short))
        return groups


def _region(row: Row) -> str:
    agency, _ = row
    return agency.region


def coverage_pages(survey: Survey) -> Iterator[Page]:
    """What the archive has of each region, what stands out, and what to look for."""
    ledger = _Ledger(survey)
    for code in pages(survey):
        yield Page(urls.coverage(code), ledger.view(code))
