"""Text laid out in columns of spaces, as `pdftotext -layout` writes a PDF.

Tables are read by the columns of their cells, prose by paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter

from generator.intake.document import Block, Grid, Text
from generator.intake.readers.paragraphs import Wrapped, paragraphs
from generator.intake.readers.text.aligned_lines import (
    GAP,
    AlignedLine,
    PageLine,
    aligned_lines,
    columns,
    page_lines,
)
from generator.intake.readers.text.lines import (
    ReadLines,
    TextLine,
    is_section,
    page_number_note,
)

PUNCTUATION = re.compile("[，。、；：]")
END = re.compile("[。；！？]")
MIN_ROWS = 3
MOST = 0.9
"Of the lines of one cell, from the narrowest on: what is wider still may stick out."
WIDE = 0.8
"Of the width of most: a line as wide is one of running text."
NARROW_GAPS = 8
"Columns. Justified prose has a few gaps of two spaces; a table's are wider."


def is_aligned(lines: Sequence[TextLine]) -> bool:
    """Say whether columns are told by spaces.

    Several lines have gaps then, more than have tabs or pipes.
    """
    with_gaps = sum(map(_has_gap, lines))
    if with_gaps < MIN_ROWS:
        return False
    with_marks = sum(map(_has_mark, lines))
    return with_gaps > with_marks


def read_aligned(lines: Sequence[TextLine]) -> ReadLines:
    """Return tables and paragraphs; page numbers are left out, with a note."""
    notes: list[str] = []
    others: list[PageLine] = []
    for each in page_lines(lines):
        if each.is_page_number:
            notes.append(page_number_note(each.line))
        else:
            others.append(each)
    blocks = _blocks(aligned_lines(others))
    return ReadLines(blocks, notes)


def _blocks(lines: Sequence[AlignedLine]) -> list[Block]:
    blocks: list[Block] = []
    prose: list[AlignedLine] = []
    for is_prose, stretch in _stretches(lines):
        if is_prose or not _is_table(stretch):
            prose += stretch
            continue
        blocks += _paragraphs(prose)
        blocks += _tables(stretch)
        prose = []
    blocks += _paragraphs(prose)
    return blocks


def _paragraphs(lines: Sequence[AlignedLine]) -> Iterator[Text]:
    wrapped = list(map(_wrapped, lines))
    return paragraphs(wrapped)


def _has_gap(line: TextLine) -> bool:
    if "\t" in line.text:
        return False
    return GAP.search(line.text.strip()) is not None


def _has_mark(line: TextLine) -> bool:
    text = line.text.lstrip()
    return "\t" in line.text or text.startswith("|")


def _stretches(lines: Sequence[AlignedLine]) -> Iterator[tuple[bool, list[AlignedLine]]]:
    """Divide lines into prose, and what may be a table; each stretch behind whether it is prose."""
    kinds = _are_prose(lines)
    with_kinds = zip(kinds, lines, strict=True)
    for is_prose, stretch in groupby(with_kinds, itemgetter(0)):
        yield is_prose, [line for _, line in stretch]


def _are_prose(lines: Sequence[AlignedLine]) -> Iterator[bool]:
    """Whether lines are headings or sentences, or wide ones with another beside it."""
    least = WIDE * _usual_width(lines)
    wide = [line.width >= least and _is_running(line) for line in lines]
    above = [False, *wide]
    below = [*wide[1:], False]
    for index, line in enumerate(lines):
        if _is_prose(line):
            yield True
            continue
        has_neighbour = above[index] or below[index]
        yield wide[index] and has_neighbour


def _is_prose(line: AlignedLine) -> bool:
    """Whether a line is a heading or the end of a sentence, by itself."""
    if is_section(line.text):
        return True
    return _is_running(line) and END.search(line.text) is not None


def _usual_width(lines: Sequence[AlignedLine]) -> int:
    """What most lines of one cell are no wider than; 0 where there are none."""
    widths = sorted(line.width for line in lines if len(line.cells) == 1)
    if not widths:
        return 0
    index = int(len(widths) * MOST)
    return widths[index]


def _is_running(line: AlignedLine) -> bool:
    """Say whether the line has no gaps a table would have."""
    if len(line.cells) == 1:
        return True
    if line.gaps > NARROW_GAPS:
        return False
    marks = PUNCTUATION.findall(line.text)
    return len(marks) > 1


def _is_table(stretch: Sequence[AlignedLine]) -> bool:
    with_cells = [line for line in stretch if len(line.cells) > 1]
    return len(with_cells) > 1


def _tables(stretch: Sequence[AlignedLine]) -> Iterator[Grid]:
    """A table for each page: columns differ from page to page."""
    for _, lines in groupby(stretch, attrgetter("page")):
        rows = tuple(line.cells for line in lines)
        yield Grid(rows, aligned=True)


def _wrapped(line: AlignedLine) -> Wrapped:
    """A line of prose; on the page a Han character is twice as wide as a digit, in any text."""
    width = columns(line.text, 2)
    return Wrapped(
        line.text,
        left=line.first,
        right=line.first + width,
        page=line.page,
        place=line.line.place,
        apart=line.apart,
    )
