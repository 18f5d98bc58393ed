"""What stands on a PDF page once it is painted: characters, and other things."""

from dataclasses import dataclass, field
from itertools import product

from pdfminer.layout import LTComponent

from generator.intake.readers.pdf.bounds import THIN
from generator.intake.readers.pdf.path import (
    UNMOVED,
    Matrix,
    Segment,
    moved,
)
from generator.intake.readers.pdf.rectangle import Point, Rectangle, rectangle_around
from generator.intake.readers.pdf.shape import Shape
from generator.intake.readers.pdf.state import State
from generator.intake.readers.runs import Look

UPRIGHT = Rectangle(-0.35, -0.8, 0.35, -0.2)
"In ems, where a character written downwards has its strokes."


class LTAnnotation(LTComponent):
    """What a reader's program shows on top of a page: a form's field, a stamp, a note."""


class LTLink(LTComponent):
    """The place of a link, which shows nothing itself."""


class LTShading(LTComponent):
    """A gradient."""


@dataclass(slots=True)
class Painted:
    """One thing on the page."""

    item: LTComponent
    order: int
    state: State
    shape: Shape | None = None
    "What it fills."
    lines: tuple[Segment, ...] = ()
    "What it draws."
    is_shown: bool = True
    "It is seen, or may be."
    strikes: bool = False
    "It is a line through a text, and there for that."

    @property
    def box(self) -> Rectangle:
        """The box around it, as pdfminer has it."""
        return Rectangle(*self.item.bbox)

    @property
    def is_link(self) -> bool:
        """Whether it is the place of a link."""
        return isinstance(self.item, LTLink)

    @property
    def is_filled_path(self) -> bool:
        """Whether it fills a path with one colour."""
        return bool(getattr(self.item, "fill", False))

    @property
    def is_thin(self) -> bool:
        """Whether what it fills looks like a line."""
        if not self.is_filled_path:
            return False
        item = self.item
        return min(item.width, item.height) < THIN


@dataclass(slots=True)
class Glyph(Painted):
    """One character."""

    text: str = ""
    matrix: Matrix = UNMOVED
    "From a square of one em, at its origin, to the page."
    strokes: Rectangle = UPRIGHT
    "In ems, where a digit has its strokes: not the space around them."
    look: Look = Look.PLAIN
    is_told: bool = True
    "Its font says for certain what it looks like."
    is_again: bool = False
    "It is drawn over the same one, to look bold."

    points: tuple[Point, ...] = field(init=False)
    "Where on the page it has to be seen: nine points, row by row; the fifth is its middle."
    body: Rectangle = field(init=False)
    "The box around its strokes on the page."

    def __post_init__(self) -> None:
        """Work out once where it is.

        Strokes from 0.1 to 0.5 across and from 0 to 0.6 up give points at 0.1, 0.3 and 0.5 in each
        of the rows 0, 0.3 and 0.6, moved onto the page.
        """
        left, bottom, right, top = self.strokes
        center, middle = self.strokes.middle
        ys = (bottom, middle, top)
        xs = (left, center, right)
        matrix = self.matrix
        self.points = tuple(moved((x, y), matrix) for y, x in product(ys, xs))
        self.body = rectangle_around(self.points)

    @property
    def middle(self) -> Point:
        """The middle of its strokes on the page."""
        return self.points[4]

    @property
    def ems(self) -> tuple[float, float]:
        """How wide and how high it is set."""
        a, b, c, d, _, _ = self.matrix
        width = (a * a + b * b) ** 0.5
        height = (c * c + d * d) ** 0.5
        return width, height
