"""The graphics state of a PDF page, with what decides whether a thing is seen."""

import copy

from pdfminer.pdfinterp import PDFGraphicState

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
