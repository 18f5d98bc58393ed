"""A single row of figures, the rows as groups above the columns: as table four is printed."""

from generator.form.grid import (
    Grid,
    Head,
    Row,
    Slot,
)
from generator.form.parts import Line, Table


def grouped(table: Table) -> Grid:
    """The whole table."""
    groups = _Groups(table)
    figures = Row((), tuple(groups.slots))
    return Grid(
        id=table.id,
        caption=table.caption,
        head=tuple(Row(tuple(heads)) for heads in groups.heads),
        bodies=((figures,),),
        width=len(groups.slots),
        unit=table.unit,
        labels=0,
    )


class _Groups:
    """The headings of the groups and the columns below them, level by level."""

    def __init__(self, table: Table) -> None:
        (block,) = table.blocks
        self._table = table
        self._columns = block.columns
        levels = max(row.levels for row in block.rows)
        self._depth = levels + 1
        self.heads: list[list[Head]] = [[] for _ in range(self._depth)]
        self.slots: list[Slot] = []
        for line in block.rows:
            self._add(line, 0)

    def _add(self, line: Line, level: int) -> None:
        head = Head(
            label=line.label,
            colspan=line.width * len(self._columns),
            groups=True,
            row=line,
        )
        self.heads[level].append(head)
        for part in line.parts:
            self._add(part, level + 1)
        if not line.parts:
            self._add_columns(line, level + 1)

    def _add_columns(self, line: Line, level: int) -> None:
        for column in self._columns:
            head = Head(
                label=column.label,
                rowspan=self._depth - level,
            )
            slot = Slot(
                cell=f"{self._table.id}.{line.id}.{column.id}",
            )
            self.heads[level].append(head)
            self.slots.append(slot)
