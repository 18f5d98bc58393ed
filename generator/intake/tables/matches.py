"""Rows of an original's table, and the lines of the form that they may be."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.form.parts import Line
from generator.intake.found import Note
from generator.intake.tables.header import Columns
from generator.intake.tables.labels import Match
from generator.intake.tables.original_row import OriginalRow, Rows


class FormRow(NamedTuple):
    """A row of the form that holds cells."""

    line: Line
    columns: Columns
    depth: int
    "How many headings the form has above its label."


class Candidate(NamedTuple):
    """A row of the original, and the line it may be; none where its label says nothing."""

    row: OriginalRow
    match: Match | None
    torn_off: OriginalRow | None = None
    "The next row, where a page break has left the end of the label in it."


class Matched(NamedTuple):
    """A row of the original, and the line of the form it was recognised as."""

    row: OriginalRow
    match: Match

    @property
    def line(self) -> Line:
        """The line of the form."""
        return self.match.line

    @property
    def said(self) -> tuple[str, ...]:
        """What its cells say."""
        return tuple(cell.text.strip() for cell in self.row.cells)


SameLine = Sequence[Matched]
"Rows of the original that are recognised as one line."


class Choice(NamedTuple):
    """Which of several rows is a line of the form."""

    candidates: SameLine
    chosen: Matched | None
    "None where it cannot be told."

    @property
    def line(self) -> Line:
        """That line."""
        return self.candidates[0].line

    @property
    def is_notable(self) -> bool:
        """Whether there was anything to choose."""
        return len(self.candidates) > 1 or not self.chosen


class Recognised(NamedTuple):
    """What the labels of rows say."""

    by_line: Mapping[str, SameLine]
    "Id of a line → the rows it may be."
    unrecognised: Rows
    "Rows with a label and figures that are no line's."


class Matches(NamedTuple):
    """The rows that are lines of the form, each line once."""

    rows: Sequence[Matched]
    notes: Sequence[Note]
