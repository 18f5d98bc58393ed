"""Every withdrawal and redaction as JSON: a feed has the newest alone, a copy needs them all."""

import json
from operator import attrgetter
from typing import Any

from generator.archive.settings import NOTICE
from generator.site import urls
from generator.survey.overview import Survey
from generator.survey.removals import Removal, every


def removals(survey: Survey) -> str:
    """The text of the file, the oldest first."""
    settings = survey.archive.settings
    by_day = sorted(every(survey.archive.agencies), key=attrgetter("date"))
    listed = [_row(settings.base_url, removal) for removal in by_day]
    content = {
        "notice": NOTICE,
        "licence": settings.licence,
        "removals": listed,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _row(base_url: str, removal: Removal) -> dict[str, Any]:
    report = removal.report
    return {
        "address": base_url + urls.report(report),
        "agency": report.holder,
        "year": report.year,
        "kind": removal.kind,
        "date": removal.date,
        "what": removal.what,
        "reason": removal.reason,
        "kept": not report.is_tombstone,
    }
