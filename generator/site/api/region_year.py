"""The reports of a region and all below it on a year: `regions/410411/2025.json`.

Each report's own region stands in it: those directly in the region are told from those below. One
that a body of the region filed jointly with the body of another region, which holds it, is named
beside them: it is no part of what a region's reports add up to.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from generator.archive.agency import Agency
from generator.site import urls
from generator.site.api.document import File, Items, encoded, paged
from generator.site.api.figures import figures
from generator.site.api.places import body, place
from generator.site.api.verdicts import verdicts
from generator.site.export.report_row import covers
from generator.survey.overview import Survey
from generator.survey.standing import Standing


def region_years(survey: Survey) -> Iterator[File]:
    """All of them, year by year, so that no more than the reports of one year are in memory."""
    joint = {code: list(_elsewhere(agencies)) for code, agencies in survey.below.items()}
    for year in survey.years:
        told = dict(_told(survey, year))
        for code, agencies in survey.below.items():
            texts = list(chain.from_iterable(told.get(agency.key, ()) for agency in agencies))
            elsewhere = [named for filed, named in joint[code] if filed == year]
            if not texts and not elsewhere:
                continue
            about = {
                "region": place(survey.archive.regions.above(code)),
                "year": year,
                "held_elsewhere": elsewhere,
            }
            address = urls.api_region_year(code, year)
            items = Items("reports", texts)
            yield from paged(survey.archive.settings, address, about, items)


def _elsewhere(agencies: Iterable[Agency]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Year and name of each report of these agencies that none of them holds."""
    keys = {agency.key for agency in agencies}
    for agency in agencies:
        for report in agency.joint:
            if report.holder not in keys:
                named = {"agency": body(agency), "report": urls.report(report).rstrip("/")}
                yield report.year, named


def _told(survey: Survey, year: int) -> Iterator[tuple[str, list[str]]]:
    """Agency key → its report on that year, as JSON."""
    base_url = survey.archive.settings.base_url
    for key, standings in survey.standings.items():
        texts = [_report(each, base_url) for each in standings if each.report.year == year]
        if texts:
            yield key, texts


def _report(standing: Standing, base_url: str) -> str:
    report = standing.report
    address = urls.report(report)
    told = {
        "id": address.rstrip("/"),
        "url": base_url + address,
        "agency": body(standing.agency),
        "region": report.region,
        "joint_with": [body(partner) for partner in standing.partners],
        "covers": covers(standing),
        "state": standing.state.value,
        "published": report.published,
        "archived": report.archived,
        "changed": report.changed,
        "lost": standing.lost,
        "figures": figures(standing),
        "verdicts": verdicts(standing),
    }
    return encoded(told)
