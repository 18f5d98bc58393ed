"""The sheet of the statutory tables: headings and labels, and a place for every figure."""

from collections.abc import Mapping, Sequence
from math import ceil

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.authoring.workbook.book import Area, Book
from generator.authoring.workbook.looks import LINE
from generator.authoring.worksheet import (
    LABEL,
    PROSE,
    Box,
    Sheet,
)
from generator.content.layout import width

COLUMN = 8.5
"Width of a column of figures, in digits."
MARGIN = 5
"What a row is higher than its lines, in points."
PROSE_LINES = 4
"Room for the words below a table."

Stored = str | int | float | None
"What a cell holds: a text or a formula, a number, or nothing."


def table_sheet(
    book: Book,
    title: str,
    plan: Sheet,
    running: str,
) -> Worksheet:
    """A sheet for the tables, with nothing in it yet.

    running: what is printed above each page.
    """
    worksheet = book.sheet(title)
    literally = running.replace("&", "&&")
    worksheet.set_header(f"&C{literally}")
    worksheet.freeze_panes(0, plan.labels)
    return worksheet


def draw(
    worksheet: Worksheet,
    box: Box,
    stored: Stored,
    form: Format,
) -> None:
    """What a box holds, over all of its cells."""
    row = box.row - 1
    column = box.column - 1
    if box.rows > 1 or box.columns > 1:
        area = Area(row, column, row + box.rows - 1, column + box.columns - 1)
        worksheet.merge_range(*area, "", form)
    if stored is None:
        worksheet.write_blank(row, column, None, form)
    elif not isinstance(stored, str):
        worksheet.write_number(row, column, stored, form)
    elif stored.startswith("="):
        worksheet.write_formula(row, column, stored, form, "")
    else:
        worksheet.write_string(row, column, stored, form)


def unit_code(box: Box) -> str:
    """The format of a heading: the unit is shown behind it and is no part of it."""
    return f'@"（单位：{box.unit}）"' if box.unit else "@"


def heights(plan: Sheet, columns: Sequence[float]) -> Mapping[int, float]:
    """Room for every label; spreadsheet programs do not make it where cells are merged.

    columns: the width of each. Row → its height, in points.
    """
    lines: dict[int, int] = {}
    for box in plan.boxes:
        if box.rows == 1:
            known = lines.get(box.row, 1)
            needed = _lines_of(box, columns)
            lines[box.row] = max(known, needed)
    return {row: LINE * count + MARGIN for row, count in lines.items()}


def _lines_of(box: Box, columns: Sequence[float]) -> int:
    """How many lines its text takes."""
    if box.kind == PROSE:
        return PROSE_LINES
    if box.kind != LABEL:
        return 1
    first = box.column - 1
    room = sum(columns[first : first + box.columns]) - 1
    return ceil(width(box.text) / room)
