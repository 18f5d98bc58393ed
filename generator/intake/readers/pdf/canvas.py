"""What a PDF page paints, in the order of painting."""

# ruff: noqa: ANN401, FBT001, SLF001 # pdfminer calls with what a file holds, and keeps to itself what it has made of it

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTComponent
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import apply_matrix_rect, mult_matrix

from generator.intake.readers.pdf.geometry import (
    UNMOVED,
    Matrix,
    Point,
    Rectangle,
    Segment,
    Shape,
    moved,
    rectangle_around,
    rectangle_path,
    segments,
    shape_of,
)
from generator.intake.readers.pdf.objects import dictionary, items, name_of, numbers
from generator.intake.readers.pdf.state import State
from generator.intake.readers.runs import Look

NOWHERE = Rectangle(0, 0, -1, -1)
NARROWEST = 0.25
"Ems: no digit is narrower, whatever a font says."
UPRIGHT = Rectangle(-0.35, -0.8, 0.35, -0.2)
"In ems, where a character written downwards has its strokes."
SQUARE = rectangle_path((0, 0, 1, 1))
"A picture fills it."
SILENT = ("Link", "Popup")
"Annotations that show nothing, unless they bring a picture of themselves."


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
        grid = product((bottom, middle, top), (left, center, right))
        self.points = tuple(moved((x, y), self.matrix) for y, x in grid)
        self.body = rectangle_around(self.points)

    @property
    def middle(self) -> Point:
        """The middle of its strokes on the page."""
        return self.points[4]

    @property
    def ems(self) -> tuple[float, float]:
        """How wide and how high it is set."""
        a, b, c, d, _, _ = self.matrix
        return (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5


class Canvas(PDFPageAggregator):
    """Collects what is painted."""

    def __init__(self, resources: PDFResourceManager, number: int) -> None:
        super().__init__(resources, pageno=number)
        self.painted: list[Painted] = []
        self.shown = NOWHERE
        "The part of the page that a reader sees."
        self.state = State(NOWHERE)
        "What a picture is painted with."
        self.untold: dict[PDFFont, frozenset[int]] = {}
        "Font → codes of characters that may look other than what they are called."
        self._page_matrix = UNMOVED

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Remember how the page is turned, and what of it is shown."""
        self._page_matrix = ctm
        whole, part = (
            Rectangle(*apply_matrix_rect(ctm, box)) for box in (page.mediabox, page.cropbox)
        )
        self.shown = whole.common(part)
        super().begin_page(page, ctm)

    def end_page(self, page: PDFPage) -> None:
        """Add what lies on top of the page."""
        for each in items(page.annots):
            self._annotate(dictionary(each))
        super().end_page(page)

    def _annotate(self, stated: dict[str, Any]) -> None:
        sides = numbers(stated.get("Rect"))
        if len(sides) != 4:  # noqa: PLR2004 # of a rectangle
            return
        left, bottom, right, top = sides
        corners = min(left, right), min(bottom, top), max(left, right), max(bottom, top)
        place = apply_matrix_rect(self._page_matrix, corners)
        name = name_of(stated.get("Subtype"))
        if "AP" in stated or name not in SILENT:
            self._add(LTAnnotation(place), State(self.shown))
        elif name == "Link":
            self._add(LTLink(place), State(self.shown))

    def render_char(  # noqa: PLR0913, PLR0917 # as pdfminer calls it
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Add a character and how it is set."""
        advance = super().render_char(matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate)
        em = (fontsize * scaling, 0, 0, fontsize, 0, rise)
        wide = max(font.char_width(cid), NARROWEST)
        strokes = UPRIGHT if font.is_vertical() else Rectangle(0.15 * wide, 0.1, 0.85 * wide, 0.6)
        char = self.cur_item._objs[-1]
        glyph = Glyph(
            char,
            len(self.painted),
            _own(graphicstate),
            text=char.get_text() if isinstance(char, LTChar) else "",
            matrix=mult_matrix(em, matrix),
            strokes=strokes,
            is_told=cid not in self.untold.get(font, ()),
        )
        self.painted.append(glyph)
        return advance

    def paint_path(
        self, gstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]
    ) -> None:
        """Add the parts of a path; each knows the whole."""
        before, painted = len(self.cur_item._objs), len(self.painted)
        super().paint_path(gstate, stroke, fill, evenodd, path)
        del self.painted[painted:]  # pdfminer calls this again for each part
        filled = shape_of(path, self.ctm, even_odd=evenodd) if fill else None
        drawn = segments(path, self.ctm) if stroke else ()
        for item in self.cur_item._objs[before:]:
            self._keep(item, gstate, filled, drawn)

    def render_image(self, name: str, stream: Any) -> None:
        """Add a picture, which fills a square."""
        super().render_image(name, stream)
        self._keep(self.cur_item._objs[-1], self.state, shape_of(SQUARE, self.ctm, even_odd=False))

    def render_shading(self, state: State) -> None:
        """Add a gradient, which fills all that is not clipped."""
        if not state.window.is_empty:
            self._add(LTShading(state.window), state)

    def _add(self, item: LTComponent, state: State) -> None:
        self.cur_item.add(item)
        self._keep(item, state, shape_of(rectangle_path(item.bbox), UNMOVED, even_odd=False))

    def _keep(
        self,
        item: LTComponent,
        state: PDFGraphicState,
        filled: Shape | None,
        drawn: tuple[Segment, ...] = (),
    ) -> None:
        self.painted.append(Painted(item, len(self.painted), _own(state), filled, drawn))


def _own(state: PDFGraphicState) -> State:
    """A copy of a state, which the painter has made."""
    assert isinstance(state, State)  # noqa: S101 # pdfminer only hands it on
    return state.copy()
