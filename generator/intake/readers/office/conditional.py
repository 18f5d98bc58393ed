"""Conditional formats, which may strike out or hide a figure.

Whether their conditions hold is not asked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.intake.readers.office.areas import Area, At, areas
from generator.intake.readers.office.cell_styles import Style, Styles
from generator.intake.readers.office.elements import (
    FALSE,
    S,
    attribute,
    child,
    of_number,
)
from generator.intake.readers.office.number_formats import shown
from generator.intake.readers.office.overlays import XM
from generator.intake.readers.office.worksheet import Worksheet
from generator.intake.readers.runs import Look

if TYPE_CHECKING:
    from lxml import etree

DOUBT = "条件格式或表格样式可能使它看不见、被划去或显示成别的数"
HIDING = {Look.UNSEEN, Look.STRUCK}


@dataclass(frozen=True, slots=True)
class _Rule:
    areas: tuple[Area, ...]
    difference: "etree._Element | None"
    hides: bool
    "A bar or a picture is shown instead of the number."
    shades: "list[etree._Element]"
    "The colours of a scale that the background is taken from."

    def is_for(self, at: At) -> bool:
        """Whether it is a rule for that cell."""
        return any(area.holds(at) for area in self.areas)


class StoredFigure(NamedTuple):
    """A cell with a figure, as it is stored."""

    at: At
    style: Style
    number: Decimal | None
    "None where it is a text."


class ConditionalFormats:
    """Those of a worksheet, and the styles of its tables, which change cells in the same way."""

    def __init__(
        self, sheet: Worksheet, styles: Styles, tables: "Iterable[etree._Element]"
    ) -> None:
        self._styles = styles
        self._looks = styles.looks
        self._rules = list(self._of_sheet(sheet))
        self._rules += self._of_tables(tables)

    def doubt(self, figure: StoredFigure) -> str:
        """Why a figure may not be seen as it is stored, as a clause behind its place."""
        for rule in self._rules:
            if rule.is_for(figure.at) and self._is_doubtful(rule, figure):
                return DOUBT
        return ""

    def _of_sheet(self, sheet: Worksheet) -> Iterator[_Rule]:
        for formatting in sheet.root.iter("{*}conditionalFormatting"):
            written = formatting.get("sqref")
            if not written:
                written = formatting.findtext(f"{XM}sqref", "")
            own = tuple(areas(written))
            for rule in formatting.iter("{*}cfRule"):
                yield self._rule(rule, own)

    def _of_tables(self, tables: "Iterable[etree._Element]") -> Iterator[_Rule]:
        for table in tables:
            own = tuple(areas(table.get("ref", "")))
            style_info = table.find(f"{S}tableStyleInfo")
            style = attribute(style_info, "name")
            for part in self._styles.of_tables(style):
                yield self._rule(part, own)

    def _rule(self, rule: "etree._Element", own: tuple[Area, ...]) -> _Rule:
        listed = self._styles.differences
        named = of_number(listed, rule.get("dxfId", ""))
        bars = rule.iter("{*}dataBar", "{*}iconSet")
        values = (bar.get("showValue") for bar in bars)
        return _Rule(
            areas=own,
            difference=rule.find("{*}dxf") if named is None else named,
            hides=any(value in FALSE for value in values),
            shades=rule.findall(".//{*}colorScale//{*}color"),
        )

    def _is_doubtful(self, rule: _Rule, figure: StoredFigure) -> bool:
        if rule.hides:
            return True
        font = figure.style.font
        if rule.shades and self._looks.is_alike(font, rule.shades):
            return True
        difference = rule.difference
        if difference is None:
            return False
        if _is_changed(figure, difference.find(f"{S}numFmt")):
            return True
        return self._is_unseen(figure.style, difference)

    def _is_unseen(self, style: Style, difference: "etree._Element") -> bool:
        """Whether a difference may strike out or hide a text of that style."""
        font = difference.find(f"{S}font")
        has_colour = child(font, f"{S}color") is not None
        coloured = font if has_colour else style.font
        looks = {
            self._looks.of(coloured, style.fill, difference),
            self._looks.of(font, style.fill, difference),
        }
        return not looks.isdisjoint(HIDING)


def _is_changed(figure: StoredFigure, code: "etree._Element | None") -> bool:
    """Whether a number format shows a number otherwise than its style does."""
    if code is None or figure.number is None:
        return False
    usual = shown(figure.number, figure.style.code)
    changed = shown(figure.number, code.get("formatCode", ""))
    return changed.doubt != "" or changed.text != usual.text
