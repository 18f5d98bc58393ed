"""The sheets of a copy that say what does not add up, and what the copy is."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.authoring.workbook.looks import WHOLE, Look, style
from generator.authoring.workbook.room import USUAL, make_room
from generator.authoring.workbook.rows import PlainBook
from generator.authoring.workbook.shell import Layout

COLUMNS = {
    "序号": 6,
    "应当符合": 42,
    "等号左边": 14,
    "等号右边": 14,
    "结果": 12,
    "说明": 40,
}
"Heading of a column → its width, in digits."


LABEL, NOTE = 16, 84
"Widths of the columns of notes, in digits."


class Unmet(NamedTuple):
    """A check that does not hold, or of which nobody can tell."""

    number: int
    "Its own among the checks of the form."
    words: str
    left: int | str
    "What its left side adds up to; in words where it does not."
    right: int | str
    said: str
    reason: str


class Checked(NamedTuple):
    """What came of the checks."""

    counted: str
    "How many hold, in a sentence."
    unmet: Sequence[Unmet]


Notes = Sequence[tuple[str, str]]
"A label, and what is to be said; one behind another without a label goes on with the same."


def list_checks(book: PlainBook, title: str, checks: Checked) -> None:
    """Write the sentence, and a row for each check that is not met."""
    rows = book.sheet(Layout(title, tuple(COLUMNS.values()), USUAL))
    rows.put(0, 0, checks.counted, style(Look.NAME))
    if not checks.unmet:
        return
    for column, heading in enumerate(COLUMNS):
        rows.put(1, column, heading, style(Look.LISTED_HEADING))
    widths = list(COLUMNS.values())
    for row, unmet in enumerate(checks.unmet, 2):
        make_room(rows, row, map(str, unmet), widths)
        for column, value in enumerate(unmet):
            code = "" if isinstance(value, str) else WHOLE
            rows.put(row, column, value, style(Look.LISTED, code))


def list_notes(book: PlainBook, title: str, notes: Notes) -> None:
    """Write each note with its label before it."""
    rows = book.sheet(Layout(title, (LABEL, NOTE), USUAL))
    for row, (label, text) in enumerate(notes):
        make_room(rows, row, [text], [NOTE])
        if label:
            rows.put(row, 0, label, style(Look.NAME))
        rows.put(row, 1, text, style(Look.COPIED))
