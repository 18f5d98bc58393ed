"""A page of a PDF file with what a reader sees of each thing on it."""

from typing import TYPE_CHECKING, Any

from pdfminer.layout import LTItem, LTPage
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from generator.intake.readers.pdf.canvas import Canvas, Glyph, Painted
from generator.intake.readers.pdf.painter import Painter
from generator.intake.readers.pdf.sight import Sight, is_unknown
from generator.intake.readers.pdf.strikes import double, strike

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

    from generator.intake.readers.pdf.layers import Layers

UNKNOWN = "\ufffd"
"Stands for a character of which the font does not say what it is."


class SeenPage(Page):
    """A page whose characters know their `look`, `baseline` and `em`, other things whether they are shown."""

    def __init__(self, pdf: "PDF", page: Page, layers: "Layers") -> None:
        super().__init__(pdf, page.page_obj, page.page_number, page.initial_doctop)
        self._layers = layers
        self._painted: dict[int, Painted] = {}

    @property
    def layout(self) -> LTPage:
        """What the page paints. Raises PdfminerException where it cannot be told."""
        if not hasattr(self, "_layout"):
            canvas = Canvas(self.pdf.rsrcmgr, self.page_number)
            try:
                Painter(self.pdf.rsrcmgr, canvas, self._layers).process_page(self.page_obj)
            except Exception as error:
                raise PdfminerException(error) from error
            _look(canvas)
            self._painted = {id(each.item): each for each in canvas.painted}
            self._layout = canvas.get_result()
        return self._layout

    def process_object(self, obj: LTItem) -> dict[str, Any]:
        """What is known of a thing, by name."""
        painted = self._painted[id(obj)]
        found = super().process_object(obj) | {"order": painted.order}
        if not isinstance(painted, Glyph):
            return found | {"is_shown": painted.is_shown, "strikes": painted.strikes}
        if is_unknown(painted.text):
            found["text"] = UNKNOWN
        baseline = self.height - painted.matrix[5] + self.mediabox[1]
        _, high = painted.ems
        return found | {
            "look": painted.look,
            "is_again": painted.is_again,
            "em": high,
            "baseline": baseline,
        }


def _look(canvas: Canvas) -> None:
    sight = Sight(canvas.painted, canvas.shown)
    glyphs = [each for each in canvas.painted if isinstance(each, Glyph)]
    things = [each for each in canvas.painted if not isinstance(each, Glyph)]
    for glyph in glyphs:
        glyph.look = sight.look(glyph)
    for thing in things:
        thing.is_shown = sight.is_shown(thing)
    written = [glyph for glyph in glyphs if glyph.text.strip()]
    strike(things, written)
    double(written)
