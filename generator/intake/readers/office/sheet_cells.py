"""What a reader sees in the cells of a worksheet, each a text, or lost where that is in doubt."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.intake.document import LOST, Cell, UnreadableError, doubtful
from generator.intake.guard import needs
from generator.intake.readers.office.archive import BROKEN
from generator.intake.readers.office.cell_styles import Style, Styles
from generator.intake.readers.office.colours import S
from generator.intake.readers.office.conditional import ConditionalFormats
from generator.intake.readers.office.elements import attribute, of_number
from generator.intake.readers.office.number_formats import around, shown
from generator.intake.readers.office.sheet_texts import plain_text, text_of
from generator.intake.readers.office.worksheet import Area, At, Worksheet
from generator.intake.readers.runs import Look, Run, Settled, settled
from generator.intake.tables.values import BLANK, is_figure, is_label

with needs():
    from openpyxl.utils.datetime import from_excel

if TYPE_CHECKING:
    from datetime import datetime

    from lxml import etree

LEAST = 0.7
"Of the height of its text: a lower row cuts digits off."
SIGNIFICANT = 15
"Digits Excel keeps and shows; the file has 17, so 0.3 is stored as 0.30000000000000004."
NO_RESULT = "是公式，文件里没有存结果，按缺失读入；请在 Excel 里打开并保存一次，再读入"
STALE = "是公式，文件里的结果打开时要重算，按缺失读入；请在 Excel 里打开并保存一次，再读入"
NOUGHT = "存的是 0，显示为空白或横线，按看到的读作空白"
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)
UNTOLD = "存的内容不是数"
NO_FIGURE = {"e": "是错误值“{}”", "b": "是逻辑值"}
"Type of a cell → why it holds none."
PICTURE = f"单元格里{Look.THING.value}"
TEXTS = {"s", "inlineStr", "str", "d"}
"Types of cells that hold one: the workbook's, their own, a formula's, a date."
MIDNIGHT = "T00:00:00"
COVERED = "上面盖着图片、文本框、控件或批注"


class Book(NamedTuple):
    """What all worksheets of a workbook share."""

    strings: "Sequence[etree._Element]"
    styles: Styles
    epoch: "datetime"
    "The day from which dates are counted."
    is_stale: bool
    "Formulas are to be calculated again when it is opened."


class Content(NamedTuple):
    """What a cell shows before anything lies over it."""

    settled: Settled
    number: Decimal | None = None
    "The one that is stored, where it is a number."
    room: int = 0
    "Signs that are shown beside its text."

    def width(self, style: Style) -> float:
        """How wide it is in a cell of that style, in digits of the workbook's usual text."""
        digits = _width(self.settled.text) + self.room + style.indent
        return digits * style.size


class SheetCells:
    """Reads the cells of a worksheet."""

    def __init__(
        self,
        sheet: Worksheet,
        book: Book,
        covered: Sequence[Area],
        tables: "Sequence[etree._Element]",
    ) -> None:
        self._sheet = sheet
        self._book = book
        self._conditional = ConditionalFormats(sheet, book.styles, tables)
        self._covered = covered
        self.remarks: dict[str, list[At]] = {}
        "What a person should know of cells that were read, and which."

    def style(self, at: At) -> Style:
        """The style of a cell."""
        number = attribute(self._sheet.slots.get(at), "s")
        return self._book.styles.of(number)

    def has_content(self, at: At) -> bool:
        """Whether anything is stored in a cell."""
        return len(self._sheet.slots[at]) > 0

    def read(self, at: At, area: Area) -> Cell:
        """Return what is seen of a cell that takes that area; only what is shown of it counts."""
        cell = self._uncovered(at, area)
        if is_label(cell.text):
            return cell
        is_covered = any(map(area.meets, self._covered))
        return doubtful(cell.place, COVERED) if is_covered else cell

    def _uncovered(self, at: At, area: Area) -> Cell:
        place = self._sheet.place(at)
        slot = self._sheet.slots.get(at)
        if slot is None:
            return Cell("", place)
        if at in self._sheet.twice or len(slot.findall(f"{S}v")) > 1:
            return doubtful(place, "在文件里有两份内容")
        if self._is_formula(at, slot):
            formula = slot.findtext(f"{S}f", "")
            untold = self._of_formula(at, slot, formula)
            if untold:
                return untold
        return self._stored(at, area, slot)

    def _is_formula(self, at: At, slot: "etree._Element") -> bool:
        """Whether a formula fills it, its own or that of an area."""
        if slot.find(f"{S}f") is not None:
            return True
        return any(area.holds(at) for area in self._sheet.calculated)

    def _of_formula(self, at: At, slot: "etree._Element", _: str) -> Cell | None:
        """Return what stands for a formula whose stored result cannot be taken; None if it can."""
        has_result = not _has_no_result(slot)
        if has_result and not self._book.is_stale:
            return None
        self._remark(STALE if has_result else NO_RESULT, at)
        return Cell(LOST, self._sheet.place(at))

    def _stored(self, at: At, area: Area, slot: "etree._Element") -> Cell:
        """What is seen of what is stored in a cell."""
        place = self._sheet.place(at)
        style = self.style(at)
        content = self._content(slot, style)
        seen = content.settled
        if seen.remark:
            self._remark(seen.remark, at)
        doubt = seen.doubt
        if not doubt and is_figure(seen.text):
            doubt = self._doubt(at, area, style, content)
        return doubtful(place, doubt) if doubt else Cell(seen.text, place)

    def _remark(self, remark: str, at: At) -> None:
        self.remarks.setdefault(remark, []).append(at)

    def _doubt(self, at: At, area: Area, style: Style, content: Content) -> str:
        """Why a figure may be seen otherwise than its text says."""
        rows = self._sheet.shown_rows(area)
        if area.bottom > area.top and len(rows) > 1:
            return "一个数占了几行"
        columns = self._sheet.shown_columns(area)
        width = sum(map(self._sheet.width, columns))
        if content.width(style) > width:
            return "列太窄，数字显示不全"
        height = sum(map(self._sheet.height, rows))
        if height < LEAST * style.points:
            return "行太矮，数字显示不全"
        if content.number is None and around(style.code) != ("", ""):
            return f"数字格式“{style.code}”改变了显示的字"
        return style.doubt or self._conditional.doubt(at, style, content.number)

    def _content(self, slot: "etree._Element", style: Style) -> Content:
        kind = slot.get("t", "n")
        written = slot.findtext(f"{S}v", "")
        if kind in NO_FIGURE:
            doubt = NO_FIGURE[kind].format(written)
            return Content(Settled("", doubt))
        if slot.get("vm"):
            return Content(Settled("", PICTURE))
        if kind in TEXTS:
            return Content(self._text(slot, style))
        if written.strip():
            return self._number(written.strip(), style)
        has_text = slot.find(f"{S}is") is not None
        return Content(Settled("", UNTOLD if has_text else ""))

    def _text(self, slot: "etree._Element", style: Style) -> Settled:
        written = slot.findtext(f"{S}v", "")
        kind = slot.get("t")
        if kind == "s":
            return text_of(self._string(written), style, self._book.styles)
        if kind == "inlineStr":
            return text_of(slot.find(f"{S}is"), style, self._book.styles)
        return plain_text(written.removesuffix(MIDNIGHT), style)

    def _string(self, number: str) -> "etree._Element":
        string = of_number(self._book.strings, number)
        if string is None:
            raise UnreadableError(BROKEN)
        return string

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
        if not number and self._sheet.hides_noughts:
            return Content(Settled("", remark=NOUGHT), number)
        if not number and seen.text in BLANK:
            return Content(Settled(seen.text, remark=NOUGHT), number)
        run = Run(seen.text, style.look)
        return Content(settled([run]), number, seen.room)

    def _date(self, stored: float, style: Style) -> Settled:
        try:
            day = from_excel(stored, self._book.epoch)
        except (OverflowError, ValueError):
            return Settled("", "存的日期不可能")
        written = str(day).removesuffix(" 00:00:00")
        return settled([Run(written, style.look)])


def _has_no_result(slot: "etree._Element") -> bool:
    """Say whether a formula was never calculated.

    One whose result is an empty text has a type that says so.
    """
    if slot.findtext(f"{S}v", ""):
        return False
    return slot.get("t", "n") == "n"


def _width(text: str) -> int:
    """Digits that a text is as wide as."""
    return sum(1 if sign.isascii() else 2 for sign in text)
