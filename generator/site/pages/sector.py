"""The pages of a sector: the same kind of body, everywhere and in each province."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.archive.agency import Agency
from generator.archive.region import COUNTRY, NATION, Region
from generator.form.breaks import Break, breaks_in
from generator.site import urls
from generator.site.dots import Axis, axis
from generator.site.pages.page import Page, View
from generator.survey.amounts import Amount
from generator.survey.overview import Survey
from generator.survey.peers import (
    Peer,
    Yearly,
    figures,
    peers,
    shown_year,
    yearly,
)
from generator.survey.sectors import Sector
from generator.survey.spread import Spread, spread

MOST_ROWS = 60
"""Bodies that a page lists one by one, so that a phone can load it and a reader can read it.

More of them, too, where there are hardly two in each of the regions below."""

Path = tuple[Region, ...]
"A region, from above down."
Group = tuple[Path, list[Peer]]


@dataclass(frozen=True, slots=True)
class Strip:
    """The bodies of a region in one row."""

    region: Region
    url: str
    bodies: int
    told: int
    "Of which there is a figure."
    path: str
    "Its dots."
    spread: Spread | None


@dataclass(frozen=True, slots=True)
class SectorView(View):
    """The same kind of body in a region and all below it."""

    sector: Sector
    region: Region
    above: tuple[Region, ...]
    "The regions above that have such a page, from above down; the country's leads them."
    bodies: int
    year: int | None
    "The one that is shown; None where there is no figure of any."
    told: int
    "Bodies of which there is a figure."
    spread: Spread | None
    axis: Axis | None
    "None where every figure is 0."
    groups: list[Group]
    "The bodies that are listed, under the regions they are in."
    marked: bool
    "Whether one of their figures was worked out, or is not known."
    strips: list[Strip]
    "The regions below, where their bodies are too many to list."
    places: list[tuple[Region, str]]
    "The same where they are listed, which have a page too."
    yearly: list[Yearly]
    breaks: tuple[Break, ...]
    "In the series of these years."


def sector_pages(survey: Survey, sector: Sector, agencies: list[Agency]) -> Iterator[Page]:
    """Those of a sector, which has these bodies."""
    yield from _pages(survey, sector, NATION, agencies)


def _pages(
    survey: Survey, sector: Sector, region: Region, agencies: list[Agency]
) -> Iterator[Page]:
    """Of a region, and of those below; below a province only where its bodies are many."""
    below = _below(survey, region, agencies)
    view = _view(survey, sector, region, agencies)
    yield Page(urls.sector(sector.id, region.code), view)
    if region.code == COUNTRY or view.strips:
        for lower, members in below:
            yield from _pages(survey, sector, lower, members)


def _view(survey: Survey, sector: Sector, region: Region, agencies: list[Agency]) -> SectorView:
    known = figures(survey, agencies)
    year = shown_year(known)
    amounts = known[year] if year else {}
    values = [amount.value or 0 for amount in amounts.values()]
    highest = max(values, default=0)
    drawn = axis(highest) if highest else None
    below = _below(survey, region, agencies)
    strips: list[Strip] = []
    listed = agencies
    if len(agencies) > max(MOST_ROWS, 2 * len(below)) and below:
        listed = [agency for agency in agencies if agency.region == region.code]
        for lower, members in below:
            address = urls.sector(sector.id, lower.code)
            strip = _strip(address, lower, members, amounts, drawn)
            strips.append(strip)
    places: list[tuple[Region, str]] = []
    if region.code == COUNTRY and not strips:
        places = [(lower, urls.sector(sector.id, lower.code)) for lower, _ in below]
    rows = list(peers(survey, listed, year, amounts)) if year else []
    return SectorView(
        sector=sector,
        region=region,
        above=survey.archive.regions.lineage(region.code)[:-1],
        bodies=len(agencies),
        year=year,
        told=len(values),
        spread=spread(values),
        axis=drawn,
        groups=list(_grouped(survey, rows)),
        marked=any(map(_is_marked, rows)),
        strips=strips,
        places=places,
        yearly=list(yearly(known)),
        breaks=breaks_in(known),
    )


def _below(
    survey: Survey, region: Region, agencies: Iterable[Agency]
) -> list[tuple[Region, list[Agency]]]:
    """The regions next below, each with those of the bodies that are in it or below it."""
    found: dict[str, list[Agency]] = {}
    regions = survey.archive.regions
    for agency in agencies:
        codes = [each.code for each in regions.lineage(agency.region)]
        place = codes.index(region.code) + 1 if region.code in codes else 0
        for code in codes[place : place + 1]:
            found.setdefault(code, []).append(agency)
    return [(regions[code], found[code]) for code in sorted(found)]


def _strip(
    address: str,
    region: Region,
    agencies: list[Agency],
    amounts: Mapping[str, Amount],
    drawn: Axis | None,
) -> Strip:
    own = [amounts[agency.key] for agency in agencies if agency.key in amounts]
    values = [amount.value or 0 for amount in own]
    return Strip(
        region=region,
        url=address,
        bodies=len(agencies),
        told=len(values),
        path=drawn.strip(values) if drawn else "",
        spread=spread(values),
    )


def _is_marked(peer: Peer) -> bool:
    return peer.amount.derived or (peer.amount.value is None and not peer.unsaid)


def _grouped(survey: Survey, rows: Iterable[Peer]) -> Iterator[Group]:
    """Under the cities they are in, or under the province where they are its own."""

    def city(peer: Peer) -> Path:
        return survey.archive.regions.above(peer.agency.region)[:2]

    for path, group in groupby(rows, key=city):
        yield path, list(group)
