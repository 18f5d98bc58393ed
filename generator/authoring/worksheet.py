"""The statutory tables on a worksheet: where every heading and cell stands, and its formulas.

Everything is computed from the form; rows and columns are 1-based, as spreadsheet programs count.
"""

from collections.abc import (
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase

from generator.form.form import Form
from generator.form.identities import Identity, Term
from generator.form.parts import Cell

HEADING = "heading"
LABEL = "label"
FIGURE = "figure"
PROSE = "prose"
"What a box holds: a section's heading, a header cell, a figure, words under a table."


Address = tuple[int, int]
"Row and column of a cell."
Terms = tuple[Term, ...]
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


@dataclass(frozen=True, eq=False)
class Sheet:
    """Tables of a form on a worksheet.

    The three one under another, each with its heading and room for words; or one by itself.
    """

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
        for identity in self.sums():
            for side, other in _both_ways(identity):
                if len(side) > 1:
                    continue
                if len(other) == 1:
                    continue
                (alone,) = side
                formula = self._sum(other)
                formulas.setdefault(alone.cell, formula)
        return formulas

    def _sum(self, terms: Sequence[Term]) -> str:
        """`=IF(COUNT(D5:F5)=3,SUM(D5:F5),"")`."""
        areas = self._areas(terms)
        count = len(terms)
        return f'=IF(COUNT({areas})={count},SUM({areas}),"")'

    def broken(self) -> Iterator[tuple[str, str]]:
        """The areas of each identity that must hold, and the formula true where it does not."""
        for identity in self.sums():
            yield self.areas(identity), self.compared(identity, "<>")

    def areas(self, identity: Identity) -> str:
        """The cells of an identity: `D5:I5 K5`."""
        return self._areas(identity.terms).replace(",", " ")

    def compared(self, identity: Identity, sign: str) -> str:
        """The formula that is true where its sides compare so: = or <>; not before all are numbers.

        `AND(COUNT($D$5:$I$5,$K$5)=7,SUM($D$5:$I$5)<>SUM($K$5))`.
        """
        every = self._areas(identity.terms, fixed=True)
        left = self._areas(identity.left, fixed=True)
        right = self._areas(identity.right, fixed=True)
        is_complete = f"COUNT({every})={len(identity.terms)}"
        return f"AND({is_complete},SUM({left}){sign}SUM({right}))"

    def rectangles(self, kind: str) -> Iterator[tuple[str, str]]:
        """The cells of one kind of column as rectangles: the first cell of each, and its area.

        What is said of a rectangle is said relative to its first cell; of scattered cells programs
        differ.
        """
        rest: set[Address] = set()
        for cell in self.form.cells:
            if cell.column.kind == kind and cell.id in self.places:
                rest.add(self.places[cell.id])
        while rest:
            top, left = min(rest)
            first = name(top, left)
            right = left
            while (top, right + 1) in rest:
                right += 1
            columns = range(left, right + 1)
            row = top
            while rest.issuperset(across(row, columns)):
                rest.difference_update(across(row, columns))
                row += 1
            last = name(row - 1, right)
            yield first, f"{first}:{last}"

    def sums(self) -> Iterator[Identity]:
        """The identities of its tables that must hold."""
        for identity in self.form.identities:
            if identity.must_hold and identity.terms[0].cell in self.places:
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
                end = name(*last, fixed=fixed)
                area += f":{end}"
            areas.append(area)
        return ",".join(areas)


def _both_ways(identity: Identity) -> Iterator[tuple[Terms, Terms]]:
    """Each side with the other one."""
    yield identity.left, identity.right
    yield identity.right, identity.left


def across(row: int, columns: Iterable[int]) -> Iterator[Address]:
    """The cells of a row in those columns."""
    for column in columns:
        yield row, column


def _is_next(run: Run, address: Address) -> bool:
    """Whether a cell goes on with cells of one row, or of one column."""
    (top, left), (bottom, right) = run
    right_of = (bottom, right + 1)
    below = (bottom + 1, right)
    if top == bottom and address == right_of:
        return True
    return left == right and address == below


def name(row: int, column: int, *, fixed: bool = False) -> str:
    """A cell as spreadsheet programs name it: 3, 28 → AB3; fixed: $AB$3."""
    letters = ""
    while column:
        column, index = divmod(column - 1, 26)
        letters = ascii_uppercase[index] + letters
    if fixed:
        return f"${letters}${row}"
    return f"{letters}{row}"
