"""Lines through the text of a PDF page, and characters that lie on one another."""

from collections.abc import Sequence

from generator.intake.readers.pdf.canvas import Glyph, Painted
from generator.intake.readers.pdf.geometry import Rectangle, crosses
from generator.intake.readers.pdf.ruling import THIN
from generator.intake.readers.runs import Look

STRIKING = 0.5
"Of its length: what a line has to cross to be there for it."
AGAIN = 0.15
"Ems: the same letter drawn no further away is the same one, made bold."
OVERLAP = 0.15
"Of the smaller one's body."


def strike(things: Sequence[Painted], glyphs: Sequence[Glyph]) -> None:
    """Strike out the characters that a line runs through, and say which lines are there for that."""
    for line in things:
        is_line = bool(line.lines) or _is_thin(line)
        crossed = _crossed(line, glyphs) if line.is_shown and is_line else []
        for glyph in crossed:
            _doubt(glyph, Look.STRUCK)
        length = max(line.item.width, line.item.height)
        line.strikes = (
            bool(crossed) and sum(glyph.item.width for glyph in crossed) > STRIKING * length
        )


def double(glyphs: Sequence[Glyph]) -> None:
    """Mark letters that are drawn again to look bold, and letters that lie on others."""
    bodies = sorted(((glyph.body, glyph) for glyph in glyphs), key=lambda pair: pair[0])
    for at, (body, glyph) in enumerate(bodies):
        for other_body, other in bodies[at + 1 :]:
            if other_body.left > body.right:
                break
            if other_body.meets(body) and not (glyph.is_again or other.is_again):
                _compare((body, glyph), (other_body, other))


def _crossed(line: Painted, glyphs: Sequence[Glyph]) -> list[Glyph]:
    half = line.state.linewidth / 2
    around = Rectangle(*line.item.bbox).wider(half)
    near = [(glyph, body) for glyph in glyphs if (body := glyph.body).meets(around)]
    is_thin = _is_thin(line)
    return [
        glyph
        for glyph, body in near
        if is_thin or any(crosses(segment, body.wider(half)) for segment in line.lines)
    ]


def _is_thin(thing: Painted) -> bool:
    """Whether what is filled looks like a line."""
    is_path = bool(getattr(thing.item, "fill", False))
    return is_path and min(thing.item.width, thing.item.height) < THIN


def _compare(one: tuple[Rectangle, Glyph], two: tuple[Rectangle, Glyph]) -> None:
    common = _size(one[0].common(two[0]))
    if common <= OVERLAP * min(_size(one[0]), _size(two[0])):
        return
    if _is_same(one[1], two[1]):
        worse = one[1] if two[1].look is Look.PLAIN else two[1]
        worse.is_again = True
        return
    _doubt(one[1], Look.DOUBLED)
    _doubt(two[1], Look.DOUBLED)


def _is_same(one: Glyph, two: Glyph) -> bool:
    em = max(one.ems)
    pairs = zip(one.matrix, two.matrix, strict=True)
    return one.text == two.text and all(
        abs(first - second) <= AGAIN * em for first, second in pairs
    )


def _doubt(glyph: Glyph, look: Look) -> None:
    glyph.look = look if glyph.look in (Look.PLAIN, Look.LINK) else glyph.look


def _size(box: Rectangle) -> float:
    return (box.right - box.left) * (box.top - box.bottom)
