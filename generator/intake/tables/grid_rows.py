"""The rows of an original's table that still has its rows and cells, below their headers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from generator.intake.document import Grid
from generator.intake.tables.headers import Headers
from generator.intake.tables.original_row import (
    Cells,
    Centres,
    Layout,
    OriginalRow,
    centre,
    has_text,
)
from generator.intake.tables.values import is_figure, is_label


class Piece(NamedTuple):
    """Rows of a grid below one header."""

    above: Sequence[Cells]
    "The rows of the header; none where there is no header."
    body: Sequence[Cells]


class GridRows(NamedTuple):
    """The rows of one table."""

    rows: Sequence[OriginalRow]
    layout: Layout
    "That of the last of them."


def of_grid(grid: Grid, headers: Headers, before: Layout | None, table: int) -> GridRows:
    """The rows of a table but for its headers, each under the header above it.

    `before` is the layout of the table that this one may continue, where it has no header of its
    own.
    """
    layout = _first_layout(grid, before)
    rows: list[OriginalRow] = []
    for piece in _pieces(grid, headers):
        if piece.above:
            header = headers.in_rows(
                piece.above,
                piece.body,
                exact=grid.exact,
                aligned=grid.aligned,
            )
            layout = replace(layout, header=header)
        for cells in _kept(piece, grid):
            row = _row(cells, layout, table)
            rows.append(row)
    return GridRows(rows, layout)


def _first_layout(grid: Grid, before: Layout | None) -> Layout:
    """What is known of a table before its first header."""
    kind = _kind(grid)
    if grid.aligned:
        lines = tuple(map(_centres, grid.rows))
        return Layout(kind, lines=lines)
    if before and before.kind == kind:
        return before
    return Layout(kind)


def _kind(grid: Grid) -> str:
    if grid.exact:
        return "exact"
    if grid.aligned:
        return "aligned"
    return "ruled"


def _centres(cells: Cells) -> Centres:
    standing = filter(None, cells)
    figures = [cell for cell in standing if is_figure(cell.text)]
    return tuple(map(centre, figures))


def _kept(piece: Piece, grid: Grid) -> Sequence[Cells]:
    """The rows below a header that hold anything; one at least, even an empty one.

    So the table is known to be there, though no row of it has any figure. In text a row of nothing
    but blanks may have left no line.
    """
    kept = piece.body
    if not grid.exact:
        kept = list(filter(has_text, kept))
    if kept or not piece.above:
        return kept
    return piece.body[:1] or [()]


def _pieces(grid: Grid, headers: Headers) -> Iterator[Piece]:
    """A table's header rows and the rows below them, as often as it has a header.

    None above the first rows if they have none.
    第二十条第（一）项 / 信息内容 | 本年制发件数 … / 规章 | 0 … / 第二十条第（五）项 /
    信息内容 | 本年处理决定数量 / … is two pieces with a header of two rows each.
    """
    above: list[Cells] = []
    body: list[Cells] = []
    for cells in grid.rows:
        is_header = headers.is_header(cells)
        is_right_below = bool(above) and not body
        # Lines of text break the labels of columns, so that the next lines are pieces of them.
        may_be_broken = grid.aligned and is_right_below
        is_broken = may_be_broken and headers.may_stand_above(cells)
        goes_on = is_header and is_right_below
        if goes_on or is_broken:
            above.append(cells)
        elif is_header:
            start = _start_of_header(body, headers)
            yield Piece(above, body[:start])
            above = [*body[start:], cells]
            body = []
        else:
            body.append(cells)
    yield Piece(above, body)


def _start_of_header(rows: Sequence[Cells], headers: Headers) -> int:
    """Which of the rows above a header is the first that belongs to it."""
    start = len(rows)
    for cells in reversed(rows):
        if not headers.may_stand_above(cells):
            break
        start -= 1
    return start


def _row(cells: Cells, layout: Layout, table: int) -> OriginalRow:
    label_index = _label_index(cells)
    start = label_index + 1
    before = filter(None, cells[:start])
    texts = [cell.text for cell in before]
    behind = enumerate(cells[start:], start)
    standing = {index: cell for index, cell in behind if cell}
    places = [cell.place for cell in cells if cell]
    return OriginalRow(
        labels=tuple(filter(is_label, texts)),
        cells=tuple(standing.values()),
        indices=tuple(standing),
        label_index=label_index,
        place=places[0] if places else "",
        layout=layout,
        table=table,
    )


def _label_index(cells: Cells) -> int:
    """The column of the last label before the first value; -1 where there is none.

    A number before all labels is the row's own (序号): 1 | 规章 | 3 gives 1.
    """
    texts = [cell.text if cell else "" for cell in cells]
    indices = range(len(texts))
    filled = [index for index in indices if texts[index].strip()]
    if len(filled) > 1:
        first, second, *_ = filled
        has_number = is_figure(texts[first])
        if has_number and is_label(texts[second]):
            filled.remove(first)
    labels = takewhile(lambda index: is_label(texts[index]), filled)
    return max(labels, default=-1)
