"""A page of a PDF file with what a reader sees of each thing on it."""

from typing import TYPE_CHECKING, Any

from pdfminer.layout import LTItem, LTPage
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from generator.intake.readers.pdf.canvas import Canvas
from generator.intake.readers.pdf.painted import Glyph, Painted
from generator.intake.readers.pdf.painter import Painter
from generator.intake.readers.pdf.sight import Sight, is_unknown
from generator.intake.readers.pdf.strikes import double, strike

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

    from generator.intake.readers.pdf.layers import Layers

UNKNOWN = "\ufffd"
"Stands for a character of which the font does not say what it is."


class SeenPage(Page):
    """A page whose things know more of themselves.

    Characters know their `look`, `baseline` and `em`, other things whether they are shown.
    """

    def __init__(self, pdf: "PDF", page: Page, layers: "Layers") -> None:
        super().__init__(
            pdf,
            page_obj=page.page_obj,
            page_number=page.page_number,
            initial_doctop=page.initial_doctop,
        )
        self._layers = layers
        self._painted: dict[int, Painted] = {}

    @property
    def layout(self) -> LTPage:
        """What the page paints. Raises PdfminerException where it cannot be told."""
        if not hasattr(self, "_layout"):
            canvas = self._paint()
            _look(canvas)
            self._painted = {id(each.item): each for each in canvas.painted}
            self._layout = canvas.get_result()
        return self._layout

    def _paint(self) -> Canvas:
        resources = self.pdf.rsrcmgr
        canvas = Canvas(resources, self.page_number)
        painter = Painter(resources, canvas, self._layers)
        try:
            painter.process_page(self.page_obj)
        except Exception as error:
            raise PdfminerException(error) from error
        return canvas

    def process_object(self, obj: LTItem) -> dict[str, Any]:
        """What is known of a thing, by name."""
        painted = self._painted[id(obj)]
        known: dict[str, Any] = super().process_object(obj)
        known["order"] = painted.order
        if isinstance(painted, Glyph):
            self._describe(painted, known)
        else:
            known["is_shown"] = painted.is_shown
            known["strikes"] = painted.strikes
        return known

    def _describe(self, glyph: Glyph, known: dict[str, Any]) -> None:
        """Add to what pdfplumber knows of a character what is seen of it."""
        if is_unknown(glyph.text):
            known["text"] = UNKNOWN
        _, height = glyph.ems
        *_, from_bottom = glyph.matrix
        _, top, _, _ = self.mediabox
        known["look"] = glyph.look
        known["is_again"] = glyph.is_again
        known["em"] = height
        known["baseline"] = self.height - from_bottom + top


def _look(canvas: Canvas) -> None:
    """Say of everything on a page what is seen of it."""
    sight = Sight(canvas.painted, canvas.shown)
    things: list[Painted] = []
    written: list[Glyph] = []
    for each in canvas.painted:
        if not isinstance(each, Glyph):
            each.is_shown = sight.is_shown(each)
            things.append(each)
            continue
        each.look = sight.look(each)
        if each.text.strip():
            written.append(each)
    strike(things, written)
    double(written)
