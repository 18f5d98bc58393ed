"""How a workbook shows its cells: fonts and fills, number formats, alignment, frames, and conditional formats."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.intake.guard import needs
from generator.intake.readers.office.colours import BLACK, Colours, S, is_seen
from generator.intake.readers.office.format_codes import GENERAL
from generator.intake.readers.runs import Look

with needs():
    from openpyxl.styles.numbers import BUILTIN_FORMATS

if TYPE_CHECKING:
    from lxml import etree

OFF, ON = {"0", "false"}, {"1", "true"}
TINY, SMALL = 3, 7
"Points: what nobody reads, and what is smaller than the text of any table; as of Word's reader."
USUAL_SIZE = 11.0
CHINESE_DATES = {*range(27, 37), *range(50, 59)}
"Numbers of formats that programs in Chinese have for dates, and files do not spell out."
SIGNS = re.compile(
    r"(?:wingdings|webdings|marlett|symbol|.*(?:dingbats|barcode|code ?(?:39|128)))", re.IGNORECASE
)
"Fonts that have other signs in the place of digits."
INDENT = 1.3
"Digits that a step of indentation is wide."
RAISED = {"superscript": Look.RAISED, "subscript": Look.LOWERED}


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


class Styles:
    """The styles of a workbook, and what runs of text and conditional formats change of them."""

    def __init__(self, styles: "etree._Element | None", theme: "etree._Element | None") -> None:
        self._root = styles
        self._colours = Colours(styles, theme)
        self._fonts, self._fills, self._borders = (
            self._all(name) for name in ("fonts", "fills", "borders")
        )
        self.differences = self._all("dxfs")
        "What conditional formats change, by their number."
        own = styles.iter(f"{S}numFmt") if styles is not None else ()
        self._codes = {each.get("numFmtId", ""): each.get("formatCode", "") for each in own}
        self._known: dict[str, Style] = {}

    def of(self, number: str) -> Style:
        """Return the style of that number, as cells name it."""
        if number not in self._known:
            self._known[number] = self._style(_at(self._formats, number or "0"))
        return self._known[number]

    def look(
        self,
        font: "etree._Element | None",
        fill: "etree._Element | None",
        difference: "etree._Element | None" = None,
    ) -> Look:
        """How text in that font looks on that fill, or on that of a conditional format."""
        shaded = difference.find(f"{S}fill") if difference is not None else None
        backgrounds = self._colours.backgrounds(
            shaded if shaded is not None else fill, differential=shaded is not None
        )
        colour = font.find(f"{S}color") if font is not None else None
        size = _size(font)
        if size <= TINY or not is_seen(self._colours.rgb(colour, BLACK), backgrounds):
            return Look.UNSEEN
        if font is None:
            return Look.PLAIN
        if any(
            SIGNS.match(name.get("val", ""))
            for tag in ("name", "rFont")
            for name in font.iter(f"{S}{tag}")
        ):
            return Look.UNREADABLE
        strike, raised = font.find(f"{S}strike"), font.find(f"{S}vertAlign")
        if strike is not None and strike.get("val") not in OFF:
            return Look.STRUCK
        of_place = RAISED.get(raised.get("val", "")) if raised is not None else None
        return of_place or (Look.ODD if size <= SMALL else Look.PLAIN)

    def of_tables(self, name: str) -> "list[etree._Element]":
        """The parts of a style for tables that this workbook has of its own; each names a difference."""
        own = [style for style in self._all("tableStyles") if style.get("name") == name]
        return [part for style in own for part in style]

    def is_alike(self, style: Style, colours: "Iterable[etree._Element]") -> bool:
        """Whether the cell's text cannot be told from a background of one of these colours."""
        own = style.font.find(f"{S}color") if style.font is not None else None
        shades = [self._colours.rgb(colour, BLACK) for colour in colours]
        return not is_seen(self._colours.rgb(own, BLACK), [shade for shade in shades if shade])

    @cached_property
    def _named(self) -> "list[etree._Element]":
        return self._all("cellStyleXfs")

    @cached_property
    def _formats(self) -> "list[etree._Element]":
        return self._all("cellXfs")

    def _all(self, name: str) -> "list[etree._Element]":
        found = self._root.find(f"{S}{name}") if self._root is not None else None
        return list(found) if found is not None else []

    def _style(self, own: "etree._Element | None") -> Style:
        if own is None:
            return Style(None, None, Look.PLAIN, GENERAL, "", is_framed=False)
        named = _at(self._named, own.get("xfId", ""))
        font, fill = (
            _at(self._fonts, own.get("fontId", "")),
            _at(self._fills, own.get("fillId", "")),
        )
        border, alignment = _at(self._borders, own.get("borderId", "")), own.find(f"{S}alignment")
        look, code = self.look(font, fill), self._code(own)
        # Programs differ in what a named style adds to a cell that does not say it has its own.
        if named is not None and look is Look.PLAIN and own.get("applyFont") not in ON:
            look = self.look(_at(self._fonts, named.get("fontId", "")), fill)
        if named is not None and code == GENERAL and own.get("applyNumberFormat") not in ON:
            code = self._code(named)
        sides = (
            (border.find(f"{S}{side}") for side in ("left", "bottom")) if border is not None else ()
        )
        points = _size(font)
        return Style(
            font=font,
            fill=fill,
            look=look,
            code=code,
            doubt=_of_alignment(alignment) or _of_border(border),
            is_framed=any(_is_drawn(side) for side in sides),
            points=points,
            size=points / _size(_at(self._fonts, "0")),
            indent=INDENT * _number(alignment.get("indent", "")) if alignment is not None else 0,
        )

    def _code(self, own: "etree._Element") -> str:
        """The number format that a style names."""
        number = own.get("numFmtId", "0")
        usual = "yyyy-mm-dd" if number in map(str, CHINESE_DATES) else GENERAL
        return self._codes.get(
            number, BUILTIN_FORMATS.get(int(number), usual) if number.isdecimal() else usual
        )


def _at(listed: "list[etree._Element]", number: str) -> "etree._Element | None":
    return listed[int(number)] if number.isdecimal() and int(number) < len(listed) else None


def _size(font: "etree._Element | None") -> float:
    """The size of a font in points."""
    size = font.find(f"{S}sz") if font is not None else None
    written = size.get("val", "") if size is not None else ""
    return float(written) if written.replace(".", "", 1).isdecimal() else USUAL_SIZE


def _of_alignment(alignment: "etree._Element | None") -> str:
    if alignment is None:
        return ""
    if alignment.get("horizontal") == "fill":
        return "对齐方式是填充，数字会重复显示"
    if alignment.get("horizontal") == "centerContinuous":
        return "跨列居中，不能确定在哪一列"
    if alignment.get("textRotation", "0") != "0" or alignment.get("readingOrder") == "2":
        return f"单元格里{Look.TURNED.value}"
    return ""


def _of_border(border: "etree._Element | None") -> str:
    """A line from corner to corner crosses out what stands in the cell."""
    if border is None or not {border.get("diagonalUp"), border.get("diagonalDown")} & ON:
        return ""
    return "单元格画了斜线" if _is_drawn(border.find(f"{S}diagonal")) else ""


def _is_drawn(side: "etree._Element | None") -> bool:
    return side is not None and side.get("style", "none") != "none"


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else 0
