"""What is seen on a worksheet: its tables, and the sentences and headings between them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.intake.document import Block, Cell, Grid, Text
from generator.intake.guard import check_cells, needs
from generator.intake.readers.office.sheet_cells import SheetCells
from generator.intake.readers.office.worksheet import Area, Worksheet
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


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that is seen."""

    cells: tuple[Cell | None, ...]
    is_used: bool
    "Something is stored or framed in it."
    filled: dict[int, Cell]
    "Index → the cell, of those with a text; none of a row that is not used."


def read_sheet(sheet: Worksheet, cells: SheetCells) -> SheetBlocks:
    """Return what stands on a sheet, without rows and columns that nobody sees."""
    reader = _SheetReader(sheet, cells)
    if not reader.filled:
        return SheetBlocks((), ())
    rows = list(reader.rows())
    notes = [*reader.hidden(), *reader.remarks()]
    return SheetBlocks(tuple(_divided(rows)), tuple(notes))


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
            cells = [self._cell(row, column) for column in columns]
            yield _row(cells, is_used=row in used)

    def hidden(self) -> Iterator[str]:
        """A note on rows and columns that hold something and are not seen."""
        rows = {row for row, _ in self.filled}
        columns = {column for _, column in self.filled}
        hidden_rows = sorted(rows.difference(self._shown_rows))
        hidden_columns = sorted(columns.difference(self._shown_columns))
        hidden = [f"第 {row} 行" for row in hidden_rows]
        hidden += [f"{get_column_letter(column)} 列" for column in hidden_columns]
        if hidden:
            yield f"工作表“{self._sheet.name}”的{_listed(hidden)}是隐藏的，没有读入"

    def remarks(self) -> Iterator[str]:
        """Notes on what a person should know of cells that were read."""
        for remark, remarked in self._cells.remarks.items():
            names = [f"{get_column_letter(column)}{row}" for row, column in remarked]
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

    def _cell(self, row: int, column: int) -> Cell | None:
        """What stands there; of a merged area in the first cell that is seen, else None."""
        area = self._sheet.area((row, column))
        if self._is_first(row, column, area):
            return self._cells.read(area)
        return None

    def _is_first(self, row: int, column: int, area: Area) -> bool:
        """Whether a cell that is seen is the first of an area that is."""
        rows_above = range(area.top, row)
        columns_before = range(area.left, column)
        if not all(map(self._sheet.is_hidden_row, rows_above)):
            return False
        return all(map(self._sheet.is_hidden_column, columns_before))


def _row(cells: Sequence[Cell | None], *, is_used: bool) -> _Row:
    asked = enumerate(cells) if is_used else ()
    filled = {index: cell for index, cell in asked if cell and cell.text}
    return _Row(tuple(cells), is_used, filled)


def _listed(names: Sequence[str]) -> str:
    """The first of these: A1、B2等."""
    listed = "、".join(names[:NAMED])
    return f"{listed}等" if len(names) > NAMED else listed


def _divided(rows: Sequence[_Row]) -> Iterator[Block]:
    """Yield sentences and headings that have a row to themselves, and the tables between them.

    Empty rows belong to a table when they are used, that is when frames are drawn around their
    cells; and the first behind it does, as a row of figures that are all blank may have nothing
    drawn.

    Of the rows 一、主动公开情况, 制发件数 | 12 and an unused one, the first is a text; the
    others are a table.
    """
    is_narrow = _is_narrow(rows)
    table: list[tuple[Cell | None, ...]] = []
    for row in rows:
        line = _line(row, is_narrow=is_narrow, in_table=bool(table))
        if table and not row.is_used:
            table.append(row.cells)
        if table and (line or not row.is_used):
            yield Grid(tuple(table), exact=True)
            table = []
        if line:
            yield from _texts(line)
        elif row.filled or (table and row.is_used):
            table.append(row.cells)
    if table:
        yield Grid(tuple(table), exact=True)


def _is_narrow(rows: Iterable[_Row]) -> bool:
    """Whether all texts of a sheet stand in one column."""
    columns: set[int] = set()
    for row in rows:
        columns.update(row.filled)
    return len(columns) == 1


def _line(row: _Row, *, is_narrow: bool, in_table: bool) -> Cell | None:
    """The cell whose text is a line of its own, if the row holds no more than that."""
    # A picture beside a heading makes no table of it.
    certain = [cell for cell in row.filled.values() if not cell.doubt]
    if len(certain) != 1:
        return None
    alone = certain[0]
    if TITLE.search(alone.text) or is_section(alone.text):
        return alone
    if len(row.filled) > 1:
        return None
    is_line = is_narrow or _is_words(alone, in_table=in_table)
    return alone if is_line else None


def _is_words(alone: Cell, *, in_table: bool) -> bool:
    """Whether the only text of a row is what stands before a table, or within one a sentence."""
    if in_table:
        return is_prose(alone.text)
    return not alone.text.strip().isdigit()


def _texts(line: Cell) -> Iterator[Text]:
    for written in map(str.strip, line.text.splitlines()):
        if written:
            yield Text(written, line.place)
