"""What stands on a page of a PDF file, from top to bottom: tables, and the lines beside them."""

from collections.abc import Iterator
from itertools import chain
from operator import itemgetter
from statistics import median
from typing import TYPE_CHECKING, Any

from generator.intake.document import Grid
from generator.intake.readers.laid_out import BLANK_LINE
from generator.intake.readers.paragraphs import Wrapped
from generator.intake.readers.pdf.bounds import Bounds, Thing
from generator.intake.readers.pdf.chars import chars_of
from generator.intake.readers.pdf.ruled_table import RuledTable
from generator.intake.readers.pdf.ruling import ends, is_inside, may_rule
from generator.intake.readers.runs import Look
from generator.intake.readers.text.lines import PAGE_NUMBER
from generator.intake.readers.white_space import tidy

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

    from generator.intake.readers.pdf.seen_page import SeenPage

LEAST_ROWS = 2
LEAST_COLUMNS = 2

Line = dict[str, Any]
"A line of text as pdfplumber gives it: text, x0, x1, top, bottom, chars."


class PageContent:
    """The tables and lines of a page."""

    def __init__(self, page: "SeenPage") -> None:
        self._things = _things(page)
        self._number = page.page_number
        self.notes: list[str] = []
        "What was left out, in Chinese, each with its place."
        ruled = page.filter(may_rule)
        self._chars = chars_of(ruled.chars)
        tables = list(_tables(ruled))
        bounds = [Bounds(*table.bbox) for table in tables]
        placed: list[tuple[float, Grid | Wrapped]] = []
        for number, table in enumerate(tables, 1):
            placed.append((table.bbox[1], self._grid(table, number)))
        outside = ruled.filter(lambda thing: not any(is_inside(thing, each) for each in bounds))
        lowest = max((each.bottom for each in bounds), default=0.0)
        placed += self._lines(outside, lowest)
        self.in_order = [content for _, content in sorted(placed, key=itemgetter(0))]
        self.has_table = bool(tables)

    def _grid(self, table: "Table", number: int) -> Grid:
        """The table of that number on the page."""
        read = RuledTable(table, self._chars, self._things, f"第 {self._number} 页表 {number}")
        self.notes += read.remarks
        return read.grid()

    def _lines(self, outside: "Page", below: float) -> Iterator[tuple[float, Wrapped]]:
        """The lines beside the tables, each behind its top.

        Page numbers, which may be bare below all tables, and what nobody sees are left out.
        """
        seen = outside.filter(lambda thing: thing.get("look") is not Look.UNSEEN)
        unseen = _written(outside) - _written(seen)
        if unseen:
            self._note(f"正文里有 {unseen} 个看不见的字没有读入")
        above: Line | None = None
        lines = seen.extract_text_lines(return_chars=True) if seen.chars else []
        for line in lines:
            text = tidy(line["text"])
            is_last = line["top"] > below and line is lines[-1]
            if PAGE_NUMBER.match(text) or (is_last and text == str(self._number)):
                self._note(f"页码“{text}”没有读入")
            elif text:
                yield line["top"], self._wrapped(line, text, above)
                above = line

    def _note(self, message: str) -> None:
        self.notes.append(f"第 {self._number} 页：{message}")

    def _wrapped(self, line: Line, text: str, above: Line | None) -> Wrapped:
        half = median(char["size"] for char in line["chars"]) / 2 or 1
        return Wrapped(
            text,
            left=line["x0"] / half,
            right=line["x1"] / half,
            page=self._number,
            place=f"第 {self._number} 页",
            apart=above is not None and _is_apart(line, above),
        )


def _tables(ruled: "Page") -> Iterator["Table"]:
    """What is ruled, and has rows and columns."""
    lines = {"explicit_horizontal_lines": ends(ruled.vertical_edges)}
    for table in ruled.find_tables(lines):
        lefts = {left for left, _, _, _ in table.cells}
        if len(table.rows) >= LEAST_ROWS and len(lefts) >= LEAST_COLUMNS:
            yield table


def _things(page: "SeenPage") -> list[Thing]:
    """All on a page that is no text."""
    others = (things for kind, things in page.objects.items() if kind != "char")
    return list(chain.from_iterable(others))


def _is_apart(line: Line, above: Line) -> bool:
    """Whether there is room for a blank line between two."""
    height = line["bottom"] - line["top"]
    return bool(line["top"] - above["bottom"] > BLANK_LINE * height)


def _written(page: "Page") -> int:
    """How many characters of a page are no spaces."""
    return sum(bool(char["text"].strip()) for char in page.chars)
