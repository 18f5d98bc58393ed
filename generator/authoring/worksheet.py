"""The statutory tables on a worksheet: where every heading and cell stands, and its formulas.

Everything is computed from the form; rows and columns are 1-based, as spreadsheet programs count.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from string import ascii_uppercase

from generator.form.editions import SECTIONS
from generator.form.form import Form
from generator.form.grid import Grid, Head, Row, Slot
from generator.form.identities import Identity, Term
from generator.form.layouts import grid
from generator.form.parts import Cell, Table

HEADING = "heading"
LABEL = "label"
FIGURE = "figure"
PROSE = "prose"
"What a box holds: a section's heading, a header cell, a figure, words under a table."


Address = tuple[int, int]
"Row and column of a cell."
Run = tuple[Address, Address]
"The first and the last of cells in a row or in a column."


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
    def first(self) -> str:
        """Its first cell: C7."""
        return name(self.row, self.column)

    @property
    def area(self) -> str:
        """All of it: C7:E8."""
        bottom = self.row + self.rows - 1
        right = self.column + self.columns - 1
        return f"{self.first}:{name(bottom, right)}"


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
    def places(self) -> Mapping[str, Address]:
        """Cell id → row and column."""
        places = {}
        for box in self.boxes:
            if box.cell:
                places[box.cell.id] = box.row, box.column
        return places

    def totals(self) -> dict[str, str]:
        """Cell id → the formula that adds it up.

        Of every cell that alone is one side of an identity that must hold. It stays empty until
        each part is a number: a sum of what happens to be filled in would look like a figure.
        """
        formulas: dict[str, str] = {}
        for identity in self._must_hold():
            sides = (identity.left, identity.right)
            for side, other in (sides, sides[::-1]):
                if len(side) > 1 or len(other) == 1:
                    continue
                (alone,) = side
                formulas.setdefault(alone.cell, self._sum(other))
        return formulas

    def _sum(self, terms: Sequence[Term]) -> str:
        """`=IF(COUNT(D5:F5)=3,SUM(D5:F5),"")`."""
        areas = self._areas(terms)
        count = len(terms)
        return f'=IF(COUNT({areas})={count},SUM({areas}),"")'

    def broken(self) -> Iterator[tuple[str, str]]:
        """The areas of each identity that must hold, and the formula true where it does not."""
        for identity in self._must_hold():
            terms = identity.terms
            every = self._areas(terms, fixed=True)
            left = self._areas(identity.left, fixed=True)
            right = self._areas(identity.right, fixed=True)
            is_complete = f"COUNT({every})={len(terms)}"
            formula = f"AND({is_complete},SUM({left})<>SUM({right}))"
            areas = self._areas(terms)
            yield areas.replace(",", " "), formula

    def rectangles(self, kind: str) -> Iterator[tuple[str, str]]:
        """The cells of one kind of column as rectangles: the first cell of each, and its area.

        What is said of a rectangle is said relative to its first cell; of scattered cells programs
        differ.
        """
        cells = [cell for cell in self.form.cells if cell.column.kind == kind]
        rest = {self.places[cell.id] for cell in cells}
        while rest:
            top, left = min(rest)
            first = name(top, left)
            right = left
            while (top, right + 1) in rest:
                right += 1
            columns = range(left, right + 1)
            row = top
            while rest.issuperset(_row(row, columns)):
                rest.difference_update(_row(row, columns))
                row += 1
            last = name(row - 1, right)
            yield first, f"{first}:{last}"

    def _must_hold(self) -> Iterator[Identity]:
        for identity in self.form.identities:
            if identity.must_hold:
                yield identity

    def _areas(self, terms: Iterable[Term], *, fixed: bool = False) -> str:
        """Their cells as areas, neighbours in one: D5:I5,K5."""
        runs: list[Run] = []
        addresses = sorted(self.places[term.cell] for term in terms)
        for address in addresses:
            if runs and _is_next(runs[-1], address):
                first, _ = runs.pop()
                runs.append((first, address))
            else:
                runs.append((address, address))
        areas = []
        for first, last in runs:
            area = name(*first, fixed=fixed)
            if last != first:
                area += f":{name(*last, fixed=fixed)}"
            areas.append(area)
        return ",".join(areas)


def _row(row: int, columns: Iterable[int]) -> Iterator[Address]:
    """The cells of a row in those columns."""
    for column in columns:
        yield row, column


def _is_next(run: Run, address: Address) -> bool:
    """Whether a cell goes on with cells of one row, or of one column."""
    (top, left), (bottom, right) = run
    if top == bottom and address == (bottom, right + 1):
        return True
    return left == right and address == (bottom + 1, right)


def name(row: int, column: int, *, fixed: bool = False) -> str:
    """A cell as spreadsheet programs name it: 3, 28 → AB3; fixed: $AB$3."""
    letters = ""
    while column:
        column, index = divmod(column - 1, 26)
        letters = ascii_uppercase[index] + letters
    if fixed:
        return f"${letters}${row}"
    return f"{letters}{row}"


def sheet(form: Form) -> Sheet:
    """The tables of a form in the official layout."""
    grids = [grid(table) for table in form.tables]
    width = max(printed.width for printed in grids)
    boxes: list[Box] = []
    row = 1
    for table, printed in zip(form.tables, grids, strict=True):
        heading = Box(
            kind=HEADING,
            row=row,
            column=1,
            columns=width,
            text=_heading(table),
            unit=table.unit,
        )
        boxes.append(heading)
        boxes += _table(table, printed, row + 1, width)
        rows = (*printed.head, *chain.from_iterable(printed.bodies))
        row += 2 + len(rows)
        prose = Box(PROSE, row, 1, columns=width)
        boxes.append(prose)
        row += 2
    crossed = max(grids, key=_labels)
    tracks = _tracks(crossed, width)
    labels = sum(tracks[: _labels(crossed)])
    return Sheet(form, tuple(boxes), width, labels)


def _heading(table: Table) -> str:
    """That of the section which has the table."""
    by_table = {section.table: section.heading for section in SECTIONS}
    return by_table[table.id]


def _labels(printed: Grid) -> int:
    """Columns of row headings: as many as the corner takes; none where all headings stand above."""
    if not printed.head:
        return 1
    corner = printed.head[0].heads[0]
    if corner.scope:
        return 0
    return corner.colspan


def _tracks(printed: Grid, width: int) -> list[int]:
    """How many columns of the worksheet each column of the table takes.

    Where headings of rows have several levels, they get what is left over, the last most of it.
    """
    labels = _labels(printed)
    if labels <= 1:
        each, left = divmod(width, printed.width)
        others = [each] * (printed.width - 1)
        return [each + left, *others]
    spare = width - printed.width
    levels = labels - 2
    share = spare // 4
    inner = [1 + share] * levels
    last = 1 + spare - share * levels
    figures = [1] * (printed.width - labels)
    return [1, *inner, last, *figures]


def _table(table: Table, printed: Grid, first: int, width: int) -> Iterator[Box]:
    """The boxes of a table whose first row is that of the worksheet."""
    tracks = _tracks(printed, width)
    starts = [*accumulate(tracks, initial=1)]
    cells = {cell.id: cell for cell in table.cells()}
    for item, row, column, rowspan in _laid(printed, first):
        left = starts[column]
        columns = starts[column + item.colspan] - left
        if isinstance(item, Slot):
            cell = cells[item.cell]
            yield Box(FIGURE, row, left, rowspan, columns, cell=cell)
        else:
            yield Box(LABEL, row, left, rowspan, columns, item.label)


def _laid(printed: Grid, first: int) -> Iterator[tuple[Head | Slot, int, int, int]]:
    """Header and data cells, each with its row, its index among the columns, and the rows it spans.

    A cell stands in the first column that no cell of a row above reaches down to.
    """
    covered: set[Address] = set()
    row = first
    for group in (printed.head, *printed.bodies):
        behind = row + len(group)
        for line in group:
            column = 0
            for item, rowspan in _items(line, behind - row):
                while (row, column) in covered:
                    column += 1
                columns = range(column, column + item.colspan)
                for below in range(row, row + rowspan):
                    covered.update(_row(below, columns))
                yield item, row, column, rowspan
                column = columns.stop
            row += 1


def _items(row: Row, deepest: int) -> Iterator[tuple[Head | Slot, int]]:
    """Header and data cells with the rows they span, none past its group."""
    for head in row.heads:
        yield head, min(head.rowspan, deepest)
    for slot in row.slots:
        yield slot, 1
