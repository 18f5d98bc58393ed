"""Colours as they are laid on a PDF page, and whether they stand out from what lies below."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.intake.readers.pdf.inks import (
    Ink,
    ink,
    is_faint,
    laid_on,
)
from generator.intake.readers.pdf.painted import Glyph, Painted
from generator.intake.readers.pdf.state import DARKENING, PLAIN_BLENDS, State

OPAQUE = 0.3
"What is less dense hides nothing, and may not be seen itself."
BOLD = 1 / 6
"Of their size: lines no wider may go around letters."
OUTLINED = 1
BOTH = 2
NEITHER = 3
MODES = 4
"Modes in which text is drawn; from the fourth on they are the same again."


class Paint(NamedTuple):
    """A colour as it is laid on a page; None where it cannot be told."""

    colour: Ink | None
    opacity: float

    def is_visible(self, ground: Ink | None) -> bool:
        """Whether its colour is known and stands out from what lies below."""
        if self.colour is None:
            return False
        if ground is None:
            return self.opacity > OPAQUE
        laid = laid_on(self.colour, ground, self.opacity)
        return not is_faint(laid, ground)

    def may_be_visible(self, ground: Ink | None) -> bool:
        """Whether it is visible, or cannot be told."""
        return self.colour is None or self.is_visible(ground)


def shows_letter(glyph: Glyph, ground: Ink | None) -> bool:
    """Whether a character is seen on what lies below, in the mode it is drawn in."""
    state = glyph.state
    mode = state.mode % MODES
    if mode == NEITHER or _may_be_changed(state):
        return False
    size = max(glyph.ems)
    has_lines = mode in (OUTLINED, BOTH)
    if has_lines and state.linewidth > BOLD * size:
        return False
    return all(paint.is_visible(ground) for paint in _of_text(state, mode))


def may_show(thing: Painted, ground: Ink | None) -> bool:
    """Whether a thing that is no text may be seen on what lies below."""
    return any(paint.may_be_visible(ground) for paint in _of_thing(thing))


def fill_of(thing: Painted) -> Ink | None:
    """The colour of what is filled; None of pictures, forms' fields and gradients."""
    if not thing.is_filled_path:
        return None
    state = thing.state
    return ink(state.ncolor, state.ncs)


def _may_be_changed(state: State) -> bool:
    """Whether nothing is shown in that state, or something whose colour cannot be told."""
    if state.is_off or state.is_masked:
        return True
    return state.blend not in PLAIN_BLENDS and state.blend not in DARKENING


def _of_text(state: State, mode: int) -> Iterator[Paint]:
    if mode != OUTLINED:
        colour = ink(state.ncolor, state.ncs)
        yield Paint(colour, state.opacity)
    if mode in (OUTLINED, BOTH):
        yield _of_line(state)


def _of_thing(thing: Painted) -> Iterator[Paint]:
    state = thing.state
    if thing.shape:
        colour = fill_of(thing)
        yield Paint(colour, state.opacity)
    if thing.lines:
        yield _of_line(state)


def _of_line(state: State) -> Paint:
    colour = ink(state.scolor, state.scs)
    opacity = state.line_opacity * state.group_opacity
    return Paint(colour, opacity)
