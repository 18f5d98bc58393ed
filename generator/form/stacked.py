"""Blocks under one another, each with its heading and columns: as table two is printed.

Each cell names its headers, for a column's heading would reach down into the blocks below.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.form.grid import Grid, Head, Row, Slot
from generator.form.parts import Block, Line, Table


class Column(NamedTuple):
    """A column of a block, and the columns of the whole table that it takes."""

    line: Line
    span: int


def stacked(table: Table) -> Grid:
    """The whole table."""
    widths = [len(block.leaf_columns()) for block in table.blocks]
    most = max(widths)
    bodies = []
    for number, block in enumerate(table.blocks, 1):
        prefix = f"{table.id}-{number}"
        rows = _block(table, block, prefix, most)
        bodies.append(tuple(rows))
    return Grid(
        id=table.id,
        caption=table.caption,
        head=(),
        bodies=tuple(bodies),
        width=most + 1,
        unit=table.unit,
        labels=1,
    )


def _block(table: Table, block: Block, prefix: str, most: int) -> Iterator[Row]:
    """Heading, columns and rows.

    most: columns of the widest block, which the last one makes up for.
    """
    columns = _columns(block, most)
    heading = Head(
        label=block.heading,
        colspan=most + 1,
        scope="rowgroup",
        id=prefix,
    )
    yield Row((heading,))
    yield _titles(table, columns, prefix)
    for leaf in block.leaf_rows():
        yield _row(table, leaf, columns, prefix)


def _columns(block: Block, most: int) -> Sequence[Column]:
    *others, last = block.leaf_columns()
    columns = [Column(line, 1) for line in others]
    rest = most - len(columns)
    return [*columns, Column(last, rest)]


def _titles(table: Table, columns: Sequence[Column], prefix: str) -> Row:
    """The row of column headings."""
    corner = Head(table.corner, scope="")
    heads = [corner]
    for line, span in columns:
        head = Head(
            label=line.label,
            colspan=span,
            id=f"{prefix}-c-{line.id}",
        )
        heads.append(head)
    return Row(tuple(heads))


def _row(table: Table, leaf: Line, columns: Sequence[Column], prefix: str) -> Row:
    row_id = f"{table.id}-r-{leaf.id}"
    head = Head(leaf.label, scope="row", id=row_id)
    slots = []
    for column, span in columns:
        slot = Slot(
            cell=f"{table.id}.{leaf.id}.{column.id}",
            colspan=span,
            headers=f"{prefix} {row_id} {prefix}-c-{column.id}",
        )
        slots.append(slot)
    return Row((head,), tuple(slots))
