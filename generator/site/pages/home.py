"""The home page: the archive at a glance."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.agency import Agency
from generator.archive.region import COUNTRY, NATION, Region
from generator.form.editions import FIRST_FORM
from generator.site import urls
from generator.site.holdings import Holding, holdings
from generator.site.pages.page import Page, View
from generator.survey.amendments import Amendment
from generator.survey.amendments import newest as newest_amendments
from generator.survey.arrivals import Day, arrivals
from generator.survey.census import Census
from generator.survey.divisions import division
from generator.survey.verdicts import Said
from generator.survey.yearbook import Yearbook

AMENDMENTS = 5
"Corrections that the page names."
MOST_PLACES = 40
"Regions that it lists; there are 34 provinces."
YEARS = 5
"Of the coverage, so that a phone shows them all."

Coverage = tuple[Region, str, list[Census]]
"A region, its name here, and what it has of each year shown."


@dataclass(frozen=True, slots=True)
class HomeView(View):
    """The whole archive in figures, and what is new in it."""

    reports: int
    "That count: those withdrawn do not."
    withdrawn: int
    agencies: int
    provinces: int
    acknowledged: int
    "Reports whose original does not add up."
    example: Agency | None
    "A body to search for."
    places: list[Holding]
    shown: list[int]
    "The years of the coverage, newest first."
    coverage: list[Coverage]
    arrivals: list[Day]
    amendments: list[Amendment]


def home_page(yearbook: Yearbook) -> Page:
    """The archive at a glance."""
    survey = yearbook.survey
    agencies = survey.archive.agencies
    reports = list(survey.counting(agencies))
    innermost, _ = division(survey, COUNTRY)
    places = list(holdings(survey, innermost))
    shown = [year for year in survey.years if year >= FIRST_FORM][:YEARS]
    view = HomeView(
        reports=len(reports),
        withdrawn=survey.withdrawn(agencies),
        agencies=len(agencies),
        provinces=len(survey.children.get(COUNTRY, ())),
        acknowledged=sum(standing.inside is Said.ACKNOWLEDGED for standing in reports),
        example=next(iter(agencies), None),
        places=places[:MOST_PLACES],
        shown=shown,
        coverage=list(_coverage(yearbook, innermost, shown))[:MOST_PLACES],
        arrivals=arrivals(survey),
        amendments=newest_amendments(agencies, AMENDMENTS),
    )
    return Page(urls.HOME, view)


def _coverage(yearbook: Yearbook, code: str, years: list[int]) -> Iterator[Coverage]:
    """The bodies of a region itself, then the regions next below it."""
    survey = yearbook.survey
    region = survey.archive.regions.get(code, NATION)
    if survey.agencies_in.get(code):
        own = [yearbook.own(code, year) for year in years]
        yield region, f"{region.name}本级", own
    for place in survey.children.get(code, ()):
        counted = [yearbook.census(place.code, year) for year in years]
        yield place, place.name, counted
