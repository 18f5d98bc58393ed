"""A table of a Word document, laid out on its columns."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.intake.document import Cell, doubtful
from generator.intake.guard import MAX_SPAN, check_cells
from generator.intake.readers.office.elements import (
    W,
    attribute,
    child,
    number,
)
from generator.intake.readers.office.word_runs import WordRuns
from generator.intake.readers.runs import settled
from generator.intake.tables.values import is_figure

if TYPE_CHECKING:
    from lxml import etree

GOES_ON = {None, "continue"}
"What a merged cell says that is not the first."


class WordTable:
    """Reads a table, of that name in words: 第 2 个表."""

    def __init__(self, name: str, runs: WordRuns) -> None:
        self._name = name
        self._runs = runs
        self.remarks: list[str] = []
        "What was left out of cells."

    def rows(self, rows: "list[list[etree._Element]]") -> Iterator[tuple[Cell | None, ...]]:
        """Rows of equal length, of each row's cells; a cell stands in its first column, else None.

        Of a row with 受理 over two columns and 合计, the row is 受理, None, 合计.
        Raises UnreadableError for more cells than any report's.
        """
        laid: list[_Row] = []
        columns_above = 0
        count = 0
        for y, cells in enumerate(rows, 1):
            row = _Row(f"{self._name}第 {y} 行", self._runs, columns_above)
            row.read(cells)
            self.remarks += row.remarks
            laid.append(row)
            columns_above = len(row.cells)
            count += columns_above
            check_cells(count)
        width = max(len(row.cells) for row in laid)
        check_cells(width * len(laid))
        for row in laid:
            row.fill(width)
            yield tuple(row.cells)


class _Row:
    """Reads a row, of that name in words: 第 2 个表第 1 行."""

    def __init__(self, name: str, runs: WordRuns, columns_above: int) -> None:
        self._name = name
        self._runs = runs
        self._columns_above = columns_above
        "How many the row above has."
        self.cells: list[Cell | None] = []
        self.remarks: list[str] = []

    def read(self, cells: "list[etree._Element]") -> None:
        """Read its cells."""
        row = cells[0].getparent() if cells else None
        self.fill(_span(row, f"{W}trPr/{W}gridBefore", 0))
        for cell in cells:
            self.cells.append(self._first(cell))
            columns = _span(cell, f"{W}tcPr/{W}gridSpan", 1)
            self.cells += [None] * (columns - 1)

    def fill(self, width: int) -> None:
        """Fill it up to that width, with cells that the original does not have."""
        while len(self.cells) < width:
            self.cells.append(Cell("", self._place))

    @property
    def _place(self) -> str:
        """Where the next cell stands, in words."""
        return f"{self._name}第 {len(self.cells) + 1} 格"

    def _first(self, cell: "etree._Element") -> Cell | None:
        """What stands in its first column; None where the cell before or above goes on."""
        if _goes_on(cell, "hMerge"):
            return None
        read = self._cell(cell)
        is_below = len(self.cells) < self._columns_above
        if is_below and _goes_on(cell, "vMerge") and not read.text:
            return None
        return read

    def _cell(self, cell: "etree._Element") -> Cell:
        place = self._place
        runs = self._runs.of_cell(cell)
        read = settled(list(runs))
        if read.remark:
            self.remarks.append(f"{place}：{read.remark}")
        merged = child(cell, f"{W}tcPr/{W}vMerge")
        is_first = attribute(merged, f"{W}val") == "restart"
        if is_first and is_figure(read.text):
            return doubtful(place, "一个数占了几行")
        if not read.text and _has_deleted_text(cell):
            return doubtful(place, "单元格里的字被修订删去了")
        if read.doubt:
            return doubtful(place, read.doubt)
        return Cell(read.text, place)


def _has_deleted_text(cell: "etree._Element") -> bool:
    return any(deleted.text for deleted in cell.iter(f"{W}delText"))


def _goes_on(cell: "etree._Element", name: str) -> bool:
    """Say whether the cell goes on with the one above (vMerge) or before it (hMerge)."""
    merged = cell.find(f"{W}tcPr/{W}{name}")
    return merged is not None and merged.get(f"{W}val") in GOES_ON


def _span(element: "etree._Element | None", path: str, otherwise: int) -> int:
    """How many columns something takes."""
    written = attribute(child(element, path), f"{W}val")
    return min(number(written, otherwise), MAX_SPAN)
