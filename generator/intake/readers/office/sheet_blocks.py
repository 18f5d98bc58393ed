"""What is seen on a worksheet: its tables, and the sentences and headings between them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.intake.document import Block, Cell, Grid, Text
from generator.intake.guard import check_cells, needs
from generator.intake.readers.office.sheet_cells import SheetCells
from generator.intake.readers.office.worksheet import Area, At, Worksheet
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


class _Row(NamedTuple):
    """A row that is seen."""

    cells: tuple[Cell | None, ...]
    is_used: bool
    "Something is stored or framed in it; of another what its cells hold is not asked."

    @property
    def filled(self) -> list[Cell]:
        """Cells with a text."""
        if not self.is_used:
            return []
        return [cell for cell in self.cells if cell and cell.text]

    @property
    def columns(self) -> set[int]:
        """Indices of cells with a text."""
        if not self.is_used:
            return set()
        return {index for index, cell in enumerate(self.cells) if cell and cell.text}


def read_sheet(sheet: Worksheet, cells: SheetCells) -> SheetBlocks:
    """Return what stands on a sheet, without rows and columns that nobody sees."""
    filled = {at for at in sheet.slots if cells.has_content(at)}
    used = filled | {at for at in sheet.slots if cells.style(at).is_framed}
    if not filled:
        return SheetBlocks((), ())
    everything = _bounds(used)
    shown_rows = sheet.shown_rows(everything)
    shown_columns = sheet.shown_columns(everything)
    notes = _hidden(sheet, filled, shown_rows, shown_columns)
    used_rows = {row for row, _ in used}
    rows: list[_Row] = []
    for row in shown_rows:
        laid = tuple(_cell(sheet, cells, (row, column)) for column in shown_columns)
        rows.append(_Row(laid, row in used_rows))
    for remark, remarked in cells.remarks.items():
        named = [f"{get_column_letter(column)}{row}" for row, column in remarked]
        notes.append(f"工作表“{sheet.name}”{_listed(named)} {remark}")
    return SheetBlocks(tuple(_divided(rows)), tuple(notes))


def _bounds(used: set[At]) -> Area:
    """The area from the first cell of a sheet to the last that is used."""
    height = max(row for row, _ in used)
    width = max(column for _, column in used)
    check_cells(height * width)
    return Area(1, 1, height, width)


def _hidden(
    sheet: Worksheet,
    filled: Iterable[At],
    shown_rows: Iterable[int],
    shown_columns: Iterable[int],
) -> list[str]:
    """A note on rows and columns that hold something and are not seen."""
    rows = {row for row, _ in filled}
    columns = {column for _, column in filled}
    hidden = [f"第 {row} 行" for row in sorted(rows.difference(shown_rows))]
    letters = map(get_column_letter, sorted(columns.difference(shown_columns)))
    hidden += [f"{letter} 列" for letter in letters]
    if not hidden:
        return []
    return [f"工作表“{sheet.name}”的{_listed(hidden)}是隐藏的，没有读入"]


def _listed(names: Sequence[str]) -> str:
    listed = "、".join(names[:NAMED])
    return f"{listed}等" if len(names) > NAMED else listed


def _cell(sheet: Worksheet, cells: SheetCells, at: At) -> Cell | None:
    """What stands there; of a merged area in the first cell that is seen, None in the others."""
    area = sheet.merged.get(at)
    if area is None:
        return cells.read(at, Area(*at, *at))
    row, column = at
    top = next(y for y in range(area.top, row + 1) if not sheet.is_hidden_row(y))
    left = next(x for x in range(area.left, column + 1) if not sheet.is_hidden_column(x))
    is_first = at == (top, left)
    return cells.read((area.top, area.left), area) if is_first else None


def _divided(rows: Sequence[_Row]) -> Iterator[Block]:
    """Yield sentences and headings that have a row to themselves, and the tables between them.

    Empty rows belong to a table when they are used, that is when frames are drawn around their
    cells; and the first behind it does, as a row of figures that are all blank may have nothing
    drawn.

    Of the rows 一、主动公开情况, 制发件数 | 12 and an unused one, the first is a text; the
    others are a table.
    """
    columns = set[int]().union(*(row.columns for row in rows))
    table: list[tuple[Cell | None, ...]] = []
    for row in rows:
        line = _line(row, is_narrow=len(columns) == 1, in_table=bool(table))
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


def _line(row: _Row, *, is_narrow: bool, in_table: bool) -> Cell | None:
    """The cell whose text is a line of its own, if the row holds no more than that.

    `is_narrow`: the whole sheet has texts in one column alone.
    """
    # A picture beside a heading makes no table of it.
    certain = [cell for cell in row.filled if not cell.doubt]
    if len(certain) != 1:
        return None
    alone = certain[0]
    if TITLE.search(alone.text) or is_section(alone.text):
        return alone
    if len(row.filled) > 1:
        return None
    return alone if is_narrow or _is_words(alone, in_table=in_table) else None


def _is_words(alone: Cell, *, in_table: bool) -> bool:
    """Whether the only text of a row is what stands before a table, or within one a sentence."""
    if in_table:
        return is_prose(alone.text)
    return not alone.text.strip().isdigit()


def _texts(line: Cell) -> Iterator[Text]:
    for written in map(str.strip, line.text.splitlines()):
        if written:
            yield Text(written, line.place)
