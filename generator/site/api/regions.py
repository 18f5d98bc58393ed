"""The regions in which the archive knows a body, and those above: `regions.json`."""

from collections.abc import Iterator
from typing import Any

from generator.archive.region import COUNTRY, NATION
from generator.site import urls
from generator.site.api.document import File, Items, encoded, paged
from generator.site.api.places import LEVELS
from generator.survey.overview import Survey


def regions(survey: Survey) -> Iterator[File]:
    """All of them, by code."""
    texts = [encoded(_region(survey, code)) for code in sorted(survey.below)]
    items = Items("regions", texts)
    yield from paged(survey.archive.settings, urls.API_REGIONS, {}, items)


def _region(survey: Survey, code: str) -> dict[str, Any]:
    archive = survey.archive
    region = archive.regions.get(code, NATION)
    page = urls.HOME if code == COUNTRY else urls.region(code)
    return {
        "code": code,
        "name": region.name,
        "level": LEVELS[region.level],
        "parent": archive.regions.parent(code),
        "former_codes": list(region.former),
        "url": archive.settings.base_url + page,
        "agencies": len(survey.agencies_in.get(code, ())),
        "agencies_with_below": len(survey.below[code]),
        "years": _years(survey, code),
    }


def _years(survey: Survey, code: str) -> list[int]:
    """Those on which a body of it, or of a region below, has filed a report; oldest first."""
    years: set[int] = set()
    for agency in survey.below[code]:
        years.update(report.year for report in (*agency.reports, *agency.joint))
    return sorted(years)
