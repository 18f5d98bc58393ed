"""What the header of an original's table says: where each of the form's columns stands in it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.form.parts import Line
from generator.intake.tables.labels import bare
from generator.intake.tables.units import Stated, stated

Columns = Sequence[Line]
"Columns of the form that hold cells, in its order."
Foreign = Mapping[int, str]
"Column of the original → a text that the form does not have: 去年同期, 小计."


@dataclass(frozen=True, slots=True)
class ColumnName:
    """A column of the form, as a header names it."""

    line: Line
    row: int
    "Of the header, from 0."
    span: range
    "The columns of the original that it covers."
    centre: float
    "Of the text in its line, where columns are told by their position alone."
    text: str

    @property
    def label(self) -> str:
        """What the form calls it, without marks."""
        return bare(self.line.label)

    @property
    def is_leaf(self) -> bool:
        """Whether it holds cells, and is no heading of columns."""
        return not self.line.parts

    @property
    def start(self) -> int:
        """The first column of the original that it covers."""
        return self.span.start


@dataclass(frozen=True, slots=True)
class Header:
    """What the header rows of one table say, as far as the form knows their words."""

    names: tuple[ColumnName, ...] = ()
    "In reading order."
    foreign: Foreign = field(default_factory=dict)
    trusted: bool = False
    """Its columns are those of the rows below.

    In markup, in one row, or where a full row of figures stands so.
    """
    aligned: bool = False
    "Columns are told by the position in the line alone."
    disordered: bool = False
    "Of cells one a line: they are named in another order than any printing of the form has."

    @property
    def texts(self) -> set[str]:
        """What names the columns, as it is written."""
        return {name.text for name in self.names}

    def names_of(self, column: Line) -> list[ColumnName]:
        """Wherever a column is named: 其他 is one of several blocks."""
        label = bare(column.label)
        return [name for name in self.names if name.label == label]

    def start_of(self, column: Line) -> int | None:
        """Where a column begins, as far as it is named."""
        names = self.names_of(column)
        if not names:
            return None
        return names[0].start

    def spans(self, columns: Columns) -> list[range] | None:
        """Where each of these columns stands; None unless each is named once, at its own start."""
        if not self.trusted:
            return None
        spans = []
        for column in columns:
            names = self.names_of(column)
            if len(names) != 1:
                return None
            (name,) = names
            spans.append(name.span)
        starts = {span.start for span in spans}
        if len(starts) < len(spans):
            return None
        return spans

    def is_usual(self, columns: Columns) -> bool:
        """Whether these columns stand in the form's order, as far as it tells."""
        order = self.order(columns)
        if order is None:
            return False
        return _is_sorted(order)

    def order(self, columns: Columns) -> list[int] | None:
        """Which of these columns stands first, second …; None where the header leaves it open.

        A header that names the same columns in the form's order, or none, gives 0, 1, 2 …:
        商业企业 behind 科研机构 gives 0, 2, 1 …
        """
        if self.disordered:
            return None
        if self._names_one_for_another(columns):
            return None
        usual = list(range(len(columns)))
        spans = self.spans(columns)
        if spans:
            starts = [span.start for span in spans]
            return sorted(usual, key=starts.__getitem__)
        if self.aligned:
            return self._order_by_centre(columns)
        if not self._is_in_order_within_rows(columns):
            return None
        return usual

    def units(self, column: Line) -> list[Stated]:
        """The units stated for a column, wherever it is named."""
        names = self.names_of(column)
        return [stated(name.text) for name in names]

    def missing(self, columns: Columns) -> list[Line]:
        """The columns that it does not name."""
        return [column for column in columns if not self.names_of(column)]

    def clashing(self, columns: Columns) -> list[Line]:
        """Columns that are named above one another, at one start."""
        if self.aligned:
            return []
        names = [name for name in self.names if name.line in columns]
        starts = [name.start for name in names]
        clashing = [name for name in names if starts.count(name.start) > 1]
        ids = {name.line.id for name in clashing}
        return [column for column in columns if column.id in ids]

    def _names_one_for_another(self, columns: Columns) -> bool:
        """Whether it names a column twice and another not at all: which is which, nobody knows."""
        names = map(self.names_of, columns)
        times = list(map(len, names))
        return 0 in times and max(times) > 1

    def _is_in_order_within_rows(self, columns: Columns) -> bool:
        """Whether each row of the header has the form's columns, headings among them, in order.

        Between rows nothing can be told: 商业企业 stands below 法人或其他组织 and may be the first
        of its row.
        """
        usual = _index_by_label(columns)
        rows = defaultdict(list)
        for name in self.names:
            first_leaf = next(name.line.leaves())
            label = bare(first_leaf.label)
            if label in usual:
                index = usual[label]
                rows[name.row].append(index)
        return all(map(_is_sorted, rows.values()))

    def _order_by_centre(self, columns: Columns) -> list[int] | None:
        """The order in which the texts stand in their line, if it is the form's or has them all.

        商业企业 at 30.5, 自然人 at 42.0, the rest behind → 1, 0, 2 …
        """
        usual = _index_by_label(columns)
        leaves = [name for name in self.names if name.is_leaf]
        leaves.sort(key=lambda name: name.centre)
        labels = [name.label for name in leaves]
        order = [usual[label] for label in labels if label in usual]
        in_order = list(range(len(columns)))
        if _is_sorted(order):
            return in_order
        is_complete = sorted(order) == in_order
        if not is_complete:
            return None
        return order


NO_HEADER = Header()


def _is_sorted(indices: list[int]) -> bool:
    return indices == sorted(indices)


def _index_by_label(columns: Columns) -> dict[str, int]:
    labels = [bare(column.label) for column in columns]
    return {label: index for index, label in enumerate(labels)}
