"""Rows of plain words, `[12, 0, lost]`: nine tenths of the values of a report.

libyaml makes an event of every value, which takes most of the time that a report takes to be read.
So it is given a row as one word that the text has nowhere else, and the row is put back where it
reads that word: there it would have read the row. Where it does not read each of them (one stands
in a quoted text, or a comment), the text is read as it is.
"""

import re
from functools import lru_cache

from generator.archive.values import Position
from generator.content.nodes import PlainRow

STAND_IN = "§"
"What YAML is given instead of a row."
ROW = re.compile(r"(\[[0-9a-z~, ]{1,100}+\])(?=$| ++#)", re.MULTILINE)
"One, at the end of its line."
WORD = "[0-9a-z~]++"
SHAPE = re.compile(rf"\[ *+{WORD}(?: *+, *+{WORD})*+ *+\]")
WORDS = re.compile(WORD)

Taken = tuple[tuple[str, ...], tuple[int, ...]]
"The words of a row, and the column of each."


def taken_out(text: str) -> tuple[str, list[str]]:
    """The text with a word for each row, and the rows; none where the text has that word."""
    if STAND_IN in text:
        return text, []
    pieces = ROW.split(text)
    rows = pieces[1::2]
    if not all(map(SHAPE.fullmatch, rows)):
        return text, []
    return STAND_IN.join(pieces[::2]), rows


def plain_row(row: str, position: Position) -> PlainRow:
    """The node of a row that stands there."""
    _, column = position
    words, columns = _taken(row, column)
    return PlainRow(words, columns, position)


@lru_cache(maxsize=4096)
def _taken(row: str, column: int) -> Taken:
    """A row that begins in that column, taken apart: most rows are [0, 0, 0, 0, 0, 0, 0]."""
    words = list(WORDS.finditer(row))
    columns = [column + word.start() for word in words]
    return tuple(word[0] for word in words), tuple(columns)
