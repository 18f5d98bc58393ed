"""How an import differs from the report that is there already, and what replacing that one takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
        return f"{self.cell.name} {_written(self.before)} → {_written(self.after)}"


def changes(old: Report, new: Report) -> tuple[Change, ...]:
    """Every cell that changes, in the form's order.

    What nobody had filled in yet is not changed by being filled in.
    """
    cells = {each.id: each for form in (old.figures.form, new.figures.form) for each in form.cells}
    compared = (Change(each, _value(old, each), _value(new, each)) for each in cells.values())
    return tuple(item for item in compared if item.before not in (item.after, Missing.UNFILLED))


def difference(old: Report, new: Report) -> Iterator[str]:
    """One line for each cell that changes, one for all that are filled in, and for a title or a narrative that does."""
    if old.figures.form is not new.figures.form:
        yield f"form: {old.figures.form.editions} → {new.figures.form.editions}"
    for item in changes(old, new):
        yield f"{item.cell.id}（{item.cell.name}）: {_written(item.before)} → {_written(item.after)}"
    filled = [cell for cell in _unfilled(old) if _value(new, cell) not in (None, Missing.UNFILLED)]
    if filled:
        yield f"待填的 {len(filled)} 格现已填写"
    if old.title != new.title:
        yield f"标题: {old.title} → {new.title}"
    if old.body != new.body:
        yield f"正文: {len(old.body)} 字 → {len(new.body)} 字"


def refusal(changed: Sequence[Change], reason: str | None, *, ours: bool) -> str:
    """Why published figures may not be replaced so, in one sentence; empty where they may.

    `reason`: why the agency corrected them; `ours`: it was the archive that had read them wrong.
    """
    emptied = [item for item in changed if item.after is Missing.UNFILLED]
    if emptied:
        return f"有 {len(emptied)} 格已经发布的数字新的文件里还没有填（{_listed(emptied)}），没有改动。填好再导入。"
    if not changed or ours:
        return ""
    if reason is None:
        how = f"机关更正的，加 {REASON} 写明理由；原来是本档案录错的，加 {OURS}"
        return f"有 {len(changed)} 格已经发布的数字会改变（{_listed(changed)}），没有改动。{how}。"
    unread = [item for item in changed if item.before is None or item.after in UNREAD]
    if unread:
        how = f"换一份完整的原件；原来是本档案录错的，加 {OURS}"
        return f"有 {len(unread)} 格新的原件里没有读到，不能作更正（{_listed(unread)}），没有改动。{how}。"
    return ""


def merged(old: Report, new: Report, corrections: Sequence[Correction] = ()) -> Report:
    """The old report with what the new original says; what a person added to the old one stays."""
    return replace(
        old,
        title=new.title,
        figures=new.figures,
        body=new.body,
        body_line=new.body_line,
        published=new.published or old.published,
        archived=old.archived or new.archived,
        source=replace(old.source, file=new.source.file, sha256=new.source.sha256),
        corrections=(*old.corrections, *corrections),
    )


def as_corrections(changed: Sequence[Change], day: str, reason: str) -> tuple[Correction, ...]:
    """The changes as the file records them; none of them may be one that `refusal` refuses."""
    return tuple(
        Correction(day, item.cell.id, _written(item.before), _written(item.after), reason)
        for item in changed
    )


def _value(report: Report, each: Cell) -> Value | None:
    index = report.figures.form.index.get(each.id)
    return None if index is None else report.figures.values[index]


def _unfilled(report: Report) -> list[Cell]:
    return [each for each in report.figures.form.cells if _value(report, each) is Missing.UNFILLED]


def _written(value: Value | None) -> str:
    return "（没有这一格）" if value is None else cell.write(value)


def _listed(changed: Sequence[Change]) -> str:
    return "、".join(map(str, changed[:NAMED])) + ("等" if changed[NAMED:] else "")
