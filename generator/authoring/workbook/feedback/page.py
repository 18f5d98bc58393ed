"""A sheet of a feedback workbook as it is drawn; rows and columns are counted from 1."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING

from generator.authoring.workbook.book import Book
from generator.authoring.workbook.looks import LINE, Look
from generator.authoring.workbook.room import MOST_LINES, lines_of
from generator.authoring.worksheet import Address
from generator.content.layout import width

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

ALLOWED = {
    "objects": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
}
"What a protected sheet lets people do: it keeps them from moving cells, and from nothing else."
SPARE = 5
"What a row is higher than its lines, in points."
DIGITS = 52
"That have room in a line of a comment."
WIDE = 380
COMMENT_LINE, MARGIN = 19, 16
"Pixels: of a comment, of its lines, above and below its text."


class Page:
    """Draws texts, which stay texts."""

    def __init__(self, book: Book, name: str, widths: Sequence[float]) -> None:
        """widths: of its columns, in digits."""
        self.book = book
        self.sheet: Worksheet = book.sheet(name)
        self._widths = widths
        for column, wide in enumerate(widths):
            self.sheet.set_column(column, column, wide)

    def put(self, at: Address, text: str, look: Look) -> None:
        """Write a cell."""
        row, column = at
        self.book.put(self.sheet, row - 1, column - 1, text, look)

    def across(self, at: Address, text: str, look: Look) -> None:
        """Write a text over all columns from that one on, in a row as high as it needs."""
        row, column = at
        last = len(self._widths) - 1
        form = self.book.text_format(look, text)
        self.sheet.merge_range(row - 1, column - 1, row - 1, last, "", form)
        self.put(at, text, look)
        lines = lines_of(text, sum(self._widths[column - 1 :]))
        self.make_high(row, lines)

    def row(self, row: int, texts: Mapping[int, str], looks: Mapping[int, Look]) -> None:
        """Write texts by column, in a row as high as the longest needs."""
        lines = 1
        for column, text in texts.items():
            self.put((row, column), text, looks[column])
            own = lines_of(text, self._widths[column - 1])
            lines = max(lines, own)
        self.make_high(row, lines)

    def make_high(self, row: int, lines: int) -> None:
        """Make a row as high as so many lines."""
        points = LINE * min(lines, MOST_LINES) + SPARE
        self.sheet.set_row(row - 1, points)

    def comment(self, at: Address, sentences: Sequence[str]) -> None:
        """Say something of a cell to whoever points at it; it is text whatever it says."""
        row, column = at
        lines = sum(ceil(width(sentence) / DIGITS) for sentence in sentences)
        options = {
            "width": WIDE,
            "height": COMMENT_LINE * lines + MARGIN,
            "font_name": "宋体",
            "font_size": 10,
            "author": "",
        }
        self.sheet.write_comment(row - 1, column - 1, "\n".join(sentences), options)

    def protect(self) -> None:
        """Keep people from moving its cells by oversight."""
        self.sheet.protect("", ALLOWED)
