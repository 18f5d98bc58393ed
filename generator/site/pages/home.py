"""The home page: the archive at a glance."""

from dataclasses import dataclass

from generator.archive.agency import Agency
from generator.archive.region import COUNTRY
from generator.site import urls
from generator.site.holdings import (
    MOST_AGENCIES,
    Holding,
    Matrix,
    holdings,
    matrix,
)
from generator.site.pages.page import Page, View
from generator.survey.amendments import Amendment
from generator.survey.amendments import newest as newest_amendments
from generator.survey.overview import Survey
from generator.survey.standing import Standing
from generator.survey.verdicts import Said

NEWEST = 8
"Reports, and corrections, that the page names."


@dataclass(frozen=True, slots=True)
class HomeView(View):
    """The whole archive in figures, and what is new in it."""

    reports: int
    "That count: those withdrawn do not."
    withdrawn: int
    agencies: int
    provinces: int
    known: int
    "Cells with a figure, of all reports that count."
    lost: int
    differing: int
    "Reports whose own figures do not add up."
    newest: list[Standing]
    amendments: list[Amendment]
    holdings: list[Holding]
    matrix: Matrix


def home_page(survey: Survey) -> Page:
    """The archive at a glance."""
    agencies = survey.archive.agencies
    reports = list(survey.counting(agencies))
    provinces = survey.children.get(COUNTRY, ())
    newest = _newest_agencies(survey)
    view = HomeView(
        reports=len(reports),
        withdrawn=survey.withdrawn(agencies),
        agencies=len(agencies),
        provinces=len(provinces),
        known=sum(item.known for item in reports),
        lost=sum(item.lost for item in reports),
        differing=sum(item.inside is Said.ACKNOWLEDGED for item in reports),
        newest=survey.newest(NEWEST),
        amendments=newest_amendments(agencies, NEWEST),
        holdings=list(holdings(survey, COUNTRY)),
        matrix=matrix(survey, newest),
    )
    return Page(urls.HOME, view)


def _newest_agencies(survey: Survey) -> list[Agency]:
    """Those whose reports entered the archive last."""
    found: dict[str, Agency] = {}
    for standing in survey.newest(MOST_AGENCIES):
        found[standing.agency.key] = standing.agency
    return list(found.values())
