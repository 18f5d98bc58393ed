"""The header of table four: in which column of the original each group has each of its figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from generator.form.parts import Block
from generator.intake.tables.header import ColumnName, Columns, Header
from generator.intake.tables.labels import bare

Names = Sequence[ColumnName]


class Start(NamedTuple):
    """Where a group or a column is named."""

    start: int
    "Column of the original."
    line: int
    "Which of the form's it is, from 0."


class GroupCell(NamedTuple):
    """A cell of the form."""

    group: int
    "Which of the form's it is, from 0."
    column: int


@dataclass(frozen=True, slots=True)
class GroupColumns:
    """A header that may name every group and every column in it."""

    header: Header
    block: Block

    def in_form(self) -> list[int] | None:
        """The columns of the original in the form's order, each named by its group and itself.

        None where the header does not name each once. 复议后起诉 over 结果维持 结果纠正 in columns
        0 and 1, 行政复议 over 结果维持 结果纠正 in 2 and 3 → 2, 3, 0, 1.
        """
        names = self.header.names
        of_groups = _starts(names, self.block.leaf_rows())
        of_columns = _starts(names, self.block.leaf_columns())
        groups = sorted(of_groups)
        columns = list(of_columns)
        starts: dict[GroupCell, int] = {}
        for start, column in columns:
            group = _last_before(start, groups)
            if group is None:
                return None
            cell = GroupCell(group, column)
            starts[cell] = start
        is_each_once = len(starts) == len(columns)
        if not is_each_once:
            return None
        original = set(starts.values())
        is_apart = len(original) == len(starts)
        if not is_apart:
            return None
        if len(starts) != self._count:
            return None
        return [starts[cell] for cell in sorted(starts)]

    @property
    def _count(self) -> int:
        groups = self.block.leaf_rows()
        columns = self.block.leaf_columns()
        return len(groups) * len(columns)


def is_usual(header: Header, block: Block) -> bool:
    """Whether groups and columns are named in the form's order.

    As far as a header tells that lost its columns.
    """
    starts = _starts(header.names, block.leaf_rows())
    groups = [start.line for start in starts]
    if groups != sorted(groups):
        return False
    columns = block.leaf_columns()
    return all(_is_repeated(row, columns) for row in _rows(header))


def _last_before(start: int, groups: Sequence[Start]) -> int | None:
    """The last group that begins before a column, or with it."""
    last = None
    for group in groups:
        if group.start <= start:
            last = group.line
    return last


def _rows(header: Header) -> Iterator[Names]:
    """The names of each row, in the order in which they stand."""
    names = list(header.names)
    if header.aligned:
        names.sort(key=lambda name: name.centre)
    rows = {name.row for name in names}
    for row in sorted(rows):
        yield [name for name in names if name.row == row]


def _starts(names: Names, lines: Columns) -> Iterator[Start]:
    """Where each of these lines is named, and which of them it is."""
    labels = [bare(line.label) for line in lines]
    for name in names:
        if name.label in labels:
            index = labels.index(name.label)
            yield Start(name.start, index)


def _is_repeated(row: Names, columns: Columns) -> bool:
    """Whether columns follow each other in order, begun again for each group.

    0 1 2 3 4 0 1 2 3 4; not 1 0 2 3 4.
    """
    starts = _starts(row, columns)
    indices = [start.line for start in starts]
    if not indices:
        return True
    begun_again = sum(after <= index for index, after in pairwise(indices))
    times = map(indices.count, indices)
    return begun_again < max(times)
