"""How Word shows a run of text: by its own properties, its style and its paragraph's, and what these are based on."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.intake.readers.office.numbering import LEVELS, W
from generator.intake.readers.runs import Look

if TYPE_CHECKING:
    from lxml import etree

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
OFF = {"0", "false", "off", "none"}
PALE = re.compile(r"(?:[EF][0-9A-F]){3}", re.IGNORECASE)
"Colours that white paper does not show."
PAPER = {"background1", "light1", "background2", "light2"}
TINY, SMALL = 6, 14
"Half points: what nobody reads, and what is smaller than the text of any table."


class WordLooks:
    """Knows the styles of a document."""

    def __init__(self, styles: "etree._Element | None") -> None:
        found = styles.iter(f"{W}style") if styles is not None else ()
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}

    def look(self, run: "etree._Element", paragraph: "etree._Element | None") -> Look | None:
        """How a run looks; None for one that Word does not show at all."""
        properties = list(self._properties(run, paragraph))
        if _is_on(properties, "vanish") or _is_on(properties, "specVanish"):
            return None
        if _is_unseen(properties):
            return Look.UNSEEN
        if _is_on(properties, "strike") or _is_on(properties, "dstrike"):
            return Look.STRUCK
        if _is_on(properties, "rtl") or _attribute(properties, "eastAsianLayout", "vert") not in {
            "",
            *OFF,
        }:
            return Look.TURNED
        raised = {"superscript": Look.RAISED, "subscript": Look.LOWERED}.get(
            _value(properties, "vertAlign")
        )
        is_odd = _value(properties, "position") not in {"", "0"} or 0 < _size(properties) <= SMALL
        return raised or (Look.ODD if is_odd else Look.PLAIN)

    def _properties(
        self, run: "etree._Element", paragraph: "etree._Element | None"
    ) -> "Iterator[etree._Element]":
        """The properties of a run, the nearest first."""
        own = run.find(f"{W}rPr")
        if own is not None:
            yield own
            yield from self._of_style(own.find(f"{W}rStyle"))
        above = paragraph.find(f"{W}pPr/{W}pStyle") if paragraph is not None else None
        yield from self._of_style(above)

    def _of_style(self, named: "etree._Element | None") -> "Iterator[etree._Element]":
        for _ in range(LEVELS):
            style = self._styles.get(named.get(f"{W}val", "")) if named is not None else None
            if style is None:
                return
            own = style.find(f"{W}rPr")
            if own is not None:
                yield own
            named = style.find(f"{W}basedOn")


def _first(properties: "list[etree._Element]", name: str) -> "etree._Element | None":
    found = (each.find(f"{W}{name}") for each in properties)
    return next((element for element in found if element is not None), None)


def _attribute(properties: "list[etree._Element]", name: str, attribute: str) -> str:
    found = _first(properties, name)
    return found.get(f"{W}{attribute}", "") if found is not None else ""


def _value(properties: "list[etree._Element]", name: str) -> str:
    return _attribute(properties, name, "val")


def _is_on(properties: "list[etree._Element]", name: str) -> bool:
    found = _first(properties, name)
    return found is not None and found.get(f"{W}val", "") not in OFF


def _size(properties: "list[etree._Element]") -> float:
    """The size in half points; 0 where nothing says it."""
    written = _value(properties, "sz")
    return float(written) if re.fullmatch(r"[0-9]{1,4}(?:\.[0-9])?", written) else 0


def _is_unseen(properties: "list[etree._Element]") -> bool:
    is_tiny = _first(properties, "sz") is not None and _size(properties) <= TINY
    is_pale = (
        bool(PALE.fullmatch(_value(properties, "color")))
        or _attribute(properties, "color", "themeColor") in PAPER
    )
    has_fill = any(each.find(f"{W14}textFill") is not None for each in properties)
    return is_tiny or is_pale or has_fill
