"""The pages on data quality: the whole archive, each region and each year."""

from collections.abc import Iterator

from generator.archive.region import COUNTRY, Region
from generator.site import urls
from generator.site.pages.page import Page
from generator.survey import quality
from generator.survey.overview import Survey
from generator.survey.standing import Standing


def quality_pages(survey: Survey) -> Iterator[Page]:
    """Every identity that does not hold, is acknowledged or cannot be assessed."""
    whole = list(quality.standings(survey, COUNTRY))
    years = quality.by_year(whole)
    yield _page(urls.QUALITY, "", whole, (years, quality.by_region(survey, COUNTRY)))
    for year, _ in years:
        found = [standing for standing in whole if standing.report.year == year]
        yield _page(urls.quality(year), f"{year} 年度", found, ([], []))
    for code in sorted(survey.below.keys() - {COUNTRY}):
        name = "".join(region.name for region in survey.archive.above(code))
        parts = quality.by_region(survey, code)
        yield _page(urls.quality(code), name, list(quality.standings(survey, code)), ([], parts))


def _page(
    address: str,
    scope: str,
    found: list[Standing],
    parts: tuple[list[tuple[int, quality.Tally]], list[tuple[Region, str, quality.Tally]]],
) -> Page:
    years, regions = parts
    return Page(
        address,
        "quality.html",
        {
            "scope": scope,
            "reports": len(found),
            "tally": quality.tally(found),
            "rules": quality.rules(found),
            "lapses": quality.LAPSES,
            "years": years,
            "regions": regions,
        },
    )
