"""How an import differs from the report that is there, and what replacing that one takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from generator.archive import cell
from generator.archive.report import Correction, Report
from generator.archive.values import Missing, Value
from generator.form.parts import Cell

NAMED = 6
"Cells a sentence names before it only counts them."
REASON = "--reason"
OURS = "--not-a-correction"
UNREAD = (None, Missing.LOST, Missing.UNFILLED)
"What no agency has corrected a figure to."


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that has another value in the new report."""

    cell: Cell
    before: Value | None
    "None: the report that is there has another form, without this cell."
    after: Value | None
    "None: the new report has."

    def __str__(self) -> str:
        return f"{self.cell.name} {self.values}"

    @property
    def values(self) -> str:
        """Both values: 12 → 13."""
        return f"{_written(self.before)} → {_written(self.after)}"

    @property
    def is_unread(self) -> bool:
        """Whether the new report does not say what the value is."""
        return self.before is None or self.after in UNREAD


def changes(old: Report, new: Report) -> tuple[Change, ...]:
    """Every cell that changes, in the form's order.

    What nobody had filled in yet is not changed by being filled in.
    """
    old_form = old.figures.form
    new_form = new.figures.form
    both = chain(old_form.cells, new_form.cells)
    cells = {each.id: each for each in both}
    compared = (_compared(each, old, new) for each in cells.values())
    return tuple(filter(_is_change, compared))


def difference(old: Report, new: Report) -> Iterator[str]:
    """One line for each cell that changes, and one for all that are filled in.

    One more for a title, and for a narrative, that changes.
    """
    old_form = old.figures.form
    new_form = new.figures.form
    if old_form is not new_form:
        yield f"form: {old_form.editions} → {new_form.editions}"
    for change in changes(old, new):
        changed = change.cell
        yield f"{changed.id}（{changed.name}）: {change.values}"
    unfilled = _unfilled(old)
    filled = [each for each in unfilled if _is_filled(_value(new, each))]
    if filled:
        yield f"待填的 {len(filled)} 格现已填写"
    if old.title != new.title:
        yield f"标题: {old.title} → {new.title}"
    if new.published not in (None, old.published):
        yield f"公布日期: {old.published or 'null'} → {new.published}"
    if new.source.url not in (None, old.source.url):
        yield f"来源网址: {old.source.url or 'null'} → {new.source.url}"
    if old.body != new.body:
        before = len(old.body)
        after = len(new.body)
        yield f"正文: {before} 字 → {after} 字"


def refusal(changed: Sequence[Change], reason: str | None, *, ours: bool) -> str:
    """Why published figures may not be replaced so, in one sentence; empty where they may.

    `reason`: why the agency corrected them; `ours`: it was the archive that had read them wrong.
    """
    emptied = [change for change in changed if change.after is Missing.UNFILLED]
    if emptied:
        why = f"已经发布的数字新的文件里还没有填（{_listed(emptied)}）"
        return _refused(emptied, why, "填好再导入")
    if not changed or ours:
        return ""
    if reason is None:
        why = f"已经发布的数字会改变（{_listed(changed)}）"
        how = f"机关更正的，加 {REASON} 写明理由；原来是本档案录错的，加 {OURS}"
        return _refused(changed, why, how)
    unread = [change for change in changed if change.is_unread]
    if unread:
        why = f"新的原件里没有读到，不能作更正（{_listed(unread)}）"
        how = f"换一份完整的原件；原来是本档案录错的，加 {OURS}"
        return _refused(unread, why, how)
    return ""


def _refused(changed: Sequence[Change], why: str, how: str) -> str:
    return f"有 {len(changed)} 格{why}，没有改动。{how}。"


def merged(old: Report, new: Report, corrections: Sequence[Correction] = ()) -> Report:
    """The old report with what the new original says; what a person added to the old one stays."""
    source = replace(
        old.source,
        url=new.source.url or old.source.url,
        retrieved=new.source.retrieved or old.source.retrieved,
        file=new.source.file,
        sha256=new.source.sha256,
    )
    return replace(
        old,
        title=new.title,
        figures=new.figures,
        body=new.body,
        body_line=new.body_line,
        published=new.published or old.published,
        archived=old.archived or new.archived,
        source=source,
        corrections=(*old.corrections, *corrections),
    )


def as_corrections(changed: Sequence[Change], day: str, reason: str) -> tuple[Correction, ...]:
    """The changes as the file records them; none of them may be one that `refusal` refuses."""
    return tuple(_as_correction(change, day, reason) for change in changed)


def _as_correction(change: Change, day: str, reason: str) -> Correction:
    before = _written(change.before)
    after = _written(change.after)
    return Correction(
        date=day,
        cell=change.cell.id,
        before=before,
        after=after,
        reason=reason,
    )


def _compared(each: Cell, old: Report, new: Report) -> Change:
    """A cell with its value in both."""
    before = _value(old, each)
    after = _value(new, each)
    return Change(each, before, after)


def _is_change(change: Change) -> bool:
    """Whether a value that was there is another now."""
    return change.before not in (change.after, Missing.UNFILLED)


def _value(report: Report, each: Cell) -> Value | None:
    figures = report.figures
    if each.id not in figures:
        return None
    return figures[each.id]


def _unfilled(report: Report) -> list[Cell]:
    cells = report.figures.form.cells
    return [each for each in cells if _value(report, each) is Missing.UNFILLED]


def _is_filled(value: Value | None) -> bool:
    return value is not None and value is not Missing.UNFILLED


def _written(value: Value | None) -> str:
    if value is None:
        return "（没有这一格）"
    return cell.write(value)


def _listed(changed: Sequence[Change]) -> str:
    named = "、".join(map(str, changed[:NAMED]))
    if len(changed) > NAMED:
        return f"{named}等"
    return named
