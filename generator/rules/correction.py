"""Cells that were changed after publication: what a report says of them agrees with its figures."""

import difflib
from collections.abc import Iterator

from generator.archive import cell
from generator.archive.report import Correction, Report
from generator.archive.values import Missing, Position, Value
from generator.finding import Finding
from generator.rules.dossier import Dossier
from generator.rules.rule import rule

BOTH = ("before", "after")
"The keys of the values a correction has."

Latest = tuple[Correction, Value]
"The last correction of a cell so far, and the value after it."


@rule(
    "correction",
    "更正记录",
    "更正须指明表中的格，前后是这一格可填的两个不同的值；同一格的各次更正相接，最后的更正后就是现在的值。"
    "更正、隐去和撤回的日期不早于年度的最后一天。",
    source="本档案的收录规则：更正留痕",
)
def correction(dossier: Dossier) -> Iterator[Finding]:
    """Corrections that contradict themselves, one another or the figures."""
    for report in dossier.reports:
        yield from _too_early(report)
        if report.corrections:
            yield from _of_report(report)


def _too_early(report: Report) -> Iterator[Finding]:
    """Days on which there was no report yet to correct, to redact or to withdraw.

    Days are compared as text, 2026-01-20.
    """
    for day, position in report.events():
        if day < f"{report.year}-12-31":
            message = f"date 为 {day}，{report.year} 年还没有结束"
            yield _finding(report, position, message, "照实改正日期")


def _of_report(report: Report) -> Iterator[Finding]:
    latest: dict[str, Latest] = {}
    form = report.figures.form
    by_date = sorted(report.corrections, key=lambda corrected: corrected.date)
    for corrected in by_date:
        index = form.index.get(corrected.cell)
        if index is None:
            yield _unknown_cell(report, corrected)
            continue
        kind = form.cells[index].column.kind
        values: list[Value] = []
        for key, text, position in _written(corrected):
            try:
                value = cell.read(text, kind)
                values.append(value)
            except cell.UnreadableError as error:
                yield _finding(report, position, f"{key} 的值{error.message}", error.hint)
        if len(values) == len(BOTH):
            before, after = values
            earlier = latest.get(corrected.cell)
            yield from _contradictions(report, corrected, (before, after), earlier)
            latest[corrected.cell] = corrected, after
    for corrected, after in latest.values():
        yield from _against_present(report, corrected, after)


def _unknown_cell(report: Report, corrected: Correction) -> Finding:
    name = corrected.cell
    known = report.figures.form.index
    close = difflib.get_close_matches(name, known)
    hint = f"您是否想写 {close[0]}" if close else "写成 表.行.列，与报告中各行的名称一致"
    message = f"本表式没有名为“{name}”的格"
    if not known:
        message, hint = f"报告没有表格，没有“{name}”这一格", "删去这一条更正"
    return _finding(report, corrected.cell_position, message, hint)


def _written(corrected: Correction) -> Iterator[tuple[str, str, Position]]:
    """Both values of a correction: the key, what is written, and where."""
    texts = (corrected.before, corrected.after)
    positions = (corrected.before_position, corrected.after_position)
    return zip(BOTH, texts, positions, strict=True)


def _contradictions(
    report: Report,
    corrected: Correction,
    values: tuple[Value, Value],
    earlier: Latest | None,
) -> Iterator[Finding]:
    """What is wrong with one correction whose values can be read.

    values: those before and after it.
    earlier: the correction before it of the same cell, and the value it ends with.
    """
    before, after = values
    name = _name(report, corrected)
    if before == after:
        message = f"{name} 更正前后都是 {corrected.after}"
        yield _finding(report, corrected.after_position, message, "没有更正就删去这一条")
    if earlier and earlier[1] != before:
        previous, _ = earlier
        expected = f"{previous.date} 更正后的值 {previous.after}"
        message = f"{name} 更正前应为 {expected}，实为 {corrected.before}"
        hint = f"before 写 {previous.after}"
        yield _finding(report, corrected.before_position, message, hint)


def _against_present(report: Report, corrected: Correction, after: Value) -> Iterator[Finding]:
    """Whether the last correction of a cell led to the value that stands there."""
    present = report.figures[corrected.cell]
    if present in (after, Missing.UNREAD, Missing.UNFILLED):
        return
    written = cell.write(present)
    name = _name(report, corrected)
    message = f"{name} 更正后应为这一格现在的值 {written}，实为 {corrected.after}"
    hint = f"更正属实的，把这一格改为 {corrected.after}；否则 after 写 {written}"
    yield _finding(report, corrected.after_position, message, hint)


def _name(report: Report, corrected: Correction) -> str:
    form = report.figures.form
    index = form.index[corrected.cell]
    return form.cells[index].name


def _finding(report: Report, position: Position, message: str, hint: str) -> Finding:
    return correction.error(report.path, position, message, hint)
