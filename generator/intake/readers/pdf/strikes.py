"""Lines through the text of a PDF page, and characters that lie on one another."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from generator.intake.readers.pdf.heights import Heights, Reach
from generator.intake.readers.pdf.painted import Glyph, Painted
from generator.intake.readers.pdf.path import crosses
from generator.intake.readers.runs import Look

Pair = tuple[Glyph, Glyph]
STRIKING = 0.5
"Of its length: what a line has to cross to be there for it."
AGAIN = 0.15
"Ems: the same letter drawn no further away is the same one, made bold."
OVERLAP = 0.15
"Of the smaller one's body."


def strike(things: Sequence[Painted], glyphs: Sequence[Glyph]) -> None:
    """Strike out the characters that a line runs through; say which lines are there for that."""
    at_heights = Heights(glyphs, _reach)
    for line in things:
        crossed = _crossed(line, at_heights)
        for glyph in crossed:
            _doubt(glyph, Look.STRUCK)
        line.strikes = _is_there_for(line, crossed)


def _reach(glyph: Glyph) -> Reach:
    body = glyph.body
    return body.bottom, body.top


def _is_there_for(line: Painted, crossed: Sequence[Glyph]) -> bool:
    """Whether a line crosses text for most of its length."""
    if not crossed:
        return False
    item = line.item
    length = max(item.width, item.height)
    struck = sum(glyph.item.width for glyph in crossed)
    return bool(struck > STRIKING * length)


def double(glyphs: Sequence[Glyph]) -> None:
    """Mark letters that are drawn again to look bold, and letters that lie on others."""
    from_left = sorted(glyphs, key=attrgetter("body"))
    for one, other in _overlapping(from_left):
        if one.is_again or other.is_again:
            continue
        _compare(one, other)


def _overlapping(from_left: Sequence[Glyph]) -> Iterator[Pair]:
    """The pairs of letters whose bodies meet; they are given from the left."""
    for index, glyph in enumerate(from_left):
        body = glyph.body
        for other in from_left[index + 1 :]:
            if other.body.left > body.right:
                break
            if other.body.meets(body):
                yield glyph, other


def _crossed(line: Painted, glyphs: Heights[Glyph]) -> list[Glyph]:
    """The characters that a line runs through; none where it is no line, or not seen."""
    if not line.is_shown:
        return []
    if not line.lines and not line.is_thin:
        return []
    half = line.state.linewidth / 2
    around = line.box.wider(half)
    at_height = glyphs.near(around.bottom, around.top)
    near = [glyph for glyph in at_height if glyph.body.meets(around)]
    if line.is_thin:
        return near
    return [glyph for glyph in near if _runs_through(line, glyph)]


def _runs_through(line: Painted, glyph: Glyph) -> bool:
    """Whether what a line draws meets a character's strokes, as wide as it is drawn."""
    half = line.state.linewidth / 2
    body = glyph.body.wider(half)
    return any(crosses(segment, body) for segment in line.lines)


def _compare(one: Glyph, other: Glyph) -> None:
    """Tell a letter made bold from two on one another; both change what is said of them."""
    body = one.body
    other_body = other.body
    common = body.common(other_body)
    smaller = min(body.size, other_body.size)
    if common.size <= OVERLAP * smaller:
        return
    if not _is_same(one, other):
        _doubt(one, Look.DOUBLED)
        _doubt(other, Look.DOUBLED)
    elif other.look is Look.PLAIN:
        one.is_again = True
    else:
        other.is_again = True


def _is_same(one: Glyph, other: Glyph) -> bool:
    """Whether it is the same letter at the same place."""
    if one.text != other.text:
        return False
    most = AGAIN * max(one.ems)
    pairs = zip(one.matrix, other.matrix, strict=True)
    differences = (abs(first - second) for first, second in pairs)
    return all(each <= most for each in differences)


def _doubt(glyph: Glyph, look: Look) -> None:
    """Say that it does not look plain; what was said before of its look stays."""
    if glyph.look in (Look.PLAIN, Look.LINK):
        glyph.look = look
