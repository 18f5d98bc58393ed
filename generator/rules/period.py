"""The period that a report says its figures are of: 1 January to 31 December of its year."""

import re
from collections.abc import Iterator

from generator.archive.report import Report
from generator.finding import Finding
from generator.rules.dossier import Dossier
from generator.rules.rule import rule
from generator.text.stated_years import plain_years, small_number

DAY = r"([0-9十]{1,2})\s*月\s*([0-9十]{1,3})\s*日"
OPENING = r"(?:统计|数据)[^。；]{0,12}(?:期限|时限|时间|周期|区间|范围|时段)[^。；]{0,12}"
"What every statement of a period begins with."
BEGINS = re.compile(OPENING)
STATED = re.compile(
    rf"{OPENING}((?:19|20)[0-9]{{2}})\s*年\s*{DAY}[^。；0-9]{{0,6}}?"
    rf"(?:至|到|—|–|－|-|~|～)\s*(?:((?:19|20)[0-9]{{2}})\s*年\s*)?{DAY}"
)
WHOLE = (1, 1, 12, 31)
"Months and days of a whole year."


@rule(
    "period",
    "统计期限",
    "正文写明的统计期限应是本年度的 1 月 1 日至 12 月 31 日。写成别的年度的是错误；"
    "同一年度而不是全年的只提示。"
    "原件确实写错的，在 acknowledged 中写 period: 原件如此：（写明情况）。",
    source="国办公开办函〔2021〕30号、国办公开办函〔2019〕60号：报告反映上一年度的情况",
)
def period(dossier: Dossier) -> Iterator[Finding]:
    """Reports that state the period of another year, or not of all the year."""
    for report in dossier.reports:
        if "period" not in report.acknowledged:
            yield from of_period(report)


def of_period(report: Report) -> Iterator[Finding]:
    """What is wrong with the periods a report states."""
    if not BEGINS.search(report.body):
        return
    # Positions stay: 二〇二五年 has as many characters as 2025年.
    for found in STATED.finditer(plain_years(report.body)):
        first, month, day, last, end_month, end_day = found.groups()
        years = {int(first), int(last or first)}
        words = " ".join(report.body[found.start() : found.end()].split())
        others = sorted(years - {report.year})
        if others:
            message = f"“{words}”，统计期限是 {others[0]} 年的，不是 {report.year} 年"
            hint = (
                f"是 {others[0]} 年的报告，放到 {others[0]}.md；录错了的照原件改；"
                "原件写错了，在 acknowledged 中写 period: 原件如此：（写明情况）"
            )
            warned = period.in_narrative(report, found.start(), message, hint)
            yield period.error(report.path, (warned.line, warned.column), message, hint)
        elif tuple(map(small_number, (month, day, end_month, end_day))) != WHOLE:
            message = f"“{words}”，不是全年"
            yield period.in_narrative(report, found.start(), message, "核对原件")
