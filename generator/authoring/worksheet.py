"""The statutory tables on a worksheet: where every heading and cell stands, and its formulas.

Everything is computed from the form; rows and columns are 1-based, as spreadsheet programs count.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from generator.form.editions import SECTIONS
from generator.form.form import Form
from generator.form.grid import Grid, Head, Row, Slot
from generator.form.identities import Identity, Term
from generator.form.layouts import grid
from generator.form.parts import Cell, Table

HEADING, LABEL, FIGURE, PROSE = "heading", "label", "figure", "prose"
"What a box holds: a section's heading, a header cell, a figure, words under a table."


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the worksheet, merged where it is more than one cell."""

    kind: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    text: str = ""
    unit: str = ""
    "Of a heading: the unit of its table."
    cell: Cell | None = None
    "Of a figure."

    @property
    def place(self) -> str:
        """Its first cell: C7."""
        return name(self.row, self.column)

    @property
    def area(self) -> str:
        """All of it: C7:E8."""
        return f"{self.place}:{name(self.row + self.rows - 1, self.column + self.columns - 1)}"


@dataclass(frozen=True)
class Sheet:
    """The three tables one under another, each with its heading and room for words."""

    form: Form
    boxes: tuple[Box, ...]
    width: int
    "Columns of the worksheet, as many as the widest table has."
    labels: int
    "Columns the headings of rows take in the table that crosses rows and columns."

    @cached_property
    def places(self) -> Mapping[str, tuple[int, int]]:
        """Cell id → row and column."""
        return {box.cell.id: (box.row, box.column) for box in self.boxes if box.cell}

    def totals(self) -> dict[str, str]:
        """Cell id → the formula that adds it up.

        Of every cell that alone is one side of an identity that must hold. It stays empty until
        each part is a number: a sum of what happens to be filled in would look like a figure.
        """
        formulas: dict[str, str] = {}
        for identity in self._must_hold():
            for side, other in ((identity.left, identity.right), (identity.right, identity.left)):
                if len(side) == 1 < len(other):
                    parts = self._areas(other)
                    formulas.setdefault(
                        side[0].cell, f'=IF(COUNT({parts})={len(other)},SUM({parts}),"")'
                    )
        return formulas

    def broken(self) -> Iterator[tuple[str, str]]:
        """The areas of each identity that must hold, and the formula true where it does not."""
        for identity in self._must_hold():
            terms = identity.terms
            every, left, right = (
                self._areas(side, fixed=True) for side in (terms, identity.left, identity.right)
            )
            formula = f"AND(COUNT({every})={len(terms)},SUM({left})<>SUM({right}))"
            yield self._areas(terms).replace(",", " "), formula

    def rectangles(self, kind: str) -> Iterator[tuple[str, str]]:
        """The cells of one kind of column as rectangles: the first cell of each, and its area.

        What is said of a rectangle is said relative to its first cell; of scattered cells programs
        differ.
        """
        rest = sorted(self.places[cell.id] for cell in self.form.cells if cell.column.kind == kind)
        while rest:
            top, left = rest[0]
            right = left
            while (top, right + 1) in rest:
                right += 1
            bottom = top
            while all((bottom + 1, column) in rest for column in range(left, right + 1)):
                bottom += 1
            yield name(top, left), f"{name(top, left)}:{name(bottom, right)}"
            rest = [
                (row, column)
                for row, column in rest
                if not (row <= bottom and left <= column <= right)
            ]

    def _must_hold(self) -> Iterator[Identity]:
        return (identity for identity in self.form.identities if identity.must_hold)

    def _areas(self, terms: Iterable[Term], *, fixed: bool = False) -> str:
        """Their cells as areas, neighbours in one: D5:I5,K5."""
        runs: list[tuple[tuple[int, int], tuple[int, int]]] = []
        for row, column in sorted(self.places[term.cell] for term in terms):
            joined = False
            if runs:
                (top, left), (bottom, right) = runs[-1]
                joined = (row, column) == (bottom, right + 1) and top == bottom
                joined = joined or ((row, column) == (bottom + 1, right) and left == right)
            runs[-1:] = (
                [(runs[-1][0], (row, column))]
                if joined
                else [*runs[-1:], ((row, column), (row, column))]
            )
        return ",".join(
            name(*first, fixed=fixed)
            if first == last
            else f"{name(*first, fixed=fixed)}:{name(*last, fixed=fixed)}"
            for first, last in runs
        )


def name(row: int, column: int, *, fixed: bool = False) -> str:
    """A cell as spreadsheet programs name it: 3, 28 → AB3; fixed: $AB$3."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"${letters}${row}" if fixed else f"{letters}{row}"


def sheet(form: Form) -> Sheet:
    """The tables of a form in the official layout."""
    grids = [grid(table) for table in form.tables]
    width = max(printed.width for printed in grids)
    labels = max(_labels(printed) for printed in grids)
    boxes: list[Box] = []
    at = 1
    for table, printed in zip(form.tables, grids, strict=True):
        section = next(section for section in SECTIONS if section.table == table.id)
        boxes.append(Box(HEADING, at, 1, 1, width, section.heading, table.unit))
        boxes += _table(table, printed, at + 1, width)
        end = at + 1 + len(printed.head) + sum(map(len, printed.bodies))
        boxes.append(Box(PROSE, end + 1, 1, 1, width))
        at = end + 3
    crossed = next(
        sum(_tracks(printed, width)[: _labels(printed)])
        for printed in grids
        if _labels(printed) == labels
    )
    return Sheet(form, tuple(boxes), width, crossed)


def _labels(printed: Grid) -> int:
    """Columns of row headings: as many as the corner takes; none where all headings stand above."""
    if not printed.head:
        return 1
    corner = printed.head[0].heads[0]
    return 0 if corner.scope else corner.colspan


def _tracks(printed: Grid, width: int) -> list[int]:
    """How many columns of the worksheet each column of the table takes.

    Where headings of rows have several levels, they get what is left over, the last most of it.
    """
    labels = _labels(printed)
    if labels > 1:
        spare = width - printed.width
        inner = [1 + spare // 4] * (labels - 2)
        last = 1 + spare - sum(inner) + len(inner)
        return [1, *inner, last, *[1] * (printed.width - labels)]
    each = width // printed.width
    return [each + width - each * printed.width, *[each] * (printed.width - 1)]


def _table(table: Table, printed: Grid, first: int, width: int) -> Iterator[Box]:
    starts = [*accumulate(_tracks(printed, width), initial=1)]
    cells = {cell.id: cell for cell in table.cells()}
    groups = (printed.head, *printed.bodies)
    covered: set[tuple[int, int]] = set()
    at = first
    for rows in groups:
        for number, row in enumerate(rows):
            column = 0
            for item, rowspan in _items(row, len(rows) - number):
                while (at, column) in covered:
                    column += 1
                end = column + item.colspan
                covered |= {
                    (at + down, right) for down in range(rowspan) for right in range(column, end)
                }
                size = (rowspan, starts[end] - starts[column])
                if isinstance(item, Slot):
                    yield Box(FIGURE, at, starts[column], *size, cell=cells[item.cell])
                else:
                    yield Box(LABEL, at, starts[column], *size, item.label)
                column = end
            at += 1


def _items(row: Row, deepest: int) -> Iterator[tuple[Head | Slot, int]]:
    """Header and data cells with the rows they span, none past its group."""
    yield from ((head, min(head.rowspan, deepest)) for head in row.heads)
    yield from ((slot, 1) for slot in row.slots)
