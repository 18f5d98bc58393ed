"""The unit that an original states for a column, in its header or above the whole table."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.form.parts import Line
from generator.intake.tables import units
from generator.intake.tables.header import Columns, Header


@dataclass(frozen=True, slots=True)
class ColumnUnits:
    """What says in which units the figures of a table are."""

    header: Header
    above: Sequence[units.Stated]
    "The units stated above the table, line by line."

    def of(self, column: Line) -> str | None:
        """The unit stated for a column; empty where none is, None where it is open."""
        own = self.header.units(column)
        return units.settled(own, self.above, column.kind)

    def are_the_forms(self, columns: Columns) -> bool:
        """Whether nothing says that these columns are in another unit than the form's."""
        return all(map(self._is_the_forms, columns))

    def _is_the_forms(self, column: Line) -> bool:
        unit = self.of(column)
        if unit is None:
            return False
        if not unit:
            return True
        if column.kind == "amount":
            return True
        scale = units.scale(unit, column.kind)
        return scale == 1
