"""How Word shows a run of text.

Its own properties say so, its style and its paragraph's, and what these are based on.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.intake.readers.office.elements import (
    W,
    attribute,
    child,
    descendants,
)
from generator.intake.readers.office.numbering import LEVELS
from generator.intake.readers.runs import Look

if TYPE_CHECKING:
    from lxml import etree

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
OFF = {"0", "false", "off", "none"}
PALE = re.compile(r"(?:[EF][0-9A-F]){3}", re.IGNORECASE)
"Colours that white paper does not show."
PAPER = {"background1", "light1", "background2", "light2"}
TINY = 6
SMALL = 14
"Half points: what nobody reads, and what is smaller than the text of any table."
USUAL = 20
"Of text whose size nothing says."
LIFTED = re.compile("[1-9][0-9]{0,3}")
SIZE = re.compile(r"[0-9]{1,4}(?:\.[0-9])?")
RAISED = {
    "superscript": Look.RAISED,
    "subscript": Look.LOWERED,
}


class WordLooks:
    """Knows the styles of a document."""

    def __init__(self, styles: "etree._Element | None") -> None:
        self._usual = child(styles, f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._styles: dict[str, etree._Element] = {}
        for style in descendants(styles, f"{W}style"):
            self._styles[style.get(f"{W}styleId", "")] = style

    def look(self, run: "etree._Element", paragraph: "etree._Element | None") -> Look | None:
        """How a run looks; None for one that Word does not show at all."""
        properties = _Properties(self._properties(run, paragraph))
        if properties.is_on("vanish") or properties.is_on("specVanish"):
            return None
        if properties.is_unseen:
            return Look.UNSEEN
        if properties.is_on("strike") or properties.is_on("dstrike"):
            return Look.STRUCK
        if properties.is_turned:
            return Look.TURNED
        raised = RAISED.get(properties.value("vertAlign"))
        if properties.is_lifted and self.size(run, paragraph) < self._around(paragraph):
            raised = Look.RAISED
        if raised:
            return raised
        return Look.ODD if properties.is_odd else Look.PLAIN

    def size(self, run: "etree._Element", paragraph: "etree._Element | None") -> float:
        """How large a run is, in half points."""
        return _Properties(self._properties(run, paragraph)).size or self._around(None)

    def _around(self, paragraph: "etree._Element | None") -> float:
        """How large the text of a paragraph is that has no size of its own."""
        style = child(paragraph, f"{W}pPr/{W}pStyle")
        own = _Properties(self._of_style(style)).size
        usual = [] if self._usual is None else [self._usual]
        return own or _Properties(usual).size or USUAL

    def _properties(
        self,
        run: "etree._Element",
        paragraph: "etree._Element | None",
    ) -> "Iterator[etree._Element]":
        """The properties of a run, the nearest first."""
        own = run.find(f"{W}rPr")
        if own is not None:
            yield own
            yield from self._of_style(own.find(f"{W}rStyle"))
        yield from self._of_style(child(paragraph, f"{W}pPr/{W}pStyle"))

    def _of_style(self, named: "etree._Element | None") -> "Iterator[etree._Element]":
        for _ in range(LEVELS):
            if named is None:
                return
            style = self._styles.get(named.get(f"{W}val", ""))
            if style is None:
                return
            own = style.find(f"{W}rPr")
            if own is not None:
                yield own
            named = style.find(f"{W}basedOn")


class _Properties:
    """What holds for a run: of each property the nearest."""

    def __init__(self, listed: "Iterable[etree._Element]") -> None:
        self._listed = list(listed)

    def value(self, name: str) -> str:
        """What a property says."""
        return self._attribute(name, "val")

    def is_on(self, name: str) -> bool:
        """Whether a run has a property, and it is not off."""
        nearest = self._nearest(name)
        return nearest is not None and attribute(nearest, f"{W}val") not in OFF

    @property
    def is_unseen(self) -> bool:
        """Whether the text is too small or too pale to be seen."""
        if self._nearest("sz") is not None and self.size <= TINY:
            return True
        if PALE.fullmatch(self.value("color")):
            return True
        if self._attribute("color", "themeColor") in PAPER:
            return True
        return any(own.find(f"{W14}textFill") is not None for own in self._listed)

    @property
    def is_turned(self) -> bool:
        """Whether it runs from right to left, or upright in a line."""
        upright = self._attribute("eastAsianLayout", "vert")
        return self.is_on("rtl") or upright not in {"", *OFF}

    @property
    def is_lifted(self) -> bool:
        """Whether it is moved up."""
        return LIFTED.fullmatch(self.value("position")) is not None

    @property
    def is_odd(self) -> bool:
        """Whether it is moved up or down, or smaller than other text."""
        if self.value("position") not in {"", "0"}:
            return True
        return 0 < self.size <= SMALL

    @property
    def size(self) -> float:
        """The size in half points; 0 where nothing says it."""
        written = self.value("sz")
        return float(written) if SIZE.fullmatch(written) else 0

    def _nearest(self, name: str) -> "etree._Element | None":
        for own in self._listed:
            nearest = own.find(f"{W}{name}")
            if nearest is not None:
                return nearest
        return None

    def _attribute(self, name: str, of_property: str) -> str:
        return attribute(self._nearest(name), f"{W}{of_property}")
