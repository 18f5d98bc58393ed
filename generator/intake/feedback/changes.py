"""What is otherwise in a workbook that came back than in the report that it was made from."""

from typing import NamedTuple

from generator.archive.cell import (
    EXPECTED,
    write,
)
from generator.archive.report import Report
from generator.archive.values import (
    Missing,
    Value,
)
from generator.authoring.workbook.feedback.places import (
    FACT_ROWS,
    NARRATIVE,
    NOT_READ,
    PRESENT,
    SHEETS,
    plan,
)
from generator.authoring.workbook.feedback.points import UNREAD
from generator.finding import (
    ERROR,
    WARNING,
)
from generator.form.parts import Cell as FormCell
from generator.intake.document import Cell
from generator.intake.feedback.sheets import (
    cell_at,
    is_hidden,
    shown,
)
from generator.intake.found import Notice
from generator.intake.publication import published
from generator.intake.readers.office.feedback_sheets import Came
from generator.intake.tables.values import read

ZERO_OR_BLANK = "没有数写 0，原件留空写 /"
KEPT = "没有收，仍按原来的"
STROKES = {"/", "／"}
"How a body says that its original leaves a cell blank; 无 and — may mean 0 as well."
OWN_WORDS = {NOT_READ: Missing.LOST, "": Missing.UNFILLED}
"What stands on the sheet where there is no figure."


class Change(NamedTuple):
    """A cell, `title` or `published`, as a report's file has it before and after."""

    cell: str
    before: str
    after: str


class Changes(NamedTuple):
    """All of it."""

    values: tuple[Value, ...]
    title: str
    published: str | None
    changes: tuple[Change, ...]
    notices: tuple[Notice, ...]


class _Taken(NamedTuple):
    """What is taken of a cell."""

    value: Value
    notice: Notice | None = None


def changes(held: Came, report: Report) -> Changes:
    """Held against the report cell by cell; what cannot be read stays as it was."""
    values: list[Value] = []
    found: list[Change] = []
    notices: list[Notice] = []
    for cell, before in zip(report.form.cells, report.figures.values, strict=True):
        at = plan(report.form, cell.table).places[cell.id]
        taken = _taken(cell_at(held.sheets[SHEETS[cell.table]], at), cell, before)
        values.append(taken.value)
        if taken.notice:
            notices.append(taken.notice)
        if taken.value is not before:
            found.append(Change(cell.id, write(before), write(taken.value)))
    title, doubt = _title(held, report)
    day, doubted = _day(held, report)
    if title != report.title:
        found.append(Change("title", report.title, title))
    if day != report.published:
        found.append(Change("published", report.published or "", day or ""))
    notices += filter(None, (doubt, doubted))
    return Changes(
        tuple(values),
        title,
        day,
        tuple(found),
        tuple(notices),
    )


def _taken(
    cell: Cell,
    of_form: FormCell,
    before: Value,
) -> _Taken:
    """The value of a cell of a table; the one before where it has none that is plain."""
    text = cell.text.strip()
    kind = of_form.column.kind
    reading = read(text, kind)
    value = OWN_WORDS.get(text, reading.value)
    is_vague = value is Missing.BLANK and text not in STROKES
    is_same = not is_vague and value is not None and write(value) == write(before)
    if not cell.doubt and (is_same or (not text and before is Missing.UNREAD)):
        return _Taken(before)
    wrong = ""
    hint = ZERO_OR_BLANK
    if cell.doubt:
        wrong = cell.doubt
        hint = "只写数"
    elif is_vague:
        wrong = f"写的是“{text}”，分不清是 0 还是留空"
    elif value is None:
        wrong = f"写的是“{shown(text)}”，不是能填的数"
        hint = EXPECTED[kind]
    elif isinstance(value, Missing) and value in UNREAD:
        wrong = f"写的是“{text}”" if text else "是空的"
    if wrong or value is None:
        notice = Notice(ERROR, cell.place, f"{wrong}，{KEPT}{_said(before)}", hint)
        return _Taken(before, notice)
    return _Taken(value, Notice(WARNING, cell.place, reading.remark) if reading.remark else None)


def _said(value: Value) -> str:
    """A value in a sentence."""
    words = {Missing.BLANK: "留空", Missing.LOST: NOT_READ}
    if isinstance(value, Missing):
        return words.get(value, "没有填")
    return f" {value}"


def _title(held: Came, report: Report) -> tuple[str, Notice | None]:
    cell = cell_at(held.sheets[NARRATIVE], (FACT_ROWS["title"], PRESENT))
    text = " ".join(cell.text.split())
    wrong = cell.doubt
    if not text and report.title:
        wrong = "是空的"
    elif is_hidden(text):
        wrong = "有看不见的字符"
    if wrong:
        notice = Notice(ERROR, cell.place, f"标题{wrong}，{KEPT}标题", "照原件写标题")
        return report.title, notice
    is_same = text == " ".join(report.title.split())
    return (report.title if is_same else text), None


def _day(held: Came, report: Report) -> tuple[str | None, Notice | None]:
    cell = cell_at(held.sheets[NARRATIVE], (FACT_ROWS["published"], PRESENT))
    text = cell.text.strip()
    before = report.published
    if text == (before or ""):
        return before, None
    hint = "照原件写，如 2026-01-23"
    day = None if cell.doubt else published([text]).day
    if day:
        return day, None
    wrong = cell.doubt or (f"“{shown(text)}”读不出日期" if text else "是空的")
    return before, Notice(
        ERROR, cell.place, f"发布日期{wrong}，{KEPT}{_said(before or Missing.BLANK)}", hint
    )
