"""The bodies that the archive has something of: `agencies.json`."""

from collections.abc import Iterator
from typing import Any

from generator.archive.agency import Agency
from generator.site import urls
from generator.site.api.document import File, Items, encoded, paged
from generator.site.api.places import body
from generator.survey.overview import Survey
from generator.survey.sectors import sector_of


def agencies(survey: Survey) -> Iterator[File]:
    """All of them, by region, then id."""
    texts = [encoded(_agency(survey, agency)) for agency in survey.archive.agencies]
    items = Items("agencies", texts)
    yield from paged(survey.archive.settings, urls.API_AGENCIES, {}, items)


def _agency(survey: Survey, agency: Agency) -> dict[str, Any]:
    """A body, its names, its reports; those too that another body holds for both."""
    archive = survey.archive
    former = [{"name": each.name, "until": each.until} for each in agency.former_names]
    filed = survey.filed(agency)
    reports = (standing.report for standing in filed.values())
    return {
        **body(agency),
        "url": archive.settings.base_url + urls.agency(agency),
        "region": agency.region,
        "sector_id": sector_of(agency).id,
        "formal_name": agency.formal_name,
        "aliases": [alias.name for alias in agency.aliases],
        "former_names": former,
        "website": agency.website,
        "credit_code": agency.credit_code,
        "predecessors": [other.key for other in archive.predecessors(agency)],
        "successors": [other.key for other in archive.successors(agency)],
        "years": list(filed),
        "reports": [urls.report(report).rstrip("/") for report in reports],
    }
