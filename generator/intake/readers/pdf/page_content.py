"""What stands on a page of a PDF file, from top to bottom: tables, and the lines beside them."""

from collections.abc import Iterator, Sequence
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
Placed = tuple[float, Grid | Wrapped]
"What stands on the page, behind its top."


class PageContent:
    """The tables and lines of a page."""

    def __init__(self, page: "SeenPage") -> None:
        self._things = _things(page)
        self._number = page.page_number
        self._place = f"第 {page.page_number} 页"
        self.notes: list[str] = []
        "What was left out, in Chinese, each with its place."
        ruled = page.filter(may_rule)
        self._chars = chars_of(ruled.chars)
        tables = list(_tables(ruled))
        self.has_table = bool(tables)
        bounds = [Bounds(*table.bbox) for table in tables]
        bottoms = (each.bottom for each in bounds)
        lowest = max(bottoms, default=0.0)
        outside = ruled.filter(lambda thing: not _is_in_one(thing, bounds))
        by_top = [
            *self._grids(tables),
            *self._lines(outside, lowest),
        ]
        by_top.sort(key=itemgetter(0))
        self.in_order = [content for _, content in by_top]

    def _grids(self, tables: Sequence["Table"]) -> Iterator[Placed]:
        """The tables, each behind its top."""
        for number, table in enumerate(tables, 1):
            name = f"{self._place}表 {number}"
            read = RuledTable(table, self._chars, self._things, name)
            self.notes += read.remarks
            _, top, _, _ = table.bbox
            grid = read.grid()
            yield top, grid

    def _lines(self, outside: "Page", below: float) -> Iterator[Placed]:
        """The lines beside the tables, each behind its top.

        Page numbers, which may be bare below all tables, and what nobody sees are left out.
        """
        seen = outside.filter(_is_seen)
        unseen = _written(outside) - _written(seen)
        if unseen:
            self._note(f"正文里有 {unseen} 个看不见的字没有读入")
        if not seen.chars:
            return
        above: Line | None = None
        lines = seen.extract_text_lines(return_chars=True)
        last = lines[-1] if lines else None
        for line in lines:
            text = tidy(line["text"])
            top = line["top"]
            is_last = line is last and top > below
            if self._is_page_number(text, is_last=is_last):
                self._note(f"页码“{text}”没有读入")
            elif text:
                wrapped = self._wrapped(line, text, above)
                yield top, wrapped
                above = line

    def _is_page_number(self, text: str, *, is_last: bool) -> bool:
        if PAGE_NUMBER.match(text):
            return True
        return is_last and text == str(self._number)

    def _note(self, message: str) -> None:
        self.notes.append(f"{self._place}：{message}")

    def _wrapped(self, line: Line, text: str, above: Line | None) -> Wrapped:
        size = median(char["size"] for char in line["chars"])
        half = size / 2 or 1
        return Wrapped(
            text,
            left=line["x0"] / half,
            right=line["x1"] / half,
            page=self._number,
            place=self._place,
            apart=_is_apart(line, above),
        )


def _tables(ruled: "Page") -> Iterator["Table"]:
    """What is ruled, and has rows and columns."""
    lines = {"explicit_horizontal_lines": ends(ruled.vertical_edges)}
    for table in ruled.find_tables(lines):
        lefts = {left for left, _, _, _ in table.cells}
        has_rows = len(table.rows) >= LEAST_ROWS
        if has_rows and len(lefts) >= LEAST_COLUMNS:
            yield table


def _things(page: "SeenPage") -> list[Thing]:
    """All on a page that is no text."""
    others: list[Thing] = []
    for kind, things in page.objects.items():
        if kind != "char":
            others += things
    return others


def _is_apart(line: Line, above: Line | None) -> bool:
    """Whether there is room for a blank line between a line and the one above, if there is one."""
    if above is None:
        return False
    height = line["bottom"] - line["top"]
    gap = line["top"] - above["bottom"]
    return bool(gap > BLANK_LINE * height)


def _is_seen(thing: Thing) -> bool:
    return thing.get("look") is not Look.UNSEEN


def _is_in_one(thing: Thing, tables: Sequence[Bounds]) -> bool:
    """Whether a thing is a character of one of the tables."""
    return any(is_inside(thing, table) for table in tables)


def _written(page: "Page") -> int:
    """How many characters of a page are no spaces."""
    written = (char["text"].strip() for char in page.chars)
    return sum(map(bool, written))
