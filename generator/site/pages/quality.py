"""The pages on data quality: the whole archive, each region and each year."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.region import COUNTRY, Region
from generator.rules.assessment import Verdict
from generator.site import urls
from generator.site.pages.page import Page, View
from generator.survey import quality
from generator.survey.overview import Survey
from generator.survey.standing import Standing


@dataclass(frozen=True, slots=True)
class QualityView(View):
    """The lapses of some reports, by rule and, where there are several, by year and region."""

    scope: str
    "The region or year in words; empty for the whole archive."
    reports: int
    tally: quality.Tally
    rules: list[quality.RuleLapses]
    lapses: tuple[Verdict, ...]
    years: list[tuple[int, quality.Tally]]
    regions: list[tuple[Region, str, quality.Tally]]
    "Each region with its name here."


def quality_pages(survey: Survey) -> Iterator[Page]:
    """Every identity that does not hold, is acknowledged or cannot be assessed."""
    whole = list(quality.standings(survey, COUNTRY))
    years = quality.by_year(whole)
    view = _view("", whole, years, quality.by_region(survey, COUNTRY))
    yield Page(urls.QUALITY, view)
    for year, _ in years:
        found = [standing for standing in whole if standing.report.year == year]
        yield Page(urls.quality(year), _view(f"{year} 年度", found))
    for code in sorted(survey.below.keys() - {COUNTRY}):
        found = list(quality.standings(survey, code))
        scope = "".join(region.name for region in survey.archive.above(code))
        view = _view(scope, found, regions=quality.by_region(survey, code))
        yield Page(urls.quality(code), view)


def _view(
    scope: str,
    found: list[Standing],
    years: list[tuple[int, quality.Tally]] | None = None,
    regions: list[tuple[Region, str, quality.Tally]] | None = None,
) -> QualityView:
    return QualityView(
        scope=scope,
        reports=len(found),
        tally=quality.tally(found),
        rules=quality.rules(found),
        lapses=quality.LAPSES,
        years=years or [],
        regions=regions or [],
    )
