"""Texts of a worksheet's cells: runs that may each look otherwise, and what a number format writes beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.intake.readers.office.cell_styles import Style, Styles
from generator.intake.readers.office.colours import S
from generator.intake.readers.office.number_formats import around
from generator.intake.readers.runs import WORDLESS, Look, Run, Settled, settled
from generator.intake.readers.text.lines import is_prose, is_section
from generator.intake.tables.values import is_label

if TYPE_CHECKING:
    from lxml import etree

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"A character that XML may not hold, or an underscore that could be mistaken for one: _x000D_."


def text_of(item: "etree._Element | None", style: Style, styles: Styles) -> Settled:
    """What a cell with that style shows of a text of the workbook."""
    return _settled(list(_runs(item, style, styles)) if item is not None else [], style)


def plain_text(written: str, style: Style) -> Settled:
    """What it shows of a text that looks the same all over."""
    return _settled([Run(_unescaped(written), style.look)], style)


def _runs(item: "etree._Element", style: Style, styles: Styles) -> Iterator[Run]:
    """What a text consists of; within a cell that looks odd, nothing looks plain again."""
    for child in item:
        if child.tag == f"{S}t":
            yield Run(_unescaped(child.text or ""), style.look)
        elif child.tag == f"{S}r":
            own = child.find(f"{S}rPr")
            look = styles.look(own, style.fill) if own is not None else Look.PLAIN
            text = _unescaped(child.findtext(f"{S}t", ""))
            yield Run(text, style.look if look is Look.PLAIN else look)
        elif child.tag == f"{S}rPh":
            yield Run(child.findtext(f"{S}t", ""), Look.ANNOTATION)


def _settled(runs: Sequence[Run], style: Style) -> Settled:
    """What a text says; of sentences its lines are kept apart. A label has what its format writes beside it: （元）."""
    words = "".join(run.text for run in runs if run.look not in WORDLESS)
    if is_label(words) and any(map(is_prose, words.split("\n"))):
        return Settled("\n".join(line.strip() for line in words.split("\n") if line.strip()))
    found = settled(runs)
    before, behind = around(style.code) or ("", "")
    if (before or behind) and is_label(found.text):
        # A section's heading is told by its words alone.
        text = (
            "\n".join((found.text, before + behind))
            if is_section(found.text)
            else f"{before}{found.text}{behind}"
        )
        return replace(found, text=text)
    return found


def _unescaped(text: str) -> str:
    plain = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.replace("\r\n", "\n").replace("\r", "\n")
