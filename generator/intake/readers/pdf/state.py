"""The graphics state of a PDF page, with what decides whether a thing is seen."""

import copy
from typing import Any

from pdfminer.pdfinterp import PDFGraphicState
from pdfminer.pdftypes import resolve1

from generator.intake.readers.pdf.objects import items, name_of, number
from generator.intake.readers.pdf.rectangle import Point, Rectangle
from generator.intake.readers.pdf.shape import Shape

PLAIN_BLENDS = {"Normal", "Compatible"}
DARKENING = {"Multiply", "Darken"}
"Blend modes in which what lies below is seen as well."


class State(PDFGraphicState):
    """What pdfminer knows of it, and what makes things invisible.

    These are clips, transparency, layers and the mode that text is drawn in.
    """

    def __init__(self, window: Rectangle) -> None:
        super().__init__()
        self.window = window
        "Outside of it nothing is painted."
        self.clips: tuple[Shape, ...] = ()
        "Nor outside of these."
        self.fill_opacity = 1.0
        self.line_opacity = 1.0
        self.group_opacity = 1.0
        "Of the group of things it belongs to."
        self.blend = "Normal"
        self.is_masked = False
        "Through a mask, or in a way that may change what is seen."
        self.is_off = False
        "Of a layer that is not shown."
        self.mode = 0
        "Of text: filled, outlined, both, neither; and the same again, clipping what follows."

    def copy(self) -> "State":
        """A state of its own."""
        return copy.copy(self)

    def take(self, stated: dict[str, Any]) -> None:
        """Change what a page states of several parts at once."""
        of_fills = stated.get("ca")
        of_lines = stated.get("CA")
        self.fill_opacity = number(of_fills, self.fill_opacity)
        self.line_opacity = number(of_lines, self.line_opacity)
        if "BM" in stated:
            modes = items(stated["BM"]) or [stated["BM"]]
            self.blend = name_of(modes[0])
        if "SMask" in stated:
            mask = name_of(stated["SMask"])
            self.is_masked = mask != "None"
        if "Font" in stated or _has_transfer(stated):
            self.is_masked = True

    def clip(self, shape: Shape) -> None:
        """Let nothing be seen outside of an area."""
        self.window = self.window.common(shape.box)
        if not shape.is_box:
            self.clips = (*self.clips, shape)

    def lets_through(self, point: Point) -> bool:
        """Whether what is painted at a point is not clipped there."""
        if not self.window.holds(point):
            return False
        return all(clip.holds(point) for clip in self.clips)

    @property
    def opacity(self) -> float:
        """Of what is filled."""
        return self.fill_opacity * self.group_opacity

    @property
    def is_laid(self) -> bool:
        """Whether anything is painted at all."""
        return not self.is_off and not self.window.is_empty


def _has_transfer(stated: dict[str, Any]) -> bool:
    """Whether colours are changed by a function of the page's own."""
    for key in ("TR", "TR2"):
        function = resolve1(stated.get(key))
        if isinstance(function, dict | list):
            return True
    return False
