"""The sheet on the words of a report: its title, its day, and what is to be said of the rest."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.archive.report import Report
from generator.authoring.workbook.book import Book
from generator.authoring.workbook.feedback.page import Page
from generator.authoring.workbook.feedback.places import (
    DOUBT,
    FACT,
    FACT_ROWS,
    NARRATIVE,
    PRESENT,
    PROMPT,
    REASON,
)
from generator.authoring.workbook.feedback.points import Point
from generator.authoring.workbook.looks import Look

WIDTHS = {FACT: 12, PRESENT: 44, DOUBT: 44, REASON: 34}
"Column → its width, in digits."
HEADINGS = {
    FACT: "项目",
    PRESENT: "现在的内容",
    DOUBT: "情况",
    REASON: "说明（改正或写原因）",
}
NAMES = {"title": "标题", "published": "发布日期", "period": "统计期限"}
"What may be acknowledged besides sums → what officials call it."
UNCHANGED = "在正文里"
"Of what stands among other words, and cannot be changed here."
OTHERS = "另外请看"
TO_DO = (
    "标题、发布日期录错了的，直接改；原件就是这样的，在“说明”一列的黄格里写明原因。"
    "“另外请看”各条请改正年报，重新交来。"
)
NOTHING_TO_DO = "标题和正文没有问到的地方，不用填。"


class Fact(NamedTuple):
    """What may be acknowledged of a report besides sums."""

    id: str
    present: str | None
    "None where it cannot be changed here."
    doubt: str
    "What is wrong with it; empty where nothing is."


def fill_narrative(
    book: Book,
    report: Report,
    agency_name: str,
    points: Sequence[Point],
) -> None:
    """Draw it; points: those that are on no table."""
    page = Page(book, NARRATIVE, list(WIDTHS.values()))
    page.sheet.set_landscape()
    heading = f"{agency_name} {report.year} 年度报告　标题和正文"
    page.across((1, FACT), heading, Look.TITLE)
    page.make_high(1, 2)
    page.across((2, FACT), TO_DO if points else NOTHING_TO_DO, Look.TO_DO)
    page.row(3, HEADINGS, dict.fromkeys(HEADINGS, Look.LABEL))
    for fact in _facts(report, points):
        _fill_fact(page, fact)
    row = max(FACT_ROWS.values())
    for point in points:
        if not point.explains:
            row += 1
            page.put((row, FACT), OTHERS, Look.LABEL)
            page.across((row, PRESENT), "；".join(point.messages), Look.UNASKED)
    page.sheet.freeze_panes(3, 0)
    page.protect()


def _facts(report: Report, points: Sequence[Point]) -> Iterator[Fact]:
    doubts: dict[str, str] = {}
    for point in points:
        doubt = "；".join(point.messages)
        doubts |= dict.fromkeys(point.explains, doubt)
    present = {"title": report.title, "published": report.published or ""}
    for fact in FACT_ROWS:
        yield Fact(fact, present.get(fact), doubts.get(fact, ""))


def _fill_fact(page: Page, fact: Fact) -> None:
    asked = Look.ASKED if fact.doubt else Look.UNASKED
    texts = {
        FACT: NAMES[fact.id],
        PRESENT: UNCHANGED if fact.present is None else fact.present,
        DOUBT: fact.doubt,
        REASON: PROMPT if fact.doubt else "",
    }
    looks = {
        FACT: Look.LABEL,
        PRESENT: asked if fact.doubt else Look.CHANGEABLE,
        DOUBT: Look.UNASKED,
        REASON: asked,
    }
    if fact.present is None:
        looks[PRESENT] = Look.UNASKED
    page.row(FACT_ROWS[fact.id], texts, looks)
