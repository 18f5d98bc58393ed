"""The sheet of the narrative: title, day of publication, and the sections without a table."""

from openpyxl.cell.cell import (
    TYPE_FORMULA,
    TYPE_STRING,
    Cell,
    MergedCell,
)
from openpyxl.worksheet.worksheet import Worksheet

from generator.authoring.scaffold import title_of
from generator.authoring.workbook.checks import prompt, shade_open
from generator.authoring.workbook.looks import (
    BOLD_FONT,
    BORDER,
    LEFT,
    PLAIN_FONT,
    SUBTITLE,
    TITLE,
    WORDS,
    Look,
    set_page,
)
from generator.authoring.worksheet import name
from generator.form.editions import SECTIONS

FIELDS = ("机关名称", "年度", "发布日期", "来源网址")
"Labels before the sections of the narrative; the title stands above them."
DAY_PROMPT = "原件标明的发布日期，如 2026-01-23；没有标明就空着。"
URL_PROMPT = "原件的网址，以 http:// 或 https:// 开头；没有就空着。"


def fill_narrative(worksheet: Worksheet, agency_name: str, year: int) -> None:
    """Write what is known, and leave room for the rest."""
    set_page(worksheet)
    worksheet.column_dimensions["A"].width = 14
    worksheet.column_dimensions["B"].width = 86
    title = title_of(agency_name, year)
    _wide(worksheet, 1, title, TITLE)
    values = (agency_name, year, None, None)
    fields = zip(FIELDS, values, strict=True)
    for row, (label, value) in enumerate(fields, 2):
        _field(worksheet, row, label, value)
    url = worksheet.cell(1 + len(FIELDS), 2)
    url.number_format = "@"
    prompt(worksheet, url.coordinate, URL_PROMPT)
    published = worksheet.cell(len(FIELDS), 2)
    published.number_format = "yyyy-mm-dd"
    prompt(worksheet, published.coordinate, DAY_PROMPT)
    _sections(worksheet, len(FIELDS) + 3)
    shade_open(worksheet, published.coordinate, url.coordinate)


def _field(worksheet: Worksheet, row: int, label: str, value: str | int | None) -> None:
    named = worksheet.cell(row, 1, label)
    named.font = BOLD_FONT
    field = worksheet.cell(row, 2)
    _write(field, value)
    field.font = PLAIN_FONT
    field.alignment = LEFT
    field.border = BORDER


def _sections(worksheet: Worksheet, row: int) -> None:
    """Heading and room of each section without a table, from that row."""
    for section in SECTIONS:
        if section.table:
            continue
        words = name(row + 1, 1)
        _wide(worksheet, row, section.heading, SUBTITLE)
        _wide(worksheet, row + 1, None, WORDS)
        prompt(worksheet, words, f"“{section.title}”的文字。换行按 Alt+Enter。")
        shade_open(worksheet, words, words)
        row += 3


def _wide(worksheet: Worksheet, row: int, text: str | None, look: Look) -> None:
    """A row of the narrative as one cell."""
    cell = worksheet.cell(row, 1)
    _write(cell, text)
    cell.font = look.font
    cell.alignment = look.alignment
    cell.number_format = "@"
    worksheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
    worksheet.row_dimensions[row].height = look.height


def _write(cell: Cell | MergedCell, value: str | int | None) -> None:
    """Set a value of the archive's, which is no formula whatever it begins with.

    Nor does it become one when it is edited.
    """
    cell.value = value
    if cell.data_type == TYPE_FORMULA:
        cell.data_type = TYPE_STRING
        cell.quotePrefix = True
