"""What the archive no longer shows: reports withdrawn, and what was taken out of narratives.

For the pages, and for whoever has a copy and takes it out of that, too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from operator import attrgetter

from generator.archive.agency import Agency
from generator.archive.report import Filing

WITHDRAWN = "撤回"
REDACTED = "隐去"


@dataclass(frozen=True, slots=True)
class Removal:
    """A withdrawal or a redaction, ready to be read."""

    agency: Agency
    report: Filing
    kind: str
    "撤回 or 隐去."
    date: str
    what: str
    "Of a redaction, in words that do not say it again; of a withdrawal, what is no longer kept."
    reason: str
    anchor: str
    "Its id on the report's page. It stays when others are added."


def removals(agency: Agency, report: Filing) -> Iterator[Removal]:
    """Those of a report, oldest first but for its withdrawal, which comes last."""
    yield from redactions(agency, report)
    withdrawn = report.withdrawn
    if withdrawn:
        yield Removal(
            agency=agency,
            report=report,
            kind=WITHDRAWN,
            date=withdrawn.date,
            what=_gone(report),
            reason=withdrawn.reason,
            anchor="withdrawn",
        )


def redactions(agency: Agency, report: Filing) -> Iterator[Removal]:
    """What was taken out of its narrative, oldest first."""
    taken: Counter[str] = Counter()
    by_day = sorted(report.redacted, key=attrgetter("date"))
    for redaction in by_day:
        anchor = f"redacted-{redaction.date}"
        taken[anchor] += 1
        again = f"-{taken[anchor]}" if taken[anchor] > 1 else ""
        yield Removal(
            agency=agency,
            report=report,
            kind=REDACTED,
            date=redaction.date,
            what=redaction.what,
            reason=redaction.reason,
            anchor=anchor + again,
        )


def _gone(report: Filing) -> str:
    """What of a withdrawn report is no longer kept; what is, no longer counts."""
    if report.is_tombstone:
        return "数字和正文不再保留"
    if report.has_tables:
        return "页面保留，数字不再计入合计"
    return "页面保留，只有正文"


def every(agencies: Iterable[Agency]) -> Iterator[Removal]:
    """Those of all these agencies' reports, by agency, then year."""
    for agency in agencies:
        for report in agency.reports:
            yield from removals(agency, report)


def newest(agencies: Iterable[Agency], most: int) -> list[Removal]:
    """The last of them, newest first."""
    return nlargest(most, every(agencies), key=attrgetter("date"))
