"""Every rule that a report is held to, with its record: `rules.json`."""

from typing import Any

from generator.archive.settings import Settings
from generator.rules.demands import REFUSED, UNLESS, WARNED, Demand, demands
from generator.site import urls
from generator.site.api.document import document
from generator.survey.record import Records

SEVERITIES = {
    WARNED: "warned",
    UNLESS: "refused_unless_acknowledged",
    REFUSED: "refused",
}
"What comes of failing it → what that is called for good."


def rules(settings: Settings, records: Records) -> str:
    """The text of the document; an identity is told once for all its rows or columns."""
    told = [_rule(settings, demand, records) for demand in demands().values()]
    return document(settings, {"rules": told})


def _rule(settings: Settings, demand: Demand, records: Records) -> dict[str, Any]:
    record = records.of(demand)
    return {
        "id": demand.id,
        "url": settings.base_url + urls.rule(demand.id),
        "title": demand.title,
        "demand": demand.words,
        "source": demand.source,
        "severity": [SEVERITIES[each] for each in demand.severities],
        "since": demand.since or None,
        "tolerance": demand.tolerance,
        "needs_year_before": demand.reaches_back,
        "record": {
            "passed": record.passed,
            "failed": record.failed,
            "unknown": record.untold,
            "not_asked": record.unasked,
        },
    }
