"""Cells that were changed after publication: what a report says of them agrees with its figures."""

import difflib
from collections.abc import Iterator

from generator.archive import cell
from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.report import Correction, Report
from generator.archive.values import Missing, Position, Value
from generator.finding import ERROR, Finding
from generator.rules.rule import rule

BOTH = ("before", "after")


@rule(
    "更正须指明表中的格，前后是这一格可填的两个不同的值；同一格的各次更正相接，最后的更正后就是现在的值。"
    "更正和撤回的日期不早于年度的最后一天。"
)
def correction(agency: Agency, _: Archive) -> Iterator[Finding]:
    """Corrections that contradict themselves, one another or the figures."""
    for report in agency.reports:
        yield from _too_early(report)
        if report.corrections:
            yield from _of_report(report)


def _too_early(report: Report) -> Iterator[Finding]:
    """Days on which there was no report yet to correct or to withdraw; days are compared as 2026-01-20."""
    for day, position in report.events():
        if day < f"{report.year}-12-31":
            message = f"date 为 {day}，{report.year} 年还没有结束"
            yield _finding(report, position, message, "照实改正日期")


def _of_report(report: Report) -> Iterator[Finding]:
    latest: dict[str, tuple[Correction, Value]] = {}
    for item in sorted(report.corrections, key=lambda correction: correction.date):
        form = report.figures.form
        if item.cell not in form.index:
            close = difflib.get_close_matches(item.cell, form.index, 1)
            hint = f"您是否想写 {close[0]}" if close else "写成 表.行.列，与报告中各行的名称一致"
            message = f"本表式没有名为“{item.cell}”的格"
            yield _finding(report, item.cell_position, message, hint)
            continue
        kind = form.cells[form.index[item.cell]].column.kind
        values = []
        for key, text, position in _written(item):
            try:
                values.append(cell.read(text, kind))
            except cell.UnreadableError as error:
                yield _finding(report, position, f"{key} 的值{error.message}", error.hint)
        if len(values) == len(BOTH):
            before, after = values
            yield from _contradictions(report, item, before, after, latest.get(item.cell))
            latest[item.cell] = item, after
    for item, after in latest.values():
        present = report.figures[item.cell]
        if present not in (after, Missing.UNREAD, Missing.UNFILLED):
            now = cell.write(present)
            message = f"{_name(report, item)} 更正后应为这一格现在的值 {now}，实为 {item.after}"
            hint = f"更正属实的，把这一格改为 {item.after}；否则 after 写 {now}"
            yield _finding(report, item.after_position, message, hint)


def _written(item: Correction) -> Iterator[tuple[str, str, Position]]:
    """Both values of a correction: the key, what is written, and where."""
    yield from zip(
        BOTH,
        (item.before, item.after),
        (item.before_position, item.after_position),
        strict=True,
    )


def _contradictions(
    report: Report,
    item: Correction,
    before: Value,
    after: Value,
    earlier: tuple[Correction, Value] | None,
) -> Iterator[Finding]:
    """What is wrong with one correction whose values can be read.

    earlier: the correction before it of the same cell, and the value it ends with.
    """
    name = _name(report, item)
    if before == after:
        message = f"{name} 更正前后都是 {item.after}"
        yield _finding(report, item.after_position, message, "没有更正就删去这一条")
    if earlier and earlier[1] != before:
        previous, _ = earlier
        ought = f"{name} 更正前应为 {previous.date} 更正后的值 {previous.after}"
        message = f"{ought}，实为 {item.before}"
        yield _finding(report, item.before_position, message, f"before 写 {previous.after}")


def _name(report: Report, item: Correction) -> str:
    form = report.figures.form
    return form.cells[form.index[item.cell]].name


def _finding(report: Report, position: Position, message: str, hint: str) -> Finding:
    return Finding(report.path, *position, "correction", ERROR, message, hint)
