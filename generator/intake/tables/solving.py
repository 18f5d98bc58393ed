"""Ways to cut the rows of a block, of which the identities down its columns leave one."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from generator.form.form import Form
from generator.form.identities import Identity
from generator.form.parts import Table
from generator.intake.tables.digits import Counts

MOST_TRIALS = 20_000

Factors = dict[str, int]
"Row → its factor in a sum that must be 0: 新收 1, 上年结转 1, 总计 -1, 结转下年度 -1."

Solution = Mapping[str, Counts]
"Row → its figures."

Ways = Mapping[str, Sequence[Counts]]
"Row → the ways to cut its digits."


class Address(NamedTuple):
    """Of a cell in the form."""

    table: str
    row: str
    column: str


class Equation(NamedTuple):
    """A sum down a column that must be 0."""

    column: int
    factors: Factors

    def holds(self, rows: Solution) -> bool:
        """Whether it does for these figures."""
        total = 0
        for row, factor in self.factors.items():
            figure = rows[row][self.column]
            total += factor * figure
        return total == 0


def summed(form: Form, table: Table) -> set[str]:
    """The rows of a table whose cells an identity adds up: the last is the sum of the others."""
    summed_rows = set()
    for identity in form.identities:
        if not identity.must_hold:
            continue
        cells = _cells(identity)
        rows = {(cell.table, cell.row) for cell in cells}
        if len(rows) != 1:
            continue
        ((table_id, row),) = rows
        if table_id == table.id:
            summed_rows.add(row)
    return summed_rows


def _cells(identity: Identity) -> Iterator[Address]:
    for term in identity.terms:
        table, row, column = term.cell.split(".")
        yield Address(table, row, column)


def solve(ways: Ways, columns: Sequence[str], identities: Sequence[Identity]) -> Solution:
    """Row → the only way of cutting it with which every identity down the columns holds.

    A row without any way is left out, and what it would have to be follows from the others: two
    identities that share it are added up. Without a solution, or with a row that differs between
    solutions, that row is not read.

    Of two columns, 1 12 or 11 2 in a row, 0 3 in the next, and 1 15 or 11 5 in the one that adds
    them: 1 12, 0 3 and 1 15 hold, and 11 2, 0 3 and 11 5, so that only the middle row is read.
    """
    known = {row: of_row for row, of_row in ways.items() if of_row}
    counts = map(len, known.values())
    trials = math.prod(counts)
    if trials > MOST_TRIALS:
        return {}
    known_rows = set(known)
    equations = list(_equations(identities, known_rows, columns))
    solutions = list(_solutions(known, equations))
    if not solutions:
        return {}
    first = solutions[0]
    return {row: first[row] for row in known if _is_same_in_all(row, solutions)}


def _solutions(ways: Ways, equations: Sequence[Equation]) -> Iterator[Solution]:
    """Every choice of one way for each row with which all equations hold."""
    for choice in product(*ways.values()):
        rows = dict(zip(ways, choice, strict=True))
        if all(equation.holds(rows) for equation in equations):
            yield rows


def _is_same_in_all(row: str, solutions: Sequence[Solution]) -> bool:
    figures = {solution[row] for solution in solutions}
    return len(figures) == 1


def _equations(
    identities: Sequence[Identity], known: set[str], columns: Sequence[str]
) -> Iterator[Equation]:
    """What must hold of the known rows, down each column."""
    for index, column in enumerate(columns):
        sums = list(_sums(identities, column))
        for factors in sums:
            if known.issuperset(factors):
                yield Equation(index, factors)
        unknown = set().union(*sums) - known
        if len(unknown) != 1:
            continue
        (row,) = unknown
        joined = _without(row, sums)
        if joined:
            yield Equation(index, joined)


def _sums(identities: Sequence[Identity], column: str) -> Iterator[Factors]:
    """The identities down a column, each row once."""
    for identity in identities:
        cells = list(_cells(identity))
        columns = {cell.column for cell in cells}
        if columns != {column}:
            continue
        rows = [cell.row for cell in cells]
        is_each_once = len(set(rows)) == len(rows)
        if not is_each_once:
            continue
        count = len(identity.left)
        left = dict.fromkeys(rows[:count], 1)
        right = dict.fromkeys(rows[count:], -1)
        yield left | right


def _without(row: str, sums: Sequence[Factors]) -> Factors:
    """The first two sums with a row, added up so that it falls out; nothing if there are not two.

    a + b - r and r - c without r → a + b - c.
    """
    sharing = [factors for factors in sums if row in factors]
    if len(sharing) == 1:
        return {}
    first, second, *_ = sharing
    sign = -first[row] * second[row]
    joined = dict(first)
    for other, factor in second.items():
        before = joined.get(other, 0)
        joined[other] = before + sign * factor
    del joined[row]
    return joined
