"""The rows of an original's table that still has its rows and cells, below their headers."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from generator.intake.document import Grid
from generator.intake.tables.headers import Headers
from generator.intake.tables.original_row import Cells, Centres, Layout, OriginalRow, centre
from generator.intake.tables.values import is_figure, is_label


class Piece(NamedTuple):
    """Rows of a grid below one header."""

    above: Sequence[Cells]
    "The rows of the header; none where there is no header."
    body: Sequence[Cells]


def of_grid(
    grid: Grid, headers: Headers, before: Layout | None, table: int
) -> tuple[list[OriginalRow], Layout]:
    """The rows of a table but for its headers, each under the header above it; and the last layout.

    `before` is that of the table that this one may continue, where it has no header of its own.
    """
    kind = _kind(grid)
    lines = tuple(map(_centres, grid.rows)) if grid.aligned else ()
    layout = Layout(kind, lines=lines)
    if before and before.kind == kind and not grid.aligned:
        layout = before
    rows: list[OriginalRow] = []
    for piece in _pieces(grid, headers):
        if piece.above:
            header = headers.in_rows(
                piece.above,
                piece.body,
                exact=grid.exact,
                aligned=grid.aligned,
            )
            layout = Layout(kind, header, lines)
        rows += [_row(cells, layout, table) for cells in _kept(piece, grid)]
    return rows, layout


def _kind(grid: Grid) -> str:
    if grid.exact:
        return "exact"
    return "aligned" if grid.aligned else "ruled"


def _centres(cells: Cells) -> Centres:
    return tuple(centre(cell) for cell in cells if cell and is_figure(cell.text))


def _kept(piece: Piece, grid: Grid) -> Sequence[Cells]:
    """The rows below a header that hold anything; one at least, even an empty one.

    So the table is known to be there, though no row of it has any figure. In text a row of nothing
    but blanks may have left no line.
    """
    filled = [cells for cells in piece.body if grid.exact or _is_filled(cells)]
    if filled or not piece.above:
        return filled
    return piece.body[:1] or [()]


def _is_filled(cells: Cells) -> bool:
    return any(cell and cell.text.strip() for cell in cells)


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
        is_broken = grid.aligned and is_right_below and headers.may_stand_above(cells)
        if is_broken or (is_header and is_right_below):
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
    while start and headers.may_stand_above(rows[start - 1]):
        start -= 1
    return start


def _row(cells: Cells, layout: Layout, table: int) -> OriginalRow:
    label_index = _label_index(cells)
    standing = {index: cell for index, cell in enumerate(cells) if cell}
    places = (cell.place for cell in standing.values())
    texts = [cell.text for index, cell in standing.items() if index <= label_index]
    behind = {index: cell for index, cell in standing.items() if index > label_index}
    return OriginalRow(
        labels=tuple(filter(is_label, texts)),
        cells=tuple(behind.values()),
        indices=tuple(behind),
        label_index=label_index,
        place=next(places, ""),
        layout=layout,
        table=table,
    )


def _label_index(cells: Cells) -> int:
    """The column of the last label before the first value; -1 where there is none.

    A number before all labels is the row's own (序号): 1 | 规章 | 3 gives 1.
    """
    texts = [cell.text if cell else "" for cell in cells]
    filled = [index for index, text in enumerate(texts) if text.strip()]
    if len(filled) > 1:
        first, second = filled[:2]
        if is_figure(texts[first]) and is_label(texts[second]):
            filled.remove(first)
    labels = takewhile(lambda index: is_label(texts[index]), filled)
    return max(labels, default=-1)
