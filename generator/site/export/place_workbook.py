"""Several reports as a workbook: what a place, a sector or a year has, to filter and to add up.

Four sheets: 总表, a report a row; 逐格, each cell that is no plain figure; 核验, what does not add
up; 说明. A cell without a value has a word in its place, so that no sum takes it for 0.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.archive.settings import NOTICE
from generator.authoring.workbook.looks import WHOLE, styled
from generator.authoring.workbook.rows import PlainBook, Rows
from generator.authoring.workbook.shell import Area, Layout, Said
from generator.authoring.workbook.stored import keeps_every_digit
from generator.site import urls
from generator.site.export.columns import (
    COVERS,
    INTEGER,
    Column,
    columns,
)
from generator.site.export.database import Finding
from generator.site.export.report_row import Row
from generator.survey.datum import Datum, Status

HEAD = styled({"bold": True, "text_wrap": True, "valign": "top"})
NUMBER = styled({"num_format": WHOLE})
DERIVED = styled({"num_format": '#,##0"（推算）"', "italic": True})
MISSING = styled(
    {
        "font_color": "#595959",
        "italic": True,
        "align": "right",
        "pattern": 14,
        "fg_color": "#BFBFBF",
    }
)
TITLE = styled({"bold": True, "font_size": 14})
WORDS = styled({"text_wrap": True, "valign": "top"})
"The few looks that its cells have."
FROZEN = 3
"Columns that stay in sight: where, who, when."
UNNOTED = (Status.KNOWN, Status.NOT_ASKED)
"Of cells that the second sheet does not list."
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


def place_workbook(told: Told, rows: Iterable[Row], findings: Iterable[Finding]) -> bytes:
    """The .xlsx; the same bytes for the same reports."""
    book = PlainBook(Said(told.title, comments=NOTICE))
    noted = _add_wide(book, list(rows))
    _add_cells(book, noted)
    _add_checks(book, findings)
    _add_words(book, told)
    return book.content()


def _add_wide(book: PlainBook, rows: Sequence[Row]) -> list[Noted]:
    """Return the cells that are no plain figures."""
    noted = []
    wide = _asked(rows)
    layout = Layout(
        name="总表",
        widths=tuple(WIDTHS.get(column.id, 0) for column in wide),
        frozen=(1, FROZEN),
        filtered=Area(0, 0, len(rows), len(wide) - 1),
        is_printed=False,
    )
    sheet = book.sheet(layout)
    for index, column in enumerate(wide):
        sheet.put(0, index, column.title, HEAD)
    for number, row in enumerate(rows, 1):
        about = row.about
        for index, column in enumerate(wide):
            if column.cell is None:
                _tell(sheet, (number, index), about[column.id], is_number=column.type == INTEGER)
                continue
            datum = row.figures[column.id]
            _put(sheet, (number, index), datum)
            if datum.status not in UNNOTED:
                noted.append(Noted(about["agency_name"], int(about["year"]), column, datum))
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


def _tell(
    sheet: Rows,
    place: tuple[int, int],
    text: str,
    *,
    is_number: bool,
) -> None:
    """What stands in a column of what a report is."""
    if text:
        sheet.put(*place, int(text) if is_number else text)


def _put(
    sheet: Rows,
    place: tuple[int, int],
    datum: Datum,
) -> None:
    """A cell of the form: its number, or the word for why there is none."""
    if datum.value is None:
        sheet.put(*place, datum.status.word, MISSING)
    elif isinstance(datum.value, int):
        sheet.put(*place, datum.value, DERIVED if datum.status is Status.DERIVED else NUMBER)
    elif _is_number(datum.value):
        sheet.put(*place, float(datum.value))
    else:
        sheet.put(*place, datum.value)


def _is_number(text: str) -> bool:
    """Whether a spreadsheet's number is the same amount: 5253.168 is, 251000元 is none."""
    return text.replace(".", "", 1).isdecimal() and keeps_every_digit(Decimal(text))


def _add_cells(book: PlainBook, noted: Iterable[Noted]) -> None:
    """Each cell that is no plain figure; one that is not here is what the original says."""
    widths = (WIDTHS["agency_name"], 0, 30, 30)
    sheet = book.sheet(Layout("逐格", widths, frozen=(2, 0), is_printed=False))
    sheet.put(0, 0, "这里只列推算、留空、缺失和撤回的格；没有列出的格，值都是原件写明的。")
    for index, title in enumerate(CELL_COLUMNS):
        sheet.put(1, index, title, HEAD)
    for line, (agency, year, column, datum) in enumerate(noted, 2):
        sheet.put(line, 0, agency)
        sheet.put(line, 1, year)
        sheet.put(line, 2, column.title)
        sheet.put(line, 3, column.id)
        _put(sheet, (line, 4), datum)
        sheet.put(line, 5, datum.status.word)


def _add_checks(book: PlainBook, findings: Iterable[Finding]) -> None:
    widths = (22, 22, 22, 0, 50, 50)
    sheet = book.sheet(Layout("核验", widths, frozen=(1, 0), is_printed=False))
    for index, title in enumerate(CHECK_COLUMNS):
        sheet.put(0, index, title, HEAD)
    for line, finding in enumerate(findings, 1):
        fields = finding._replace(identity=finding.name, name=finding.identity)
        for index, text in enumerate(fields):
            sheet.put(line, index, text)


def _add_words(book: PlainBook, told: Told) -> None:
    sheet = book.sheet(Layout("说明", (22, 30, 60), is_printed=False))
    sheet.put(0, 0, told.title, TITLE)
    lines = (
        NOTICE,
        f"许可：{told.licence}",
        f"网页：{told.address}",
        f"各栏的意思：{told.archive}{urls.CODEBOOK}；每一格的意思和条文：{told.archive}{urls.FORM}",
    )
    for line, words in enumerate(lines, 1):
        sheet.put(line, 0, words)
    statuses = ((status.word, status.value, status.says) for status in Status)
    behind = _add_list(sheet, len(lines) + 2, "格的状态", statuses)
    covers = ((name, "", says) for name, says in COVERS.items())
    _add_list(sheet, behind, "统计范围：只有 own 和 agency 可以相加", covers)


def _add_list(
    sheet: Rows,
    line: int,
    title: str,
    items: Iterable[tuple[str, str, str]],
) -> int:
    """Return the line behind the list, and one more."""
    sheet.put(line, 0, title, HEAD)
    for item in items:
        line += 1
        for index, text in enumerate(item):
            sheet.put(line, index, text, WORDS)
    return line + 2
