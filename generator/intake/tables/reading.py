"""A cell that stands for one of the form → its value, and what to know of how it was read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.archive.values import Missing
from generator.form.parts import Cell as FormCell
from generator.form.parts import Line
from generator.intake.document import Cell
from generator.intake.tables import units
from generator.intake.tables.original_row import OriginalRow
from generator.intake.tables.result import CellRead
from generator.intake.tables.values import NO_VALUE, Reading, read

LOST = Missing.LOST


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the cells of one table."""

    above: Sequence[units.Stated]
    "The units stated above the table, line by line."
    summed: set[str]
    "The rows whose last figure is the sum of the others."

    def read(self, sought: FormCell, cell: Cell | None, row: OriginalRow) -> CellRead:
        """What is read of a cell of the form; LOST in doubt.

        In the unit that its header, its row or the table states.
        """
        if cell is None:
            return CellRead(sought, LOST)
        reading = self._reading(cell, sought.column, row)
        value = LOST if reading.value is None else reading.value
        is_exact = row.kind == "exact"
        is_as_written = value is not LOST and not reading.remark
        return CellRead(
            cell=sought,
            value=value,
            place=cell.place,
            remark=reading.remark,
            is_certain=is_exact and is_as_written,
        )

    def _reading(self, cell: Cell, column: Line, row: OriginalRow) -> Reading:
        own = list(_stated(column, row))
        kind = column.kind
        unit = units.settled(own, self.above, kind)
        if unit is None:
            return NO_VALUE
        return read(cell.text, kind, unit)


def _stated(column: Line, row: OriginalRow) -> Iterator[units.Stated]:
    """The units stated for a cell, wherever its column or its row is named."""
    in_header = row.header.units(column)
    # A column that is named with a unit in one place and without in another leaves it open.
    if any(in_header):
        yield from in_header
    in_label = _of_label(row)
    if in_label:
        yield in_label


def _of_label(row: OriginalRow) -> units.Stated:
    """The units stated by the innermost label that states any."""
    innermost_first = reversed(row.labels)
    stated = map(units.stated, innermost_first)
    return next(filter(None, stated), ())
