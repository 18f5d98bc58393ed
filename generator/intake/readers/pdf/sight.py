"""What a reader sees of the things on a page of a PDF file."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from generator.intake.readers.pdf.canvas import Glyph, LTLink, Painted
from generator.intake.readers.pdf.geometry import Point, Rectangle
from generator.intake.readers.pdf.inks import WHITE, Ink, ink, is_faint, laid_on
from generator.intake.readers.pdf.state import DARKENING, PLAIN_BLENDS, State
from generator.intake.readers.runs import Look
from generator.intake.readers.white_space import INVISIBLE

OPAQUE = 0.3
"What is less dense hides nothing, and may not be seen itself."
TURNED, SLANTED = 0.1, 0.5
"How far letters may lean, as italics do."
SQUEEZED = 0.3
"Of their height: narrower letters are not read, nor lower ones."
TINY = 1 / 300
"Of the page's shorter side: two points of A4."
BOLD = 1 / 6
"Of their size: lines no wider may go around letters."
OUTLINED, BOTH, NEITHER, MODES = 1, 2, 3, 4
"Modes in which text is drawn; from the fourth on they are the same again."
UNASSIGNED = {"Cc", "Co", "Cn", "Cs"}
"Categories of characters that nobody reads."


def is_unknown(text: str) -> bool:
    """Whether what a font says of a character names none that anybody reads."""
    is_nothing = text in ("", "\ufffd") or text.startswith("(cid:")
    return is_nothing or (not text.isspace() and unicodedata.category(text[0]) in UNASSIGNED)


class Paint(NamedTuple):
    """A colour as it is laid on a page; None where it cannot be told."""

    colour: Ink | None
    opacity: float


class Sight:
    """Looks at all that a page paints."""

    def __init__(self, painted: Sequence[Painted], page: Rectangle) -> None:
        links = [each for each in painted if isinstance(each.item, LTLink)]
        self._links = [Rectangle(*link.item.bbox) for link in links]
        self._fills = [each for each in painted if each.shape and not isinstance(each.item, LTLink)]
        self._tiny = TINY * min(page.right - page.left, page.top - page.bottom)

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
        is_link = any(link.holds(glyph.middle) for link in self._links)
        return Look.LINK if is_link else Look.PLAIN

    def is_shown(self, thing: Painted) -> bool:
        """Whether a thing that is no text is seen, or may be."""
        seen = Rectangle(*thing.item.bbox).common(thing.state.window)
        if isinstance(thing.item, LTLink) or not thing.state.is_laid or seen.is_empty:
            return False
        ground = self._ground(seen.middle, thing)
        return any(_may_be_visible(paint, ground) for paint in _paints(thing))

    def _is_seen(self, glyph: Glyph) -> bool:
        wide, high = glyph.ems
        if min(wide, high) < max(self._tiny, SQUEEZED * max(wide, high)):
            return False
        if not all(map(glyph.state.lets_through, glyph.points)):
            return False
        if not _has_colour(glyph, self._ground(glyph.middle, glyph)):
            return False
        return not self._is_covered(glyph)

    def _is_covered(self, glyph: Glyph) -> bool:
        """Whether one of its points is hidden by what is painted later."""
        later = (each for each in self._fills if each.order > glyph.order)
        over = [each for each in later if each.shape and each.shape.box.meets(glyph.body)]
        return any(_hides(thing, point) for thing, point in product(over, glyph.points))

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
            colour = _fill(under)
            ground = laid_on(colour, ground, under.state.opacity) if colour and ground else None
        return ground


def _is_painted_at(thing: Painted, point: Point) -> bool:
    """Whether what a thing fills is painted at a point."""
    is_here = thing.shape is not None and thing.shape.holds(point)
    return is_here and thing.state.lets_through(point) and thing.state.is_laid


def _is_unreadable(glyph: Glyph) -> bool:
    """Whether a font does not say which one character it draws, or names one that shows nothing."""
    if len(glyph.text) > 1:
        return any(map(str.isnumeric, glyph.text))
    is_blank = bool(INVISIBLE.match(glyph.text)) and glyph.item.width > 0
    return is_blank or not glyph.is_told or is_unknown(glyph.text)


def _is_upright(glyph: Glyph) -> bool:
    a, b, c, d, _, _ = glyph.matrix
    return a > 0 and d > 0 and abs(b) <= TURNED * a and abs(c) <= SLANTED * d


def _has_colour(glyph: Glyph, ground: Ink | None) -> bool:
    """Whether a character is seen on what lies below, in the mode it is drawn in."""
    state = glyph.state
    mode = state.mode % MODES
    if mode == NEITHER or _may_be_changed(state):
        return False
    if mode in (OUTLINED, BOTH) and state.linewidth > BOLD * max(glyph.ems):
        return False
    return all(_is_visible(paint, ground) for paint in _paints_of_text(state, mode))


def _may_be_changed(state: State) -> bool:
    """Whether nothing is shown in that state, or something whose colour cannot be told."""
    is_known = state.blend in PLAIN_BLENDS or state.blend in DARKENING
    return state.is_off or state.is_masked or not is_known


def _paints_of_text(state: State, mode: int) -> Iterator[Paint]:
    if mode != OUTLINED:
        yield Paint(ink(state.ncolor, state.ncs), state.opacity)
    if mode in (OUTLINED, BOTH):
        yield _line_paint(state)


def _paints(thing: Painted) -> Iterator[Paint]:
    """The colours of a thing that is no text."""
    if thing.shape:
        yield Paint(_fill(thing), thing.state.opacity)
    if thing.lines:
        yield _line_paint(thing.state)


def _line_paint(state: State) -> Paint:
    return Paint(ink(state.scolor, state.scs), state.line_opacity * state.group_opacity)


def _fill(thing: Painted) -> Ink | None:
    """The colour of what is filled; None of pictures, forms' fields and gradients."""
    is_path = bool(getattr(thing.item, "fill", False))
    return ink(thing.state.ncolor, thing.state.ncs) if is_path else None


def _may_be_visible(paint: Paint, ground: Ink | None) -> bool:
    return paint.colour is None or _is_visible(paint, ground)


def _is_visible(paint: Paint, ground: Ink | None) -> bool:
    """Whether a colour is known and stands out from what lies below."""
    if paint.colour is None:
        return False
    if ground is None:
        return paint.opacity > OPAQUE
    return not is_faint(laid_on(paint.colour, ground, paint.opacity), ground)


def _hides(thing: Painted, point: Point) -> bool:
    """Whether what is painted hides what lies below, at a point."""
    state = thing.state
    is_dense = state.is_laid and state.blend not in DARKENING and state.opacity >= OPAQUE
    if not is_dense or thing.shape is None:
        return False
    return thing.shape.holds(point) and state.lets_through(point)
