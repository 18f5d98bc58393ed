"""Text in which the cells of a table have run together: digits between labels, without borders."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.form.parts import Line
from generator.intake.tables.labels import MARKS, bare

RAISED = re.compile("[¹²³⁰-⁹₀-₉①-⑳⓪-⓿❶-➓㊀-㊉]")
"Marks of notes, which would become digits; ⒈ and ⑴ number rows and may."
UP_TO_DIGIT = re.compile(r".*[0-9](?![.、])", re.DOTALL)
FIGURES = re.compile(r"[0-9.+\-\s]*(?:万元|元)?")
"Digits, signs, points and units; a heading behind them ends it."
NUMBER = r"(?:(?:[0-9]\s*[.、]|\(\s*[一二三四五六七]\s*\)|[一二三四]\s*、)\s*)?"
NOTE = r"[\"'”’」』\s]*(?:\([^()]*区\s*分\s*处\s*理[^()]*\))?"


class Strip(NamedTuple):
    """A row whose label stands in a text."""

    row: Line
    before: str
    "Between the last digit before the label and the label: headers, where it is the first row."
    words: tuple[str, ...]
    "The digits it has up to the next label, as white space sets them apart."
    behind: str
    "What stands between these and the next label."

    @property
    def digits(self) -> str:
        """The same without white space."""
        return "".join(self.words)


def strips(text: str, rows: Sequence[Line]) -> Iterator[Strip]:
    """The rows whose labels stand in the text, in the form's order.

    制发件数规章1 20行政规范性文件3件 → 规章, before it 制发件数, with the words 1 and 20; then
    行政规范性文件 with 3, and 件 behind.
    """
    written = plain(text)
    labels = list(_labels(written, rows))
    ends = [label for _, label, _ in labels[1:]] + [len(written)]
    for (row, label, start), end in zip(labels, ends, strict=False):
        figures = FIGURES.match(written, start, end)
        digits = figures.group() if figures else ""
        yield Strip(
            row=row,
            before=UP_TO_DIGIT.sub("", written[:label]),
            words=tuple(digits.split()),
            behind=written[start + len(digits) : end],
        )


def _labels(written: str, rows: Sequence[Line]) -> Iterator[tuple[Line, int, int]]:
    """Each row with where its label begins and ends, behind that of the row before."""
    position = 0
    for row in rows:
        signs = map(re.escape, bare(row.label))
        name = rf"{MARKS.pattern}*".join(signs)
        match = re.compile(NUMBER + name + NOTE).search(written, position)
        if match:
            position = match.end()
            yield row, match.start(), position


def plain(text: str) -> str:
    """A text half-width, its marks of notes made none of its digits."""
    return unicodedata.normalize("NFKC", RAISED.sub("※", text))


def leading_words(text: str) -> tuple[str, ...]:
    """The digits a text begins with, signs, points and units included.

    A heading behind them ends it: 3 0 3四、 → 3, 0 and 3.
    """
    match = FIGURES.match(text)
    return tuple(match.group().split()) if match else ()
