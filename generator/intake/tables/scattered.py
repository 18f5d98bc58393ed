"""Tables whose labels stand apart from their figures: first every label, then every figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.archive.values import Value
from generator.finding import WARNING
from generator.form.form import Form
from generator.form.identities import Identity, Term
from generator.form.parts import Line, Table
from generator.intake.document import (
    Block,
    Cell,
    Stream,
    Text,
)
from generator.intake.tables.headers import Headers
from generator.intake.tables.result import CellRead, Result
from generator.intake.tables.strips import Strip, strips
from generator.intake.tables.values import is_value, read

Values = Mapping[str, Value | None]
"Cell id → what is read of it."


def read_scattered(table: Table, form: Form, blocks: Sequence[Block]) -> Result:
    """Read as many figures as the table has cells, along rows or columns.

    Where all the table's sums leave one way.
    """
    figures = list(_figures(blocks))
    scattered = Scattered(table, form, blocks)
    values = scattered.values(figures)
    if not values:
        return Result()
    cells = []
    for cell in table.cells():
        value = values[cell.id]
        if value is not None:
            cells.append(CellRead(cell, value))
    first = figures[0]
    message = "行名和数字是分开的，按行列的合计关系对上，请对照原件"
    note = (WARNING, first.place, message)
    return Result(cells, notes=[note])


@dataclass(frozen=True, slots=True)
class Scattered:
    """A table of the form, and the blocks of its section."""

    table: Table
    form: Form
    blocks: Sequence[Block]

    def values(self, figures: Sequence[Cell]) -> Values | None:
        """What is read of each cell; None unless all sums hold in one way to order the figures."""
        cells = [cell.id for cell in self.table.cells()]
        if len(figures) != len(cells):
            return None
        identities = list(self._identities())
        if not identities:
            return None
        if not self._has_labels():
            return None
        readings = [read(figure.text, "count") for figure in figures]
        values = [reading.value for reading in readings]
        holding = []
        for order in self._orders(cells):
            way = dict(zip(order, values, strict=True))
            if _hold(identities, way):
                holding.append(way)
        if not holding:
            return None
        first, *others = holding
        if any(way != first for way in others):
            return None
        return first

    def _orders(self, cells: Sequence[str]) -> Iterator[Sequence[str]]:
        """The ids of the cells row by row, and column by column: a b c d → also a c b d."""
        yield cells
        width = len(self._columns)
        by_column: list[str] = []
        for column in range(width):
            by_column += cells[column::width]
        yield by_column

    @property
    def _columns(self) -> Sequence[Line]:
        first = self.table.blocks[0]
        return first.leaf_columns()

    def _identities(self) -> Iterator[Identity]:
        """Those that must hold between cells of the table alone."""
        prefix = f"{self.table.id}."
        for identity in self.form.identities:
            terms = identity.terms
            if not identity.must_hold:
                continue
            if all(term.cell.startswith(prefix) for term in terms):
                yield identity

    def _has_labels(self) -> bool:
        """Whether all labels of the rows stand there once, before any figure.

        They do below a header in the form's order, with nothing beside it.
        """
        text = " ".join(_words(self.blocks))
        rows: list[Line] = []
        in_text: list[Strip] = []
        for block in self.table.blocks:
            rows += block.leaf_rows()
            in_text += strips(text, block.leaf_rows())
        labelled = [strip.row for strip in in_text]
        if labelled != rows:
            return False
        *others, _ = in_text
        if any(strip.words for strip in others):
            return False
        headers = Headers(self.table)
        header = headers.in_text(in_text[0].before)
        if header.foreign:
            return False
        if header.missing(self._columns):
            return False
        return header.is_usual(self._columns)


def _figures(blocks: Sequence[Block]) -> Iterator[Cell]:
    """What may be a value, of lines that hold nothing else and of cells one a line."""
    for block in blocks:
        cells: Sequence[Cell] = ()
        if isinstance(block, Stream):
            cells = block.cells
        elif isinstance(block, Text):
            cells = _cells_of_line(block)
        for cell in cells:
            if is_value(cell.text):
                yield cell


def _cells_of_line(line: Text) -> list[Cell]:
    """The values of a line that holds nothing else: 3 0 0."""
    words = line.text.split()
    if not all(map(is_value, words)):
        return []
    return [Cell(word, line.place) for word in words]


def _words(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Text):
            yield block.text
        elif isinstance(block, Stream):
            yield from (cell.text for cell in block.cells)


def _hold(identities: Sequence[Identity], values: Values) -> bool:
    return all(_holds(identity, values) for identity in identities)


def _holds(identity: Identity, values: Values) -> bool:
    left = _sum(identity.left, values)
    right = _sum(identity.right, values)
    if left is None:
        return False
    return left == right


def _sum(terms: Sequence[Term], values: Values) -> int | None:
    """None where a figure is not known."""
    total = 0
    for term in terms:
        value = values[term.cell]
        if not isinstance(value, int):
            return None
        total += value
    return total
