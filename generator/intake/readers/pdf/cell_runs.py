"""What stands in a cell of a PDF page, run by run, told by where its characters stand."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median

from generator.intake.readers.pdf.bounds import Thing
from generator.intake.readers.pdf.chars import Char
from generator.intake.readers.runs import (
    BREAK,
    MARK,
    Look,
    Run,
)
from generator.intake.readers.white_space import WIDE

Line = list[Char]
SAME_LINE = 0.5
"Of the larger one's height: the middles of two characters of one line are no further apart."
GAP = 0.2
"Ems between two words."
SMALLER = 0.85
"Of the size of the largest character of its line: a mark."
ALONE = 0.7
"Of the size of the table's other figures: a mark that stands alone in its cell."
SHIFTED = 0.08
"Ems from the line that the others stand on."


def lines(chars: Sequence[Char]) -> list[Line]:
    """The characters line by line from the top, each line from the left.

    The large ones say where lines are: of 15 with its middle at 100, a raised 1 at 96, 件 at 120,
    all 10 high but for the 1, the lines are 151 and 件. The 1 is no further from the middle of 15
    than half its height.
    """
    begun: list[Line] = []
    for char in sorted(chars, key=lambda char: -char.height):
        own = _nearest(begun, char)
        if own is None:
            begun.append([char])
        else:
            own.append(char)
    begun.sort(key=lambda line: line[0].middle)
    for line in begun:
        line.sort(key=attrgetter("left"))
    return begun


def usual_em(chars: Sequence[Char]) -> float:
    """The size of most figures of a table; 0 where it has none."""
    sizes = [char.em for char in chars if char.is_digit]
    if not sizes:
        return 0.0
    return median(sizes)


def runs(chars: Sequence[Char], things: Sequence[Thing], usual: float = 0.0) -> Iterator[Run]:
    """What a cell holds.

    `things` are all in it that is no text, `usual` is the size of the table's other figures.
    """
    for _ in things:
        yield Run("", Look.THING)
    written = [char for char in chars if char.is_written]
    if _is_lone_mark(written, usual):
        mark = _joined(written)
        yield Run(mark, Look.RAISED)
        return
    pieces = _pieces(chars)
    for look, alike in groupby(pieces, attrgetter("look")):
        text = _joined(alike)
        yield Run(text, look)


def _joined(pieces: Iterable[Char | Run]) -> str:
    return "".join(piece.text for piece in pieces)


def _nearest(lines: list[Line], char: Char) -> Line | None:
    """The line that a character belongs to; None where it begins one of its own."""

    def distance(line: Line) -> float:
        largest = line[0]
        return abs(largest.middle - char.middle)

    def is_near(line: Line) -> bool:
        largest = line[0]
        return distance(line) <= SAME_LINE * largest.height

    near = filter(is_near, lines)
    return min(near, key=distance, default=None)


def _is_lone_mark(written: Sequence[Char], usual: float) -> bool:
    """Whether nothing but a footnote's marks, smaller than figures, stands in a cell."""
    if not written:
        return False
    largest = max(char.em for char in written)
    if largest >= ALONE * usual:
        return False
    return all(MARK.fullmatch(char.text) for char in written)


def _pieces(chars: Sequence[Char]) -> Iterator[Run]:
    for line in lines(chars):
        yield from _of_line(line)
        yield BREAK


def _of_line(line: Sequence[Char]) -> Iterator[Run]:
    first = line[0]
    largest = max(line, key=lambda char: (char.is_written, char.em))
    yield Run(first.text, _look(first, largest))
    for before, char in pairwise(line):
        gap = char.left - before.right
        is_apart = gap > GAP * largest.em
        if is_apart and not _has_wide(before, char):
            yield Run(" ")
        look = _look(char, largest)
        yield Run(char.text, look)


def _look(char: Char, largest: Char) -> Look:
    """How a character looks among those of its line."""
    if char.look is not Look.PLAIN or not char.is_written:
        return char.look
    above = largest.baseline - char.baseline
    raised = above / (largest.em or 1)
    is_shifted = abs(raised) > SHIFTED
    is_small = char.em < SMALLER * largest.em
    if not is_small and not is_shifted:
        return Look.PLAIN
    is_mark = is_small and is_shifted
    if not is_mark or not MARK.fullmatch(char.text):
        return Look.ODD
    if raised > 0:
        return Look.RAISED
    return Look.LOWERED


def _has_wide(*chars: Char) -> bool:
    """Whether a Chinese character is one of them: beside it no word ends."""
    return any(WIDE.match(char.text) for char in chars)
