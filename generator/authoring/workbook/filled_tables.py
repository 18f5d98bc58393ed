"""The tables of a report: a copy to be read and counted with, in which nothing is to be typed."""

from collections.abc import (
    Iterator,
    Mapping,
    Sequence,
)
from functools import cache
from math import ceil

from xlsxwriter.format import Format

from generator.archive.figures import Figures
from generator.archive.values import Missing, Value
from generator.authoring.workbook.book import Book
from generator.authoring.workbook.looks import LINE, Look
from generator.authoring.workbook.stored import stored
from generator.authoring.workbook.tables import (
    COLUMN,
    MARGIN,
    Stored,
    draw,
    heights,
    table_sheet,
    unit_code,
)
from generator.authoring.worksheet import (
    HEADING,
    LABEL,
    Box,
    Sheet,
)
from generator.content.layout import width

LABELS = (9.0, 12.0, 26.0)
"Widths of the columns before the figures, in digits."
WHOLE = "#,##0"
FITS = 10**6
"Smaller whole numbers have room in every column."
SPARE = 1
"Room beside a figure, in digits."


def fill_tables(
    book: Book,
    title: str,
    plan: Sheet,
    figures: Figures,
    running: str,
) -> None:
    """Draw them; every figure is a number or, where no number has its digits, a text.

    running: what is printed above each page.
    """
    worksheet = table_sheet(book, title, plan, running)
    widths = _widths(plan)
    wide = _widened(plan, widths, figures.values)
    for column, each in enumerate(wide):
        worksheet.set_column(column, column, each)
    worksheet.set_default_row(LINE + MARGIN)
    for row, height in _high(plan).items():
        worksheet.set_row(row - 1, height)
    label = book.format(Look.LABEL)
    for box in _of_kind(plan, LABEL):
        draw(worksheet, box, box.text, label)
    for box in _of_kind(plan, HEADING):
        form = book.format(Look.COPIED_HEADING, unit_code(box))
        worksheet.write_string(box.row - 1, 0, box.text, form)
    forms = _Forms(book)
    for box, value in zip(_figures(plan), figures.values, strict=True):
        kept = stored(value)
        draw(worksheet, box, kept, forms.of(value, kept))


class _Forms:
    """The formats of figures."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._whole = book.format(Look.FIGURE, WHOLE)
        self._text = book.format(Look.FIGURE)
        self._lost = book.format(Look.LOST)

    def of(self, value: Value, kept: Stored) -> Format:
        """Whole numbers are grouped, of others all digits are shown; what is lost is hatched."""
        if type(kept) is int:
            return self._whole
        if value is Missing.LOST:
            return self._lost
        if isinstance(kept, float):
            _, _, fraction = str(kept).partition(".")
            places = "0" * len(fraction)
            return self._book.format(Look.FIGURE, f"{WHOLE}.{places}")
        return self._text


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
