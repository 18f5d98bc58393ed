"""The page of a region."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from generator.archive.region import COUNTRY, NATION, Region
from generator.form.breaks import Break, breaks_in
from generator.site import urls
from generator.site.feeds import has_feed
from generator.site.holdings import (
    Holding,
    Matrix,
    holdings,
    listed,
    matrix,
)
from generator.site.pages.page import Page, View
from generator.site.pages.redirect import with_former
from generator.site.places import coverage_address
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
    columns: list[str]
    "What a sum of figures has; empty where no report has figures."
    sums: list[Summed]
    "By year; years with nothing to add left out."
    breaks: tuple[Break, ...]
    "In the series of these years."
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
    beside = list(chain.from_iterable(summed.beside for summed in sums))
    own = [standing for standing in beside if standing.agency.region == code]
    added = sum(summed.reports for summed in sums)
    directly_in = survey.agencies_in.get(code, [])
    view = RegionView(
        region=region,
        above=_above(survey, code),
        coverage=coverage_address(survey, code),
        holdings=list(holdings(survey, code)),
        matrix=matrix(survey, directly_in),
        columns=_columns(sums),
        sums=[summed for summed in sums if summed.reports],
        breaks=breaks_in([summed.year for summed in sums]),
        beside=listed(beside) or own,
        beside_count=len(beside),
        count=added + len(beside),
        withdrawn=survey.withdrawn(everything),
        agencies=len(everything),
        has_feed=code != COUNTRY and has_feed(everything),
    )
    page = Page(urls.region(code), view)
    yield from with_former(region, page)


def _columns(sums: list[Summed]) -> list[str]:
    """The labels of the newest year that has figures."""
    for summed in sums:
        if summed.totals:
            return list(summed.totals)
    return []


def _above(survey: Survey, code: str) -> tuple[Region, ...]:
    """The regions above that region; none above the country."""
    if code == COUNTRY:
        return ()
    return survey.archive.regions.above(code)[:-1]
