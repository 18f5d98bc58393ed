"""Lines whose columns are told by spaces: where each cell of them begins and ends."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import pvariance
from typing import NamedTuple

from generator.intake.document import Cell
from generator.intake.readers.text.lines import NUMBER, PAGE_NUMBER, TextLine

GAP = re.compile(r"[ \xa0]{2,}")
ROWS_OF_NUMBERS = re.compile(r"^\d[\d.]*(?: \d[\d.]*)+$")
MIN_FIGURES = 3

Figures = list[float]
"The middle column of each figure of a line."


@dataclass(frozen=True, slots=True)
class AlignedLine:
    """A line of the page."""

    line: TextLine
    page: int
    cells: tuple[Cell, ...]
    apart: bool

    @property
    def text(self) -> str:
        """All of it, its gaps closed."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def first(self) -> int:
        """Column of the first character."""
        first, _ = _across(self.cells[0])
        return first

    @property
    def width(self) -> int:
        """Columns from the first character to the last."""
        _, last = _across(self.cells[-1])
        return last - self.first + 1

    @property
    def gaps(self) -> int:
        """Columns between its cells."""
        spans = map(_across, self.cells)
        filled = sum(last - first + 1 for first, last in spans)
        return self.width - filled

    @property
    def figures(self) -> Figures:
        """The middle column of each figure."""
        figures = (cell for cell in self.cells if NUMBER.match(cell.text))
        return [sum(_across(cell)) / 2 for cell in figures]


class PageLine(NamedTuple):
    """A line, and where it stands on the pages of the text."""

    line: TextLine
    page: int
    apart: bool
    "A blank line stands above it."
    is_last: bool
    "The last of its page."

    @property
    def is_page_number(self) -> bool:
        """Whether it is the number of its page; a bare one is it at the page's end alone."""
        words = self.line.text.strip()
        if PAGE_NUMBER.match(words):
            return True
        return self.is_last and words == str(self.page)


def page_lines(lines: Sequence[TextLine]) -> Iterator[PageLine]:
    """Yield the lines with something on them, with their tabs as spaces."""
    page = 1
    last = len(lines) - 1
    for index, line in enumerate(lines):
        page += line.text.count("\f")
        text = line.text.replace("\f", "")
        text = text.expandtabs()
        if not text.strip():
            continue
        is_last = index == last or "\f" in lines[index + 1].text
        yield PageLine(
            line=TextLine(line.number, text, line.before),
            page=page,
            apart=line.before > 1,
            is_last=is_last,
        )


def aligned_lines(lines: Sequence[PageLine]) -> list[AlignedLine]:
    """The lines with their cells.

    Some programs give a Han character one column, some two: whichever lets figures stand in line.
    """
    narrow = [_aligned(line, 1) for line in lines]
    wide = [_aligned(line, 2) for line in lines]
    if _scatter(narrow) <= _scatter(wide):
        return narrow
    return wide


def columns(text: str, han: int) -> int:
    """How many columns a text takes, of which a Han character takes `han`."""
    widths = map(unicodedata.east_asian_width, text)
    return sum(han if width in "WF" else 1 for width in widths)


def _aligned(on_page: PageLine, han: int) -> AlignedLine:
    """A line cut at its gaps, and between figures; a Han character takes `han` columns.

    Where it takes two, `    收到    12 3` has 收到 in columns 4 to 7, 12 in 12 to 13 and 3 in 15.
    """
    line = on_page.line
    text = line.text.rstrip()
    cells: list[Cell] = []
    end = 0
    for number, word in enumerate(_words(text), 1):
        start = text.index(word, end)
        end = start + len(word)
        first = columns(text[:start], han)
        last = first + columns(word, han) - 1
        place = f"{line.place}第 {number} 格"
        cell = Cell(word, place, (first, last))
        cells.append(cell)
    return AlignedLine(
        line=line,
        page=on_page.page,
        cells=tuple(cells),
        apart=on_page.apart,
    )


def _words(text: str) -> Iterator[str]:
    """What stands between gaps; figures one by one."""
    for piece in map(str.strip, GAP.split(text)):
        if ROWS_OF_NUMBERS.match(piece):
            yield from piece.split(" ")
        elif piece:
            yield piece


def _across(cell: Cell) -> tuple[int, int]:
    """First and last column."""
    return cell.across or (0, 0)


def _scatter(lines: Sequence[AlignedLine]) -> float:
    """Say how badly figures stand below one another: the sum of the variances of their columns.

    Lines of a page with as many figures are taken to have them in the same columns. Middles of
    10 20 30 above 10 21 30 scatter by 0.25.
    """
    by_shape: dict[tuple[int, int], list[Figures]] = {}
    for line in lines:
        figures = line.figures
        count = len(figures)
        if count < MIN_FIGURES:
            continue
        alike = by_shape.setdefault((line.page, count), [])
        alike.append(figures)
    return sum(map(_variance, by_shape.values()))


def _variance(lines: list[Figures]) -> float:
    by_column = zip(*lines, strict=True)
    return float(sum(map(pvariance, by_column)))
