"""The page of a region and a year: every body with what came in and how it was answered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from generator.archive.region import Region
from generator.form.editions import FIRST_FORM
from generator.site import urls
from generator.site.pages.page import Page, View
from generator.site.pages.redirect import with_former
from generator.site.places import coverage_address
from generator.survey import tiers
from generator.survey.body import Body
from generator.survey.census import Census, combined
from generator.survey.handling import COLUMNS
from generator.survey.outcomes import Outcomes, outcomes
from generator.survey.tiers import Tier
from generator.survey.yearbook import Place, Yearbook

MOST_ROWS = 120
"Bodies, and places, that the table lists; no region of today has more of either."
MOST_ABSENT = 40
"Bodies without a report that are named below it."


@dataclass(frozen=True, slots=True)
class RegionYearView(View):
    """A region in one year."""

    region: Region
    above: tuple[Region, ...]
    year: int
    years: list[int]
    "Those that the region has a page of, newest first."
    has_form: bool
    "Whether reports of that year have figures."
    columns: list[str]
    census: Census
    "Of the region and all below it."
    names: dict[str, str]
    "Agency key → a body's name without those of its regions."
    governments: list[Body]
    "Those of the region itself, whose reports no sum adds."
    tiers: list[Tier]
    "The region's own bodies but governments."
    places: list[Place]
    places_name: str
    below: Census
    "Of all places."
    absent: list[Body]
    "Without a report, of the region and below it; the first few."
    parts: Outcomes
    "What became of the applications."
    coverage: str
    "Where the coverage ledger speaks of it."


def region_year_pages(yearbook: Yearbook, code: str) -> Iterator[Page]:
    """A page for each year that a region has a report on, and what former codes lead to."""
    region = yearbook.survey.archive.regions[code]
    years = yearbook.years(code)
    added = yearbook.added(code)
    for year in years:
        parts = outcomes(added.get(year, ()))
        view = _view(yearbook, region, year, years, parts)
        page = Page(urls.region_year(code, year), view)
        yield from with_former(region, page)


def _view(
    yearbook: Yearbook, region: Region, year: int, years: list[int], parts: Outcomes
) -> RegionYearView:
    survey = yearbook.survey
    code = region.code
    lineage = survey.archive.regions.lineage(code)
    bodies = yearbook.bodies(code, year)
    places = list(yearbook.places(code, year))
    regions = [place for place, _ in places]
    absent = yearbook.absent(code, year)
    return RegionYearView(
        region=region,
        above=lineage[:-1],
        year=year,
        years=years,
        has_form=year >= FIRST_FORM,
        columns=list(COLUMNS),
        census=yearbook.census(code, year),
        names={body.agency.key: tiers.local_name(body.agency, lineage) for body in bodies},
        governments=[body for body in bodies if body.beside],
        tiers=list(_shortened(tiers.tiers(region, bodies))),
        places=places[:MOST_ROWS],
        places_name=tiers.below(regions),
        below=combined(counted for _, counted in places),
        absent=list(islice(absent, MOST_ABSENT)),
        parts=parts,
        coverage=coverage_address(survey, code),
    )


def _shortened(found: list[Tier]) -> Iterator[Tier]:
    """Tiers with no more bodies together than the table lists; what they add up to stays."""
    left = MOST_ROWS
    for tier in found:
        yield replace(tier, bodies=tier.bodies[:left])
        left = max(0, left - len(tier.bodies))
