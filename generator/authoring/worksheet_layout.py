"""The statutory tables laid out on a worksheet: every heading and cell in its place.

Rows and columns are 1-based, as spreadsheet programs count.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from generator.authoring.worksheet import (
    FIGURE,
    HEADING,
    LABEL,
    PROSE,
    Address,
    Box,
    Sheet,
    across,
)
from generator.form.editions import SECTIONS
from generator.form.form import Form
from generator.form.grid import (
    Grid,
    Head,
    Row,
    Slot,
)
from generator.form.layouts import grid
from generator.form.parts import Table


@cache
def sheet(form: Form) -> Sheet:
    """The tables of a form in the official layout, all of them as wide as the widest."""
    grids = [grid(table) for table in form.tables]
    width = max(printed.width for printed in grids)
    tracks = [_tracks(printed, width) for printed in grids]
    return _sheet(form, grids, tracks)


@cache
def narrow_sheet(form: Form) -> Sheet:
    """The same with few merged cells: a column for each of a table, figures below one another."""
    grids = [grid(table) for table in form.tables]
    labels = max(map(_labels, grids))
    tracks = [_narrow_tracks(printed, labels) for printed in grids]
    return _sheet(form, grids, tracks)


@cache
def table_sheet(form: Form, table_id: str, row: int) -> Sheet:
    """One table by itself, from that row on, a column of the worksheet for each of its own."""
    table = form.table(table_id)
    printed = grid(table)
    boxes = _table(table, printed, row, [1] * printed.width)
    return Sheet(form, tuple(boxes), printed.width, _labels(printed))


def _sheet(form: Form, grids: Sequence[Grid], tracks: Sequence[list[int]]) -> Sheet:
    """The tables one below another; tracks: of each, what its columns take."""
    width = max(map(sum, tracks))
    boxes: list[Box] = []
    row = 1
    for table, printed, taken in zip(form.tables, grids, tracks, strict=True):
        heading = Box(
            kind=HEADING,
            row=row,
            column=1,
            columns=width,
            text=_heading(table),
            unit=table.unit,
        )
        boxes.append(heading)
        boxes += _table(table, printed, row + 1, taken)
        row += 2 + len(printed.head)
        row += sum(map(len, printed.bodies))
        prose = Box(PROSE, row, 1, columns=width)
        boxes.append(prose)
        row += 2
    behind_labels = map(_label_tracks, grids, tracks)
    return Sheet(form, tuple(boxes), width, max(behind_labels))


def _label_tracks(printed: Grid, tracks: list[int]) -> int:
    """Columns of the worksheet that headings of rows take, where they have several levels."""
    labels = _labels(printed)
    return sum(tracks[:labels]) if labels > 1 else 0


def _heading(table: Table) -> str:
    """That of the section which has the table."""
    for section in SECTIONS:
        if section.table == table.id:
            return section.heading
    raise KeyError(table.id)


def _labels(printed: Grid) -> int:
    """Columns of row headings: as many as the corner takes; none where all headings stand above."""
    if not printed.head:
        return 1
    corner = printed.head[0].heads[0]
    if corner.scope:
        return 0
    return corner.colspan


def _tracks(printed: Grid, width: int) -> list[int]:
    """How many columns of the worksheet each column of the table takes.

    Where headings of rows have several levels, they get what is left over, the last most of it.
    """
    labels = _labels(printed)
    if labels <= 1:
        each, left = divmod(width, printed.width)
        others = [each] * (printed.width - 1)
        return [each + left, *others]
    spare = width - printed.width
    levels = labels - 2
    share = spare // 4
    inner = [1 + share] * levels
    last = 1 + spare - share * levels
    figures = [1] * (printed.width - labels)
    return [1, *inner, last, *figures]


def _narrow_tracks(printed: Grid, labels: int) -> list[int]:
    """The same where headings of rows take `labels` columns, and all else one."""
    tracks = [1] * printed.width
    if _labels(printed) == 1:
        tracks[0] = labels
    return tracks


def _table(table: Table, printed: Grid, first: int, tracks: list[int]) -> Iterator[Box]:
    """The boxes of a table whose first row is that of the worksheet."""
    starts = [*accumulate(tracks, initial=1)]
    cells = {cell.id: cell for cell in table.cells()}
    laid = _laid(printed, first)
    for item, row, column, rowspan in laid:
        left = starts[column]
        columns = starts[column + item.colspan] - left
        if isinstance(item, Slot):
            cell = cells[item.cell]
            yield Box(FIGURE, row, left, rowspan, columns, cell=cell)
        else:
            yield Box(LABEL, row, left, rowspan, columns, item.label)


def _laid(printed: Grid, first: int) -> Iterator[tuple[Head | Slot, int, int, int]]:
    """Header and data cells, each with its row, its index among the columns, and the rows it spans.

    A cell stands in the first column that no cell of a row above reaches down to.
    """
    covered: set[Address] = set()
    row = first
    for group in (printed.head, *printed.bodies):
        behind = row + len(group)
        for line in group:
            column = 0
            for item, rowspan in _items(line, behind - row):
                while (row, column) in covered:
                    column += 1
                columns = range(column, column + item.colspan)
                for below in range(row, row + rowspan):
                    covered.update(across(below, columns))
                yield item, row, column, rowspan
                column = columns.stop
            row += 1


def _items(row: Row, deepest: int) -> Iterator[tuple[Head | Slot, int]]:
    """Header and data cells with the rows they span, none past its group."""
    for head in row.heads:
        yield head, min(head.rowspan, deepest)
    for slot in row.slots:
        yield slot, 1
