"""Cells that were changed after publication: what a report says of them agrees with its figures."""

import difflib
from collections.abc import Iterator

from generator.archive import cell
from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.report import Correction, Report
from generator.archive.values import Missing, Value
from generator.finding import ERROR, Finding
from generator.rules.rule import rule


@rule(
    "更正须指明表中的格，前后是这一格可填的两个不同的值；同一格的各次更正相接，最后的更正后就是现在的值。"
)
def correction(agency: Agency, _: Archive) -> Iterator[Finding]:
    """Corrections that contradict themselves, one another or the figures."""
    for report in agency.reports:
        if report.corrections:
            yield from _of_report(report)


def _of_report(report: Report) -> Iterator[Finding]:
    latest: dict[str, tuple[int, Value]] = {}
    numbered = sorted(enumerate(report.corrections), key=lambda item: item[1].date)
    for number, item in numbered:
        form = report.figures.form
        if item.cell not in form.index:
            close = difflib.get_close_matches(item.cell, form.index, 1)
            hint = f"您是否想写 {close[0]}" if close else "写成 表.行.列，与报告中各行的名称一致"
            yield _finding(report, number, "cell", f"本表式没有名为“{item.cell}”的格", hint)
            continue
        values = {}
        for part, text in (("before", item.before), ("after", item.after)):
            try:
                values[part] = cell.read(text, form.cells[form.index[item.cell]].column.kind)
            except cell.UnreadableError as error:
                yield _finding(report, number, part, f"{part} 的值{error.message}", error.hint)
        if len(values) < len(("before", "after")):
            continue
        yield from _contradictions(
            report, number, values["before"], values["after"], latest.get(item.cell)
        )
        latest[item.cell] = number, values["after"]
    for number, after in latest.values():
        item = report.corrections[number]
        present = report.figures[item.cell]
        if present not in (after, Missing.UNREAD, Missing.UNFILLED):
            message = f"{_name(report, item)} 更正后应为这一格现在的值 {cell.write(present)}，实为 {item.after}"
            hint = f"更正属实的，把这一格改为 {item.after}；否则 after 写 {cell.write(present)}"
            yield _finding(report, number, "after", message, hint)


def _contradictions(
    report: Report, number: int, before: Value, after: Value, earlier: tuple[int, Value] | None
) -> Iterator[Finding]:
    """What is wrong with one correction whose values can be read, given the one before it of the same cell."""
    item = report.corrections[number]
    if before == after:
        message = f"{_name(report, item)} 更正前后都是 {item.after}"
        yield _finding(report, number, "after", message, "没有更正就删去这一条")
    if earlier and earlier[1] != before:
        previous = report.corrections[earlier[0]]
        message = f"{_name(report, item)} 更正前应为 {previous.date} 更正后的值 {previous.after}，实为 {item.before}"
        yield _finding(report, number, "before", message, f"before 写 {previous.after}")


def _name(report: Report, item: Correction) -> str:
    return report.figures.form.cells[report.figures.form.index[item.cell]].name


def _finding(report: Report, number: int, part: str, message: str, hint: str) -> Finding:
    place = report.places[f"corrections.{number}.{part}"]
    return Finding(report.path, *place, "correction", ERROR, message, hint)
