"""Cells that span rows and columns, laid out on the table's columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from generator.intake.document import Cell, doubtful
from generator.intake.guard import MAX_SPAN, check_cells
from generator.intake.tables.values import is_figure

Row = list[Cell | None]
"None: covered by a cell that spans."
Rows = tuple[tuple[Cell | None, ...], ...]
Square = tuple[int, int]
"Index of a row, and of a column."


@dataclass(frozen=True, slots=True)
class Spanning:
    """A cell as markup gives it."""

    text: str
    columns: int = 1
    rows: int = 1
    "0: to the end of the group."
    doubt: str = ""
    "As a cell has it."


Group = Sequence[Sequence[Spanning]]
"Rows that no cell spans out of."


def lay_out(groups: Sequence[Group], place: str) -> Rows:
    """Return rows of equal length; a cell stands in its first place, None where it covers.

    No cell spans from one group of rows into the next, as in browsers. Place names the table.
    Raises UnreadableError for a table with more cells than any report's.

    Of a first row with 受理 over two rows and 合计, and a second with 12 alone, the rows are
    受理, 合计 and None, 12.
    """
    rows: list[Row] = []
    for group in groups:
        height = len(group)
        layout = _Layout(place, len(rows), height)
        rows += layout.rows(group)
    lengths = list(map(len, rows))
    width = max(lengths, default=0)
    check_cells(width * len(rows))
    for y, row in enumerate(rows):
        for x in range(lengths[y], width):
            where = _where(place, y, x)
            row.append(Cell("", where))
    return tuple(map(tuple, rows))


class _Layout:
    """Of a group of rows, of which `first` stand above it."""

    def __init__(self, place: str, first: int, height: int) -> None:
        self._place = place
        self._first = first
        self._height = height
        self._taken: dict[Square, Cell | None] = {}
        "What stands there; None where a cell covers it."

    def rows(self, group: Group) -> Iterator[Row]:
        """The rows, each as long as the longest of the group."""
        for y, row in enumerate(group):
            x = 0
            for cell in row:
                while (y, x) in self._taken:
                    x += 1
                self._put(cell, y, x)
                x += _width(cell)
        ends = (x + 1 for _, x in self._taken)
        width = max(ends, default=0)
        check_cells(width * self._height)
        columns = range(width)
        for y in range(self._height):
            yield [self._at(y, x) for x in columns]

    def _put(self, cell: Spanning, y: int, x: int) -> None:
        """Put a cell in its place, and cover those that it spans."""
        left = self._height - y
        height = min(cell.rows or left, left)
        width = _width(cell)
        taken = len(self._taken)
        check_cells(taken + height * width)
        rows = range(y, y + height)
        columns = range(x, x + width)
        covered = product(rows, columns)
        self._taken |= dict.fromkeys(covered)
        where = self._where(y, x)
        self._taken[y, x] = _read(cell, where, height)

    def _at(self, y: int, x: int) -> Cell | None:
        """The cell there; an empty one where a row is shorter than others."""
        if (y, x) in self._taken:
            return self._taken[y, x]
        where = self._where(y, x)
        return Cell("", where)

    def _where(self, y: int, x: int) -> str:
        row = self._first + y
        return _where(self._place, row, x)


def _width(cell: Spanning) -> int:
    """How many columns it takes."""
    return min(cell.columns, MAX_SPAN)


def _read(cell: Spanning, where: str, height: int) -> Cell:
    if cell.doubt:
        return doubtful(where, cell.doubt)
    # A figure for several rows is none of them, or all; over columns it may be of the first.
    if height > 1 and is_figure(cell.text):
        return doubtful(where, "一个数占了几行")
    return Cell(cell.text, where)


def _where(place: str, y: int, x: int) -> str:
    return f"{place}第 {y + 1} 行第 {x + 1} 格"
