"""Where a header names each column once: cells by the names above them."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.intake.document import Cell
from generator.intake.tables.original_row import OriginalRow, is_filled
from generator.intake.tables.placement import Placed, ordered
from generator.intake.tables.values import are_values


@dataclass(frozen=True, slots=True)
class NamedColumns:
    """A row below such a header."""

    row: OriginalRow
    spans: Sequence[range]
    "What each name covers, in the form's order."
    order: Sequence[int]
    "Which of the form's columns stands first, second …"
    depth: int
    "How many headings the form has above the row's label."

    def cells(self) -> Placed | None:
        """The cells by the form's columns; None where they cannot be told."""
        if self.row.kind == "exact":
            return self._under_names() or self._in_order()
        return self._in_order() or self._at_starts()

    @property
    def _starts(self) -> list[int]:
        return [span.start for span in self.spans]

    @property
    def _begins_before_label(self) -> bool:
        """Whether the values begin in the label's column, or before."""
        return self.row.label_index >= min(self._starts)

    def _under_names(self) -> Placed | None:
        """In a table whose spans are certain: what stands under each name.

        None if a figure stands under no name, or the label under one.
        """
        if self._begins_before_label:
            return None
        filled = self.row.filled_indices
        if not all(map(self._is_named, filled)):
            return None
        return list(map(self._under, self.spans))

    def _is_named(self, index: int) -> bool:
        """Whether something stands under one of these names, or under a foreign one."""
        foreign = self.row.header.foreign
        if index in foreign:
            return True
        return any(index in span for span in self.spans)

    def _under(self, span: range) -> Cell | None:
        """The one cell under a name: a filled one, else the empty one where the name begins.

        A name may span several columns of which one holds the figure: 本年处理决定数量 over three,
        empty, 5 and empty → 5.
        """
        cells = self.row.by_index
        standing = [cells[index] for index in span if index in cells]
        filled = list(filter(is_filled, standing))
        if not filled:
            return cells.get(span.start)
        if len(filled) > 1:
            return None
        # Where the next column is covered, by this cell or from above, a figure may stand for both.
        is_next_named = span.stop in self._starts
        is_next_covered = span.stop not in cells
        if is_next_named and is_next_covered:
            return None
        return filled[0]

    def _in_order(self) -> Placed | None:
        """As many numbers as columns, side by side, and nothing else.

        So read where a row may have slipped to a side: 规章 | 3 | 0 | 1 one column left of its
        header → 3, 0, 1.
        """
        row = self.row
        if row.foreign_behind_label:
            return None
        # Where the label stands among the values, all behind it has slipped with it.
        has_slipped = self._begins_before_label
        cells = row.cells if has_slipped else row.filled
        if len(cells) != len(self.spans):
            return None
        if not are_values(cells):
            return None
        if has_slipped or self._is_side_by_side():
            return ordered(cells, self.order)
        return None

    def _is_side_by_side(self) -> bool:
        """Whether the figures leave no gap, and begin in the header's first column, or before.

        Further to the right a first column may be blank; not where the label stands right before.
        """
        indices = self.row.filled_indices
        first = indices[0]
        last = indices[-1]
        if last - first != len(indices) - 1:
            return False
        behind_label = self.row.label_index + 1
        first_column = min(self._starts)
        return first <= behind_label or first <= first_column

    def _at_starts(self) -> Placed | None:
        """What stands right where each name begins, if the label shows that none has slipped."""
        row = self.row
        if self._begins_before_label:
            return None
        before_first = min(self._starts) - 1
        if row.label_index not in (self.depth, before_first):
            return None
        named = set(self._starts)
        known = named.union(row.header.foreign)
        if not known.issuperset(row.filled_indices):
            return None
        standing = row.by_index
        return list(map(standing.get, self._starts))
