"""A table of a Word document, laid out on its columns."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.intake.document import Cell, doubtful
from generator.intake.guard import MAX_SPAN, check_cells
from generator.intake.readers.office.elements import attribute, child
from generator.intake.readers.office.numbering import W
from generator.intake.readers.office.word_runs import WordRuns
from generator.intake.readers.runs import settled
from generator.intake.tables.values import is_figure

if TYPE_CHECKING:
    from lxml import etree

Row = list[Cell | None]
NUMBER = re.compile("[0-9]{1,5}")


class WordTable:
    """Reads the rows of a table, of that name in words: 第 2 个表."""

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
        laid: list[Row] = []
        above = 0
        count = 0
        for y, cells in enumerate(rows, 1):
            row = self._row(cells, y, above)
            laid.append(row)
            above = len(row)
            count += above
            check_cells(count)
        width = max(map(len, laid))
        check_cells(width * len(laid))
        for y, row in enumerate(laid, 1):
            for x in range(len(row), width):
                row.append(self._absent(y, x))
            yield tuple(row)

    def _row(self, cells: "list[etree._Element]", y: int, above: int) -> Row:
        """A row under one with so many columns."""
        row: Row = []
        for x in range(_columns_before(cells)):
            row.append(self._absent(y, x))
        for cell in cells:
            x = len(row)
            place = self._place(y, x)
            row.append(self._first(cell, place, is_below=x < above))
            others = _number(cell, f"{W}tcPr/{W}gridSpan", 1) - 1
            row += [None] * others
        return row

    def _place(self, y: int, x: int) -> str:
        """Where a cell stands, in words; its column counts from 0."""
        return f"{self._name}第 {y} 行第 {x + 1} 格"

    def _absent(self, y: int, x: int) -> Cell:
        """A cell that a shorter row does not have."""
        return Cell("", self._place(y, x))

    def _first(self, cell: "etree._Element", place: str, *, is_below: bool) -> Cell | None:
        """What stands in the first column of a cell; None where the cell before or above goes on.

        `is_below`: there is a cell above it.
        """
        if _goes_on(cell, "hMerge"):
            return None
        read = self._cell(cell, place)
        if is_below and _goes_on(cell, "vMerge") and not read.text:
            return None
        return read

    def _cell(self, cell: "etree._Element", place: str) -> Cell:
        read = settled(list(self._runs.of_cell(cell)))
        if read.remark:
            self.remarks.append(f"{place}：{read.remark}")
        merged = attribute(child(cell, f"{W}tcPr/{W}vMerge"), f"{W}val")
        if merged == "restart" and is_figure(read.text):
            return doubtful(place, "一个数占了几行")
        if not read.text and _has_deleted_text(cell):
            return doubtful(place, "单元格里的字被修订删去了")
        if read.doubt:
            return doubtful(place, read.doubt)
        return Cell(read.text, place)


def _columns_before(cells: "list[etree._Element]") -> int:
    """How many columns a row leaves out at its beginning."""
    row = cells[0].getparent() if cells else None
    return _number(row, f"{W}trPr/{W}gridBefore", 0)


def _has_deleted_text(cell: "etree._Element") -> bool:
    return any(deleted.text for deleted in cell.iter(f"{W}delText"))


def _goes_on(cell: "etree._Element", name: str) -> bool:
    """Say whether the cell goes on with the one above (vMerge) or before it (hMerge)."""
    merged = cell.find(f"{W}tcPr/{W}{name}")
    return merged is not None and merged.get(f"{W}val") in {None, "continue"}


def _number(element: "etree._Element | None", path: str, otherwise: int) -> int:
    written = attribute(child(element, path), f"{W}val")
    if not NUMBER.fullmatch(written):
        return otherwise
    return min(int(written), MAX_SPAN)
