"""What does not add up within a report, in public: 一处差错，一句话.

The arithmetic that would mend it is told and never filled in: what the original should say is for
the body that published it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.archive.compact import compact
from generator.form.form import Form
from generator.rules.assessment import Assessment, Verdict
from generator.rules.fault import Fault
from generator.rules.mending import faults

FAILING = (Verdict.ACKNOWLEDGED, Verdict.BROKEN)


@compact
@dataclass(frozen=True, slots=True)
class Flaw:
    """Identities of a report that are broken together."""

    words: str
    "The first of them with both its sums, and how many more there are."
    remedy: str
    "With which figure all would hold; empty where it takes more than two."
    reason: str
    "What the report says of it."


def flaws(form: Form, assessments: Iterable[Assessment]) -> Iterator[Flaw]:
    """The flaws of a report, those that it acknowledges first."""
    assessments = list(assessments)
    for verdict in FAILING:
        for fault in faults(assessments, verdict):
            yield _flaw(form, fault)


def _flaw(form: Form, fault: Fault) -> Flaw:
    first, *others = fault.broken
    more = f"；另有 {len(others)} 项也对不上" if others else ""
    reasons = dict.fromkeys(each.reason for each in fault.broken if each.reason)
    return Flaw(
        words=f"{first.identity.along.short}：{first.statement}{more}",
        remedy=fault.arithmetic(form) if fault.changes else "",
        reason="；".join(reasons),
    )
