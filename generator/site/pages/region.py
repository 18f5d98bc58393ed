"""The page of a region."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.region import COUNTRY, NATION, Region
from generator.site import urls
from generator.site.feeds import has_feed
from generator.site.holdings import Holding, Matrix, holdings, listed, matrix
from generator.site.pages.page import Page, View
from generator.site.pages.redirect import with_former
from generator.survey.coverage import page_of
from generator.survey.overview import Summed, Survey
from generator.survey.standing import Standing


@dataclass(frozen=True, slots=True)
class RegionView(View):
    """What a region and all below it hold."""

    region: Region
    above: tuple[Region, ...]
    coverage: str
    "Where the coverage ledger speaks of it."
    holdings: list[Holding]
    matrix: Matrix
    "The agencies directly in it."
    sums: list[Summed]
    "By year; years with nothing to add left out."
    beside: list[Standing]
    "Governments' reports, which no sum adds: all of them, or where they are many the region's own."
    beside_count: int
    count: int
    "Reports that count."
    withdrawn: int
    agencies: int
    has_feed: bool


def region_pages(survey: Survey, code: str) -> Iterator[Page]:
    """The page of a region and what its former codes lead to."""
    region = survey.archive.regions.get(code, NATION)
    everything = survey.below[code]
    sums = survey.sums(everything)
    beside = [item for total in sums for item in total.beside]
    own = [item for item in beside if item.agency.region == code]
    view = RegionView(
        region=region,
        above=() if code == COUNTRY else survey.archive.above(code)[:-1],
        coverage=_coverage(survey, code),
        holdings=list(holdings(survey, code)),
        matrix=matrix(survey, survey.agencies_in.get(code, [])),
        sums=[total for total in sums if total.reports],
        beside=listed(beside) or own,
        beside_count=len(beside),
        count=sum(total.reports for total in sums) + len(beside),
        withdrawn=survey.withdrawn(everything),
        agencies=len(everything),
        has_feed=code != COUNTRY and has_feed(everything),
    )
    yield from with_former(region, Page(urls.region(code), view))


def _coverage(survey: Survey, code: str) -> str:
    """Where the coverage ledger speaks of that region."""
    page, anchor = page_of(survey, code)
    address = urls.coverage(page)
    return f"{address}#{anchor}" if anchor else address
