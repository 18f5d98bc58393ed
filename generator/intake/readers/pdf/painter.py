"""Follows the instructions of a PDF page.

pdfminer reads what a page draws and leaves out what makes it invisible: clips, transparency,
layers, the mode text is drawn in, inherited colours.
"""

# ruff: noqa: ANN401, ARG002, N802 # pdfminer calls methods by operators, with what stands before

from collections.abc import Callable
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import stream_value
from pdfminer.psparser import PSLiteral, literal_name

from generator.intake.readers.pdf.canvas import Canvas
from generator.intake.readers.pdf.fonts import untold
from generator.intake.readers.pdf.inks import UNKNOWN, first_colour, may_leave_no_trace
from generator.intake.readers.pdf.layers import Layers
from generator.intake.readers.pdf.objects import dictionary, entries
from generator.intake.readers.pdf.path import Matrix
from generator.intake.readers.pdf.rectangle import NOWHERE
from generator.intake.readers.pdf.shape import box_of_form, shape_of
from generator.intake.readers.pdf.state import State

CLIPPING = 4
"Text rendering modes from this one on clip what is painted later."


class Painter(PDFPageInterpreter):
    """Follows a page's instructions."""

    def __init__(
        self,
        resources: PDFResourceManager,
        canvas: Canvas,
        layers: Layers,
        around: State | None = None,
    ) -> None:
        super().__init__(resources, canvas)
        self._canvas = canvas
        self._layers = layers
        self._around = around
        self._marks: list[bool] = []
        "Of each piece of marked content that is open: whether its layer is off."
        self._clipping: bool | None = None
        "Whether the path that follows clips by the even-odd rule; None where it does not clip."
        self._has_clipped = False
        "Text has clipped what comes behind it."

    def dup(self) -> "Painter":
        """One for a form that is painted in the middle of a page, as if it stood there itself."""
        return Painter(
            resources=self.rsrcmgr,
            canvas=self._canvas,
            layers=self._layers,
            around=self._current(),
        )

    def init_state(self, ctm: Matrix) -> None:
        """Begin with the state of what surrounds it."""
        super().init_state(ctm)
        around = self._around or State(self._canvas.shown)
        self._state = around.copy()

    def init_resources(self, resources: Any) -> None:
        """Learn which inks and which characters cannot be told."""
        super().init_resources(resources)
        spaces = entries(resources, "ColorSpace")
        for name, spec in spaces.items():
            if name in self.csmap and may_leave_no_trace(spec):
                count = self.csmap[name].ncomponents
                self.csmap[name] = PDFColorSpace(UNKNOWN, count)
        fonts = entries(resources, "Font")
        for name, spec in fonts.items():
            codes = untold(dictionary(spec))
            if codes:
                font = self.fontmap[name]
                self._canvas.untold[font] = codes

    def _current(self) -> State:
        """The state as it is now, which the canvas paints pictures with."""
        state = self._state
        state.is_off = self._is_off
        state.mode = self.textstate.render
        self._canvas.state = state
        return state

    @property
    def _is_off(self) -> bool:
        """Whether a layer around what is painted now is off."""
        if self._around and self._around.is_off:
            return True
        return any(self._marks)

    @property
    def _state(self) -> State:
        assert isinstance(self.graphicstate, State)  # noqa: S101 # no other is ever set
        return self.graphicstate

    @_state.setter
    def _state(self, state: State) -> None:
        self.graphicstate = state

    def do_BMC(self, tag: Any) -> None:
        """Begin marked content."""
        self._marks.append(False)

    def do_BDC(self, tag: Any, props: Any) -> None:
        """Begin marked content that may belong to a layer."""
        is_off = False
        if isinstance(tag, PSLiteral) and tag.name == "OC":
            content = self._property(props)
            is_off = self._layers.is_off(content)
        self._marks.append(is_off)

    def _property(self, stated: Any) -> Any:
        """What marked content states of itself, which the page may have a name for."""
        is_named = isinstance(stated, PSLiteral)
        if not is_named:
            return stated
        named = entries(self.resources, "Properties")
        return named.get(stated.name)

    def do_EMC(self) -> None:
        """End marked content."""
        if self._marks:
            self._marks.pop()

    def do_gs(self, name: Any) -> None:
        """Set several parts of the state at once."""
        states = entries(self.resources, "ExtGState")
        stated = dictionary(states.get(literal_name(name)))
        self._state.take(stated)

    def do_W(self) -> None:
        """Clip by the path that follows."""
        self._clipping = False

    def do_W_a(self) -> None:
        """Clip by the path that follows, where it goes around an odd number of times."""
        self._clipping = True

    def do_n(self) -> None:
        """End a path that only clips."""
        self._draw(super().do_n)

    def do_S(self) -> None:
        """Draw the path."""
        self._draw(super().do_S)

    def do_f(self) -> None:
        """Fill the path."""
        self._draw(super().do_f)

    def do_F(self) -> None:
        """Fill the path, as old programs say it."""
        self.do_f()

    def do_f_a(self) -> None:
        """Fill the path by the even-odd rule."""
        self._draw(super().do_f_a)

    def do_B(self) -> None:
        """Fill and draw the path."""
        self._draw(super().do_B)

    def do_B_a(self) -> None:
        """Fill the path by the even-odd rule and draw it."""
        self._draw(super().do_B_a)

    def _draw(self, paint: Callable[[], None]) -> None:
        self._current()
        path = self.curpath
        paint()
        if self._clipping is None:
            return
        shape = shape_of(path, self.ctm, even_odd=self._clipping)
        self._state.clip(shape)
        self._clipping = None

    def do_cs(self, name: Any) -> None:
        """Choose a colour space; its colours begin with black."""
        super().do_cs(name)
        state = self.graphicstate
        state.ncolor = first_colour(state.ncs)

    def do_CS(self, name: Any) -> None:
        """The same for lines."""
        super().do_CS(name)
        state = self.graphicstate
        state.scolor = first_colour(state.scs)

    def do_sh(self, name: Any) -> None:
        """Paint a gradient."""
        state = self._current()
        self._canvas.render_shading(state)

    def do_TJ(self, seq: Any) -> None:
        """Show text."""
        state = self._current()
        if state.mode >= CLIPPING:
            self._has_clipped = True
        super().do_TJ(seq)

    def do_ET(self) -> None:
        """End a text; only its own letters' shapes are painted on from then, if it clips."""
        if self._has_clipped:
            self._state.window = NOWHERE
        self._has_clipped = False

    def do_EI(self, obj: Any) -> None:
        """Paint a picture that stands among the instructions."""
        self._current()
        super().do_EI(obj)

    def do_Do(self, xobjid_arg: Any) -> None:
        """Paint a picture or a form, which is clipped by its box."""
        picture = self.xobjmap.get(literal_name(xobjid_arg))
        if picture is None:
            return
        stated = stream_value(picture)
        outer = self._state
        state = outer.copy()
        self._state = state
        if "Group" in stated:
            state.group_opacity *= state.fill_opacity
            state.fill_opacity = 1.0
            state.line_opacity = 1.0
        if "BBox" in stated:
            box = box_of_form(stated, self.ctm)
            state.clip(box)
        is_off = self._layers.is_off(stated.get("OC"))
        self._marks.append(is_off)
        self._current()
        super().do_Do(xobjid_arg)
        self._marks.pop()
        self._state = outer
        self._canvas.set_ctm(self.ctm)
