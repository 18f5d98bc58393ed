"""Tables of which only text without borders is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.archive.values import Missing, Value
from generator.finding import WARNING
from generator.form.form import Form
from generator.form.parts import Block, Line, Table
from generator.intake.document import Text
from generator.intake.found import Found
from generator.intake.tables import digits, units
from generator.intake.tables.column_units import ColumnUnits
from generator.intake.tables.digits import Counts
from generator.intake.tables.group_columns import is_usual
from generator.intake.tables.header import Columns, Header
from generator.intake.tables.headers import Headers
from generator.intake.tables.labels import bare, squeezed
from generator.intake.tables.reading import LOST
from generator.intake.tables.run_on_groups import cut_into_groups
from generator.intake.tables.solving import solve, summed
from generator.intake.tables.strips import Strip, leading_words, plain, strips
from generator.intake.tables.values import read

Strips = Sequence[Strip]
"The rows of a block whose labels stand in the text."
Ways = Mapping[str, list[Counts]]
"Row → the ways to cut its digits."


@dataclass(frozen=True, slots=True)
class RunOn:
    """Reads one table of the form from such text."""

    table: Table
    form: Form
    headers: Headers
    above: Sequence[units.Stated]
    "The units stated above the table, line by line."
    sparse: bool
    "Of an original that may lack any cell, only zeros are read."

    def read(self, texts: Sequence[Text], found: Found) -> None:
        """Read rows whose digits can be cut in one way, below headers in the form's order."""
        written = "".join(text.text for text in texts)
        place = texts[0].place
        if self.table.one_row:
            self._read_single_row(written, place, found)
            return
        for block in self.table.blocks:
            in_text = list(strips(written, block.leaf_rows()))
            if in_text:
                self._read_block(block, in_text, place, found)

    def _read_block(self, block: Block, in_text: Strips, place: str, found: Found) -> None:
        written = {strip.row.id: strip.digits for strip in in_text}
        columns = block.leaf_columns()
        rows = self._rows(columns, in_text)
        nothing = [LOST] * len(columns)
        empty = []
        for line in block.leaf_rows():
            values = rows.get(line.id, nothing)
            self._keep(line, columns, values, found)
            row_digits = written.get(line.id)
            if not row_digits:
                empty.append(line.label)
            elif LOST in values:
                message = f"“{line.label}”一行的数字连在一起，不能确定怎样分开，记作 lost"
                note = f"{message}；读到的是 {row_digits}"
                found.notes.append((WARNING, place, note))
        if empty:
            message = f"有 {len(empty)} 行没有读到数字，记作 lost：{'、'.join(empty)}"
            found.notes.append((WARNING, place, message))

    def _keep(self, line: Line, columns: Columns, values: Sequence[Value], found: Found) -> None:
        for column, value in zip(columns, values, strict=True):
            found.values[f"{self.table.id}.{line.id}.{column.id}"] = value

    def _rows(self, columns: Columns, in_text: Strips) -> Mapping[str, list[Value]]:
        """Row → its values, as far as they are certain."""
        header = self.headers.in_text(in_text[0].before)
        order = header.order(columns)
        is_usual = order is not None and order == sorted(order)
        if not is_usual or header.foreign:
            return {}
        if len(columns) == 1:
            (column,) = columns
            return self._single_column(column, in_text, header)
        if not ColumnUnits(header, self.above).are_the_forms(columns):
            return {}
        ways = {strip.row.id: self._ways(strip, columns) for strip in in_text}
        certain = self._certain(ways, columns)
        return {row: _typed(counts, columns) for row, counts in certain.items()}

    def _certain(self, ways: Ways, columns: Columns) -> Mapping[str, Counts]:
        """Row → the one way to cut its digits."""
        if self.table.blocks[0].heading:
            # Nothing adds these up, and a blank cell would leave no trace: only zeros, one for each
            # cell, are certain.
            zeros = (0,) * len(columns)
            return {row: zeros for row, of_row in ways.items() if of_row == [zeros]}
        identities = self.form.identities
        must = [identity for identity in identities if identity.must_hold]
        names = [column.id for column in columns]
        return solve(ways, names, must)

    def _single_column(
        self, column: Line, in_text: Strips, header: Header
    ) -> dict[str, list[Value]]:
        """The rows of a block with one column.

        Their digits are one figure, unless white space parts them.
        """
        unit = ColumnUnits(header, self.above).of(column)
        if unit is None:
            return {}
        rows: dict[str, list[Value]] = {}
        for strip in in_text:
            if len(strip.words) != 1 or not self._ends_before(strip.behind):
                continue
            value = read(strip.digits, column.kind, unit).value
            is_figure = not isinstance(value, Missing)
            if value is not None and is_figure:
                rows[strip.row.id] = [value]
        return rows

    def _ends_before(self, behind: str) -> bool:
        """Whether a figure ends before these words: they are a heading, and not 余件."""
        if not behind.strip():
            return True
        headings = [block.heading for block in self.table.blocks if block.heading]
        return bare(behind).startswith(tuple(map(bare, headings)))

    def _ways(self, strip: Strip, columns: Columns) -> list[Counts]:
        """Every way to cut the digits of a row into as many figures as it has columns."""
        count = len(columns)
        if self.sparse:
            is_zeros = strip.digits == "0" * count
            return [(0,) * count] if is_zeros else []
        if strip.row.id in summed(self.form, self.table):
            return _ways_to_sum(strip, count)
        is_countable = all(column.kind == "count" for column in columns)
        return digits.ways(strip.digits, count) if is_countable else []

    def _read_single_row(self, written: str, place: str, found: Found) -> None:
        """Fifteen figures behind the last header.

        Cut where each total is the sum of its group, if in one way.
        """
        (block,) = self.table.blocks
        columns = block.leaf_columns()
        last = squeezed(columns[-1].label)
        before, last_header, behind = plain(written).rpartition(last)
        if not last_header:
            return
        words = leading_words(behind)
        header = self.headers.in_text(before + last)
        groups = self._groups(words, block)
        if groups and self._is_usual(header, block):
            for line, counts in zip(block.leaf_rows(), groups, strict=True):
                self._keep(line, columns, counts, found)
        elif words:
            message = "表四的数字连在一起，不能确定怎样分开，或者表头的次序不同，记作 lost"
            note = f"{message}；读到的是 {''.join(words)}"
            found.notes.append((WARNING, place, note))

    def _groups(self, words: Sequence[str], block: Block) -> Sequence[Counts]:
        """The one way to cut the figures into groups; nothing where there are several, or none."""
        width = len(block.leaf_columns())
        ways = cut_into_groups(words, len(block.leaf_rows()), width)
        if len(ways) != 1 or any(len(group) < width for group in ways[0]):
            return ()
        is_only_zeros = set("".join(words)) <= {"0"}
        return () if self.sparse and not is_only_zeros else ways[0]

    def _is_usual(self, header: Header, block: Block) -> bool:
        """Whether groups and columns stand in the form's order and units, and none beside them."""
        if header.foreign or not is_usual(header, block):
            return False
        columns = block.leaf_columns()
        return ColumnUnits(header, self.above).are_the_forms(columns)


def _ways_to_sum(strip: Strip, count: int) -> list[Counts]:
    certain = digits.apart(strip.words, count)
    if certain:
        return [certain]
    # A blank cell leaves no trace: a row that could also be one of fewer numbers is not read.
    for fewer in range(2, count):
        if digits.summing(strip.digits, fewer):
            return []
    return digits.summing(strip.digits, count)


def _typed(counts: Counts, columns: Columns) -> list[Value]:
    """Whole numbers, but for amounts, which are written as they stand."""
    values: list[Value] = []
    for count, column in zip(counts, columns, strict=True):
        is_text = column.kind in ("decimal", "amount")
        values.append(str(count) if is_text else count)
    return values
