"""Several reports as a workbook: what a place, a sector or a year has, to filter and to add up.

Four sheets: 总表, a report a row; 逐格, each cell that is no plain figure; 核验, what does not add
up; 说明. A cell without a value has a word in its place, so that no sum takes it for 0.
"""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.archive.settings import NOTICE
from generator.site import urls
from generator.site.export.columns import COVERS, INTEGER, Column, columns
from generator.site.export.database import Finding
from generator.site.export.report_row import Row
from generator.survey.datum import Datum, Status

EPOCH = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - as the format has it: no zone
"The only date in the file, so that the same reports give the same bytes."
PLAIN = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
"Text stays text."
FROZEN = 3
"Columns that stay in sight: where, who, when."
UNNOTED = (Status.KNOWN, Status.NOT_ASKED)
"Of cells that the second sheet does not list."
MOST_DIGITS = 15
"Of a number of a spreadsheet; an amount with more stays text."
WIDTHS = {"region": 10, "agency_name": 26, "year": 7, "title": 40, "url": 40}
"Of columns, in digits, where it is not the usual one."
CELL_COLUMNS = ("机关", "年度", "格", "格的编号", "值", "状态")
CHECK_COLUMNS = ("报告编号", "关系", "关系的编号", "结果", "算式", "原因")


class Told(NamedTuple):
    """What a workbook says of itself."""

    title: str
    "What it has: 平顶山市2025年."
    address: str
    "The page it lies beside."
    archive: str
    "The address of the archive."
    licence: str


class Noted(NamedTuple):
    """A cell that is no plain figure."""

    agency: str
    year: int
    column: Column
    datum: Datum


class Looks(NamedTuple):
    """The few looks that its cells have."""

    head: Format
    number: Format
    derived: Format
    missing: Format
    heading: Format
    words: Format


def place_workbook(told: Told, rows: Iterable[Row], findings: Iterable[Finding]) -> bytes:
    """The .xlsx; the same bytes for the same reports."""
    target = io.BytesIO()
    with Workbook(target, PLAIN) as book:
        book.set_properties({"title": told.title, "comments": NOTICE, "created": EPOCH})
        looks = _looks(book)
        noted = _add_wide(book.add_worksheet("总表"), rows, looks)
        _add_cells(book.add_worksheet("逐格"), noted, looks)
        _add_checks(book.add_worksheet("核验"), findings, looks)
        _add_words(book.add_worksheet("说明"), told, looks)
    return target.getvalue()


def _looks(book: Workbook) -> Looks:
    grey = {"font_color": "#595959", "italic": True, "align": "right"}
    return Looks(
        head=book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        number=book.add_format({"num_format": "#,##0"}),
        derived=book.add_format({"num_format": '#,##0"（推算）"', "italic": True}),
        missing=book.add_format({**grey, "pattern": 14, "fg_color": "#BFBFBF"}),
        heading=book.add_format({"bold": True, "font_size": 14}),
        words=book.add_format({"text_wrap": True, "valign": "top"}),
    )


def _add_wide(sheet: Worksheet, rows: Iterable[Row], looks: Looks) -> list[Noted]:
    """Return the cells that are no plain figures."""
    noted = []
    rows = list(rows)
    wide = _asked(rows)
    for index, column in enumerate(wide):
        sheet.write_string(0, index, column.title, looks.head)
        if column.id in WIDTHS:
            sheet.set_column(index, index, WIDTHS[column.id])
    sheet.freeze_panes(1, FROZEN)
    number = 0
    for number, row in enumerate(rows, 1):
        about = row.about
        for index, column in enumerate(wide):
            if column.cell is None:
                _tell(sheet, (number, index), about[column.id], is_number=column.type == INTEGER)
                continue
            datum = row.figures[column.id]
            _put(sheet, (number, index), datum, looks)
            if datum.status not in UNNOTED:
                noted.append(Noted(about["agency_name"], int(about["year"]), column, datum))
    sheet.autofilter(0, 0, number, len(wide) - 1)
    return noted


def _asked(rows: Sequence[Row]) -> list[Column]:
    """The columns but for cells that none of these reports has in its form."""
    asked: set[str] = set()
    for editions in {row.about["editions"] for row in rows}:
        first = next(row for row in rows if row.about["editions"] == editions)
        asked.update(
            cell for cell, datum in first.figures.items() if datum.status is not Status.NOT_ASKED
        )
    return [column for column in columns() if column.cell is None or column.id in asked]


def _tell(sheet: Worksheet, place: tuple[int, int], text: str, *, is_number: bool) -> None:
    """What stands in a column of what a report is."""
    line, column = place
    if is_number and text:
        sheet.write_number(line, column, int(text))
    elif text:
        sheet.write_string(line, column, text)


def _put(sheet: Worksheet, place: tuple[int, int], datum: Datum, looks: Looks) -> None:
    """A cell of the form: its number, or the word for why there is none."""
    line, column = place
    if datum.value is None:
        sheet.write_string(line, column, datum.status.word, looks.missing)
        return
    look = looks.derived if datum.status is Status.DERIVED else looks.number
    if isinstance(datum.value, int):
        sheet.write_number(line, column, datum.value, look)
    elif _is_number(datum.value):
        sheet.write_number(line, column, float(datum.value))
    else:
        sheet.write_string(line, column, datum.value)


def _is_number(text: str) -> bool:
    """Whether a spreadsheet's number is the same amount: 5253.168 is, 251000元 is none."""
    if not text.replace(".", "", 1).isdecimal() or len(text) > MOST_DIGITS:
        return False
    return Decimal(text) == Decimal(str(float(text)))


def _add_cells(sheet: Worksheet, noted: Iterable[Noted], looks: Looks) -> None:
    """Each cell that is no plain figure; one that is not here is what the original says."""
    words = "这里只列推算、留空、缺失和撤回的格；没有列出的格，值都是原件写明的。"
    sheet.write_string(0, 0, words)
    for index, title in enumerate(CELL_COLUMNS):
        sheet.write_string(1, index, title, looks.head)
    sheet.set_column(0, 0, WIDTHS["agency_name"])
    sheet.set_column(2, 3, 30)
    sheet.freeze_panes(2, 0)
    for line, (agency, year, column, datum) in enumerate(noted, 2):
        sheet.write_string(line, 0, agency)
        sheet.write_number(line, 1, year)
        sheet.write_string(line, 2, column.title)
        sheet.write_string(line, 3, column.id)
        _put(sheet, (line, 4), datum, looks)
        sheet.write_string(line, 5, datum.status.word)


def _add_checks(sheet: Worksheet, findings: Iterable[Finding], looks: Looks) -> None:
    for index, title in enumerate(CHECK_COLUMNS):
        sheet.write_string(0, index, title, looks.head)
    sheet.set_column(0, 2, 22)
    sheet.set_column(4, 5, 50)
    sheet.freeze_panes(1, 0)
    for line, finding in enumerate(findings, 1):
        fields = finding._replace(identity=finding.name, name=finding.identity)
        for index, text in enumerate(fields):
            sheet.write_string(line, index, text)


def _add_words(sheet: Worksheet, told: Told, looks: Looks) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 30)
    sheet.set_column(2, 2, 60)
    sheet.write_string(0, 0, told.title, looks.heading)
    line = 1
    lines = (
        NOTICE,
        f"许可：{told.licence}",
        f"网页：{told.address}",
        f"各栏的意思：{told.archive}{urls.CODEBOOK}；每一格的意思和条文：{told.archive}{urls.FORM}",
    )
    for words in lines:
        sheet.write_string(line, 0, words)
        line += 1
    statuses = ((status.word, status.value, status.says) for status in Status)
    line = _add_list(sheet, line + 1, "格的状态", statuses, looks)
    covers = ((name, "", says) for name, says in COVERS.items())
    _add_list(sheet, line, "统计范围：只有 own 和 agency 可以相加", covers, looks)


def _add_list(
    sheet: Worksheet,
    line: int,
    title: str,
    items: Iterable[tuple[str, str, str]],
    looks: Looks,
) -> int:
    """Return the line behind the list, and one more."""
    sheet.write_string(line, 0, title, looks.head)
    for item in items:
        line += 1
        for index, text in enumerate(item):
            sheet.write_string(line, index, text, looks.words)
    return line + 2
