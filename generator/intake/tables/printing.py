"""The orders in which a printing of the form may have the labels of its columns."""

from collections.abc import Iterator, Sequence
from itertools import chain

from generator.form.parts import Line, Table

Lines = Sequence[Line]


class Printing:
    """The orders of one table's columns, row by row and group by group."""

    def __init__(self, table: Table) -> None:
        self._orders: list[Lines] = []
        self._orders_of_leaves: list[Lines] = []
        for block in table.blocks:
            leaves = block.leaf_columns()
            self._orders += _orders(block.columns)
            self._orders_of_leaves.append(leaves)

    def has(self, lines: Lines) -> bool:
        """Whether columns follow each other as in some printing, others left out.

        自然人 科研机构 总计 do; 科研机构 自然人 总计 do not.
        """
        known = list(filter(self._has_line, lines))
        orders = self._orders_of_leaves
        has_headings = any(line.parts for line in known)
        if has_headings:
            orders = self._orders_with(known)
        return any(_only(known, order) == known for order in orders)

    def _has_line(self, line: Line) -> bool:
        return any(line in order for order in self._orders)

    def _orders_with(self, lines: Lines) -> list[Lines]:
        """The orders that have all of these lines."""
        needed = set(lines)
        return [order for order in self._orders if needed.issubset(order)]


def all_lines(line: Line) -> Iterator[Line]:
    """A line and all that stands below it, each heading before its parts."""
    yield line
    for part in line.parts:
        yield from all_lines(part)


def _only(known: Lines, order: Lines) -> Lines:
    """An order without what is not known."""
    return [line for line in order if line in known]


def _orders(columns: Lines) -> Iterator[Lines]:
    """The labels of columns row by row and group by group, 总计 also before the groups it ends.

    自然人 法人或其他组织 总计 商业企业 科研机构 …;
    自然人 法人或其他组织 商业企业 科研机构 … 总计.
    """
    by_row = _row_by_row(columns)
    by_group = _group_by_group(columns)
    yield by_row
    yield by_group
    headings = [line for line in by_row if line.parts]
    leaves = [line for line in by_group if not line.parts]
    if not headings or len(leaves) == 1:
        return
    last = leaves[-1]
    others = [line for line in by_row if line is not last]
    behind_headings = others.index(headings[-1]) + 1
    for index in range(behind_headings, len(others)):
        before = others[:index]
        behind = others[index:]
        yield [*before, last, *behind]


def _row_by_row(columns: Lines) -> Lines:
    """First all top labels, then all below them: 自然人 法人或其他组织 总计 商业企业 …"""
    lines: list[Line] = []
    row = list(columns)
    while row:
        lines += row
        parts = [line.parts for line in row]
        row = list(chain.from_iterable(parts))
    return lines


def _group_by_group(columns: Lines) -> Lines:
    """Each label with all below it, before the next: 法人或其他组织 商业企业 … 总计."""
    lines: list[Line] = []
    for column in columns:
        lines += all_lines(column)
    return lines
