"""Conditional formats, which may strike out or hide a figure; whether their conditions hold is not asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.intake.readers.office.cell_styles import Style, Styles
from generator.intake.readers.office.colours import S
from generator.intake.readers.office.number_formats import shown
from generator.intake.readers.office.overlays import XM
from generator.intake.readers.office.worksheet import Area, At, Worksheet, areas
from generator.intake.readers.runs import Look

if TYPE_CHECKING:
    from lxml import etree

DOUBT = "条件格式或表格样式可能使它看不见、被划去或显示成别的数"


@dataclass(frozen=True, slots=True)
class _Rule:
    areas: tuple[Area, ...]
    difference: "etree._Element | None"
    hides: bool
    "A bar or a picture is shown instead of the number."
    shades: "tuple[etree._Element, ...]"
    "The colours of a scale that the background is taken from."


class ConditionalFormats:
    """Those of a worksheet, and the styles of its tables, which change cells in the same way."""

    def __init__(
        self, sheet: Worksheet, styles: Styles, tables: "Iterable[etree._Element]"
    ) -> None:
        self._styles = styles
        self._rules: list[_Rule] = []
        for each in sheet.root.iter("{*}conditionalFormatting"):
            written = each.get("sqref") or each.findtext(f"{XM}sqref") or ""
            own = tuple(areas(written))
            self._rules += [self._rule(rule, own) for rule in each.iter("{*}cfRule")]
        for table in tables:
            own = tuple(areas(table.get("ref", "")))
            named = table.find(f"{S}tableStyleInfo")
            for part in styles.of_tables(named.get("name", "") if named is not None else ""):
                self._rules.append(self._rule(part, own))

    def doubt(self, at: At, style: Style, number: Decimal | None) -> str:
        """Why a figure may not be seen as it is stored, as a clause behind its place; empty where it is."""
        own = (rule for rule in self._rules if any(area.holds(at) for area in rule.areas))
        return DOUBT if any(self._is_doubtful(rule, style, number) for rule in own) else ""

    def _rule(self, rule: "etree._Element", own: tuple[Area, ...]) -> _Rule:
        number = rule.get("dxfId", "")
        listed = self._styles.differences
        named = listed[int(number)] if number.isdecimal() and int(number) < len(listed) else None
        parts = [part for name in ("dataBar", "iconSet") for part in rule.iter(f"{{*}}{name}")]
        hides = any(part.get("showValue") in {"0", "false"} for part in parts)
        shades = tuple(
            colour for scale in rule.iter("{*}colorScale") for colour in scale.iter("{*}color")
        )
        return _Rule(own, rule.find("{*}dxf") if named is None else named, hides, shades)

    def _is_doubtful(self, rule: _Rule, style: Style, number: Decimal | None) -> bool:
        if rule.hides or (rule.shades and self._styles.is_alike(style, rule.shades)):
            return True
        difference = rule.difference
        if difference is None:
            return False
        font, code = difference.find(f"{S}font"), difference.find(f"{S}numFmt")
        if code is not None and number is not None:
            then = shown(number, code.get("formatCode", ""))
            if then.doubt or then.text != shown(number, style.code).text:
                return True
        merged = font if font is not None and font.find(f"{S}color") is not None else style.font
        looks = {self._styles.look(each, style.fill, difference) for each in (merged, font)}
        return bool(looks & {Look.UNSEEN, Look.STRUCK})
