"""Cells that span rows and columns, laid out on the table's columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from generator.intake.document import Cell, doubtful
from generator.intake.guard import MAX_SPAN, check_cells
from generator.intake.tables.values import is_figure

Row = list[Cell | None]
"None: covered by a cell that spans."


@dataclass(frozen=True, slots=True)
class Spanning:
    """A cell as markup gives it."""

    text: str
    columns: int = 1
    rows: int = 1
    "0: to the end of the group."
    doubt: str = ""
    "As a cell has it."


def lay_out(
    groups: Sequence[Sequence[Sequence[Spanning]]], place: str
) -> tuple[tuple[Cell | None, ...], ...]:
    """Return rows of equal length; a cell stands in its first place, None where it covers.

    No cell spans from one group of rows into the next, as in browsers. Place names the table.
    Raises UnreadableError for a table with more cells than any report's.

    Of a first row with 受理 over two rows and 合计, and a second with 12 alone, the rows are
    受理, 合计 and None, 12.
    """
    rows: list[Row] = []
    for group in groups:
        rows += _Group(place, len(rows), len(group)).rows(group)
    width = max(map(len, rows), default=0)
    check_cells(width * len(rows))
    for y, row in enumerate(rows):
        row += [_absent(place, y, x) for x in range(len(row), width)]
    return tuple(map(tuple, rows))


class _Group:
    """A group of rows, of which `first` stand above it."""

    def __init__(self, place: str, first: int, height: int) -> None:
        self._place = place
        self._first = first
        self._height = height
        self._taken: dict[tuple[int, int], Cell | None] = {}
        "Row and column → the cell; None where one covers it."

    def rows(self, group: Sequence[Sequence[Spanning]]) -> Iterator[Row]:
        """The rows, each as long as the longest of the group."""
        for y, row in enumerate(group):
            x = 0
            for cell in row:
                while (y, x) in self._taken:
                    x += 1
                x += self._put(cell, y, x)
        width = max((x + 1 for _, x in self._taken), default=0)
        check_cells(width * self._height)
        for y in range(self._height):
            yield [self._at(y, x) for x in range(width)]

    def _put(self, cell: Spanning, y: int, x: int) -> int:
        """Put a cell in its place, and return how many columns it takes."""
        height = min(cell.rows or self._height, self._height - y)
        width = min(cell.columns, MAX_SPAN)
        check_cells(len(self._taken) + height * width)
        covered = product(range(y, y + height), range(x, x + width))
        self._taken |= dict.fromkeys(covered)
        self._taken[y, x] = _placed(cell, _where(self._place, self._first + y, x), height)
        return width

    def _at(self, y: int, x: int) -> Cell | None:
        if (y, x) in self._taken:
            return self._taken[y, x]
        return _absent(self._place, self._first + y, x)


def _placed(cell: Spanning, where: str, height: int) -> Cell:
    doubt = cell.doubt
    # A figure for several rows is none of them, or all; over columns it may be of the first.
    if not doubt and height > 1 and is_figure(cell.text):
        doubt = "一个数占了几行"
    return doubtful(where, doubt) if doubt else Cell(cell.text, where)


def _absent(place: str, y: int, x: int) -> Cell:
    """A cell that a shorter row does not have."""
    return Cell("", _where(place, y, x))


def _where(place: str, y: int, x: int) -> str:
    return f"{place}第 {y + 1} 行第 {x + 1} 格"
