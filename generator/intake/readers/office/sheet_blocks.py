"""What is seen on a worksheet: its tables, and the sentences and headings between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.intake.document import (
    Block,
    Cell,
    Grid,
    Text,
)
from generator.intake.guard import check_cells, needs
from generator.intake.readers.office.areas import Area, At
from generator.intake.readers.office.sheet_cells import SheetCells
from generator.intake.readers.office.worksheet import Worksheet
from generator.intake.readers.text.lines import is_prose, is_section

with needs():
    from openpyxl.utils import get_column_letter

TITLE = re.compile("(?:报告|年报)$")
NAMED = 20
"Cells a note names, at most."


class SheetBlocks(NamedTuple):
    """What is read from a sheet."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...]
    "What was left out, and what a person should know of cells."


@dataclass(frozen=True)
class _Row:
    """A row that is seen."""

    cells: tuple[Cell | None, ...]
    is_used: bool
    "Something is stored or framed in it."

    @cached_property
    def filled(self) -> dict[int, Cell]:
        """Index → the cell, of those with a text; none of a row that is not used."""
        cells = enumerate(self.cells) if self.is_used else ()
        return {index: cell for index, cell in cells if cell and cell.text}


def read_sheet(sheet: Worksheet, cells: SheetCells) -> SheetBlocks:
    """Return what stands on a sheet, without rows and columns that nobody sees."""
    reader = _SheetReader(sheet, cells)
    if not reader.filled:
        return SheetBlocks((), ())
    rows = list(reader.rows())
    notes = [*reader.hidden(), *reader.remarks()]
    blocks = _Division(rows).blocks()
    return SheetBlocks(tuple(blocks), tuple(notes))


class _SheetReader:
    """Reads the rows of a sheet."""

    def __init__(self, sheet: Worksheet, cells: SheetCells) -> None:
        self._sheet = sheet
        self._cells = cells
        self.filled = set(filter(cells.has_content, sheet.slots))
        "Cells that something is stored in."
        self._used = set(self.filled)
        "The same, and those with a frame."
        for at in sheet.slots:
            if cells.style(at).is_framed:
                self._used.add(at)

    def rows(self) -> Iterator[_Row]:
        """The rows that are seen, with the columns that are."""
        used = {row for row, _ in self._used}
        columns = self._shown_columns
        for row in self._shown_rows:
            cells = [self._cell((row, column)) for column in columns]
            yield _Row(tuple(cells), row in used)

    def hidden(self) -> Iterator[str]:
        """A note on rows and columns that hold something and are not seen."""
        rows = {row for row, _ in self.filled}
        columns = {column for _, column in self.filled}
        hidden_rows = rows.difference(self._shown_rows)
        hidden_columns = columns.difference(self._shown_columns)
        letters = map(get_column_letter, sorted(hidden_columns))
        hidden = [f"第 {row} 行" for row in sorted(hidden_rows)]
        hidden += [f"{letter} 列" for letter in letters]
        if hidden:
            yield f"工作表“{self._sheet.name}”的{_listed(hidden)}是隐藏的，没有读入"

    def remarks(self) -> Iterator[str]:
        """Notes on what a person should know of cells that were read."""
        for remark, remarked in self._cells.remarks.items():
            names = list(map(_name, remarked))
            yield f"工作表“{self._sheet.name}”{_listed(names)} {remark}"

    @cached_property
    def _everything(self) -> Area:
        """From the first cell of the sheet to the last that is used."""
        height = max(row for row, _ in self._used)
        width = max(column for _, column in self._used)
        check_cells(height * width)
        return Area(1, 1, height, width)

    @cached_property
    def _shown_rows(self) -> list[int]:
        return self._sheet.shown_rows(self._everything)

    @cached_property
    def _shown_columns(self) -> list[int]:
        return self._sheet.shown_columns(self._everything)

    def _cell(self, at: At) -> Cell | None:
        """What stands there; of a merged area in the first cell that is seen, else None."""
        area = self._sheet.merged.get(at)
        if area is None:
            return self._cells.read(Area.of(at))
        is_first = at == self._first_shown(area)
        return self._cells.read(area) if is_first else None

    def _first_shown(self, area: Area) -> At:
        """The first cell of an area that is seen; there is one."""
        row = area.top
        while self._sheet.is_hidden_row(row):
            row += 1
        column = area.left
        while self._sheet.is_hidden_column(column):
            column += 1
        return row, column


def _name(at: At) -> str:
    """What a spreadsheet program calls a cell: B3."""
    row, column = at
    return f"{get_column_letter(column)}{row}"


def _listed(names: Sequence[str]) -> str:
    """The first of these: A1、B2等."""
    listed = "、".join(names[:NAMED])
    return f"{listed}等" if len(names) > NAMED else listed


class _Division:
    """Tells sentences and headings that have a row to themselves from the tables between them.

    Empty rows belong to a table when they are used, that is when frames are drawn around their
    cells; and the first behind it does, as a row of figures that are all blank may have nothing
    drawn.

    Of the rows 一、主动公开情况, 制发件数 | 12 and an unused one, the first is a text; the
    others are a table.
    """

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._rows = rows
        self._table: list[tuple[Cell | None, ...]] = []
        columns: set[int] = set()
        for row in rows:
            columns.update(row.filled)
        self._is_narrow = len(columns) == 1
        "All texts of the sheet stand in one column."

    def blocks(self) -> Iterator[Block]:
        """Yield texts and tables, in order."""
        for row in self._rows:
            line = self._line(row)
            if self._table and not row.is_used:
                self._table.append(row.cells)
            if line or not row.is_used:
                yield from self._end()
            if line:
                yield from _texts(line)
            elif row.filled or (self._table and row.is_used):
                self._table.append(row.cells)
        yield from self._end()

    def _end(self) -> Iterator[Grid]:
        """The table that the rows so far are, if any."""
        if self._table:
            yield Grid(tuple(self._table), exact=True)
            self._table = []

    def _line(self, row: _Row) -> Cell | None:
        """The cell whose text is a line of its own, if the row holds no more than that."""
        # A picture beside a heading makes no table of it.
        filled = row.filled.values()
        certain = [cell for cell in filled if not cell.doubt]
        if len(certain) != 1:
            return None
        alone = certain[0]
        if TITLE.search(alone.text) or is_section(alone.text):
            return alone
        if len(row.filled) > 1:
            return None
        is_line = self._is_narrow or self._is_words(alone.text)
        return alone if is_line else None

    def _is_words(self, alone: str) -> bool:
        """Whether the only text of a row is what stands before a table, or in one a sentence."""
        if self._table:
            return is_prose(alone)
        return not alone.strip().isdigit()


def _texts(line: Cell) -> Iterator[Text]:
    for written in line.text.splitlines():
        text = written.strip()
        if text:
            yield Text(text, line.place)
