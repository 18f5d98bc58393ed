"""The sheets of a copy that say what does not add up, and what the copy is."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.authoring.workbook.book import Book
from generator.authoring.workbook.looks import Look
from generator.authoring.workbook.room import USUAL, make_room

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


def list_checks(book: Book, title: str, checks: Checked) -> None:
    """Write the sentence, and a row for each check that is not met."""
    worksheet = book.sheet(title)
    worksheet.set_default_row(USUAL)
    for column, width in enumerate(COLUMNS.values()):
        worksheet.set_column(column, column, width)
    book.put(worksheet, 0, 0, checks.counted, Look.NAME)
    if not checks.unmet:
        return
    for column, heading in enumerate(COLUMNS):
        book.put(worksheet, 1, column, heading, Look.LISTED_HEADING)
    widths = list(COLUMNS.values())
    for row, unmet in enumerate(checks.unmet, 2):
        make_room(worksheet, row, map(str, unmet), widths)
        for column, value in enumerate(unmet):
            if isinstance(value, str):
                book.put(worksheet, row, column, value, Look.LISTED)
            else:
                form = book.format(Look.LISTED, "#,##0")
                worksheet.write_number(row, column, value, form)


def list_notes(book: Book, title: str, notes: Notes) -> None:
    """Write each note with its label before it."""
    worksheet = book.sheet(title)
    worksheet.set_default_row(USUAL)
    worksheet.set_column(0, 0, LABEL)
    worksheet.set_column(1, 1, NOTE)
    for row, (label, text) in enumerate(notes):
        make_room(worksheet, row, [text], [NOTE])
        if label:
            book.put(worksheet, row, 0, label, Look.NAME)
        book.put(worksheet, row, 1, text, Look.COPIED)
