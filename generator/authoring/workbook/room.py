"""How high a row must be for what it says; not every program finds out by itself."""

from collections.abc import Iterable
from math import ceil

from generator.authoring.workbook.looks import LINE
from generator.authoring.workbook.rows import Rows

USUAL = LINE + 3
"Height of a row of one line, in points."
MOST_LINES = 25
"A row is at most 409 points high."
SPARE = 3
"Digits of a line that may be left over: signs are of several widths, and words are not cut."


def lines_of(text: str, column: float) -> int:
    """How many lines a text takes in a column of that width, in digits."""
    room = column - SPARE
    if len(text) * 2 <= room and "\n" not in text:
        return 1
    # GB 18030 has two bytes for what is twice as wide, and is counted at once.
    return sum(max(1, ceil(len(line.encode("gb18030")) / room)) for line in text.split("\n"))


def make_room(rows: Rows, row: int, texts: Iterable[str], columns: Iterable[float]) -> None:
    """Make a row, from 0, as high as the longest of its texts needs; each has its column."""
    pairs = zip(texts, columns, strict=True)
    most = max(lines_of(text, column) for text, column in pairs)
    if most > 1:
        rows.make_high(row, LINE * min(most, MOST_LINES) + 3)
