"""The sheet of a copy that has a report's title, whose it is, and its words as its file has them.

Headings stand in columns of their own, so that their marks need not be written. Of the rest each
paragraph has a row and is the Markdown it was; a long one goes on below, where the first column
says so.
"""

import re
from collections.abc import Iterator

from generator.archive.report import Report
from generator.authoring.workbook.looks import Look, style
from generator.authoring.workbook.narrative import FIELDS
from generator.authoring.workbook.room import (
    MOST_LINES,
    USUAL,
    lines_of,
    make_room,
)
from generator.authoring.workbook.rows import PlainBook, Rows
from generator.authoring.workbook.shell import Layout

COLUMNS = (4, 10, 84)
"Widths in digits: headings, lower headings, and all else."
HEADINGS = ("## ", "### ")
"The marks of headings, those of the first column first."
TEXTS = len(HEADINGS)
"The column of fields and paragraphs, from 0."
COPIED_FIELDS = (*FIELDS, "表式")
"The edition of the form is one of them: no label tells some tables of two editions apart."
FIRST = len(COPIED_FIELDS) + 2
"The row in which the words begin, from 0."
GOES_ON = "续"
"In the first column of a row that goes on with the paragraph above."
PIECE = 900
"Characters of a line that a row has room for."
HEADING = re.compile(r"(#{2,3} )(\S[^\n]{0,99})")


def copy_words(
    book: PlainBook,
    title: str,
    report: Report,
    agency_name: str,
) -> None:
    """Write them. Where the original is, is only said where it may be shown."""
    rows = book.sheet(Layout(title, COLUMNS, USUAL))
    rows.put(0, 0, report.title, style(Look.COPIED_TITLE))
    rows.make_high(0, 2 * USUAL)
    url = report.source.url if report.shows_original else None
    fields = (agency_name, str(report.year), report.published or "", url or "", _editions(report))
    for row, (label, text) in enumerate(zip(COPIED_FIELDS, fields, strict=True), 1):
        rows.put(row, 0, label, style(Look.NAME))
        if text:
            rows.put(row, TEXTS, text, style(Look.COPIED))
    row = FIRST
    for paragraph in report.body.strip("\n").split("\n\n"):
        row = _copy(rows, row, paragraph)


def _editions(report: Report) -> str:
    """2021 年版; of a mixture, that of each table: 2021、2021、2019 年版."""
    editions = [str(table.edition) for table in report.form.tables]
    if len(set(editions)) == 1:
        del editions[1:]
    return f"{'、'.join(editions)} 年版"


def _copy(rows: Rows, row: int, paragraph: str) -> int:
    """Write a paragraph from that row on; the next row."""
    heading = HEADING.fullmatch(paragraph)
    if heading and heading[2] != GOES_ON:
        column = HEADINGS.index(heading[1])
        rows.put(row, column, heading[2], style(Look.COPIED_HEADING))
        return row + 1
    for number, piece in enumerate(_pieces(paragraph)):
        if number:
            rows.put(row, 0, GOES_ON, style(Look.COPIED))
        if piece:
            rows.put(row, TEXTS, piece, style(Look.COPIED))
            make_room(rows, row, [piece], COLUMNS[TEXTS:])
        row += 1
    return row


def _pieces(paragraph: str) -> Iterator[str]:
    """What has room in a row, piece by piece."""
    if len(paragraph) < PIECE and paragraph.count("\n") < MOST_LINES // 2:
        yield paragraph
        return
    piece = ""
    taken = 0
    for part in _parts(paragraph):
        needed = lines_of(part.rstrip("\n"), COLUMNS[TEXTS])
        if taken + needed > MOST_LINES:
            yield piece
            piece = ""
            taken = 0
        piece += part
        taken += needed
    yield piece


def _parts(paragraph: str) -> Iterator[str]:
    """Its lines, with what ends them, long ones cut."""
    for line in paragraph.splitlines(keepends=True):
        for start in range(0, len(line), PIECE):
            yield line[start : start + PIECE]
