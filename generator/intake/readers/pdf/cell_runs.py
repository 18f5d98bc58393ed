"""What stands in a cell of a PDF page, run by run, from the places and sizes of its characters."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from generator.intake.readers.pdf.ruling import Bounds, Thing
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


def is_in(char: Thing, box: Bounds) -> bool:
    """Whether the middle of a character lies in a box."""
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x < box[2] and box[1] <= y < box[3])


def lines(chars: Sequence[Thing]) -> list[list[Thing]]:
    """The characters line by line from the top, each from the left; the large ones say where lines are."""
    found: list[list[Thing]] = []
    for char in sorted(chars, key=lambda char: -float(char["height"])):
        near = [
            line
            for line in found
            if abs(_middle(line[0]) - _middle(char)) <= SAME_LINE * line[0]["height"]
        ]
        if near:
            min(near, key=lambda line: abs(_middle(line[0]) - _middle(char))).append(char)
        else:
            found.append([char])
    ordered = sorted(found, key=lambda line: _middle(line[0]))
    return [sorted(line, key=lambda char: float(char["x0"])) for line in ordered]


def usual_em(chars: Sequence[Thing]) -> float:
    """The size of most figures of a table; 0 where it has none."""
    sizes = [float(char["em"]) for char in chars if char["text"].isnumeric()]
    return median(sizes) if sizes else 0.0


def runs(chars: Sequence[Thing], things: Sequence[Thing], usual: float = 0.0) -> Iterator[Run]:
    """What a cell holds; things are all in it that is no text, and usual is the size of the table's other figures."""
    yield from (Run("", Look.THING) for _ in things)
    written = [char for char in chars if char["text"].strip()]
    if written and all(
        MARK.fullmatch(char["text"]) and char["em"] < ALONE * usual for char in written
    ):
        yield Run("".join(char["text"] for char in written), Look.RAISED)
        return
    pieces = (piece for line in lines(chars) for piece in (*_of_line(line), BREAK))
    for look, same in groupby(pieces, lambda piece: piece.look):
        yield Run("".join(piece.text for piece in same), look)


def _of_line(line: Sequence[Thing]) -> Iterator[Run]:
    largest = max(line, key=lambda char: (bool(char["text"].strip()), float(char["em"])))
    yield Run(line[0]["text"], _look(line[0], largest))
    for before, char in pairwise(line):
        if char["x0"] - before["x1"] > GAP * largest["em"] and not _is_wide(before, char):
            yield Run(" ")
        yield Run(char["text"], _look(char, largest))


def _look(char: Thing, largest: Thing) -> Look:
    """How a character looks among those of its line."""
    own: Look = char["look"]
    if own is not Look.PLAIN or not char["text"].strip():
        return own
    raised = (largest["baseline"] - char["baseline"]) / (largest["em"] or 1)
    is_small = char["em"] < SMALLER * largest["em"]
    if is_small and MARK.fullmatch(char["text"]) and abs(raised) > SHIFTED:
        return Look.RAISED if raised > 0 else Look.LOWERED
    return Look.ODD if is_small or abs(raised) > SHIFTED else Look.PLAIN


def _is_wide(left: Thing, right: Thing) -> bool:
    """Whether a Chinese character is one of two: between them no word ends."""
    return bool(WIDE.match(left["text"]) or WIDE.match(right["text"]))


def _middle(char: Thing) -> float:
    return float(char["top"] + char["bottom"]) / 2
