"""The sheet of the narrative: title, day of publication, and the sections without a table."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from generator.authoring.scaffold import title_of
from generator.authoring.workbook.book import Book
from generator.authoring.workbook.checks import (
    is_open,
    prompt,
    shade,
)
from generator.authoring.workbook.looks import LINE, Look
from generator.authoring.workbook.shell import Area
from generator.authoring.worksheet import name
from generator.form.editions import SECTIONS

FIELDS = ("机关名称", "年度", "发布日期", "来源网址")
"Labels before the sections of the narrative; the title stands above them."
REGION = "地区"
"The label below them in a workbook that is nobody's yet."
TITLE_PROMPT = "标题照原件填写。"
REGION_PROMPT = "机关所在的省、市、县（区），写全，如：河南省平顶山市卫东区。"
DAY_PROMPT = "原件标明的发布日期，如 2026-01-23；没有标明就空着。"
URL_PROMPT = "原件的网址，以 http:// 或 https:// 开头；没有就空着。"
PUBLISHED, URL = "B4", "B5"
HEIGHTS = {
    Look.TITLE: 36,
    Look.SUBTITLE: 24,
    Look.WORDS: 20 * LINE,
}
"Of a row, in points."


def fill_narrative(
    book: Book,
    sheet: str,
    agency_name: str,
    year: int,
) -> None:
    """Write what is known, and leave room for the rest."""
    worksheet = book.sheet(sheet)
    worksheet.set_column("A:A", 14)
    worksheet.set_column("B:B", 86)
    title = title_of(agency_name, year)
    _wide(book, worksheet, 0, title, Look.TITLE)
    book.put(worksheet, 1, 1, agency_name, Look.FIELD)
    worksheet.write_number(2, 1, year, book.format(Look.FIELD))
    _rest(book, worksheet, FIELDS)


def leave_narrative(book: Book, sheet: str) -> None:
    """Leave room for everything, whose report it is and on which year too."""
    worksheet = book.sheet(sheet)
    worksheet.set_column("A:A", 14)
    worksheet.set_column("B:B", 86)
    _wide(book, worksheet, 0, "", Look.TITLE)
    labels = (*FIELDS, REGION)
    for row in range(1, len(labels) + 1):
        worksheet.write_blank(row, 1, None, book.format(Look.FIELD))
    _rest(book, worksheet, labels)
    prompt(worksheet, name(1, 1), TITLE_PROMPT)
    prompt(worksheet, name(len(labels) + 1, 2), REGION_PROMPT)


def _rest(book: Book, worksheet: Worksheet, labels: Sequence[str]) -> None:
    """The labels, and what is left open below the title whosever report it is."""
    for row, label in enumerate(labels, 1):
        book.put(worksheet, row, 0, label, Look.NAME)
    worksheet.write_blank(PUBLISHED, None, book.format(Look.FIELD, "yyyy-mm-dd"))
    worksheet.write_blank(URL, None, book.format(Look.FIELD, "@"))
    prompt(worksheet, URL, URL_PROMPT)
    prompt(worksheet, PUBLISHED, DAY_PROMPT)
    _sections(book, worksheet, len(labels) + 2)
    shade(worksheet, PUBLISHED, is_open(PUBLISHED), book.format(Look.OPEN))


def _sections(book: Book, worksheet: Worksheet, row: int) -> None:
    """Heading and room of each section without a table, from that row."""
    for section in SECTIONS:
        if section.table:
            continue
        words = name(row + 2, 1)
        _wide(book, worksheet, row, section.heading, Look.SUBTITLE)
        _wide(book, worksheet, row + 1, "", Look.WORDS)
        prompt(worksheet, words, f"“{section.title}”的文字。换行按 Alt+Enter。")
        shade(worksheet, words, is_open(words), book.format(Look.OPEN))
        row += 3


def _wide(
    book: Book,
    worksheet: Worksheet,
    row: int,
    text: str,
    look: Look,
) -> None:
    """A row of the narrative as one cell."""
    worksheet.set_row(row, HEIGHTS[look])
    area = Area(row, 0, row, 1)
    worksheet.merge_range(*area, "", book.text_format(look, text))
    book.put(worksheet, row, 0, text, look)
