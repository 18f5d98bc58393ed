"""Published figures that are others now, and nothing says why."""

from collections.abc import Iterator

from generator.archive import cell
from generator.archive.report import Correction, Report
from generator.archive.values import NOWHERE, Missing, Value
from generator.finding import ERROR, WARNING, Finding
from generator.form.parts import Cell
from generator.intake.difference import OURS
from generator.revision.judgement import NAMED, finding
from generator.revision.reports import value

UNPUBLISHABLE = (Missing.UNFILLED, Missing.UNREAD)
"What stops publication by itself."
UNPUBLISHED = (None, Missing.UNFILLED, Missing.UNREAD, Missing.LOST)
"What is no published figure, so that a figure in its place corrects none."


def uncorrected(
    path: str,
    before: Report,
    after: Report,
    *,
    ours: bool,
) -> Iterator[Finding]:
    """One finding for all of a report. path: of its file, as it is shown."""
    unexplained = []
    for each in before.form.cells:
        old, new = value(before, each.id), value(after, each.id)
        if old == new or old in UNPUBLISHED or new in UNPUBLISHABLE:
            continue
        if not _is_corrected(each, old, before, after):
            unexplained.append(each)
    if not unexplained:
        return
    said = "、".join(_said(each, before, after) for each in unexplained[:NAMED])
    more = f"等 {len(unexplained)} 格" if len(unexplained) > NAMED else ""
    message = f"已经发布的数字改了，没有更正记录：{said}{more}"
    first = unexplained[0].id
    position = after.figures.place(first) if first in after.figures else NOWHERE
    hint = (
        "机关更正的，在 corrections 逐格写明 date、cell、before、after、reason；"
        f"原来是本档案录错的，由维护者加 {OURS} 核对"
    )
    severity = WARNING if ours else ERROR
    yield finding(path, position, severity, message, hint)


def _is_corrected(
    each: Cell,
    old: Value | None,
    before: Report,
    after: Report,
) -> bool:
    """Whether a new entry begins with the figure that was published.

    That entries lead on from one another to the present figure is for another rule.
    """
    known = set(map(entry_of, before.corrections))
    new = [entry for entry in after.corrections if entry_of(entry) not in known]
    own = sorted((entry for entry in new if entry.cell == each.id), key=lambda entry: entry.date)
    return bool(own) and _read(own[0].before, each.column.kind) == old


def entry_of(correction: Correction) -> tuple[str, ...]:
    """What tells a correction from others."""
    return (correction.date, correction.cell, correction.before, correction.after)


def _read(text: str, kind: str) -> Value | None:
    try:
        return cell.read(text, kind)
    except cell.UnreadableError:
        return None


def _said(
    each: Cell,
    before: Report,
    after: Report,
) -> str:
    old, new = value(before, each.id), value(after, each.id)
    now = "（没有这一格）" if new is None else cell.write(new)
    was = "" if old is None else cell.write(old)
    return f"{each.name} {was} → {now}"
