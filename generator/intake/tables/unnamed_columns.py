"""Where a header does not say where each column stands: cells by their number and position."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.intake.tables.header import Columns
from generator.intake.tables.original_row import (
    OriginalRow,
    centre,
    has_text,
    is_filled,
)
from generator.intake.tables.placement import Placed, ordered
from generator.intake.tables.values import are_values

NEAR = 2.0
"Columns of text a number may stand off the middle of its column."


@dataclass(frozen=True, slots=True)
class UnnamedColumns:
    """A row below such a header, or none."""

    row: OriginalRow
    columns: Columns
    "Of the form."
    order: Sequence[int]
    "Which of these stands first, second …"
    depth: int
    "How many headings the form has above the row's label."

    def cells(self) -> Placed | None:
        """The cells by the form's columns; None where they cannot be told."""
        row = self.row
        if self._is_whole():
            return ordered(row.filled, self.order)
        if not self._is_usual:
            return None
        if len(row.filled) > self._count:
            return None
        match row.kind:
            case "aligned":
                return self._by_centre()
            case "exact" | "stream":
                return self._first_cells()
            case _:
                return self._by_position()

    @property
    def _count(self) -> int:
        return len(self.columns)

    @property
    def _is_usual(self) -> bool:
        """Whether the columns stand in the form's order."""
        return list(self.order) == sorted(self.order)

    def _is_whole(self) -> bool:
        """Whether a row has so many values side by side and nothing else.

        An empty cell among them, or before, may be a column.
        """
        row = self.row
        if len(row.filled) != self._count:
            return False
        if not are_values(row.filled):
            return False
        if row.kind == "aligned":
            return True
        indices = row.filled_indices
        first = indices[0]
        last = indices[-1]
        begins_row = first == row.indices[0]
        if row.kind != "ruled" and not begins_row:
            return False
        return last - first == self._count - 1

    def _first_cells(self) -> Placed | None:
        """A cell for each column, where nothing but empty ones stand behind them."""
        cells = self.row.cells[: self._count]
        behind = self.row.cells[self._count :]
        if len(cells) < self._count:
            return None
        if has_text(behind):
            return None
        return list(cells)

    def _by_centre(self) -> Placed | None:
        """In lines of text: each number below the column it stands under.

        The full lines of the table show where that is. An empty cell leaves no trace there, so
        that what is not seen is lost and not blank: 3 at 20.0 and 1 at 40.5 below columns at 20,
        30, 40 → 3, lost, 1.
        """
        cells = self.row.cells
        if len(cells) == self._count:
            return list(cells)
        layout = self.row.layout
        centres = layout.centres(self._count)
        if len(centres) != self._count:
            return None
        in_form: Placed = [None] * self._count
        last = -1
        for cell in cells:
            column = _nearest(centre(cell), centres)
            if column is None or column <= last:
                return None
            in_form[column] = cell
            last = column
        return in_form

    def _by_position(self) -> Placed | None:
        """In a table whose rows may be shifted, cut off at the right, or of unequal length."""
        row = self.row
        header = row.header
        first = header.start_of(self.columns[0])
        if not first:
            return self._by_count(begins_left=first == 0)
        if row.label_index != self.depth:
            return None
        behind_label = row.label_index + 1
        start = max(behind_label, first)
        skipped = sum(index < start for index in row.indices)
        before = row.cells[:skipped]
        cells = row.cells[skipped:]
        behind = cells[self._count :]
        if has_text(before) or has_text(behind):
            return None
        missing = self._count - len(cells)
        in_form: Placed = list(cells[: self._count])
        in_form += [None] * missing
        return in_form

    def _by_count(self, *, begins_left: bool) -> Placed | None:
        """Where the header does not say where values begin: a whole row, begun with a number.

        A last column that stands as many columns behind the label leaves each cell its place.
        """
        row = self.row
        if len(row.cells) != self._count:
            return None
        header = row.header
        last = header.start_of(self.columns[-1])
        ends_in_place = last == row.label_index + self._count
        begins_with_number = is_filled(row.cells[0])
        is_certain = begins_left or ends_in_place or begins_with_number
        if not is_certain:
            return None
        return list(row.cells)


def _nearest(middle: float, centres: Sequence[float]) -> int | None:
    """The column whose centre is near, if no other is nearly as near."""
    distances = [abs(middle - centre) for centre in centres]
    least, second, *_ = sorted(distances)
    if least > NEAR:
        return None
    if second - least < NEAR:
        return None
    return distances.index(least)
