"""Rows by columns, both with headings of several levels: as table three is printed."""

from collections.abc import Iterator, Sequence

from generator.form.grid import (
    Band,
    Grid,
    Head,
    Row,
    Slot,
)
from generator.form.parts import Block, Line, Table


def crossed(table: Table) -> Grid:
    """The whole table."""
    (block,) = table.blocks
    labels = _depth(block.rows)
    return Grid(
        id=table.id,
        caption=table.caption,
        head=tuple(_header(table, block, labels)),
        bodies=tuple(tuple(_rows(table, block, row, labels)) for row in block.rows),
        width=labels + len(block.leaf_columns()),
        unit=table.unit,
        labels=labels,
    )


def _depth(lines: Sequence[Line]) -> int:
    """How many levels of headings stand above, or before, the cells."""
    return max(line.levels for line in lines)


def _header(table: Table, block: Block, labels: int) -> Iterator[Row]:
    """The rows of column headings, the first with the corner before them."""
    first, *others = _heads(block.columns)
    corner = Head(
        label=table.corner,
        colspan=labels,
        rowspan=1 + len(others),
        scope="",
    )
    yield Row((corner, *first))
    for heads in others:
        yield Row(tuple(heads))


def _heads(columns: Sequence[Line]) -> Sequence[Sequence[Head]]:
    """Column headings, row by row."""
    depth = _depth(columns)
    rows: list[list[Head]] = []
    lines = list(columns)
    for level in range(depth):
        heads = [_column_head(line, depth - level) for line in lines]
        rows.append(heads)
        parts: list[Line] = []
        for line in lines:
            parts += line.parts
        lines = parts
    return rows


def _column_head(line: Line, levels: int) -> Head:
    """A column heading; one without parts goes down all the levels that are left."""
    return Head(
        label=line.label,
        colspan=line.width,
        rowspan=1 if line.parts else levels,
        groups=bool(line.parts),
    )


def _rows(table: Table, block: Block, top: Line, labels: int) -> Iterator[Row]:
    """The rows under one outermost row heading, which form a row group of the table.

    On a wide screen the bands are not displayed; a row span then reaches past the rows shown and
    ends, as it should, with its row group. That is why the outermost heading may count them.
    """
    width = labels + len(block.leaf_columns())
    bands = sum(bool(part.parts) for part in top.parts)
    opened: set[str] = set()
    for path in top.paths():
        *headings, leaf = path
        heads: list[Head] = []
        opening: list[Band] = []
        for level, line in enumerate(headings):
            if line.id in opened:
                continue
            opened.add(line.id)
            is_outermost = level == 0
            head = Head(
                label=line.label,
                rowspan=line.width + bands if is_outermost else line.width,
                scope="row",
                groups=True,
                row=line,
            )
            heads.append(head)
            opening.append((line.label, width - level))
        head = Head(
            label=leaf.label,
            colspan=labels - len(headings),
            scope="row",
            row=leaf,
        )
        yield Row(
            heads=(*heads, head),
            slots=tuple(_slots(table, block, leaf)),
            bands=tuple(opening),
            total=leaf.is_sum,
        )


def _slots(table: Table, block: Block, leaf: Line) -> Iterator[Slot]:
    """The cells of a row."""
    for column in block.leaf_columns():
        yield Slot(
            cell=f"{table.id}.{leaf.id}.{column.id}",
        )
