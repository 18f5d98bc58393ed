"""A cell that stands for one of the form → its value, and what to know of how it was read."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.archive.values import Missing, Value
from generator.finding import WARNING
from generator.form.parts import Line
from generator.intake.document import Cell
from generator.intake.found import Found
from generator.intake.tables import units
from generator.intake.tables.original_row import OriginalRow
from generator.intake.tables.values import NO_VALUE, Reading, read

LOST = Missing.LOST


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the cells of one table into what was found of it."""

    found: Found
    above: Sequence[tuple[str, ...]]
    "The units stated above the table, line by line."
    summed: set[str]
    "The rows whose last figure is the sum of the others."

    def read(self, name: str, cell: Cell | None, column: Line, row: OriginalRow) -> Value:
        """The value of the cell of that id; LOST in doubt.

        In the unit that its header, its row or the table states.
        """
        if cell is None:
            self.found.values[name] = LOST
            return LOST
        reading = self._reading(cell, column, row)
        value = LOST if reading.value is None else reading.value
        self.found.values[name] = value
        self.found.places[name] = cell.place
        if reading.remark:
            self.found.notes.append((WARNING, cell.place, reading.remark))
        elif value is not LOST and row.layout.kind == "exact":
            self.found.certain.add(name)
        return value

    def _reading(self, cell: Cell, column: Line, row: OriginalRow) -> Reading:
        own: list[tuple[str, ...]] = []
        in_header = row.header.units(column)
        # A column that is named with a unit in one place and without in another leaves it open.
        if any(in_header):
            own += in_header
        in_label = _of_label(row)
        if in_label:
            own.append(in_label)
        unit = units.settled(own, self.above, column.kind)
        return NO_VALUE if unit is None else read(cell.text, column.kind, unit)


def _of_label(row: OriginalRow) -> tuple[str, ...]:
    """The units stated by the innermost label that states any."""
    stated = map(units.stated, reversed(row.labels))
    return next(filter(None, stated), ())
