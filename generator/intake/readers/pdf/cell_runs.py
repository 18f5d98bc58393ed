"""What stands in a cell of a PDF page, run by run, told by where its characters stand."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from generator.intake.readers.pdf.bounds import Thing
from generator.intake.readers.pdf.chars import Char
from generator.intake.readers.runs import BREAK, MARK, Look, Run
from generator.intake.readers.white_space import WIDE

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


def lines(chars: Sequence[Char]) -> list[list[Char]]:
    """The characters line by line from the top, each line from the left.

    The large ones say where lines are: of 15 with its middle at 100, a raised 1 at 96, 件 at 120,
    all 10 high but for the 1, the lines are 151 and 件. The 1 is no further from the middle of 15
    than half its height.
    """
    found: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: -char.height):
        own = _nearest(found, char)
        if own is None:
            found.append([char])
        else:
            own.append(char)
    found.sort(key=lambda line: line[0].middle)
    return [sorted(line, key=lambda char: char.bounds.left) for line in found]


def usual_em(chars: Sequence[Char]) -> float:
    """The size of most figures of a table; 0 where it has none."""
    sizes = [char.em for char in chars if char.text.isnumeric()]
    return median(sizes) if sizes else 0.0


def runs(chars: Sequence[Char], things: Sequence[Thing], usual: float = 0.0) -> Iterator[Run]:
    """What a cell holds.

    `things` are all in it that is no text, `usual` is the size of the table's other figures.
    """
    yield from (Run("", Look.THING) for _ in things)
    written = [char for char in chars if char.is_written]
    if _is_lone_mark(written, usual):
        yield Run("".join(char.text for char in written), Look.RAISED)
        return
    for look, alike in groupby(_pieces(chars), lambda piece: piece.look):
        yield Run("".join(piece.text for piece in alike), look)


def _nearest(lines: list[list[Char]], char: Char) -> list[Char] | None:
    """The line that a character belongs to; None where it begins one of its own."""

    def distance(line: list[Char]) -> float:
        return abs(line[0].middle - char.middle)

    near = [line for line in lines if distance(line) <= SAME_LINE * line[0].height]
    return min(near, key=distance, default=None)


def _is_lone_mark(written: Sequence[Char], usual: float) -> bool:
    """Whether nothing but a footnote's marks, smaller than figures, stands in a cell."""
    if not written or max(char.em for char in written) >= ALONE * usual:
        return False
    return all(MARK.fullmatch(char.text) for char in written)


def _pieces(chars: Sequence[Char]) -> Iterator[Run]:
    for line in lines(chars):
        yield from _of_line(line)
        yield BREAK


def _of_line(line: Sequence[Char]) -> Iterator[Run]:
    largest = max(line, key=lambda char: (char.is_written, char.em))
    yield Run(line[0].text, _look(line[0], largest))
    for before, char in pairwise(line):
        gap = char.bounds.left - before.bounds.right
        if gap > GAP * largest.em and not _has_wide(before, char):
            yield Run(" ")
        yield Run(char.text, _look(char, largest))


def _look(char: Char, largest: Char) -> Look:
    """How a character looks among those of its line."""
    if char.look is not Look.PLAIN or not char.is_written:
        return char.look
    raised = (largest.baseline - char.baseline) / (largest.em or 1)
    is_shifted = abs(raised) > SHIFTED
    is_small = char.em < SMALLER * largest.em
    if is_small and is_shifted and MARK.fullmatch(char.text):
        return Look.RAISED if raised > 0 else Look.LOWERED
    return Look.ODD if is_small or is_shifted else Look.PLAIN


def _has_wide(left: Char, right: Char) -> bool:
    """Whether a Chinese character is one of two: between them no word ends."""
    return bool(WIDE.match(left.text) or WIDE.match(right.text))
