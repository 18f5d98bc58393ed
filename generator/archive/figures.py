"""The figures of one report."""

from array import array
from dataclasses import dataclass

from generator.archive.values import Missing, Position, Value
from generator.form.form import Form


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a report, in the order of its form's cells."""

    form: Form
    values: tuple[Value, ...]
    places: "array[int]"
    "Line and column of each value, alternating: 2 x len(values)."

    def __getitem__(self, cell: str) -> Value:
        index = self.form.index[cell]
        return self.values[index]

    def __contains__(self, cell: object) -> bool:
        return cell in self.form.index

    def place(self, cell: str) -> Position:
        """Where the value of that cell stands in the file."""
        index = 2 * self.form.index[cell]
        line = self.places[index]
        column = self.places[index + 1]
        return line, column

    def count(self, missing: Missing) -> int:
        """How many cells are blank, or lost."""
        return self.values.count(missing)
