"""Tables whose labels stand apart from their figures: first every label, then every figure."""

from collections.abc import Iterator, Mapping, Sequence

from generator.archive.values import Value
from generator.finding import WARNING
from generator.form.form import Form
from generator.form.identities import Identity
from generator.form.parts import Table
from generator.intake.document import Block, Cell, Stream, Text
from generator.intake.found import Found
from generator.intake.tables import fused
from generator.intake.tables.headers import Headers
from generator.intake.tables.values import is_value, read


def read_scattered(table: Table, form: Form, blocks: Sequence[Block], found: Found) -> None:
    """Read as many figures as the table has cells, along rows or columns, where all its sums leave one way."""
    figures = list(_figures(blocks))
    identities = [identity for identity in form.identities if _is_of(identity, table)]
    orders = list(_orders(table))
    if len(figures) != len(orders[0]) or not identities or not _has_labels(table, blocks):
        return
    values = [read(figure.text, "count").value for figure in figures]
    ways = [dict(zip(order, values, strict=True)) for order in orders]
    holding = [way for way in ways if all(_holds(identity, way) for identity in identities)]
    if holding and all(way == holding[0] for way in holding):
        found.values.update(
            {cell: value for cell, value in holding[0].items() if value is not None}
        )
        found.notes.append(
            (WARNING, figures[0].place, "行名和数字是分开的，按行列的合计关系对上，请对照原件")
        )


def _orders(table: Table) -> Iterator[list[str]]:
    """The ids of a table's cells row by row, and column by column."""
    cells = [cell.id for cell in table.cells()]
    width = len(table.blocks[0].leaf_columns())
    yield cells
    yield [cell for column in range(width) for cell in cells[column::width]]


def _figures(blocks: Sequence[Block]) -> Iterator[Cell]:
    """What may be a value, of lines that hold nothing else and of cells one a line."""
    for block in blocks:
        if isinstance(block, Text):
            words = block.text.split()
            yield from (Cell(word, block.place) for word in words if all(map(is_value, words)))
        elif isinstance(block, Stream):
            yield from (cell for cell in block.cells if is_value(cell.text))


def _has_labels(table: Table, blocks: Sequence[Block]) -> bool:
    """Whether all labels of the rows stand there once, before any figure, below a header in the form's order."""
    text = " ".join(_words(blocks))
    strips = [strip for block in table.blocks for strip in fused.strips(text, block.leaf_rows())]
    rows = [row for block in table.blocks for row in block.leaf_rows()]
    columns = table.blocks[0].leaf_columns()
    if [strip.row for strip in strips] != rows or any(strip.words for strip in strips[:-1]):
        return False
    header = Headers(table).in_text(strips[0].before)
    return (
        header.missing(columns) == 0
        and header.order(columns) == list(range(len(columns)))
        and not header.strangers
    )


def _words(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Text):
            yield block.text
        elif isinstance(block, Stream):
            yield from (cell.text for cell in block.cells)


def _is_of(identity: Identity, table: Table) -> bool:
    cells = [term.cell for term in identity.terms]
    return identity.must_hold and all(cell.startswith(f"{table.id}.") for cell in cells)


def _holds(identity: Identity, values: Mapping[str, Value | None]) -> bool:
    left, right = (
        [values[term.cell] for term in terms] for terms in (identity.left, identity.right)
    )
    numbers = [value for value in (*left, *right) if isinstance(value, int)]
    is_known = len(numbers) == len(left) + len(right)
    return is_known and sum(numbers[: len(left)]) == sum(numbers[len(left) :])
