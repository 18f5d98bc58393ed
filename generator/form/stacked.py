"""Blocks under one another, each with its heading and columns: as table two is printed.

Each cell names its headers, for a column's heading would reach down into the blocks below.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.form.grid import (
    Grid,
    Head,
    Row,
    Slot,
)
from generator.form.parts import Block, Line, Table


class Column(NamedTuple):
    """A column of a block, and the columns of the whole table that it takes."""

    line: Line
    span: int
    head: str
    "The id of its heading."


def stacked(table: Table) -> Grid:
    """The whole table."""
    widths = [len(block.leaf_columns()) for block in table.blocks]
    most = max(widths)
    bodies = []
    for number, block in enumerate(table.blocks, 1):
        prefix = f"{table.id[0]}{number}"
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
    columns = _columns(block, prefix, most)
    heading = Head(
        label=block.heading,
        colspan=most + 1,
        scope="rowgroup",
        id=prefix,
    )
    yield Row((heading,))
    yield _titles(table, columns)
    for number, leaf in enumerate(block.leaf_rows(), 1):
        head = Head(
            label=leaf.label,
            scope="row",
            id=f"{prefix}r{number}",
            row=leaf,
        )
        slots = _slots(table, leaf, columns, f"{prefix} {head.id}")
        yield Row((head,), tuple(slots))


def _columns(block: Block, prefix: str, most: int) -> Sequence[Column]:
    lines = block.leaf_columns()
    columns = [Column(line, 1, f"{prefix}c{number}") for number, line in enumerate(lines, 1)]
    rest = most - len(columns)
    last = columns.pop()
    return [*columns, last._replace(span=1 + rest)]


def _titles(table: Table, columns: Sequence[Column]) -> Row:
    """The row of column headings."""
    corner = Head(table.corner, scope="")
    heads = [corner]
    for column in columns:
        head = Head(
            label=column.line.label,
            colspan=column.span,
            id=column.head,
        )
        heads.append(head)
    return Row(tuple(heads))


def _slots(table: Table, leaf: Line, columns: Sequence[Column], before: str) -> Iterator[Slot]:
    """The cells of a row. before: the ids of what heads all of it."""
    for column in columns:
        yield Slot(
            cell=f"{table.id}.{leaf.id}.{column.line.id}",
            colspan=column.span,
            headers=f"{before} {column.head}",
        )
