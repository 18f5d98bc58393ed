"""The pages on data quality: the whole archive, each region and each year."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.region import COUNTRY
from generator.site import urls
from generator.site.pages.page import Page, View
from generator.survey import quality
from generator.survey.overview import Survey
from generator.survey.standing import Standing
from generator.survey.verdicts import Said


@dataclass(frozen=True, slots=True)
class QualityView(View):
    """The lapses of some reports, by rule and, where there are several, by year and region."""

    scope: str
    "The region or year in words; empty for the whole archive."
    reports: int
    tally: quality.Tally
    rules: list[quality.RuleLapses]
    inside: tuple[Said, ...]
    across: tuple[Said, ...]
    "What is counted of the identities of a table, and of those between years."
    years: list[quality.OfYear]
    regions: list[quality.OfRegion]
    "Each region with its name here."


def quality_pages(survey: Survey) -> Iterator[Page]:
    """Every identity that does not hold, is acknowledged or cannot be assessed."""
    whole = list(quality.standings(survey, COUNTRY))
    years = quality.by_year(whole)
    regions = quality.by_region(survey, COUNTRY)
    view = _view("", whole, years, regions)
    yield Page(urls.QUALITY, view)
    for year, _ in years:
        of_year = [standing for standing in whole if standing.report.year == year]
        view = _view(f"{year} 年度", of_year)
        yield Page(urls.quality(year), view)
    codes = survey.below.keys() - {COUNTRY}
    for code in sorted(codes):
        yield _of_region(survey, code)


def _of_region(survey: Survey, code: str) -> Page:
    standings = list(quality.standings(survey, code))
    path = survey.archive.regions.above(code)
    scope = "".join(region.name for region in path)
    regions = quality.by_region(survey, code)
    view = _view(scope, standings, regions=regions)
    return Page(urls.quality(code), view)


def _view(
    scope: str,
    standings: list[Standing],
    years: list[quality.OfYear] | None = None,
    regions: list[quality.OfRegion] | None = None,
) -> QualityView:
    return QualityView(
        scope=scope,
        reports=len(standings),
        tally=quality.tally(standings),
        rules=quality.rules(standings),
        inside=quality.INSIDE,
        across=quality.ACROSS,
        years=years or [],
        regions=regions or [],
    )
