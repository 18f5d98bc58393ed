"""A report is published after the end of its year and before its arrival in the archive."""

from collections.abc import Iterator

from generator.archive.report import Report
from generator.finding import (
    ERROR,
    WARNING,
    Finding,
    Severity,
)
from generator.rules.dossier import Dossier
from generator.rules.rule import rule

LATEST = 3
"Years after its year has ended that a report may take before its date looks like a slip."


@rule(
    "published",
    "公布日期",
    "公布日期不早于年度的最后一天，不晚于入档日期（archived）。晚三年以上的只提示。"
    "原件确实这样写的，在 acknowledged 中写 published: 原件如此：（写明情况）。",
    source="《中华人民共和国政府信息公开条例》第四十九条：每年公布上一年度的报告",
)
def published(dossier: Dossier) -> Iterator[Finding]:
    """Dates of publication that cannot be, or hardly."""
    for report in dossier.reports:
        if "published" not in report.acknowledged:
            yield from of_day(report)


def of_day(report: Report) -> Iterator[Finding]:
    """What is wrong with the day a report says it was published; days are compared as text."""
    day = report.published
    if not day:
        return
    hint = "照原件改；原件没有写就写 null"
    if day < f"{report.year}-12-31":
        yield _finding(report, ERROR, f"published 为 {day}，{report.year} 年还没有结束", hint)
    elif report.archived and day > report.archived:
        message = f"published 为 {day}，晚于入档日期 {report.archived}"
        yield _finding(report, ERROR, message, "照原件改 published；入档日期有误的改 archived")
    elif day > f"{report.year + 1 + LATEST}-12-31":
        message = f"published 为 {day}，比报告年度晚 {int(day[:4]) - report.year} 年"
        yield _finding(report, WARNING, message, "核对原件，看年份是否录错")


def _finding(report: Report, severity: Severity, message: str, hint: str) -> Finding:
    return Finding(report.path, *report.published_position, published.id, severity, message, hint)
