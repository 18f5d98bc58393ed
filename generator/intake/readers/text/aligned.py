"""Text laid out in columns of spaces, as `pdftotext -layout` writes a PDF.

Tables are read by the columns of their cells, prose by paragraph.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter
from statistics import pvariance
from typing import NamedTuple

from generator.intake.document import Block, Cell, Grid
from generator.intake.readers.paragraphs import Wrapped, paragraphs
from generator.intake.readers.text.lines import NUMBER, PAGE_NUMBER, TextLine, is_section

GAP = re.compile(r"[ \xa0]{2,}")
ROWS_OF_NUMBERS = re.compile(r"^\d[\d.]*(?: \d[\d.]*)+$")
PUNCTUATION = re.compile("[，。、；：]")
END = re.compile("[。；！？]")
MIN_ROWS = 3
MOST = 0.9
"Of the lines of one cell, from the narrowest on: what is wider still may stick out."
WIDE = 0.8
"Of the width of most: a line as wide is one of running text."
NARROW_GAPS = 8
"Columns. Justified prose has a few gaps of two spaces; a table's are wider."
MIN_FIGURES = 3


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
        return self.width - sum(last - first + 1 for first, last in spans)

    @property
    def figures(self) -> list[float]:
        """The middle column of each figure."""
        figures = (cell for cell in self.cells if NUMBER.match(cell.text))
        return [sum(_across(cell)) / 2 for cell in figures]


class PageLine(NamedTuple):
    """A line, and where it stands on the pages of the text."""

    line: TextLine
    page: int
    apart: bool
    "A blank line stands above it."


def is_aligned(lines: Sequence[TextLine]) -> bool:
    """Say whether columns are told by spaces.

    Several lines have gaps then, more than have tabs or pipes.
    """
    with_gaps = sum(map(_has_gap, lines))
    return with_gaps >= MIN_ROWS and with_gaps > sum(map(_has_mark, lines))


def blocks(lines: Sequence[TextLine], notes: list[str]) -> list[Block]:
    """Return tables and paragraphs; notes gains the page numbers left out."""
    rows = _rows(list(_page_lines(lines, notes)))
    found: list[Block] = []
    prose: list[AlignedLine] = []
    for is_prose, stretch in _stretches(rows):
        if is_prose or not _is_table(stretch):
            prose += stretch
            continue
        found += paragraphs(list(map(_wrapped, prose)))
        found += _tables(stretch)
        prose = []
    found += paragraphs(list(map(_wrapped, prose)))
    return found


def _has_gap(line: TextLine) -> bool:
    return "\t" not in line.text and bool(GAP.search(line.text.strip()))


def _has_mark(line: TextLine) -> bool:
    return "\t" in line.text or line.text.lstrip().startswith("|")


def _page_lines(lines: Sequence[TextLine], notes: list[str]) -> Iterator[PageLine]:
    """Yield the lines with something on them, but for page numbers."""
    page = 1
    for line, below in pairwise([*lines, None]):
        assert line is not None  # noqa: S101 # only the last of all is None
        page += line.text.count("\f")
        text = line.text.replace("\f", "").expandtabs()
        words = text.strip()
        is_last = below is None or "\f" in below.text
        if PAGE_NUMBER.match(words) or (is_last and words == str(page)):
            notes.append(f"{line.place}：页码“{words}”没有读入")
        elif words:
            shown = TextLine(line.number, text, line.before)
            yield PageLine(shown, page, apart=line.before > 1)


def _rows(lines: Sequence[PageLine]) -> list[AlignedLine]:
    """The lines with their cells.

    Some programs give a Han character one column, some two: whichever lets figures stand in line.
    """
    narrow = [_row(line, 1) for line in lines]
    wide = [_row(line, 2) for line in lines]
    return narrow if _scatter(narrow) <= _scatter(wide) else wide


def _row(placed: PageLine, han: int) -> AlignedLine:
    """A line cut at its gaps, and between figures; a Han character takes `han` columns.

    Where it takes two, `    收到    12 3` has 收到 in columns 4 to 7, 12 in 12 to 13 and 3 in 15.
    """
    text = placed.line.text.rstrip()
    cells: list[Cell] = []
    end = 0
    for word in _words(text):
        start = text.index(word, end)
        end = start + len(word)
        first = _columns(text[:start], han)
        last = first + _columns(word, han) - 1
        place = f"{placed.line.place}第 {len(cells) + 1} 格"
        cells.append(Cell(word, place, (first, last)))
    return AlignedLine(placed.line, placed.page, tuple(cells), placed.apart)


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


def _columns(text: str, han: int) -> int:
    return sum(han if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _scatter(rows: Sequence[AlignedLine]) -> float:
    """Say how badly figures stand below one another: the sum of the variances of their columns.

    Lines of a page with as many figures are taken to have them in the same columns. Middles of
    10 20 30 above 10 21 30 scatter by 0.25.
    """
    by_shape: dict[tuple[int, int], list[list[float]]] = {}
    for row in rows:
        figures = row.figures
        if len(figures) >= MIN_FIGURES:
            by_shape.setdefault((row.page, len(figures)), []).append(figures)
    return sum(map(_variance, by_shape.values()))


def _variance(rows: list[list[float]]) -> float:
    columns = zip(*rows, strict=True)
    return float(sum(map(pvariance, columns)))


def _stretches(rows: Sequence[AlignedLine]) -> Iterator[tuple[bool, list[AlignedLine]]]:
    """Divide lines into prose, and what may be a table; each stretch behind whether it is prose."""
    is_prose = zip(_are_prose(rows), rows, strict=True)
    for kind, stretch in groupby(is_prose, itemgetter(0)):
        yield kind, [row for _, row in stretch]


def _are_prose(rows: Sequence[AlignedLine]) -> Iterator[bool]:
    """Whether lines are headings or sentences, or wide ones with another beside it."""
    least = WIDE * _usual_width(rows)
    wide = [_is_running(row) and row.width >= least for row in rows]
    above = [False, *wide]
    below = [*wide[1:], False]
    for index, row in enumerate(rows):
        has_neighbour = above[index] or below[index]
        yield _is_prose(row) or (wide[index] and has_neighbour)


def _is_prose(row: AlignedLine) -> bool:
    """Whether a line is a heading or the end of a sentence, by itself."""
    return is_section(row.text) or (_is_running(row) and bool(END.search(row.text)))


def _usual_width(rows: Sequence[AlignedLine]) -> int:
    """What most lines of one cell are no wider than; 0 where there are none."""
    widths = sorted(row.width for row in rows if len(row.cells) == 1)
    return widths[int(len(widths) * MOST)] if widths else 0


def _is_running(row: AlignedLine) -> bool:
    """Say whether the line has no gaps a table would have."""
    if len(row.cells) == 1:
        return True
    return row.gaps <= NARROW_GAPS and len(PUNCTUATION.findall(row.text)) > 1


def _is_table(stretch: Sequence[AlignedLine]) -> bool:
    return sum(len(row.cells) > 1 for row in stretch) > 1


def _tables(stretch: Sequence[AlignedLine]) -> Iterator[Grid]:
    """A table for each page: columns differ from page to page."""
    for _, rows in groupby(stretch, attrgetter("page")):
        yield Grid(tuple(row.cells for row in rows), aligned=True)


def _wrapped(row: AlignedLine) -> Wrapped:
    """A line of prose; on the page a Han character is twice as wide as a digit, in any text."""
    return Wrapped(
        row.text,
        left=row.first,
        right=row.first + _columns(row.text, 2),
        page=row.page,
        place=row.line.place,
        apart=row.apart,
    )
