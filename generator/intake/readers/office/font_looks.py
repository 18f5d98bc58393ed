"""How text in a font of a workbook looks on its background."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator.intake.readers.office.colours import (
    BLACK,
    Colours,
    Rgb,
    is_seen,
)
from generator.intake.readers.office.elements import (
    FALSE,
    S,
    attribute,
    child,
)
from generator.intake.readers.runs import Look

if TYPE_CHECKING:
    from lxml import etree

TINY = 3
SMALL = 7
"Points: what nobody reads, and what is smaller than the text of any table; as of Word's reader."
USUAL_SIZE = 11.0
SIGNS = re.compile(
    r"(?:wingdings|webdings|marlett|symbol|.*(?:dingbats|barcode|code ?(?:39|128)))", re.IGNORECASE
)
"Fonts that have other signs in the place of digits."
RAISED = {
    "superscript": Look.RAISED,
    "subscript": Look.LOWERED,
}


class FontLooks:
    """Tells the looks of fonts in the colours of a workbook."""

    def __init__(self, colours: Colours) -> None:
        self._colours = colours

    def of(
        self,
        font: "etree._Element | None",
        fill: "etree._Element | None",
        difference: "etree._Element | None" = None,
    ) -> Look:
        """How text in that font looks on that fill, or on that of a conditional format."""
        size = size_of(font)
        if size <= TINY or not self._is_seen(font, fill, difference):
            return Look.UNSEEN
        if font is None:
            return Look.PLAIN
        if _has_other_signs(font):
            return Look.UNREADABLE
        strike = font.find(f"{S}strike")
        if strike is not None and strike.get("val") not in FALSE:
            return Look.STRUCK
        raised = attribute(font.find(f"{S}vertAlign"), "val")
        if raised in RAISED:
            return RAISED[raised]
        return Look.ODD if size <= SMALL else Look.PLAIN

    def _is_seen(
        self,
        font: "etree._Element | None",
        fill: "etree._Element | None",
        difference: "etree._Element | None",
    ) -> bool:
        """Whether the colour of a text stands out from what is behind it."""
        shaded = child(difference, f"{S}fill")
        if shaded is None:
            backgrounds = self._colours.backgrounds(fill)
        else:
            backgrounds = self._colours.backgrounds(shaded, differential=True)
        return is_seen(self._colour(font), backgrounds)

    def _colour(self, font: "etree._Element | None") -> Rgb | None:
        return self._colours.rgb(child(font, f"{S}color"), BLACK)

    def is_alike(self, font: "etree._Element | None", colours: "Iterable[etree._Element]") -> bool:
        """Whether text in that font cannot be told from a background of one of these colours."""
        shades = (self._colours.rgb(colour, BLACK) for colour in colours)
        known = [shade for shade in shades if shade]
        return not is_seen(self._colour(font), known)


def size_of(font: "etree._Element | None") -> float:
    """The size of a font in points."""
    written = attribute(child(font, f"{S}sz"), "val")
    is_number = written.replace(".", "", 1).isdecimal()
    return float(written) if is_number else USUAL_SIZE


def _has_other_signs(font: "etree._Element") -> bool:
    """Whether a font has other signs in the place of digits."""
    names = [*font.iter(f"{S}name"), *font.iter(f"{S}rFont")]
    return any(SIGNS.match(name.get("val", "")) for name in names)
