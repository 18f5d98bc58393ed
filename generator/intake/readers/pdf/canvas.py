"""What a PDF page paints, in the order of painting."""

# ruff: noqa: ANN401, FBT001, SLF001 # pdfminer calls it so, and keeps to itself what it has made

from collections.abc import Sequence
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTComponent
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import apply_matrix_rect, mult_matrix

from generator.intake.readers.pdf.objects import (
    dictionary,
    items,
    name_of,
    numbers,
)
from generator.intake.readers.pdf.painted import (
    UPRIGHT,
    Glyph,
    LTAnnotation,
    LTLink,
    LTShading,
    Painted,
)
from generator.intake.readers.pdf.path import (
    UNMOVED,
    Matrix,
    Segment,
    rectangle_path,
    segments,
)
from generator.intake.readers.pdf.rectangle import NOWHERE, Rectangle
from generator.intake.readers.pdf.shape import Shape, shape_of
from generator.intake.readers.pdf.state import State

NARROWEST = 0.25
"Ems: no digit is narrower, whatever a font says."
SQUARE = rectangle_path((0, 0, 1, 1))
"A picture fills it."
SILENT = ("Link", "Popup")
"Annotations that show nothing, unless they bring a picture of themselves."


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
        whole = self._on_page(page.mediabox)
        cropped = self._on_page(page.cropbox)
        self.shown = whole.common(cropped)
        super().begin_page(page, ctm)

    def end_page(self, page: PDFPage) -> None:
        """Add what lies on top of the page."""
        for each in items(page.annots):
            self._annotate(dictionary(each))
        super().end_page(page)

    def _on_page(self, corners: Any) -> Rectangle:
        """A rectangle of the file as the page is turned."""
        sides = apply_matrix_rect(self._page_matrix, corners)
        return Rectangle(*sides)

    def _annotate(self, stated: dict[str, Any]) -> None:
        sides = numbers(stated.get("Rect"))
        if len(sides) != 4:  # noqa: PLR2004 # of a rectangle
            return
        box = self._on_page(_corners(sides))
        state = State(self.shown)
        name = name_of(stated.get("Subtype"))
        if "AP" in stated or name not in SILENT:
            self._add(LTAnnotation(box), state)
        elif name == "Link":
            self._add(LTLink(box), state)

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
        width = fontsize * scaling
        em = (width, 0, 0, fontsize, 0, rise)
        char = self.cur_item._objs[-1]
        text = char.get_text() if isinstance(char, LTChar) else ""
        untold = self.untold.get(font, ())
        glyph = Glyph(
            item=char,
            order=len(self.painted),
            state=_own(graphicstate),
            text=text,
            matrix=mult_matrix(em, matrix),
            strokes=_strokes(font, cid),
            is_told=cid not in untold,
        )
        self.painted.append(glyph)
        return advance

    def paint_path(
        self,
        gstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[Any],
    ) -> None:
        """Add the parts of a path; each knows the whole."""
        items_before = len(self.cur_item._objs)
        painted_before = len(self.painted)
        super().paint_path(gstate, stroke, fill, evenodd, path)
        del self.painted[painted_before:]  # pdfminer calls this again for each part
        filled: Shape | None = None
        drawn: tuple[Segment, ...] = ()
        if fill:
            filled = shape_of(path, self.ctm, even_odd=evenodd)
        if stroke:
            drawn = segments(path, self.ctm)
        for item in self.cur_item._objs[items_before:]:
            self._keep(item, gstate, filled, drawn)

    def render_image(self, name: str, stream: Any) -> None:
        """Add a picture, which fills a square."""
        super().render_image(name, stream)
        picture = self.cur_item._objs[-1]
        square = shape_of(SQUARE, self.ctm, even_odd=False)
        self._keep(picture, self.state, square)

    def render_shading(self, state: State) -> None:
        """Add a gradient, which fills all that is not clipped."""
        if not state.window.is_empty:
            self._add(LTShading(state.window), state)

    def _add(self, item: LTComponent, state: State) -> None:
        self.cur_item.add(item)
        around = rectangle_path(item.bbox)
        shape = shape_of(around, UNMOVED, even_odd=False)
        self._keep(item, state, shape)

    def _keep(
        self,
        item: LTComponent,
        state: PDFGraphicState,
        filled: Shape | None,
        drawn: tuple[Segment, ...] = (),
    ) -> None:
        thing = Painted(
            item=item,
            order=len(self.painted),
            state=_own(state),
            shape=filled,
            lines=drawn,
        )
        self.painted.append(thing)


def _corners(sides: Sequence[float]) -> tuple[float, float, float, float]:
    """The corners of a rectangle, lower left and upper right, whichever two a file gives."""
    left, bottom, right, top = sides
    return (
        min(left, right),
        min(bottom, top),
        max(left, right),
        max(bottom, top),
    )


def _strokes(font: PDFFont, code: int) -> Rectangle:
    """In ems, where a character has its strokes."""
    if font.is_vertical():
        return UPRIGHT
    width = max(font.char_width(code), NARROWEST)
    return Rectangle(
        left=0.15 * width,
        bottom=0.1,
        right=0.85 * width,
        top=0.6,
    )


def _own(state: PDFGraphicState) -> State:
    """A copy of a state, which the painter has made."""
    assert isinstance(state, State)  # noqa: S101 # pdfminer only hands it on
    return state.copy()
