"""The page of a year."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.archive.agency import Agency
from generator.archive.region import COUNTRY, Region
from generator.form.editions import form_of
from generator.site import urls
from generator.site.holdings import MOST_AGENCIES, listed
from generator.site.pages.page import Page, View
from generator.survey.divisions import shares
from generator.survey.overview import Summed, Survey
from generator.survey.standing import Standing
from generator.survey.state import absence

Path = tuple[Region, ...]
"The regions above something, from above down."
Placed = tuple[Agency, Path]
Group = tuple[Path, list[Standing]]
"The reports of a region, under the regions above it and its own."
ByRegion = tuple[Region, str, Summed]
"A region with its name on the page, and what it adds up to."


@dataclass(frozen=True, slots=True)
class YearView(View):
    """Every report on one year, or where they are many what each region adds up to."""

    year: int
    columns: list[str]
    "Empty for a year before the first form."
    groups: list[Group]
    "The reports of each region under the regions above it; empty where they are many."
    by_region: list[ByRegion]
    "Each region with its name here; empty where the reports are listed."
    sum: Summed | None
    "Of the whole archive; None where every report is withdrawn."
    count: int
    "Reports that count."
    withdrawn: int
    beside: list[Standing]
    "Governments' reports, which no sum adds; empty where they are many."
    beside_count: int
    missing: list[Placed]
    "The first agencies without a report on that year, each with the regions it is in."
    missing_count: int


def year_page(survey: Survey, year: int) -> Page:
    """Every report on one year."""
    standings = survey.by_year[year]
    count = _counting(standings)
    beside = [standing for standing in standings if standing.consolidated]
    agencies = survey.archive.agencies
    missing: list[Agency] = []
    if absence(year):
        missing += (agency for agency in agencies if year not in survey.filed(agency))
    named = missing[:MOST_AGENCIES]
    shown = listed(standings)
    by_region = [] if shown else list(_by_region(survey, year))
    view = YearView(
        year=year,
        columns=[quantity.label for quantity in form_of(year).headline],
        groups=list(_grouped(survey, shown)),
        by_region=by_region,
        sum=survey.sum_of.get(year),
        count=count,
        withdrawn=len(standings) - count,
        beside=listed(beside),
        beside_count=_counting(beside),
        missing=list(_placed(survey, named)),
        missing_count=len(missing),
    )
    return Page(urls.year(year), view)


def _placed(survey: Survey, agencies: list[Agency]) -> Iterator[Placed]:
    """Each with the regions it is in."""
    for agency in agencies:
        path = survey.archive.regions.above(agency.region)
        yield agency, path


def _counting(standings: list[Standing]) -> int:
    reports = (standing.report for standing in standings)
    return sum(report.withdrawn is None for report in reports)


def _grouped(survey: Survey, standings: list[Standing]) -> Iterator[Group]:
    """The reports that sums add, under the regions they come from."""
    added = (standing for standing in standings if not standing.consolidated)
    for code, group in groupby(added, key=_region):
        path = survey.archive.regions.above(code)
        yield path, list(group)


def _region(standing: Standing) -> str:
    return standing.agency.region


def _by_region(survey: Survey, year: int) -> Iterator[ByRegion]:
    """The year's sums for each region that shares the whole archive, with its name there."""
    for region, name, agencies in shares(survey, COUNTRY):
        for total in survey.sums(agencies):
            if total.year == year:
                yield region, name, total
