"""What is stored in a cell of a worksheet, as its style shows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.intake.document import UnreadableError
from generator.intake.guard import needs
from generator.intake.readers.office.archive import BROKEN
from generator.intake.readers.office.areas import Area
from generator.intake.readers.office.cell_styles import Style, Styles
from generator.intake.readers.office.elements import S, of_number
from generator.intake.readers.office.number_formats import shown
from generator.intake.readers.office.sheet_texts import plain_text, text_of
from generator.intake.readers.runs import (
    Look,
    Run,
    Settled,
    settled,
)
from generator.intake.tables.values import BLANK

with needs():
    from openpyxl.utils.datetime import from_excel

if TYPE_CHECKING:
    from datetime import datetime

    from lxml import etree

SIGNIFICANT = 15
"Digits Excel keeps and shows; the file has 17, so 0.3 is stored as 0.30000000000000004."
NOUGHT = "存的是 0，显示为空白或横线，按看到的读作空白"
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)
UNTOLD = "存的内容不是数"
NO_FIGURE = {
    "e": "是错误值“{}”",
    "b": "是逻辑值",
}
"Type of a cell → why it holds none."
PICTURE = f"单元格里{Look.THING.value}"
TEXTS = {"s", "inlineStr", "str", "d"}
"Types of cells that hold one: the workbook's, their own, a formula's, a date."
WRITTEN = {"s", "inlineStr"}
"Those of texts that somebody has typed."
MIDNIGHT = "T00:00:00"


class Book(NamedTuple):
    """What all worksheets of a workbook share."""

    strings: "Sequence[etree._Element]"
    styles: Styles
    epoch: "datetime"
    "The day from which dates are counted."
    stale: str
    "Why no stored result of a formula is what was published; empty where it may be."


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell as the file has it."""

    area: Area
    "What it takes of the sheet."
    place: str
    "Where it stands, in words."
    element: "etree._Element"
    style: Style

    @property
    def kind(self) -> str:
        """What it holds: n for a number, s for a text; ECMA-376, part 1, 18.18.11 has them all."""
        return self.element.get("t", "n")

    @property
    def written(self) -> str:
        """Its value, or the number of its text."""
        return self.element.findtext(f"{S}v", "")

    @property
    def own_text(self) -> "etree._Element | None":
        """Its text, where that is not among those of the workbook."""
        return self.element.find(f"{S}is")

    @property
    def formula(self) -> str:
        """Its formula."""
        return self.element.findtext(f"{S}f", "")

    @property
    def is_double(self) -> bool:
        """Whether it has more than one value."""
        values = self.element.findall(f"{S}v")
        return len(values) > 1

    @property
    def has_result(self) -> bool:
        """Whether its formula was ever calculated.

        One whose result is an empty text has a type that says so.
        """
        return self.written != "" or self.kind != "n"


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell shows before anything lies over it."""

    settled: Settled
    number: Decimal | None = None
    "The one that is stored, where it is a number."
    room: int = 0
    "Signs that are shown beside its text."

    def width(self, style: Style) -> float:
        """How wide it is in a cell of that style, in digits of the workbook's usual text."""
        digits = _width(self.settled.text)
        digits += self.room
        return (digits + style.indent) * style.size


class Contents:
    """Reads what is stored in the cells of a worksheet."""

    def __init__(self, book: Book, *, hides_noughts: bool) -> None:
        """`hides_noughts`: the worksheet shows a stored 0 as an empty cell."""
        self._book = book
        self._hides_noughts = hides_noughts

    def of(self, slot: Slot) -> Content:
        """What a cell shows of what is stored in it."""
        if slot.kind in NO_FIGURE:
            doubt = NO_FIGURE[slot.kind].format(slot.written)
            return Content(Settled("", doubt))
        if slot.element.get("vm"):
            return Content(Settled("", PICTURE))
        if slot.kind in TEXTS:
            return Content(self._text(slot))
        written = slot.written.strip()
        if written:
            return self._number(written, slot.style)
        doubt = "" if slot.own_text is None else UNTOLD
        return Content(Settled("", doubt))

    def _text(self, slot: Slot) -> Settled:
        style = slot.style
        if slot.kind in WRITTEN:
            return text_of(string_of(slot, self._book), style, self._book.styles)
        written = slot.written.removesuffix(MIDNIGHT)
        return plain_text(written, style)

    def _number(self, written: str, style: Style) -> Content:
        if not NUMBER.fullmatch(written):
            return Content(Settled("", UNTOLD))
        stored = float(written)
        number = Decimal(f"{stored:.{SIGNIFICANT}g}")
        seen = shown(number, style.code)
        if seen.doubt:
            return Content(Settled("", seen.doubt))
        if seen.is_date:
            return Content(self._date(stored, style))
        text = seen.text
        if not number and self._hides_noughts:
            text = ""
        if not number and text in BLANK:
            return Content(Settled(text, remark=NOUGHT), number)
        run = Run(text, style.look)
        return Content(settled([run]), number, seen.room)

    def _date(self, stored: float, style: Style) -> Settled:
        try:
            day = from_excel(stored, self._book.epoch)
        except (OverflowError, ValueError):
            return Settled("", "存的日期不可能")
        written = str(day).removesuffix(" 00:00:00")
        run = Run(written, style.look)
        return settled([run])


def string_of(slot: Slot, book: Book) -> "etree._Element | None":
    """The text that a cell holds, one of the workbook's or its own."""
    if slot.kind != "s":
        return slot.own_text
    string = of_number(book.strings, slot.written)
    if string is None:
        raise UnreadableError(BROKEN)
    return string


def _width(text: str) -> int:
    """Digits that a text is as wide as: 12元 has four."""
    if text.isascii():
        return len(text)
    wide = sum(not sign.isascii() for sign in text)
    return len(text) + wide
