"""Text laid out in columns of spaces, as `pdftotext -layout` writes a PDF: tables by position, prose by paragraph."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import pvariance

from generator.intake.document import Block, Cell, Grid
from generator.intake.readers.paragraphs import Wrapped, paragraphs
from generator.intake.readers.text.lines import NUMBER, PAGE_NUMBER, TextLine, is_section

GAP = re.compile(r"[ \xa0]{2,}")
ROWS_OF_NUMBERS = re.compile(r"^\d[\d.]*(?: \d[\d.]*)+$")
PUNCTUATION = re.compile("[，。、；：]")
END = re.compile("[。；！？]")
MIN_ROWS = 3
WIDE = 0.8
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
    def edges(self) -> tuple[int, int]:
        """First and last column."""
        return (self.cells[0].across or (0, 0))[0], (self.cells[-1].across or (0, 0))[1]

    @property
    def width(self) -> int:
        """Columns from the first character to the last."""
        return self.edges[1] - self.edges[0] + 1


def is_aligned(lines: Sequence[TextLine]) -> bool:
    """Say whether columns are told by spaces: several lines with gaps, more than have tabs or pipes."""
    gaps = sum(1 for line in lines if "\t" not in line.text and GAP.search(line.text.strip()))
    marks = sum(1 for line in lines if "\t" in line.text or line.text.lstrip().startswith("|"))
    return gaps >= MIN_ROWS and gaps > marks


def blocks(lines: Sequence[TextLine], notes: list[str]) -> list[Block]:
    """Return tables and paragraphs; notes gains the page numbers left out."""
    pages = list(_pages(lines, notes))
    han = min(
        (1, 2),
        key=lambda han: _scatter([_row(line, page, apart, han) for line, page, apart in pages]),
    )
    rows = [_row(line, page, apart, han) for line, page, apart in pages]
    found: list[Block] = []
    prose: list[AlignedLine] = []
    for kind, stretch in _stretches(rows):
        if kind == "loose" and sum(len(row.cells) > 1 for row in stretch) > 1:
            found += paragraphs([_wrapped(row) for row in prose])
            prose = []
            for _, part in groupby(
                stretch, lambda row: row.page
            ):  # columns differ from page to page
                found.append(Grid(tuple(row.cells for row in part), aligned=True))
        else:
            prose += stretch
    found += paragraphs([_wrapped(row) for row in prose])
    return found


def _pages(lines: Sequence[TextLine], notes: list[str]) -> Iterator[tuple[TextLine, int, bool]]:
    """Yield lines with the number of their page and whether a blank line stands above; drop page numbers."""
    page = 1
    for index, line in enumerate(lines):
        page += line.text.count("\f")
        text = line.text.replace("\f", "").expandtabs()
        last = index + 1 == len(lines) or "\f" in lines[index + 1].text
        if PAGE_NUMBER.match(text.strip()) or (last and text.strip() == str(page)):
            notes.append(f"{line.place}：页码“{text.strip()}”没有读入")
        elif text.strip():
            yield TextLine(line.number, text, line.before), page, line.before > 1


def _row(line: TextLine, page: int, apart: bool, han: int) -> AlignedLine:  # noqa: FBT001 # a fact about the line
    cells: list[Cell] = []
    position = 0
    text = line.text.rstrip()
    for piece in GAP.split(text):
        start = text.index(piece, position) if piece else position
        position = start + len(piece)
        words = (
            piece.strip().split(" ") if ROWS_OF_NUMBERS.match(piece.strip()) else [piece.strip()]
        )
        for word in filter(None, words):
            begin = text.index(word, start)
            start = begin + len(word)
            first = _columns(text[:begin], han)
            place = f"{line.place}第 {len(cells) + 1} 格"
            cells.append(Cell(word, place, (first, first + _columns(word, han) - 1)))
    return AlignedLine(line, page, tuple(cells), apart)


def _columns(text: str, han: int) -> int:
    return sum(han if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _scatter(rows: Sequence[AlignedLine]) -> float:
    """Say how badly figures stand below one another if a Han character takes that many columns."""
    total = 0.0
    by_shape: dict[tuple[int, int], list[list[float]]] = {}
    for row in rows:
        centres = [
            sum(cell.across) / 2 for cell in row.cells if cell.across and NUMBER.match(cell.text)
        ]
        if len(centres) >= MIN_FIGURES:
            by_shape.setdefault((row.page, len(centres)), []).append(centres)
    for shape in by_shape.values():
        total += sum(pvariance(column) for column in zip(*shape, strict=True))
    return total


def _stretches(rows: Sequence[AlignedLine]) -> Iterator[tuple[str, list[AlignedLine]]]:
    widths = sorted(row.width for row in rows if len(row.cells) == 1)
    wide = widths[int(len(widths) * 0.9)] * WIDE if widths else 0
    single = [_is_running(row) and row.width >= wide for row in rows] + [False]
    kinds = []
    for index, row in enumerate(rows):
        sentence = _is_running(row) and END.search(row.text)
        neighbour = single[index] and (single[index - 1] or single[index + 1])
        kinds.append("prose" if is_section(row.text) or sentence or neighbour else "loose")
    for kind, group in groupby(zip(kinds, rows, strict=True), lambda pair: pair[0]):
        yield kind, [row for _, row in group]


def _is_running(row: AlignedLine) -> bool:
    """Say whether the line has no gaps a table would have."""
    gaps = row.width - sum(b - a + 1 for a, b in (cell.across or (0, 0) for cell in row.cells))
    return len(row.cells) == 1 or (gaps <= NARROW_GAPS and len(PUNCTUATION.findall(row.text)) > 1)


def _wrapped(row: AlignedLine) -> Wrapped:
    left = row.edges[0]
    # On the page a Han character is twice as wide as a digit, whatever the columns of the text say.
    return Wrapped(
        row.text, left, left + _columns(row.text, 2), row.page, row.line.place, row.apart
    )
