"""Text in which the cells of a table have run together: digits between labels, without borders."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest
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


class Label(NamedTuple):
    """Where the label of a row stands in a text."""

    row: Line
    start: int
    end: int


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
    for label, after in zip_longest(labels, labels[1:]):
        end = after.start if after else len(written)
        figures = FIGURES.match(written, label.end, end)
        digits = figures.group() if figures else ""
        before = written[: label.start]
        behind_digits = label.end + len(digits)
        yield Strip(
            row=label.row,
            before=UP_TO_DIGIT.sub("", before),
            words=tuple(digits.split()),
            behind=written[behind_digits:end],
        )


def _labels(written: str, rows: Sequence[Line]) -> Iterator[Label]:
    """Where the label of each row stands, behind that of the row before."""
    end = 0
    for row in rows:
        pattern = re.compile(_spelt(row))
        match = pattern.search(written, end)
        if match:
            start, end = match.span()
            yield Label(row, start, end)


def _spelt(row: Line) -> str:
    """A pattern of the label, whatever marks stand in it."""
    name = bare(row.label)
    signs = map(re.escape, name)
    with_marks = f"{MARKS.pattern}*".join(signs)
    return f"{NUMBER}{with_marks}{NOTE}"


def plain(text: str) -> str:
    """A text half-width, its marks of notes made none of its digits."""
    without_marks = RAISED.sub("※", text)
    return unicodedata.normalize("NFKC", without_marks)


def leading_words(text: str) -> tuple[str, ...]:
    """The digits a text begins with, signs, points and units included.

    A heading behind them ends it: 3 0 3四、 → 3, 0 and 3.
    """
    match = FIGURES.match(text)
    digits = match.group() if match else ""
    return tuple(digits.split())
