"""Tables with a label at each row, of which only text without borders is left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.archive.values import Missing, Value
from generator.finding import WARNING
from generator.form.form import Form
from generator.form.parts import (
    Block,
    Cell,
    Line,
    Table,
)
from generator.intake.document import Text
from generator.intake.found import Note
from generator.intake.tables import digits
from generator.intake.tables.column_units import ColumnUnits
from generator.intake.tables.content import joined
from generator.intake.tables.digits import Counts
from generator.intake.tables.header import Columns
from generator.intake.tables.headers import Headers
from generator.intake.tables.labels import bare
from generator.intake.tables.reading import LOST
from generator.intake.tables.result import CellRead, Result
from generator.intake.tables.solving import solve, summed
from generator.intake.tables.strips import Strip, strips
from generator.intake.tables.units import Stated
from generator.intake.tables.values import read

Strips = Sequence[Strip]
"The rows of a block whose labels stand in the text."
Ways = Mapping[str, list[Counts]]
"Row → the ways to cut its digits."
Values = Sequence[Value]
"Of one row."


class RunOnRow(NamedTuple):
    """A row of the form, as far as it is read from such text."""

    line: Line
    digits: str
    "Behind its label; empty where there are none, or no label."
    values: Values

    @property
    def is_uncut(self) -> bool:
        """Whether it has digits, and nobody knows where one figure ends."""
        return bool(self.digits) and LOST in self.values


@dataclass(frozen=True, slots=True)
class RunOn:
    """Reads one table of the form from such text."""

    table: Table
    form: Form
    above: Sequence[Stated]
    "The units stated above the table, line by line."
    sparse: bool
    "Of an original that may lack any cell, only zeros are read."

    def read(self, texts: Sequence[Text]) -> Result:
        """Read rows whose digits can be cut in one way, below headers in the form's order."""
        written = joined(texts)
        place = texts[0].place
        cells: list[CellRead] = []
        notes: list[Note] = []
        for block in self.table.blocks:
            lines = block.leaf_rows()
            in_text = list(strips(written, lines))
            if not in_text:
                continue
            columns = block.leaf_columns()
            rows = list(self._rows(block, in_text))
            for row in rows:
                cells += self._cells(row, columns)
            notes += _notes_of_lost(rows, place)
        return Result(cells, notes)

    def _rows(self, block: Block, in_text: Strips) -> Iterator[RunOnRow]:
        """All rows of a block of which some label stands in the text."""
        columns = block.leaf_columns()
        nothing = [LOST] * len(columns)
        written = {strip.row.id: strip.digits for strip in in_text}
        certain = self._certain_rows(columns, in_text)
        for line in block.leaf_rows():
            yield RunOnRow(
                line=line,
                digits=written.get(line.id, ""),
                values=certain.get(line.id, nothing),
            )

    def _cells(self, row: RunOnRow, columns: Columns) -> Iterator[CellRead]:
        for column, value in zip(columns, row.values, strict=True):
            cell = Cell(self.table.id, row.line, column)
            yield CellRead(cell, value)

    def _certain_rows(self, columns: Columns, in_text: Strips) -> Mapping[str, Values]:
        """Row → its values, as far as they are certain."""
        headers = Headers(self.table)
        header = headers.in_text(in_text[0].before)
        if header.foreign:
            return {}
        if not header.is_usual(columns):
            return {}
        column_units = ColumnUnits(header, self.above)
        if len(columns) == 1:
            (column,) = columns
            unit = column_units.of(column)
            if unit is None:
                return {}
            return self._single_column(column, in_text, unit)
        if not column_units.are_the_forms(columns):
            return {}
        ways = {strip.row.id: self._ways(strip, columns) for strip in in_text}
        certain = self._certain_ways(ways, columns)
        return {row: _typed(counts, columns) for row, counts in certain.items()}

    def _certain_ways(self, ways: Ways, columns: Columns) -> Mapping[str, Counts]:
        """Row → the one way to cut its digits."""
        if self.table.blocks[0].heading:
            # Nothing adds these up, and a blank cell would leave no trace: only zeros, one for each
            # cell, are certain.
            zeros = (0,) * len(columns)
            certain = [row for row, of_row in ways.items() if of_row == [zeros]]
            return dict.fromkeys(certain, zeros)
        names = [column.id for column in columns]
        identities = self.form.identities
        must_hold = [identity for identity in identities if identity.must_hold]
        return solve(ways, names, must_hold)

    def _single_column(self, column: Line, in_text: Strips, unit: str) -> Mapping[str, Values]:
        """The rows of a block with one column.

        Their digits are one figure, unless white space parts them.
        """
        rows = {}
        one_figure = filter(self._is_one_figure, in_text)
        for strip in one_figure:
            reading = read(strip.digits, column.kind, unit)
            value = reading.value
            is_figure = not isinstance(value, Missing)
            if value is not None and is_figure:
                rows[strip.row.id] = [value]
        return rows

    def _is_one_figure(self, strip: Strip) -> bool:
        """Whether nothing shows that the digits are of several figures, or of none."""
        if len(strip.words) != 1:
            return False
        return self._ends_before(strip.behind)

    def _ends_before(self, behind: str) -> bool:
        """Whether a figure ends before these words: they are a heading, and not 余件."""
        if not behind.strip():
            return True
        name = bare(behind)
        headings = [block.heading for block in self.table.blocks]
        names = map(bare, filter(None, headings))
        return any(map(name.startswith, names))

    def _ways(self, strip: Strip, columns: Columns) -> list[Counts]:
        """Every way to cut the digits of a row into as many figures as it has columns."""
        count = len(columns)
        if self.sparse:
            return _ways_to_zeros(strip, count)
        summed_rows = summed(self.form, self.table)
        if strip.row.id in summed_rows:
            return _ways_to_sum(strip, count)
        if any(column.kind != "count" for column in columns):
            return []
        return digits.ways(strip.digits, count)


def _ways_to_zeros(strip: Strip, count: int) -> list[Counts]:
    if strip.digits != "0" * count:
        return []
    zeros = (0,) * count
    return [zeros]


def _ways_to_sum(strip: Strip, count: int) -> list[Counts]:
    certain = digits.apart(strip.words, count)
    if certain:
        return [certain]
    # A blank cell leaves no trace: a row that could also be one of fewer numbers is not read.
    for fewer in range(2, count):
        if digits.summing(strip.digits, fewer):
            return []
    return digits.summing(strip.digits, count)


def _typed(counts: Counts, columns: Columns) -> Values:
    """Whole numbers, but for amounts, which are written as they stand."""
    values: list[Value] = []
    for count, column in zip(counts, columns, strict=True):
        is_text = column.kind in ("decimal", "amount")
        value = str(count) if is_text else count
        values.append(value)
    return values


def _notes_of_lost(rows: Sequence[RunOnRow], place: str) -> Iterator[Note]:
    """One note for each row that is not cut, and one for all that have no digits."""
    for row in rows:
        if row.is_uncut:
            label = row.line.label
            message = f"“{label}”一行的数字连在一起，不能确定怎样分开，记作 lost"
            yield WARNING, place, f"{message}；读到的是 {row.digits}"
    lines = [row.line for row in rows if not row.digits]
    if lines:
        count = len(lines)
        labels = "、".join(line.label for line in lines)
        yield WARNING, place, f"有 {count} 行没有读到数字，记作 lost：{labels}"
