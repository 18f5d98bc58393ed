"""A page's words as lines of text with their columns kept, where tables have no ruling lines."""

import unicodedata
from collections.abc import Iterator, Sequence
from operator import itemgetter
from statistics import median
from typing import Any

Word = dict[str, Any]
"As pdfplumber gives it: text, and in points from the page's left and top x0, x1, top, bottom."
BLANK_LINE = 1.8
"Distance of two lines, in heights, from which a blank line stands between them."
OVERLAP = 0.3
"Of its height: words whose middles are no further apart stand on one line."


def laid_out(words: Sequence[Word]) -> str:
    """Return the lines; a column is half as wide as a Han character.

    收到 at 100 points, set in 10, and 12 at 150 are `收到      12` on a page that begins at 100.
    """
    if not words:
        return ""
    heights = (word["bottom"] - word["top"] for word in words)
    half = median(heights) / 2 or 1
    left = min(word["x0"] for word in words)
    lines = []
    above = None
    for row in _rows(words):
        top = min(word["top"] for word in row)
        bottom = max(word["bottom"] for word in row)
        height = bottom - top
        room = (BLANK_LINE - 1) * height
        if above is not None and top - above > room:
            lines.append("")
        line = _line(row, left, half)
        lines.append(line)
        above = top + height
    return "\n".join(lines)


def _line(row: Sequence[Word], left: float, half: float) -> str:
    """A line with each word in its column, or behind the one before where there is no room."""
    text = ""
    for word in row:
        indentation = word["x0"] - left
        column = round(indentation / half)
        gap = column - _width(text)
        least = 1 if text else 0
        text += " " * max(gap, least)
        text += word["text"]
    return text


def _rows(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words line by line, each from the left."""
    row: list[Word] = []
    from_left = sorted(words, key=itemgetter("x0"))
    for word in sorted(from_left, key=_middle):
        if row and not _is_beside(word, row[0]):
            yield sorted(row, key=itemgetter("x0"))
            row = []
        row.append(word)
    yield sorted(row, key=itemgetter("x0"))


def _is_beside(word: Word, first: Word) -> bool:
    """Whether a word stands on the line of another, which is no lower."""
    height = first["bottom"] - first["top"]
    lowest = _middle(first) + OVERLAP * height
    return bool(_middle(word) <= lowest)


def _middle(word: Word) -> float:
    whole = word["top"] + word["bottom"]
    return float(whole) / 2


def _width(text: str) -> int:
    """How many columns it takes, two for a Han character."""
    widths = map(unicodedata.east_asian_width, text)
    return sum(2 if width in "WF" else 1 for width in widths)
