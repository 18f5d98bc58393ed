"""What does not add up in reports, or cannot be told: `findings/2025.json`."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.archive.settings import Settings
from generator.site import urls
from generator.site.api.document import File, Items, encoded, paged
from generator.site.api.verdicts import IDS
from generator.survey.standing import Standing
from generator.survey.verdicts import said


def found(standing: Standing) -> Iterator[dict[str, Any]]:
    """Each identity that fails in a report, or cannot be held against it; none once withdrawn."""
    report = standing.report
    if report.withdrawn:
        return
    for lapse in standing.lapses:
        identity = report.form.identities[lapse.index]
        yield {
            "identity": identity.id,
            "words": identity.words,
            "verdict": IDS[said(identity, lapse.verdict)],
            "statement": lapse.statement,
            "reason": lapse.reason,
        }


def findings(settings: Settings, year: int, standings: Iterable[Standing]) -> Iterator[File]:
    """The pages of a year; standings: of its reports."""
    texts: list[str] = []
    for standing in standings:
        report = urls.report(standing.report).rstrip("/")
        texts += (encoded({"report": report, **finding}) for finding in found(standing))
    items = Items("findings", texts)
    yield from paged(settings, urls.api_findings(year), {"year": year}, items)
