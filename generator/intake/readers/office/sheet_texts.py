"""Texts of a worksheet's cells: runs that may each look otherwise.

A number format may write words beside them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.intake.readers.office.cell_styles import Style, Styles
from generator.intake.readers.office.elements import S, children
from generator.intake.readers.office.number_formats import around
from generator.intake.readers.runs import (
    WORDLESS,
    Look,
    Run,
    Settled,
    settled,
)
from generator.intake.readers.text.lines import is_prose, is_section
from generator.intake.tables.values import is_label

if TYPE_CHECKING:
    from lxml import etree

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"A character that XML may not hold, or an underscore that could be mistaken for one: _x000D_."


def text_of(element: "etree._Element | None", style: Style, styles: Styles) -> Settled:
    """What a cell with that style shows of a text of the workbook."""
    reader = _TextReader(style, styles)
    runs = list(reader.runs(children(element)))
    return _settled(runs, style)


def plain_text(written: str, style: Style) -> Settled:
    """What it shows of a text that looks the same all over."""
    run = Run(_unescaped(written), style.look)
    return _settled([run], style)


def verbatim(element: "etree._Element") -> str:
    """A text of the workbook, however it looks; not what is only said beside it."""
    texts = [element.findtext(f"{S}t", "")]
    texts += (run.findtext(f"{S}t", "") for run in element.iter(f"{S}r"))
    return _unescaped("".join(texts))


class _TextReader:
    """Reads texts of cells with one style."""

    def __init__(self, style: Style, styles: Styles) -> None:
        self._style = style
        self._styles = styles

    def runs(self, elements: "Iterable[etree._Element]") -> Iterator[Run]:
        """What a text consists of; within a cell that looks odd, nothing looks plain again."""
        for element in elements:
            if element.tag == f"{S}t":
                text = _unescaped(element.text or "")
                yield Run(text, self._style.look)
            elif element.tag == f"{S}r":
                text = _unescaped(element.findtext(f"{S}t", ""))
                look = self._look(element.find(f"{S}rPr"))
                yield Run(text, look)
            elif element.tag == f"{S}rPh":
                text = element.findtext(f"{S}t", "")
                yield Run(text, Look.ANNOTATION)

    def _look(self, font: "etree._Element | None") -> Look:
        """How a run of that font looks."""
        if font is None:
            return self._style.look
        own = self._styles.looks.of(font, self._style.fill)
        if own is Look.PLAIN:
            return self._style.look
        return own


def _settled(runs: Sequence[Run], style: Style) -> Settled:
    """What a text says; of sentences its lines are kept apart.

    A label has what its format writes beside it: （元）.
    """
    written = (run.text for run in runs if run.look not in WORDLESS)
    words = "".join(written)
    lines = words.split("\n")
    if is_label(words) and any(map(is_prose, lines)):
        stripped = map(str.strip, lines)
        sentences = filter(None, stripped)
        return Settled("\n".join(sentences))
    read = settled(runs)
    if not is_label(read.text):
        return read
    text = _with_format(read.text, style.code)
    return replace(read, text=text)


def _with_format(label: str, code: str) -> str:
    """A label and what a number format writes beside it: 收费 with @"（元）" is 收费（元）."""
    before, behind = around(code) or ("", "")
    # A section's heading is told by its words alone.
    if is_section(label) and before + behind:
        return f"{label}\n{before}{behind}"
    return f"{before}{label}{behind}"


def _unescaped(text: str) -> str:
    plain = ESCAPED.sub(_character, text)
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def _character(escaped: re.Match[str]) -> str:
    number = int(escaped[1], 16)
    return chr(number)
