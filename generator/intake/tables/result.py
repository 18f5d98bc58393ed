"""What is read of a table: its cells, and what a person should know of how they were read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.archive.values import Value
from generator.finding import WARNING
from generator.form.parts import Cell
from generator.intake.found import Note


@dataclass(frozen=True, slots=True)
class CellRead:
    """A cell of the form, as it was read."""

    cell: Cell
    value: Value
    place: str | None = None
    "Where the value stands in the original; None where there is no one place."
    remark: str = ""
    "What was done to get the value, in Chinese."
    is_certain: bool = False
    "Of a marked-up table, as it stands there."

    def notes(self) -> Iterator[Note]:
        """What was done to get the value, where anything was."""
        if self.remark:
            place = self.place or ""
            yield WARNING, place, self.remark


class Result(NamedTuple):
    """What one way to read a table gives."""

    cells: Sequence[CellRead] = ()
    notes: Sequence[Note] = ()

    @property
    def has_figures(self) -> bool:
        """Whether any cell has a whole number."""
        return any(isinstance(read.value, int) for read in self.cells)
