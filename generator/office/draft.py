"""The government's own draft beside the sum of its bodies, cell by cell.

A whole is not less than its parts. Where the draft is less, one of two things is so: a figure is
wrong, or the two count otherwise; both are said. Equality is no law: a government has matters of
its own, and bodies may be missing.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.office.entry import (
    SAYS,
    Entry,
    Figure,
    Without,
    entries,
    plain,
)
from generator.office.parts import Part
from generator.office.roll_up import (
    RollUp,
    Total,
    totals,
)

OWN, LEVEL = "own", "level"
"What `scope` of a report may be: its own matters; those of all bodies of its government."
BOTH_READINGS = "数字有误，或者口径不同，两种都请核对"
OWN_ONLY = "草稿写明只计本机关，不和合计比大小"
IN_WORDS = "金额连同单位照原文，不相加"


class Comparison(NamedTuple):
    """A cell of the draft beside the sum."""

    total: Total
    "Of the bodies that the draft covers."
    entry: Entry
    "What the draft has."
    difference: Figure | None
    "The draft less the sum; None where one of them is no figure."
    is_breach: bool
    "Whether the draft is less than its parts, where it cannot be."
    said: str
    "相同, 多 5, 少 2：…"


def covered(rolled: RollUp) -> tuple[Part, ...]:
    """The bodies whose matters the draft counts, as far as it says whose."""
    draft = rolled.draft
    if draft and draft.scope == LEVEL:
        return tuple(part for part in rolled.parts if part.body.region == draft.region)
    return rolled.parts


def whose(rolled: RollUp) -> str:
    """What the draft says of whose matters it counts, and what follows for the comparison."""
    draft = rolled.draft
    if draft is None:
        return "没有本级政府的报告，没有比较。"
    if draft.scope == OWN:
        return f"{OWN_ONLY}。"
    left = len(rolled.parts) - len(covered(rolled))
    if left:
        return f"草稿写明计本级各机关，其他地区的 {left} 家没有和它比。"
    return "草稿包括这些机关的，各格不应少于合计；文件、项目几家可能各计一次的除外。"


def compared(rolled: RollUp) -> Iterator[Comparison]:
    """Every cell, in the order of the form; none without a draft."""
    draft = rolled.draft
    if draft is None:
        return
    parts = covered(rolled)
    sums = rolled.totals if parts == rolled.parts else totals(rolled.form, parts)
    for total, entry in zip(sums, entries(rolled.form, draft), strict=True):
        yield _comparison(rolled, total, entry)


def _comparison(rolled: RollUp, total: Total, entry: Entry) -> Comparison:
    if isinstance(entry, Without):
        said = f"草稿{entry.word}：{SAYS[entry]}"
        return Comparison(total, entry, None, is_breach=False, said=said)
    if isinstance(entry, str):
        return Comparison(total, entry, None, is_breach=False, said=IN_WORDS)
    if total.value is None:
        said = "没有一家有数字，没有比"
        return Comparison(total, entry, None, is_breach=False, said=said)
    difference = _less(entry, total.value)
    excuse = _excuse(rolled, total) if difference < 0 else ""
    is_breach = difference < 0 and not excuse
    said = _said(difference)
    if difference < 0:
        said = f"{said}：{excuse or BOTH_READINGS}"
    return Comparison(total, entry, difference, is_breach, said)


def _less(one: Figure, other: Figure) -> Figure:
    if isinstance(one, int) and isinstance(other, int):
        return one - other
    return Decimal(one) - Decimal(other) or 0


def _excuse(rolled: RollUp, total: Total) -> str:
    """Why the draft may well be less; empty where it may not."""
    if rolled.draft and rolled.draft.scope == OWN:
        return OWN_ONLY
    shared = rolled.form.shared.get(total.cell.id)
    return f"{shared}，少了不一定有误" if shared else ""


def _said(difference: Figure) -> str:
    """相同, 多 5, 少 0.5."""
    if not difference:
        return "相同"
    if difference > 0:
        return f"多 {plain(difference)}"
    return f"少 {plain(-difference)}"
