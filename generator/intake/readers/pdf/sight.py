"""What a reader sees of the things on a page of a PDF file."""

import unicodedata
from collections.abc import Sequence

from generator.intake.readers.pdf.inks import WHITE, Ink, laid_on
from generator.intake.readers.pdf.paint import (
    OPAQUE,
    fill_of,
    may_show,
    shows_letter,
)
from generator.intake.readers.pdf.painted import Glyph, Painted
from generator.intake.readers.pdf.rectangle import Point, Rectangle
from generator.intake.readers.pdf.state import DARKENING
from generator.intake.readers.runs import Look
from generator.intake.readers.white_space import INVISIBLE

TURNED, SLANTED = 0.1, 0.5
"How far letters may lean, as italics do."
SQUEEZED = 0.3
"Of their height: narrower letters are not read, nor lower ones."
TINY = 1 / 300
"Of the page's shorter side: two points of A4."
UNASSIGNED = {"Cc", "Co", "Cn", "Cs"}
"Categories of characters that nobody reads."


def is_unknown(text: str) -> bool:
    """Whether what a font says of a character names none that anybody reads."""
    if text in ("", "\ufffd") or text.startswith("(cid:"):
        return True
    if text.isspace():
        return False
    category = unicodedata.category(text[0])
    return category in UNASSIGNED


class Sight:
    """Looks at all that a page paints."""

    def __init__(self, painted: Sequence[Painted], page: Rectangle) -> None:
        self._links = [each.box for each in painted if each.is_link]
        filling = [each for each in painted if each.shape]
        self._fills = [each for each in filling if not each.is_link]
        shorter_side = min(page.width, page.height)
        self._tiny = TINY * shorter_side

    def look(self, glyph: Glyph) -> Look:
        """How a character looks, by itself."""
        if glyph.text.isspace():
            return Look.PLAIN
        if _is_unreadable(glyph):
            return Look.UNREADABLE
        if not self._is_seen(glyph):
            return Look.UNSEEN
        if not _is_upright(glyph):
            return Look.TURNED
        middle = glyph.middle
        if any(link.holds(middle) for link in self._links):
            return Look.LINK
        return Look.PLAIN

    def is_shown(self, thing: Painted) -> bool:
        """Whether a thing that is no text is seen, or may be."""
        state = thing.state
        if thing.is_link or not state.is_laid:
            return False
        within = thing.box.common(state.window)
        if within.is_empty:
            return False
        ground = self._ground(within.middle, thing)
        return may_show(thing, ground)

    def _is_seen(self, glyph: Glyph) -> bool:
        if self._is_small(glyph):
            return False
        state = glyph.state
        if not all(map(state.lets_through, glyph.points)):
            return False
        ground = self._ground(glyph.middle, glyph)
        if not shows_letter(glyph, ground):
            return False
        return not self._is_covered(glyph)

    def _is_small(self, glyph: Glyph) -> bool:
        """Whether it is set too low or too narrow to be read."""
        shorter, longer = sorted(glyph.ems)
        return shorter < max(self._tiny, SQUEEZED * longer)

    def _is_covered(self, glyph: Glyph) -> bool:
        """Whether one of its points is hidden by what is painted later."""
        body = glyph.body
        for thing in self._fills:
            shape = thing.shape
            if shape is None or thing.order <= glyph.order:
                continue
            if not shape.box.meets(body):
                continue
            if any(_hides(thing, point) for point in glyph.points):
                return True
        return False

    def _ground(self, point: Point, thing: Painted) -> Ink | None:
        """The colour below a thing, at a point; None where it is a picture's, or cannot be told.

        On a grey area that has half its density on white paper: a grey that is half as dark.
        """
        ground: Ink | None = WHITE
        for under in self._fills:
            if under.order >= thing.order:
                break
            if not _is_painted_at(under, point):
                continue
            ground = _laid_over(ground, under)
        return ground


def _laid_over(ground: Ink | None, thing: Painted) -> Ink | None:
    """The colour of a ground with what a thing fills on it; None where one cannot be told."""
    colour = fill_of(thing)
    if colour is None or ground is None:
        return None
    return laid_on(colour, ground, thing.state.opacity)


def _is_painted_at(thing: Painted, point: Point) -> bool:
    """Whether what a thing fills is painted at a point."""
    if thing.shape is None or not thing.shape.holds(point):
        return False
    state = thing.state
    return state.is_laid and state.lets_through(point)


def _hides(thing: Painted, point: Point) -> bool:
    """Whether what is painted hides what lies below, at a point."""
    state = thing.state
    if state.blend in DARKENING or state.opacity < OPAQUE:
        return False
    return _is_painted_at(thing, point)


def _is_unreadable(glyph: Glyph) -> bool:
    """Whether a font does not say which one character it draws, or names one that shows nothing."""
    text = glyph.text
    if len(text) > 1:
        return any(map(str.isnumeric, text))
    if not glyph.is_told or is_unknown(text):
        return True
    is_invisible = INVISIBLE.match(text) is not None
    return is_invisible and glyph.item.width > 0


def _is_upright(glyph: Glyph) -> bool:
    a, b, c, d, _, _ = glyph.matrix
    if a <= 0 or d <= 0:
        return False
    is_level = abs(b) <= TURNED * a
    return is_level and abs(c) <= SLANTED * d
