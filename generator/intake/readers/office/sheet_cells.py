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
        slot = self._sheet.slots.get(at)
        return self._book.styles.of(slot.get("s", "") if slot is not None else "")

    def has_content(self, at: At) -> bool:
        """Whether anything is stored in a cell."""
        return len(self._sheet.slots[at]) > 0

    def read(self, at: At, area: Area) -> Cell:
        """Return what is seen of a cell that takes that area, of which only what is shown counts."""
        cell = self._uncovered(at, area)
        is_covered = any(map(area.meets, self._covered)) and not is_label(cell.text)
        return doubtful(cell.place, COVERED) if is_covered else cell

    def _uncovered(self, at: At, area: Area) -> Cell:
        place = self._sheet.place(at)
        slot = self._sheet.slots.get(at)
        if slot is None:
            return Cell("", place)
        if at in self._sheet.twice or len(slot.findall(f"{S}v")) > 1:
            return doubtful(place, "在文件里有两份内容")
        is_formula = slot.find(f"{S}f") is not None or any(
            each.holds(at) for each in self._sheet.calculated
        )
        untold = self._of_formula(at, slot, slot.findtext(f"{S}f", "")) if is_formula else None
        if untold:
            return untold
        style = self.style(at)
        found = self._content(slot, style)
        if found.settled.remark:
            self._remark(found.settled.remark, at)
        doubt = found.settled.doubt
        if not doubt and is_figure(found.settled.text):
            doubt = self._doubt(at, area, style, found)
        return doubtful(place, doubt) if doubt else Cell(found.settled.text, place)

    def _of_formula(self, at: At, slot: "etree._Element", _: str) -> Cell | None:
        """Return what stands for a formula whose result cannot be taken as it is stored; None where it can."""
        has_result = not _has_no_result(slot)
        if has_result and not self._book.is_stale:
            return None
        self._remark(STALE if has_result else NO_RESULT, at)
        return Cell(LOST, self._sheet.place(at))

    def _remark(self, remark: str, at: At) -> None:
        self.remarks.setdefault(remark, []).append(at)

    def _doubt(self, at: At, area: Area, style: Style, found: Content) -> str:
        """Why a figure may be seen otherwise than its text says."""
        sheet, text = self._sheet, found.settled.text
        if area.bottom > area.top and len(sheet.shown_rows(area)) > 1:
            return "一个数占了几行"
        if (_width(text) + found.room + style.indent) * style.size > sum(
            map(sheet.width, sheet.shown_columns(area))
        ):
            return "列太窄，数字显示不全"
        if sum(map(sheet.height, sheet.shown_rows(area))) < LEAST * style.points:
            return "行太矮，数字显示不全"
        if found.number is None and around(style.code) != ("", ""):
            return f"数字格式“{style.code}”改变了显示的字"
        return style.doubt or self._conditional.doubt(at, style, found.number)

    def _content(self, slot: "etree._Element", style: Style) -> Content:
        kind, written = slot.get("t", "n"), slot.findtext(f"{S}v", "")
        if slot.get("vm") or kind in NO_FIGURE:
            doubt = NO_FIGURE.get(kind, f"单元格里{Look.THING.value}")
            return Content(Settled("", doubt.format(written)))
        if kind in ("s", "inlineStr"):
            own = self._string(written) if kind == "s" else slot.find(f"{S}is")
            return Content(text_of(own, style, self._book.styles))
        if kind in ("str", "d"):
            return Content(plain_text(written.removesuffix("T00:00:00"), style))
        if not written.strip():
            return Content(Settled("", UNTOLD if slot.find(f"{S}is") is not None else ""))
        return self._number(written.strip(), style)

    def _string(self, number: str) -> "etree._Element":
        if not number.isdecimal() or int(number) >= len(self._book.strings):
            raise UnreadableError(BROKEN)
        return self._book.strings[int(number)]

    def _number(self, written: str, style: Style) -> Content:
        if not NUMBER.fullmatch(written):
            return Content(Settled("", UNTOLD))
        stored = float(written)
        number = Decimal(f"{stored:.{SIGNIFICANT}g}")
        found = shown(number, style.code)
        if found.doubt:
            return Content(Settled("", found.doubt))
        if found.is_date:
            return Content(self._date(stored, style))
        if not number and (found.text in BLANK or self._sheet.hides_noughts):
            text = "" if self._sheet.hides_noughts else found.text
            return Content(Settled(text, remark=NOUGHT), number)
        return Content(settled([Run(found.text, style.look)]), number, found.room)

    def _date(self, stored: float, style: Style) -> Settled:
        try:
            day = from_excel(stored, self._book.epoch)
        except (OverflowError, ValueError):
            return Settled("", "存的日期不可能")
        return settled([Run(str(day).removesuffix(" 00:00:00"), style.look)])


def _has_no_result(slot: "etree._Element") -> bool:
    """Say whether a formula was never calculated; one whose result is an empty text has a type that says so."""
    return not slot.findtext(f"{S}v", "") and slot.get("t", "n") == "n"


def _width(text: str) -> int:
    """Digits that a text is as wide as."""
    return sum(1 if sign.isascii() else 2 for sign in text)
