"""The sheet of the statutory tables: headings and labels, and a place for every figure."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from generator.authoring.workbook.looks import LINE
from generator.authoring.workbook.shell import Area
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


def merged(plan: Sheet) -> Iterator[Area]:
    """The boxes of more than one cell."""
    for box in plan.boxes:
        if box.rows > 1 or box.columns > 1:
            yield area_of(box)


def area_of(box: Box) -> Area:
    """Its cells."""
    row = box.row - 1
    column = box.column - 1
    return Area(row, column, row + box.rows - 1, column + box.columns - 1)


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
