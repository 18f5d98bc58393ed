"""The statutory tables as a grid: header cells with their spans, computed from the form.

Row and column headings of any depth become real header cells, and every data cell knows all of its
headers (the multi-level pattern of the WAI tables tutorial).
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
    """Group headings (text, colspan) shown as rows of their own on a narrow screen, where header
    cells have no room."""
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
    """How many levels of headings stand above, or before, the cells."""
    return max(map(_levels, lines))


def _levels(line: Line) -> int:
    return max(len(path) for path in line.paths())


def _width(line: Line) -> int:
    """The cells that a heading stretches across."""
    return len(list(line.leaves()))


def _is_total(line: Line) -> bool:
    return line.short == "总计"


def _heads(lines: tuple[Line, ...], prefix: str) -> tuple[tuple[Head, ...], ...]:
    """Column headings, one tuple per header row."""
    depth = _depth(lines)
    rows: list[list[Head]] = [[] for _ in range(depth)]

    def add(line: Line, level: int) -> None:
        head = Head(
            id=f"{prefix}-{line.id}",
            label=line.label,
            colspan=_width(line),
            rowspan=1 if line.parts else depth - level,
            scope="colgroup" if line.parts else "col",
        )
        rows[level].append(head)
        for part in line.parts:
            add(part, level + 1)

    for line in lines:
        add(line, 0)
    return tuple(map(tuple, rows))


def _crossed(table: Table) -> Grid:
    """Rows by columns, both with headings of several levels."""
    (block,) = table.blocks
    labels = _depth(block.rows)
    first, *others = _heads(block.columns, f"{table.id}-c")
    corner = Head(
        id=f"{table.id}-corner",
        label=table.corner,
        colspan=labels,
        rowspan=1 + len(others),
        scope="",
    )
    return Grid(
        id=table.id,
        caption=table.caption,
        head=(Row((corner, *first)), *map(Row, others)),
        bodies=tuple(tuple(_rows(table, block, row, labels)) for row in block.rows),
        width=labels + len(block.leaf_columns()),
        unit=table.unit,
        labels=labels,
    )


def _rows(table: Table, block: Block, top: Line, labels: int) -> Iterator[Row]:
    """The rows under one outermost row heading, which form a row group of the table.

    On a wide screen the bands are not displayed; a row span then reaches past the rows shown and
    ends, as it should, with its row group. That is why the outermost heading may count them.
    """
    width = labels + len(block.leaf_columns())
    bands = sum(bool(part.parts) for part in top.parts)
    prefix = f"{table.id}-r"
    opened: set[str] = set()
    for path in top.paths():
        heads, opening = [], []
        for level, line in enumerate(path[:-1]):
            if line.id in opened:
                continue
            opened.add(line.id)
            head = Head(
                id=f"{prefix}-{line.id}",
                label=line.label,
                rowspan=_width(line) if level else _width(line) + bands,
                scope="rowgroup",
            )
            heads.append(head)
            opening.append((line.label, width - level))
        leaf = path[-1]
        head = Head(
            id=f"{prefix}-{leaf.id}",
            label=leaf.label,
            colspan=labels - len(path) + 1,
            scope="row",
        )
        yield Row(
            heads=(*heads, head),
            slots=tuple(_slots(table, block, path)),
            bands=tuple(opening),
            total=_is_total(leaf),
        )


def _slots(table: Table, block: Block, row: tuple[Line, ...]) -> Iterator[Slot]:
    """The cells of a row, given with the headings above it: each cell names all of its headers."""
    before = [f"{table.id}-r-{line.id}" for line in row]
    for column in block.columns:
        for path in column.paths():
            above = [f"{table.id}-c-{line.id}" for line in path]
            yield Slot(
                cell=f"{table.id}.{row[-1].id}.{path[-1].id}",
                headers=" ".join(before + above),
                total=_is_total(path[-1]),
            )


def _by_blocks(table: Table) -> Grid:
    """One under another, each block with its own heading and columns, as table two is printed."""
    most = max(len(block.leaf_columns()) for block in table.blocks)
    bodies = (
        tuple(_block(table, block, f"{table.id}-{number}", most))
        for number, block in enumerate(table.blocks, 1)
    )
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
    columns = block.leaf_columns()
    spans = [1] * len(columns)
    spans[-1] += most - len(columns)
    spanned = list(zip(columns, spans, strict=True))
    heading = Head(prefix, block.heading, colspan=most + 1, scope="rowgroup")
    yield Row((heading,))
    corner = Head(f"{prefix}-corner", table.corner, scope="")
    titles = [Head(f"{prefix}-c-{column.id}", column.label, span) for column, span in spanned]
    yield Row((corner, *titles))
    for leaf in block.leaf_rows():
        row_id = f"{table.id}-r-{leaf.id}"
        slots = []
        for column, span in spanned:
            slot = Slot(
                cell=f"{table.id}.{leaf.id}.{column.id}",
                headers=f"{prefix} {row_id} {prefix}-c-{column.id}",
                total=False,
                colspan=span,
            )
            slots.append(slot)
        yield Row((Head(row_id, leaf.label, scope="row"),), tuple(slots))


def _one_row(table: Table) -> Grid:
    """A single row of figures, the rows as groups above the columns, as table four is printed."""
    (block,) = table.blocks
    depth = _depth(block.rows) + 1
    rows: list[list[Head]] = [[] for _ in range(depth)]
    slots: list[Slot] = []

    def add(line: Line, level: int, above: tuple[str, ...]) -> None:
        head_id = f"{table.id}-r-{line.id}"
        colspan = _width(line) * len(block.columns)
        head = Head(head_id, line.label, colspan, scope="colgroup")
        rows[level].append(head)
        for part in line.parts:
            add(part, level + 1, (*above, head_id))
        if line.parts:
            return
        for column in block.columns:
            head = Head(
                id=f"{head_id}-{column.id}",
                label=column.label,
                rowspan=depth - level - 1,
            )
            slot = Slot(
                cell=f"{table.id}.{line.id}.{column.id}",
                headers=" ".join((*above, head_id, head.id)),
                total=_is_total(column),
            )
            rows[level + 1].append(head)
            slots.append(slot)

    for line in block.rows:
        add(line, 0, ())
    figures = Row((), tuple(slots))
    return Grid(
        id=table.id,
        caption=table.caption,
        head=tuple(Row(tuple(heads)) for heads in rows),
        bodies=((figures,),),
        width=len(slots),
        unit=table.unit,
        labels=0,
    )
