"""The sheet of the statutory tables: headings, figures, and what may be typed."""

import re
from decimal import Decimal
from itertools import product
from math import ceil

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from generator.archive.cell import EXPECTED
from generator.archive.figures import Figures
from generator.archive.values import Missing, Value
from generator.authoring.workbook.checks import prompt, shade_open, shade_wrong
from generator.authoring.workbook.looks import (
    BORDER,
    HEADER,
    HEADING_FONT,
    LEFT,
    LINE,
    MIDDLE,
    TABLE_FONT,
    TOP,
    set_page,
    set_running,
)
from generator.authoring.worksheet import (
    HEADING,
    LABEL,
    PROSE,
    Box,
    Sheet,
    name,
)
from generator.content.layout import width

BLANK = "/"
"What a blank cell of the original is written as; `lost` is written as in a report file."
COLUMN = 8.5
"Width of a column of the tables, in digits."
PROSE_LINES = 4
"Room for the words below a table."
PROSE_PROMPT = "这一部分除表格以外的文字，没有就空着。换行按 Alt+Enter。"

FIGURES = {
    "count": "AND({0}>=0,{0}=INT({0}))",
    "signed": "{0}=INT({0})",
    "decimal": "{0}>=0",
}
"""Column kind → the formula that is true of those numbers that are figures of it; an amount with
its unit is text."""


def fill_tables(worksheet: Worksheet, plan: Sheet, figures: Figures | None, running: str) -> None:
    """Draw the tables with the figures that are known.

    running: what is printed above each page.
    """
    set_page(worksheet)
    literally = running.replace("&", "&&")
    set_running(worksheet.oddHeader, literally)
    for column in range(1, plan.width + 1):
        letters = name(1, column).removesuffix("1")
        dimension = worksheet.column_dimensions[letters]
        dimension.width = COLUMN
    behind_labels = plan.labels + 1
    worksheet.freeze_panes = name(1, behind_labels)
    totals = plan.totals()
    for box in plan.boxes:
        cell = _draw(worksheet, box)
        if box.cell:
            known = _known(figures, box.cell.id)
            stored = _stored(known)
            if stored is None:
                stored = totals.get(box.cell.id)
            cell.value = stored
        if box.rows > 1 or box.columns > 1:
            worksheet.merge_cells(box.area)
    _set_heights(worksheet, plan)
    _add_checks(worksheet, plan)


def _draw(worksheet: Worksheet, box: Box) -> Cell | MergedCell:
    """The first cell of a box that looks as it should."""
    cell = worksheet.cell(box.row, box.column, box.text or None)
    cell.font = TABLE_FONT
    cell.alignment = MIDDLE
    if box.kind == HEADING:
        _set_as_heading(cell, box.unit)
    elif box.kind == PROSE:
        cell.alignment = TOP
        cell.number_format = "@"
    else:
        _draw_lines(worksheet, box)
    return cell


def _set_as_heading(cell: Cell | MergedCell, unit: str) -> None:
    cell.font = HEADING_FONT
    cell.alignment = LEFT
    # The unit is shown behind the heading and is no part of it.
    cell.number_format = f'@"（单位：{unit}）"' if unit else "@"


def _draw_lines(worksheet: Worksheet, box: Box) -> None:
    """The lines around a cell of a table, and the colour of a header."""
    below = box.row + box.rows
    behind = box.column + box.columns
    rows = range(box.row, below)
    columns = range(box.column, behind)
    for row, column in product(rows, columns):
        cell = worksheet.cell(row, column)
        cell.border = BORDER
        if box.kind == LABEL:
            cell.fill = HEADER


def _known(figures: Figures | None, cell_id: str) -> Value:
    if figures and cell_id in figures:
        return figures[cell_id]
    return Missing.UNFILLED


def _stored(value: Value) -> str | int | float | None:
    """A figure as a spreadsheet keeps it; a number only where none of its text is lost by that.

    `12.50` stays text, `12.5` is a number.
    """
    if value is Missing.BLANK:
        return BLANK
    if value is Missing.LOST:
        return Missing.LOST.value
    if isinstance(value, Missing):
        return None
    if isinstance(value, int):
        return value
    return _number(value) if re.fullmatch(r"[0-9.]+", value) else value


def _number(text: str) -> str | int | float:
    """A number that is written like the text; the text where none is."""
    number = float(Decimal(text))
    for kept in (int(number), number):
        if str(kept) == text:
            return kept
    return text


def _set_heights(worksheet: Worksheet, plan: Sheet) -> None:
    """Room for every label; spreadsheet programs do not make it where cells are merged."""
    lines: dict[int, int] = {}
    for box in plan.boxes:
        if box.rows == 1:
            known = lines.get(box.row, 1)
            needed = _lines_of(box)
            lines[box.row] = max(known, needed)
    for row, count in lines.items():
        dimension = worksheet.row_dimensions[row]
        dimension.height = LINE * count + 5


def _lines_of(box: Box) -> int:
    """How many lines its text takes."""
    if box.kind == PROSE:
        return PROSE_LINES
    if box.kind != LABEL:
        return 1
    room = box.columns * COLUMN - 1
    return ceil(width(box.text) / room)


def _add_checks(worksheet: Worksheet, plan: Sheet) -> None:
    """What may be typed, what is still open, and what contradicts itself."""
    for areas, formula in plan.broken():
        shade_wrong(worksheet, areas, formula)
    kinds = {cell.column.kind for cell in plan.form.cells}
    for kind in sorted(kinds):
        words = f"{EXPECTED[kind]}。原件留空写 /；看不清或缺失写 lost。"
        for first, area in plan.rectangles(kind):
            formula = _typed(kind, first)
            prompt(worksheet, area, words, formula)
            shade_open(worksheet, area, first)
    for box in plan.boxes:
        if box.kind == PROSE:
            prompt(worksheet, box.first, PROSE_PROMPT)


def _typed(kind: str, first: str) -> str:
    """What may stand in a cell of that kind, said of the first of an area.

    Empty where any text may stand.
    """
    if kind not in FIGURES:
        return ""
    # Only IF leaves alone what it does not need: INT of a text is an error, and so would be AND or
    # OR of it.
    is_figure = FIGURES[kind].format(first)
    is_missing = f'OR({first}="{BLANK}",{first}="{Missing.LOST.value}")'
    return f"IF(ISNUMBER({first}),{is_figure},{is_missing})"
