"""What does not add up within a report, in public: 一处差错，一句话.

The arithmetic that would mend it is told and never filled in: what the original should say is for
the body that published it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.archive.compact import compact
from generator.form.form import Form
from generator.rules.assessment import Assessment, Verdict
from generator.rules.fault import Change, Fault
from generator.rules.mending import faults

FAILING = (Verdict.ACKNOWLEDGED, Verdict.BROKEN)
NAMED = 2
"Ways to mend it that are told."


@compact
@dataclass(frozen=True, slots=True)
class Flaw:
    """Identities of a report that are broken together."""

    words: str
    "The first of them with both its sums, and how many more there are."
    remedy: str
    "若…: the figure with which all would hold; empty where it takes more than two."
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
        remedy=_remedy(form, fault),
        reason="；".join(reasons),
    )


def _remedy(form: Form, fault: Fault) -> str:
    """若 总计·自然人 为 112，这 3 项都对得上."""
    count = len(fault.broken)
    if not fault.changes:
        return ""
    told = [_told(form, change) for change in fault.changes[:NAMED]]
    result = f"这 {count} 项都对得上" if count > 1 else "这一项对得上"
    more = "；也可能是别的格" if len(fault.changes) > NAMED else ""
    return f"若 {'，或者 '.join(told)}，{result}{more}"


def _told(form: Form, change: Change) -> str:
    cells = [f"{form.cells[form.index[each.cell]].name} 为 {each.value}" for each in change]
    return "，并且 ".join(cells)
