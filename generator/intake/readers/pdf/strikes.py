"""Lines through the text of a PDF page, and characters that lie on one another."""

from collections.abc import Iterator, Sequence

from generator.intake.readers.pdf.canvas import Glyph, Painted
from generator.intake.readers.pdf.geometry import Rectangle, crosses
from generator.intake.readers.pdf.heights import Heights
from generator.intake.readers.pdf.ruling import THIN
from generator.intake.readers.runs import Look

STRIKING = 0.5
"Of its length: what a line has to cross to be there for it."
AGAIN = 0.15
"Ems: the same letter drawn no further away is the same one, made bold."
OVERLAP = 0.15
"Of the smaller one's body."


def strike(things: Sequence[Painted], glyphs: Sequence[Glyph]) -> None:
    """Strike out the characters that a line runs through; say which lines are there for that."""
    at_heights = Heights(glyphs, lambda glyph: (glyph.body.bottom, glyph.body.top))
    for line in things:
        crossed = _crossed(line, at_heights) if line.is_shown and _is_line(line) else []
        for glyph in crossed:
            _doubt(glyph, Look.STRUCK)
        length = max(line.item.width, line.item.height)
        struck = sum(glyph.item.width for glyph in crossed)
        line.strikes = bool(crossed) and struck > STRIKING * length


def double(glyphs: Sequence[Glyph]) -> None:
    """Mark letters that are drawn again to look bold, and letters that lie on others."""
    from_left = sorted(glyphs, key=lambda glyph: glyph.body)
    for one, other in _overlapping(from_left):
        if not (one.is_again or other.is_again):
            _compare(one, other)


def _overlapping(from_left: Sequence[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    """The pairs of letters whose bodies meet; they are given from the left."""
    for index, glyph in enumerate(from_left):
        body = glyph.body
        for other in from_left[index + 1 :]:
            if other.body.left > body.right:
                break
            if other.body.meets(body):
                yield glyph, other


def _crossed(line: Painted, glyphs: Heights[Glyph]) -> list[Glyph]:
    half = line.state.linewidth / 2
    around = Rectangle(*line.item.bbox).wider(half)
    at_height = glyphs.near(around.bottom, around.top)
    near = [glyph for glyph in at_height if glyph.body.meets(around)]
    if _is_thin(line):
        return near
    return [glyph for glyph in near if _runs_through(line, glyph.body.wider(half))]


def _runs_through(line: Painted, body: Rectangle) -> bool:
    return any(crosses(segment, body) for segment in line.lines)


def _is_line(thing: Painted) -> bool:
    return bool(thing.lines) or _is_thin(thing)


def _is_thin(thing: Painted) -> bool:
    """Whether what is filled looks like a line."""
    is_path = bool(getattr(thing.item, "fill", False))
    return is_path and min(thing.item.width, thing.item.height) < THIN


def _compare(one: Glyph, other: Glyph) -> None:
    """Tell a letter made bold from two on one another; both change what is said of them."""
    common = one.body.common(other.body)
    if common.size <= OVERLAP * min(one.body.size, other.body.size):
        return
    if _is_same(one, other):
        worse = one if other.look is Look.PLAIN else other
        worse.is_again = True
    else:
        _doubt(one, Look.DOUBLED)
        _doubt(other, Look.DOUBLED)


def _is_same(one: Glyph, other: Glyph) -> bool:
    """Whether it is the same letter at the same place."""
    if one.text != other.text:
        return False
    most = AGAIN * max(one.ems)
    pairs = zip(one.matrix, other.matrix, strict=True)
    return all(abs(first - second) <= most for first, second in pairs)


def _doubt(glyph: Glyph, look: Look) -> None:
    """Say that it does not look plain; what was said before of its look stays."""
    if glyph.look in (Look.PLAIN, Look.LINK):
        glyph.look = look
