"""A cell that stands for one of the form → its value, with what a person should know of how it was read."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.archive.values import Missing, Value
from generator.finding import WARNING
from generator.form.parts import Line
from generator.intake.document import Cell
from generator.intake.found import Found
from generator.intake.tables import units
from generator.intake.tables.rows import Row
from generator.intake.tables.values import Reading, read

LOST = Missing.LOST


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the cells of one table into what was found of it."""

    found: Found
    above: Sequence[tuple[str, ...]]
    "The units stated above the table, line by line."
    summed: set[str]
    "The rows whose last figure is the sum of the others."

    def read(self, name: str, cell: Cell | None, column: Line, row: Row) -> Value:
        """The value of the cell of that id, in the unit its header, its row or the table states; LOST in doubt."""
        reading = self._reading(cell, column, row) if cell else Reading(None)
        value = LOST if reading.value is None else reading.value
        self.found.values[name] = value
        if cell:
            self.found.places[name] = cell.place
        if value is not LOST and row.shape.kind == "exact" and not reading.remark:
            self.found.certain.add(name)
        if cell and reading.remark:
            self.found.notes.append((WARNING, cell.place, reading.remark))
        return value

    def _reading(self, cell: Cell, column: Line, row: Row) -> Reading:
        # A column that is named with a unit in one place and without in another leaves it open.
        named = row.shape.header.units(column)
        label = _of_label(row)
        own = [*(named if any(named) else []), *([label] if label else [])]
        unit = units.settled(own, self.above, column.kind)
        return Reading(None) if unit is None else read(cell.text, column.kind, unit)


def _of_label(row: Row) -> tuple[str, ...]:
    return next((stated for label in reversed(row.labels) if (stated := units.stated(label))), ())
