"""The tables of a report: a copy to be read and counted with, in which nothing is to be typed."""

from collections.abc import (
    Iterator,
    Mapping,
    Sequence,
)
from functools import cache
from math import ceil

from generator.archive.figures import Figures
from generator.archive.values import Missing, Value
from generator.authoring.workbook.looks import (
    LINE,
    WHOLE,
    Look,
    Style,
    style,
)
from generator.authoring.workbook.rows import PlainBook, Stored
from generator.authoring.workbook.shell import Area, Layout
from generator.authoring.workbook.stored import stored
from generator.authoring.workbook.tables import (
    COLUMN,
    MARGIN,
    area_of,
    heights,
    merged,
    unit_code,
)
from generator.authoring.worksheet import (
    HEADING,
    LABEL,
    PROSE,
    Box,
    Sheet,
)
from generator.content.layout import width

LABELS = (9.0, 12.0, 26.0)
"Widths of the columns before the figures, in digits."
FITS = 10**6
"Smaller whole numbers have room in every column."
SPARE = 1
"Room beside a figure, in digits."

Drawn = tuple[int, int, Stored, Style]
"A cell: row and column from 0, what it holds, how it looks."


def fill_tables(
    book: PlainBook,
    title: str,
    plan: Sheet,
    figures: Figures,
) -> None:
    """Draw them; every figure is a number or, where no number has its digits, a text."""
    widths = _widened(plan, _widths(plan), figures.values)
    layout = Layout(
        name=title,
        widths=tuple(widths),
        height=LINE + MARGIN,
        frozen=(0, plan.labels),
        merged=_merged(plan),
        is_headed=True,
    )
    rows = book.sheet(layout)
    for row, height in _high(plan).items():
        rows.make_high(row - 1, height)
    for cell in _words(plan):
        rows.put(*cell)
    for box, value in zip(_figures(plan), figures.values, strict=True):
        kept = stored(value)
        look = _look(value, kept)
        if box.rows == box.columns == 1:
            rows.put(box.row - 1, box.column - 1, kept, look)
            continue
        for cell in _drawn(box, kept, look):
            rows.put(*cell)


def _look(value: Value, kept: Stored) -> Style:
    """Whole numbers are grouped, of others all digits are shown; what is lost is hatched."""
    if type(kept) is int:
        return style(Look.FIGURE, WHOLE)
    if value is Missing.LOST:
        return style(Look.LOST)
    if isinstance(kept, float):
        _, _, fraction = str(kept).partition(".")
        places = "0" * len(fraction)
        return style(Look.FIGURE, f"{WHOLE}.{places}")
    return style(Look.FIGURE)


def _drawn(box: Box, kept: Stored, look: Style) -> Iterator[Drawn]:
    """Each of the cells of a box; the first has what it holds, all have its lines."""
    top, left, bottom, right = area_of(box)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            is_first = (row, column) == (top, left)
            yield row, column, kept if is_first else None, look


@cache
def _merged(plan: Sheet) -> tuple[Area, ...]:
    """Its merged cells; a heading goes on over cells that are empty."""
    wide = {area_of(box) for box in (*_of_kind(plan, HEADING), *_of_kind(plan, PROSE))}
    return tuple(each for each in merged(plan) if each not in wide)


@cache
def _words(plan: Sheet) -> Sequence[Drawn]:
    """The cells of labels and headings."""
    cells: list[Drawn] = []
    for box in _of_kind(plan, LABEL):
        cells += _drawn(box, box.text, style(Look.LABEL))
    for box in _of_kind(plan, HEADING):
        look = style(Look.COPIED_HEADING, unit_code(box))
        cells.append((box.row - 1, box.column - 1, box.text, look))
    return cells


@cache
def _of_kind(plan: Sheet, kind: str) -> Sequence[Box]:
    return [box for box in plan.boxes if box.kind == kind]


@cache
def _figures(plan: Sheet) -> Sequence[Box]:
    """The boxes of figures, in the order of the form's cells."""
    of_cells = {box.cell.id: box for box in plan.boxes if box.cell}
    return [of_cells[cell.id] for cell in plan.form.cells]


@cache
def _high(plan: Sheet) -> Mapping[int, float]:
    """Row of labels that take several lines → its height, in points."""
    high = {}
    every = heights(plan, _widths(plan))
    for box in _of_kind(plan, LABEL):
        if every.get(box.row, 0) > LINE + MARGIN:
            high[box.row] = every[box.row]
    return high


@cache
def _widths(plan: Sheet) -> Sequence[float]:
    others = plan.width - len(LABELS)
    return [*LABELS, *[COLUMN] * others]


def _widened(plan: Sheet, widths: Sequence[float], values: Sequence[Value]) -> list[float]:
    """The width of each column, that no figure is cut; in digits."""
    wide = list(widths)
    for index, needed in _long(values):
        box = _figures(plan)[index]
        column = box.column - 1
        wide[column] = max(wide[column], needed)
    return wide


def _long(values: Sequence[Value]) -> Iterator[tuple[int, int]]:
    """Those that may not have room: the index of each, and the width that it needs."""
    for index, value in enumerate(values):
        if isinstance(value, str):
            yield index, ceil(width(value)) + SPARE
        elif isinstance(value, int) and value >= FITS:
            yield index, len(f"{value:,}") + SPARE
