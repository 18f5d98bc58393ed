"""The statutory tables as a grid: header cells with their spans, computed from the form.

Row and column headings of any depth become real header cells, and every data cell knows all of its headers (the
multi-level pattern of the WAI tables tutorial).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.form.parts import Block, Line, Table


@dataclass(frozen=True, slots=True)
class Head:
    """A header cell."""

    id: str
    label: str
    colspan: int = 1
    rowspan: int = 1
    scope: str = "col"
    "col, colgroup, row, rowgroup; empty for the corner, which heads nothing."


@dataclass(frozen=True, slots=True)
class Slot:
    """A data cell, to be filled from a report's figures."""

    cell: str
    headers: str
    total: bool
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the printed table."""

    heads: tuple[Head, ...]
    slots: tuple[Slot, ...] = ()
    bands: tuple[tuple[str, int], ...] = ()
    "Group headings (text, colspan) shown as rows of their own on a narrow screen, where header cells have no room."
    total: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A printed table."""

    id: str
    caption: str
    head: tuple[Row, ...]
    bodies: tuple[tuple[Row, ...], ...]
    width: int
    "Columns in all."
    unit: str
    labels: int
    "How many of them hold the headings of rows."


def grid(table: Table) -> Grid:
    """The official layout of a table."""
    if table.one_row:
        return _one_row(table)
    return _by_blocks(table) if table.blocks[0].heading else _crossed(table)


def _depth(lines: tuple[Line, ...]) -> int:
    return max(len(path) for line in lines for path in line.paths())


def _heads(lines: tuple[Line, ...], prefix: str) -> tuple[tuple[Head, ...], ...]:
    """Column headings, one tuple per header row."""
    depth = _depth(lines)
    rows: list[list[Head]] = [[] for _ in range(depth)]

    def place(line: Line, level: int) -> None:
        leaves = len(list(line.leaves()))
        rowspan = 1 if line.parts else depth - level
        scope = "colgroup" if line.parts else "col"
        rows[level].append(Head(f"{prefix}-{line.id}", line.label, leaves, rowspan, scope))
        for part in line.parts:
            place(part, level + 1)

    for line in lines:
        place(line, 0)
    return tuple(map(tuple, rows))


def _is_total(line: Line) -> bool:
    return line.short == "总计"


def _crossed(table: Table) -> Grid:
    """Rows by columns, both with headings of several levels."""
    (block,) = table.blocks
    labels = _depth(block.rows)
    heads = _heads(block.columns, f"{table.id}-c")
    corner = Head(f"{table.id}-corner", table.corner, labels, len(heads), "")
    head = tuple(Row((corner, *row) if n == 0 else row) for n, row in enumerate(heads))
    bodies = tuple(tuple(_rows(table, block, row, labels)) for row in block.rows)
    width = labels + len(block.leaf_columns())
    return Grid(table.id, table.caption, head, bodies, width, table.unit, labels)


def _rows(table: Table, block: Block, top: Line, labels: int) -> Iterator[Row]:
    """The rows under one outermost row heading, which form a row group of the table.

    On a wide screen the bands are not displayed; a row span then reaches past the rows shown and ends, as it should,
    with its row group. That is why the outermost heading may count them.
    """
    paths = list(top.paths())
    width = labels + len(block.leaf_columns())
    bands = sum(1 for part in top.parts if part.parts)
    opened: set[str] = set()
    for path in paths:
        heads, opening = [], []
        for level, line in enumerate(path[:-1]):
            if line.id not in opened:
                opened.add(line.id)
                span = len(list(line.leaves())) + (bands if level == 0 else 0)
                heads.append(Head(f"{table.id}-r-{line.id}", line.label, 1, span, "rowgroup"))
                opening.append((line.label, width - level))
        leaf = path[-1]
        heads.append(Head(f"{table.id}-r-{leaf.id}", leaf.label, labels - len(path) + 1, 1, "row"))
        above = " ".join(f"{table.id}-r-{line.id}" for line in path)
        slots = tuple(
            Slot(
                f"{table.id}.{leaf.id}.{columns[-1].id}",
                f"{above} {' '.join(f'{table.id}-c-{line.id}' for line in columns)}",
                _is_total(columns[-1]),
            )
            for column in block.columns
            for columns in column.paths()
        )
        yield Row(tuple(heads), slots, tuple(opening), _is_total(leaf))


def _by_blocks(table: Table) -> Grid:
    """One under another, each block with its own heading and columns, as table two is printed."""
    most = max(len(block.leaf_columns()) for block in table.blocks)
    bodies = []
    for number, block in enumerate(table.blocks, 1):
        prefix = f"{table.id}-{number}"
        columns = block.leaf_columns()
        spans = [1] * (len(columns) - 1) + [most - len(columns) + 1]
        heading = Head(prefix, block.heading, most + 1, 1, "rowgroup")
        titles = [Head(f"{prefix}-corner", table.corner, 1, 1, "")]
        titles += [
            Head(f"{prefix}-c-{c.id}", c.label, span)
            for c, span in zip(columns, spans, strict=True)
        ]
        rows = [Row((heading,)), Row(tuple(titles))]
        for leaf in block.leaf_rows():
            row_id = f"{table.id}-r-{leaf.id}"
            slots = (
                Slot(
                    f"{table.id}.{leaf.id}.{c.id}",
                    f"{prefix} {row_id} {prefix}-c-{c.id}",
                    total=False,
                    colspan=span,
                )
                for c, span in zip(columns, spans, strict=True)
            )
            rows.append(Row((Head(row_id, leaf.label, scope="row"),), tuple(slots)))
        bodies.append(tuple(rows))
    return Grid(table.id, table.caption, (), tuple(bodies), most + 1, table.unit, 1)


def _one_row(table: Table) -> Grid:
    """A single row of figures, the rows as groups above the columns, as table four is printed."""
    (block,) = table.blocks
    depth = _depth(block.rows) + 1
    rows: list[list[Head]] = [[] for _ in range(depth)]
    slots: list[Slot] = []

    def place(line: Line, level: int, above: tuple[str, ...]) -> None:
        head_id = f"{table.id}-r-{line.id}"
        leaves = len(list(line.leaves())) * len(block.columns)
        rows[level].append(Head(head_id, line.label, leaves, 1, "colgroup"))
        for part in line.parts:
            place(part, level + 1, (*above, head_id))
        if not line.parts:
            for column in block.columns:
                column_id = f"{head_id}-{column.id}"
                rows[level + 1].append(Head(column_id, column.label, 1, depth - level - 1, "col"))
                headers = " ".join((*above, head_id, column_id))
                slots.append(Slot(f"{table.id}.{line.id}.{column.id}", headers, _is_total(column)))

    for line in block.rows:
        place(line, 0, ())
    head = tuple(Row(tuple(row)) for row in rows)
    return Grid(
        table.id, table.caption, head, ((Row((), tuple(slots)),),), len(slots), table.unit, 0
    )
