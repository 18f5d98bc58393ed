"""The pages on data quality: the whole archive, each region and each year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.archive.region import COUNTRY
from generator.site import urls
from generator.site.pages.page import Page, View
from generator.survey import quality
from generator.survey.overview import Survey
from generator.survey.standing import Standing
from generator.survey.verdicts import Said

Day = tuple[str, list[quality.Entry]]
"What entered the archive on it; empty where the reports do not say."


@dataclass(frozen=True, slots=True)
class QualityView(View):
    """The reports that do not add up, and how many there are of each kind."""

    scope: str
    "The region or year in words; empty for the whole archive."
    tally: quality.Tally
    count: int
    "Reports that do not add up, in either way."
    days: list[Day]
    "The newest of them; at most `quality.MOST` reports."
    listed: int
    places: dict[str, str]
    "Region code → its name with those above."
    rules: list[quality.OfRule]
    years: list[quality.OfYear]
    "None on the page of a year; those of a region have no pages of their own."
    regions: list[quality.OfRegion]
    "Each region with its name here."
    sectors: list[quality.OfSector]
    is_whole: bool
    inside: Said = Said.ACKNOWLEDGED
    across: Said = Said.BROKEN
    "What is said of what does not add up, within a report and to the year before."


def quality_pages(survey: Survey) -> Iterator[Page]:
    """Every report that does not add up, in itself or with the year before."""
    whole = list(quality.standings(survey, COUNTRY))
    regions = quality.by_region(survey, COUNTRY)
    years = quality.by_year(whole)
    view = _view(survey, "", whole, years, regions)
    yield Page(urls.QUALITY, view)
    for year, _ in years:
        of_year = [standing for standing in whole if standing.report.year == year]
        view = _view(survey, f"{year} 年度", of_year)
        yield Page(urls.quality(year), view)
    codes = survey.below.keys() - {COUNTRY}
    for code in sorted(codes):
        yield _of_region(survey, code)


def _of_region(survey: Survey, code: str) -> Page:
    standings = list(quality.standings(survey, code))
    regions = quality.by_region(survey, code)
    view = _view(survey, _place(survey, code), standings, quality.by_year(standings), regions)
    return Page(urls.quality(code), view)


def _view(
    survey: Survey,
    scope: str,
    standings: list[Standing],
    years: Iterable[quality.OfYear] = (),
    regions: Iterable[quality.OfRegion] = (),
) -> QualityView:
    differing = quality.differing(standings)
    newest = differing[: quality.MOST]
    codes = {standing.report.region for standing in newest}
    return QualityView(
        scope=scope,
        tally=quality.tally(standings),
        count=len(differing),
        days=_days(newest),
        listed=len(newest),
        places={code: _place(survey, code) for code in codes},
        rules=quality.rules(differing),
        years=list(years),
        regions=list(regions),
        sectors=quality.by_sector(standings),
        is_whole=not scope,
    )


def _days(newest: Iterable[Standing]) -> list[Day]:
    days = []
    for day, standings in groupby(newest, key=_archived):
        entries = [quality.entry(standing) for standing in standings]
        days.append((day, entries))
    return days


def _archived(standing: Standing) -> str:
    return standing.report.archived or ""


def _place(survey: Survey, code: str) -> str:
    path = survey.archive.regions.above(code)
    return "".join(region.name for region in path)
