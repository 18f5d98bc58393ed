"""What happened to reports in the archive, newest first: `changes.json`."""

from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from generator.archive.agency import Agency
from generator.archive.report import Filing
from generator.site import urls
from generator.site.api.document import File, Items, encoded, paged
from generator.survey.amendments import amendments
from generator.survey.overview import Survey
from generator.survey.removals import WITHDRAWN, removals

Dated = tuple[str, str]
"A day, and what happened on it, as JSON."


def changes(survey: Survey) -> Iterator[File]:
    """Everything whose day is known; on one day, by agency, then year."""
    settings = survey.archive.settings
    dated: list[Dated] = []
    for agency in survey.archive.agencies:
        for report in agency.reports:
            dated += _of_report(agency, report, settings.base_url)
    dated.sort(key=itemgetter(0), reverse=True)
    items = Items("changes", [text for _, text in dated])
    yield from paged(settings, urls.API_CHANGES, {}, items)


def _of_report(agency: Agency, report: Filing, base_url: str) -> Iterator[Dated]:
    address = urls.report(report)
    about = {"report": address.rstrip("/"), "agency_name": agency.name, "year": report.year}
    page = base_url + address
    if report.archived:
        yield _dated("archived", report.archived, {**about, "url": page})
    for amendment in amendments(agency, report):
        correction = amendment.correction
        what = {
            "url": f"{page}#{amendment.anchor}",
            "cell": correction.cell,
            "before": correction.before,
            "after": correction.after,
            "reason": correction.reason,
        }
        yield _dated("corrected", correction.date, {**about, **what})
    for removal in removals(agency, report):
        kind = "withdrawn" if removal.kind == WITHDRAWN else "redacted"
        what = {
            "url": f"{page}#{removal.anchor}",
            "what": removal.what,
            "reason": removal.reason,
        }
        yield _dated(kind, removal.date, {**about, **what})


def _dated(kind: str, day: str, what: dict[str, Any]) -> Dated:
    return day, encoded({"date": day, "kind": kind, **what})
