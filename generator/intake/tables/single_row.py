"""Table four: printed as a single row of figures under groups of columns."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.finding import WARNING
from generator.form.parts import Block, Line, Table
from generator.intake.document import Cell
from generator.intake.tables.cells import Placed, placed
from generator.intake.tables.headers import Header, Named
from generator.intake.tables.labels import Names, bare
from generator.intake.tables.reading import Reader
from generator.intake.tables.rows import Row
from generator.intake.tables.values import is_value

Slot = tuple[int, int]
"Group and column of a cell, counted from 0 in the form's order."


def read_single_row(table: Table, rows: list[Row], reader: Reader) -> None:
    """Table four: all figures in one row, or a row of five for each of its groups."""
    found = reader.found
    (block,) = table.blocks
    groups, columns = block.leaf_rows(), block.leaf_columns()
    whole = [(row, cells) for row in rows if (cells := _whole_row(row, block))]
    said = {tuple(cell.text.strip() if cell else "" for cell in cells) for _, cells in whole}
    others = [
        row
        for row in rows
        if _may_be_another(row, columns) and row not in [own for own, _ in whole]
    ]
    if whole and len(said) + len(others) > 1:
        places = "、".join(row.place for row in (*(row for row, _ in whole), *others))
        message = f"表四有 {len(said) + len(others)} 行，数字不同，不能确定是哪一行，记作 lost"
        found.notes.append((WARNING, places, message))
        return
    if whole:
        row, cells = whole[0]
        slots = [(group, column) for group in groups for column in columns]
        for (group, column), cell in zip(slots, cells, strict=True):
            reader.read(f"{table.id}.{group.id}.{column.id}", cell, column, row)
        return
    of_groups = list(_group_rows(rows, block))
    if len(of_groups) != len(groups):
        if any(row.figures for row in rows):
            digits = "；".join(
                " ".join(cell.text for cell in row.figures) for row in rows if row.figures
            )
            message = f"表四的数字数目不对，或者表头的次序不能确定，没有采用：{digits}"
            found.notes.append((WARNING, rows[0].place, message))
        return
    for group, (row, cells) in of_groups:
        for column, cell in zip(columns, cells, strict=True):
            reader.read(f"{table.id}.{group.id}.{column.id}", cell, column, row)


def _may_be_another(row: Row, columns: Sequence[Line]) -> bool:
    """Whether a row may be the figures of another table, if only blank ones below a header of its own."""
    return len(row.figures) > len(columns) or (
        not row.labels and not row.filled and bool(row.shape.header.named)
    )


def _whole_row(row: Row, block: Block) -> Placed | None:
    """The fifteen cells of a row in the form's order; None where it is another row, or its header leaves doubt."""
    count = len(block.leaf_rows()) * len(block.leaf_columns())
    cells = _trimmed(row, count)
    if cells is None:
        return None
    header = row.shape.header
    if not header.named:
        return list(cells)
    slots = _slots(header, block)
    if slots:
        return _under_slots(row, slots, cells)
    return list(cells) if is_usual(header, block) and not header.strangers else None


def _slots(header: Header, block: Block) -> dict[int, Slot] | None:
    """Column of the original → the cell below it: its own name, and the last group that begins before it.

    None where the header does not name each cell once: 结果维持 once below 行政复议, once below 复议后起诉 …
    """
    groups = sorted(_starts(header, block.leaf_rows()))
    slots: dict[int, Slot] = {}
    for start, column in _starts(header, block.leaf_columns()):
        before = [group for at, group in groups if at <= start]
        if start in slots or not before:
            return None
        slots[start] = (before[-1], column)
    count = len(block.leaf_rows()) * len(block.leaf_columns())
    return slots if len(set(slots.values())) == len(slots) == count else None


def _under_slots(row: Row, slots: dict[int, Slot], cells: Sequence[Cell]) -> Placed | None:
    """The cells of a row below their names, in the form's order."""
    columns = sorted(slots, key=lambda start: slots[start])
    standing = dict(zip(row.at, row.cells, strict=True))
    filled = {at for at, cell in standing.items() if cell.text.strip()}
    if filled <= set(columns):
        return [standing.get(column) for column in columns]
    in_sequence = dict(zip(sorted(columns), cells, strict=True))
    is_only = len(filled) == len(columns) and not row.shape.header.strangers
    return [in_sequence[column] for column in columns] if is_only else None


def _starts(header: Header, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where each of these lines is named, and which of them it is."""
    indices = {bare(line.label): index for index, line in enumerate(lines)}
    for named in header.named:
        if bare(named.line.label) in indices:
            yield named.columns.start, indices[bare(named.line.label)]


def is_usual(header: Header, block: Block) -> bool:
    """Whether groups and columns are named in the form's order, as far as a header tells that lost its columns."""
    groups = [group for _, group in _starts(header, block.leaf_rows())]
    rows = {named.row for named in header.named}
    named = [[name for name in _in_line(header) if name.row == row] for row in sorted(rows)]
    columns = [
        [index for _, index in _starts(Header(tuple(names)), block.leaf_columns())]
        for names in named
    ]
    return groups == sorted(groups) and all(map(_repeats, columns))


def _in_line(header: Header) -> list[Named]:
    return (
        sorted(header.named, key=lambda named: named.centre)
        if header.aligned
        else list(header.named)
    )


def _repeats(indices: list[int]) -> bool:
    """Whether columns follow each other in order, begun again for each group: 0 1 2 3 4 0 1 2 3 4; not 1 0 2 3 4."""
    begun_again = sum(after <= index for index, after in pairwise(indices))
    return not indices or begun_again < max(map(indices.count, indices))


def _group_rows(rows: Sequence[Row], block: Block) -> Iterator[tuple[Line, tuple[Row, Placed]]]:
    """Rows of five with the group each is of: the one its label names, or, where no label does, in the form's order."""
    groups, columns = block.leaf_rows(), block.leaf_columns()
    names = Names(groups)
    five = [row for row in rows if row.figures and _trimmed(row, len(columns)) is not None]
    matches = [names.match(row.label) for row in five]
    known = [match.row for match in matches if match]
    lines = known if len(known) == len(five) else list(groups) if not known else []
    if len({line.id for line in lines}) == len(five) == len(groups):
        for line, row in zip(lines, five, strict=True):
            cells = placed(row, columns, row.label_at)
            if any(cells):
                yield line, (row, cells)


def _trimmed(row: Row, count: int) -> Sequence[Cell] | None:
    """Exactly so many cells; None where there are more, or fewer, or one may have gone missing."""
    if len(row.filled) == count:
        return row.filled if all(is_value(cell.text) for cell in row.filled) else None
    cells = list(row.cells)
    if (
        row.shape.kind == "aligned"
        or len(row.figures) > count
        or not (row.figures or row.shape.kind == "exact")
    ):
        return None
    while len(cells) > count and not cells[-1].text.strip():
        cells.pop()
    return cells if len(cells) == count and all(is_value(cell.text) for cell in cells) else None
