"""How a workbook shows its cells: fonts and fills, number formats, alignment, frames."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake.guard import needs
from generator.intake.readers.office.colours import Colours
from generator.intake.readers.office.elements import (
    TRUE,
    S,
    attribute,
    child,
    children,
    descendants,
    of_number,
)
from generator.intake.readers.office.font_looks import USUAL_SIZE, FontLooks, size_of
from generator.intake.readers.office.format_codes import GENERAL
from generator.intake.readers.runs import Look

with needs():
    from openpyxl.styles.numbers import BUILTIN_FORMATS

if TYPE_CHECKING:
    from lxml import etree

DATE = "yyyy-mm-dd"
CHINESE_DATES = {*map(str, range(27, 37)), *map(str, range(50, 59))}
"Numbers of formats that programs in Chinese have for dates, and files do not spell out."
INDENT = 1.3
"Digits that a step of indentation is wide."


@dataclass(frozen=True, slots=True)
class Style:
    """All that a workbook says of how a cell looks."""

    font: "etree._Element | None"
    fill: "etree._Element | None"
    look: Look
    code: str
    "The number format."
    doubt: str
    "Why its alignment leaves open what is seen, as a clause behind the cell's place."
    is_framed: bool
    points: float = USUAL_SIZE
    "The size of its text."
    size: float = 1
    "The same in widths of the workbook's usual text."
    indent: float = 0
    "Digits that it stands off the edge of its cell."


UNSTYLED = Style(
    font=None,
    fill=None,
    look=Look.PLAIN,
    code=GENERAL,
    doubt="",
    is_framed=False,
)
"Of a cell that names no style there is."


class Styles:
    """The styles of a workbook, and what runs of text and conditional formats change of them."""

    def __init__(self, styles: "etree._Element | None", theme: "etree._Element | None") -> None:
        self.looks = FontLooks(Colours(styles, theme))
        self._fonts = children(styles, f"{S}fonts")
        self._fills = children(styles, f"{S}fills")
        self._borders = children(styles, f"{S}borders")
        self._named = children(styles, f"{S}cellStyleXfs")
        self._formats = children(styles, f"{S}cellXfs")
        self._table_styles = children(styles, f"{S}tableStyles")
        self.differences = children(styles, f"{S}dxfs")
        "What conditional formats change, by their number."
        self._codes: dict[str, str] = {}
        for code in descendants(styles, f"{S}numFmt"):
            number = code.get("numFmtId", "")
            self._codes[number] = code.get("formatCode", "")
        self._known: dict[str, Style] = {}

    def of(self, number: str) -> Style:
        """Return the style of that number, as cells name it."""
        if number not in self._known:
            own = of_number(self._formats, number or "0")
            self._known[number] = self._style(own)
        return self._known[number]

    def of_tables(self, name: str) -> "list[etree._Element]":
        """The parts of a table style that this workbook has of its own; each names a difference."""
        parts: list[etree._Element] = []
        for style in self._table_styles:
            if style.get("name") == name:
                parts += style
        return parts

    def _style(self, own: "etree._Element | None") -> Style:
        if own is None:
            return UNSTYLED
        font = of_number(self._fonts, own.get("fontId", ""))
        fill = of_number(self._fills, own.get("fillId", ""))
        border = of_number(self._borders, own.get("borderId", ""))
        alignment = own.find(f"{S}alignment")
        points = size_of(font)
        usual = size_of(of_number(self._fonts, "0"))
        return Style(
            font=font,
            fill=fill,
            look=self._look(own, font, fill),
            code=self._code(own),
            doubt=_of_alignment(alignment) or _of_border(border),
            is_framed=_is_drawn(border, "left") or _is_drawn(border, "bottom"),
            points=points,
            size=points / usual,
            indent=INDENT * _number(attribute(alignment, "indent")),
        )

    def _named_by(self, own: "etree._Element", applied: str) -> "etree._Element | None":
        """The named style of a cell, unless the cell says that it has its own there.

        Programs differ in what a named style adds to a cell that does not say so.
        """
        if own.get(applied) in TRUE:
            return None
        return of_number(self._named, own.get("xfId", ""))

    def _look(
        self,
        own: "etree._Element",
        font: "etree._Element | None",
        fill: "etree._Element | None",
    ) -> Look:
        """How text looks in a style; its named style may make it look odd."""
        look = self.looks.of(font, fill)
        named = self._named_by(own, "applyFont")
        if named is None or look is not Look.PLAIN:
            return look
        font = of_number(self._fonts, named.get("fontId", ""))
        return self.looks.of(font, fill)

    def _code(self, own: "etree._Element") -> str:
        """The number format of a style, or of its named style."""
        code = self._code_of(own)
        named = self._named_by(own, "applyNumberFormat")
        if named is None or code != GENERAL:
            return code
        return self._code_of(named)

    def _code_of(self, style: "etree._Element") -> str:
        number = style.get("numFmtId", "0")
        if number in self._codes:
            return self._codes[number]
        usual = DATE if number in CHINESE_DATES else GENERAL
        if not number.isdecimal():
            return usual
        return BUILTIN_FORMATS.get(int(number), usual)


def _of_alignment(alignment: "etree._Element | None") -> str:
    if alignment is None:
        return ""
    if alignment.get("horizontal") == "fill":
        return "对齐方式是填充，数字会重复显示"
    if alignment.get("horizontal") == "centerContinuous":
        return "跨列居中，不能确定在哪一列"
    is_turned = alignment.get("textRotation", "0") != "0"
    if is_turned or alignment.get("readingOrder") == "2":
        return f"单元格里{Look.TURNED.value}"
    return ""


def _of_border(border: "etree._Element | None") -> str:
    """A line from corner to corner crosses out what stands in the cell."""
    sides = {
        attribute(border, "diagonalUp"),
        attribute(border, "diagonalDown"),
    }
    if sides.isdisjoint(TRUE):
        return ""
    return "单元格画了斜线" if _is_drawn(border, "diagonal") else ""


def _is_drawn(border: "etree._Element | None", side: str) -> bool:
    """Whether a border has a line on that side."""
    line = child(border, f"{S}{side}")
    return attribute(line, "style", "none") != "none"


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else 0
