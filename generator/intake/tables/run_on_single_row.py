"""Table four, of which only text without borders is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.finding import WARNING
from generator.form.parts import Block, Cell, Table
from generator.intake.document import Text
from generator.intake.found import Note
from generator.intake.tables.column_units import ColumnUnits
from generator.intake.tables.content import joined
from generator.intake.tables.digits import Counts
from generator.intake.tables.group_columns import is_usual
from generator.intake.tables.header import Columns, Header
from generator.intake.tables.headers import Headers
from generator.intake.tables.labels import squeezed
from generator.intake.tables.result import CellRead, Result
from generator.intake.tables.run_on_groups import cut_into_groups
from generator.intake.tables.strips import leading_words, plain
from generator.intake.tables.units import Stated


@dataclass(frozen=True, slots=True)
class RunOnSingleRow:
    """Reads a table of one row from such text."""

    table: Table
    above: Sequence[Stated]
    "The units stated above the table, line by line."
    sparse: bool
    "Of an original that may lack any cell, only zeros are read."

    def read(self, texts: Sequence[Text]) -> Result:
        """Read fifteen figures behind the last header.

        Cut where each total is the sum of its group, if in one way.
        """
        written = plain(joined(texts))
        last_column = self._columns[-1]
        last = squeezed(last_column.label)
        before, last_header, behind = written.rpartition(last)
        if not last_header:
            return Result()
        words = leading_words(behind)
        if not words:
            return Result()
        headers = Headers(self.table)
        header = headers.in_text(before + last)
        groups = self._groups(words)
        is_certain = groups and self._is_usual(header)
        if not is_certain:
            first = texts[0]
            note = _note_of_unread(words, first.place)
            return Result(notes=[note])
        cells = list(self._cells(groups))
        return Result(cells)

    @property
    def _block(self) -> Block:
        (block,) = self.table.blocks
        return block

    @property
    def _columns(self) -> Columns:
        return self._block.leaf_columns()

    def _groups(self, words: Sequence[str]) -> Sequence[Counts]:
        """The one way to cut the figures into groups; nothing where there are several, or none."""
        count = len(self._block.leaf_rows())
        width = len(self._columns)
        ways = cut_into_groups(words, count, width)
        if len(ways) != 1:
            return ()
        (groups,) = ways
        if any(len(group) < width for group in groups):
            return ()
        digits = set("".join(words))
        is_only_zeros = digits <= {"0"}
        if self.sparse and not is_only_zeros:
            return ()
        return groups

    def _is_usual(self, header: Header) -> bool:
        """Whether groups and columns stand in the form's order and units, and none beside them."""
        if header.foreign:
            return False
        if not is_usual(header, self._block):
            return False
        column_units = ColumnUnits(header, self.above)
        return column_units.are_the_forms(self._columns)

    def _cells(self, groups: Sequence[Counts]) -> Iterator[CellRead]:
        lines = self._block.leaf_rows()
        columns = self._columns
        for line, counts in zip(lines, groups, strict=True):
            for column, count in zip(columns, counts, strict=True):
                cell = Cell(self.table.id, line, column)
                yield CellRead(cell, count)


def _note_of_unread(words: Sequence[str], place: str) -> Note:
    digits = "".join(words)
    message = "表四的数字连在一起，不能确定怎样分开，或者表头的次序不同，记作 lost"
    return WARNING, place, f"{message}；读到的是 {digits}"
