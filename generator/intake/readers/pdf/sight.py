"""What a reader sees of the things on a page of a PDF file."""

import unicodedata
from collections.abc import Iterator, Sequence

from generator.intake.readers.pdf.canvas import Glyph, LTLink, Painted
from generator.intake.readers.pdf.geometry import Point, Rectangle
from generator.intake.readers.pdf.inks import WHITE, Ink, ink, is_faint, laid_on
from generator.intake.readers.pdf.state import DARKENING, PLAIN_BLENDS
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


class Sight:
    """Looks at all that a page paints."""

    def __init__(self, painted: Sequence[Painted], page: Rectangle) -> None:
        self._links = [
            Rectangle(*each.item.bbox) for each in painted if isinstance(each.item, LTLink)
        ]
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
        is_link = any(link.holds(glyph.places[4]) for link in self._links)
        return Look.LINK if is_link else Look.PLAIN

    def is_shown(self, thing: Painted) -> bool:
        """Whether a thing that is no text is seen, or may be."""
        seen = Rectangle(*thing.item.bbox).common(thing.state.window)
        if isinstance(thing.item, LTLink) or not thing.state.is_laid or seen.is_empty:
            return False
        middle = (seen.left + seen.right) / 2, (seen.bottom + seen.top) / 2
        ground = self._ground(middle, thing)
        return any(
            colour is None or _is_visible(colour, opacity, ground)
            for colour, opacity in _inks(thing)
        )

    def _is_seen(self, glyph: Glyph) -> bool:
        places = glyph.places
        wide, high = glyph.ems
        if min(wide, high) < max(self._tiny, SQUEEZED * max(wide, high)):
            return False
        if not all(map(glyph.state.lets_through, places)) or not _has_colour(
            glyph, self._ground(places[4], glyph)
        ):
            return False
        body = glyph.body
        later = (each for each in self._fills if each.order > glyph.order)
        over = [each for each in later if each.shape and each.shape.box.meets(body)]
        return not any(_hides(each, place) for each in over for place in places)

    def _ground(self, point: Point, thing: Painted) -> Ink | None:
        """The colour below a thing, at a point; None where it is a picture's, or cannot be told."""
        ground: Ink | None = WHITE
        for under in self._fills:
            if under.order >= thing.order:
                break
            is_here = (
                under.shape is not None
                and under.shape.holds(point)
                and under.state.lets_through(point)
            )
            if is_here and under.state.is_laid:
                colour = _fill(under)
                ground = laid_on(colour, ground, under.state.opacity) if colour and ground else None
        return ground


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
    if (
        state.is_off
        or state.is_masked
        or mode == NEITHER
        or state.blend not in PLAIN_BLENDS | DARKENING
    ):
        return False
    if mode in (OUTLINED, BOTH) and state.linewidth > BOLD * max(glyph.ems):
        return False
    inside = ink(state.ncolor, state.ncs), state.opacity
    around = ink(state.scolor, state.scs), state.line_opacity * state.group_opacity
    used = {OUTLINED: (around,), BOTH: (inside, around)}.get(mode, (inside,))
    return all(
        colour is not None and _is_visible(colour, opacity, ground) for colour, opacity in used
    )


def _inks(thing: Painted) -> Iterator[tuple[Ink | None, float]]:
    """The colours of a thing that is no text, and how dense each is."""
    if thing.shape:
        yield _fill(thing), thing.state.opacity
    if thing.lines:
        state = thing.state
        yield ink(state.scolor, state.scs), state.line_opacity * state.group_opacity


def _fill(thing: Painted) -> Ink | None:
    """The colour of what is filled; None of pictures, forms' fields and gradients."""
    is_path = bool(getattr(thing.item, "fill", False))
    return ink(thing.state.ncolor, thing.state.ncs) if is_path else None


def _is_visible(colour: Ink, opacity: float, ground: Ink | None) -> bool:
    if ground is None:
        return opacity > OPAQUE
    return not is_faint(laid_on(colour, ground, opacity), ground)


def _hides(thing: Painted, point: Point) -> bool:
    """Whether what is painted hides what lies below, at a point."""
    state = thing.state
    is_dense = state.is_laid and state.blend not in DARKENING and state.opacity >= OPAQUE
    return bool(is_dense and thing.shape and thing.shape.holds(point) and state.lets_through(point))
