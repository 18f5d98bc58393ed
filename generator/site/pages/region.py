"""The page of a region."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from generator.archive.region import COUNTRY, NATION, Region
from generator.form.breaks import Break, breaks_in
from generator.form.editions import FIRST_FORM
from generator.site import urls
from generator.site.feeds import has_feed
from generator.site.holdings import Holding, holdings
from generator.site.pages.page import Page, View
from generator.site.pages.redirect import with_former
from generator.site.places import coverage_address
from generator.survey import tiers
from generator.survey.body import Body
from generator.survey.census import Census, census
from generator.survey.handling import COLUMNS
from generator.survey.sectors import sector_of
from generator.survey.yearbook import Yearbook

MOST_BODIES = 80
"Those that are listed one by one."
MOST_SECTORS = 45
"Those that are told of where bodies are more."
MOST_PLACES = 150
"Regions next below that are listed; none of today has as many."

Sector = tuple[str, list[Body]]
OfSector = tuple[str, str, Census]
"Its name, the address of its page, and what its bodies add up to."


@dataclass(frozen=True, slots=True)
class RegionView(View):
    """What came in at the bodies of a region and all below it, and how they answered."""

    region: Region
    above: tuple[Region, ...]
    newest: int | None
    "The year told of first; None where no year has figures to add up."
    now: Census
    "What there is of it."
    columns: list[str]
    names: dict[str, str]
    "Agency key → a body's name here."
    governments: list[Body]
    sectors: list[Sector]
    "The bodies listed, each with its newest report."
    more_sectors: int
    of_sectors: list[OfSector]
    "What all bodies of a sector add up to in the newest year; empty where all bodies are listed."
    years: list[tuple[int, Census]]
    "Newest first."
    first_form: int
    breaks: tuple[Break, ...]
    "In the series of these years."
    holdings: list[Holding]
    "The regions next below, the first of them."
    places: int
    "How many they are."
    coverage: str
    "Where the coverage ledger speaks of it."
    has_feed: bool


def region_pages(yearbook: Yearbook, code: str) -> Iterator[Page]:
    """The page of a region and what its former codes lead to."""
    survey = yearbook.survey
    region = survey.archive.regions.get(code, NATION)
    everything = survey.below[code]
    shown = everything
    if len(everything) > MOST_BODIES:
        shown = survey.agencies_in.get(code, [])[:MOST_BODIES]
    listed = [yearbook.newest(agency) for agency in shown]
    years = [(year, yearbook.census(code, year)) for year in yearbook.years(code)]
    newest = _newest(years)
    of_sectors: list[OfSector] = []
    if newest and len(shown) < len(everything):
        bodies = yearbook.everybody(code, newest)
        of_sectors = [_told(name, same) for name, same in _by_sector(bodies)]
    lineage = survey.archive.regions.lineage(code)
    view = RegionView(
        region=region,
        above=() if code == COUNTRY else survey.archive.regions.above(code)[:-1],
        newest=newest,
        now=yearbook.census(code, newest) if newest else census(()),
        columns=list(COLUMNS),
        names={body.agency.key: tiers.local_name(body.agency, lineage) for body in listed},
        governments=[body for body in listed if body.beside],
        sectors=list(_by_sector(listed)),
        more_sectors=max(0, len(of_sectors) - MOST_SECTORS),
        of_sectors=of_sectors[:MOST_SECTORS],
        years=years,
        first_form=FIRST_FORM,
        breaks=breaks_in([year for year, _ in years]),
        holdings=list(islice(holdings(survey, code), MOST_PLACES)),
        places=len(survey.children.get(code, ())),
        coverage=coverage_address(survey, code),
        has_feed=code != COUNTRY and has_feed(everything),
    )
    yield from with_former(region, Page(urls.region(code), view))


def _newest(years: Iterable[tuple[int, Census]]) -> int | None:
    """The last year with figures that half of the bodies report on at least, or else the last.

    While reports of a year come in, a sum of the first few says little of a region.
    """
    told = [(year, counted) for year, counted in years if year >= FIRST_FORM and counted.reports]
    for year, counted in told:
        if 2 * counted.here >= counted.bodies:
            return year
    return told[0][0] if told else None


def _by_sector(bodies: Iterable[Body]) -> Iterator[Sector]:
    """Those of each sector, the most usual first; governments, which have every one, in none."""
    sectors: dict[str, list[Body]] = {}
    for body in bodies:
        if not body.beside:
            same = sectors.setdefault(body.agency.sector, [])
            same.append(body)
    yield from sorted(sectors.items(), key=_rarity)


def _told(name: str, bodies: list[Body]) -> OfSector:
    sector = sector_of(bodies[0].agency)
    return name, urls.sector(sector.id), census(bodies)


def _rarity(sector: Sector) -> tuple[int, str]:
    name, bodies = sector
    return -len(bodies), name
