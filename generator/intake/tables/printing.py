"""The orders in which a printing of the form may have the labels of its columns."""

from collections.abc import Iterator, Sequence
from itertools import chain

from generator.form.parts import Line, Table


class Printing:
    """The orders of one table's columns, row by row and group by group."""

    def __init__(self, table: Table) -> None:
        self._orders: list[list[Line]] = []
        self._orders_of_leaves: list[list[Line]] = []
        for block in table.blocks:
            self._orders += _orders(block.columns)
            self._orders_of_leaves.append(list(block.leaf_columns()))

    def has(self, lines: Sequence[Line]) -> bool:
        """Whether columns follow each other as in some printing, others left out.

        自然人 科研机构 总计 do; 科研机构 自然人 总计 do not.
        """
        known = list(filter(self._has_line, lines))
        has_headings = any(line.parts for line in known)
        orders = self._orders_of_leaves
        if has_headings:
            orders = [order for order in self._orders if set(known) <= set(order)]
        return any(_only(known, order) == known for order in orders)

    def _has_line(self, line: Line) -> bool:
        return any(line in order for order in self._orders)


def all_lines(line: Line) -> Iterator[Line]:
    """A line and all that stands below it, each heading before its parts."""
    yield line
    for part in line.parts:
        yield from all_lines(part)


def _only(known: Sequence[Line], order: Sequence[Line]) -> list[Line]:
    """An order without what is not known."""
    return [line for line in order if line in known]


def _orders(columns: Sequence[Line]) -> Iterator[list[Line]]:
    """The labels of columns row by row and group by group, 总计 also before the groups it ends.

    自然人 法人或其他组织 总计 商业企业 科研机构 …;
    自然人 法人或其他组织 商业企业 科研机构 … 总计.
    """
    by_row = _row_by_row(columns)
    by_group = list(chain.from_iterable(map(all_lines, columns)))
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
        yield [*others[:index], last, *others[index:]]


def _row_by_row(columns: Sequence[Line]) -> list[Line]:
    """First all top labels, then all below them: 自然人 法人或其他组织 总计 商业企业 …"""
    lines: list[Line] = []
    row = list(columns)
    while row:
        lines += row
        row = list(chain.from_iterable(line.parts for line in row))
    return lines
