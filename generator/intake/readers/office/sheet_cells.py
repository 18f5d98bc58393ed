"""What a reader sees in the cells of a worksheet, each a text, or lost where that is in doubt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.intake.document import LOST, Cell, UnreadableError, doubtful
from generator.intake.guard import needs
from generator.intake.readers.office.archive import BROKEN
from generator.intake.readers.office.cell_styles import Style, Styles
from generator.intake.readers.office.conditional import ConditionalFormats, StoredFigure
from generator.intake.readers.office.elements import S, attribute, of_number
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
        element = self._sheet.slots.get(at)
        return self._book.styles.of(attribute(element, "s"))

    def has_content(self, at: At) -> bool:
        """Whether anything is stored in a cell."""
        return len(self._sheet.slots[at]) > 0

    def read(self, area: Area) -> Cell:
        """Return what is seen of the cell that takes that area; only what is shown of it counts."""
        cell = self._uncovered(area)
        if is_label(cell.text):
            return cell
        is_covered = any(map(area.meets, self._covered))
        return doubtful(cell.place, COVERED) if is_covered else cell

    def _uncovered(self, area: Area) -> Cell:
        at = area.first
        place = self._sheet.place(at)
        element = self._sheet.slots.get(at)
        if element is None:
            return Cell("", place)
        slot = Slot(area, place, element, self.style(at))
        if slot.is_double or at in self._sheet.twice:
            return doubtful(place, "在文件里有两份内容")
        if self._is_formula(slot):
            untold = self._of_formula(slot)
            if untold:
                return untold
        return self._stored(slot)

    def _is_formula(self, slot: Slot) -> bool:
        """Whether a formula fills it, its own or that of an area."""
        if slot.element.find(f"{S}f") is not None:
            return True
        at = slot.area.first
        return any(area.holds(at) for area in self._sheet.calculated)

    def _of_formula(self, slot: Slot) -> Cell | None:
        """Return what stands for a formula whose stored result cannot be taken; None if it can."""
        if not slot.has_result:
            self._remark(NO_RESULT, slot)
        elif self._book.is_stale:
            self._remark(STALE, slot)
        else:
            return None
        return Cell(LOST, slot.place)

    def _stored(self, slot: Slot) -> Cell:
        """What is seen of what is stored in a cell."""
        content = self._content(slot)
        seen = content.settled
        if seen.remark:
            self._remark(seen.remark, slot)
        doubt = seen.doubt
        if not doubt and is_figure(seen.text):
            doubt = self._doubt(slot, content)
        if doubt:
            return doubtful(slot.place, doubt)
        return Cell(seen.text, slot.place)

    def _remark(self, remark: str, slot: Slot) -> None:
        cells = self.remarks.setdefault(remark, [])
        cells.append(slot.area.first)

    def _doubt(self, slot: Slot, content: Content) -> str:
        """Why a figure may be seen otherwise than its text says."""
        style = slot.style
        rows = self._sheet.shown_rows(slot.area)
        if len(rows) > 1:
            return "一个数占了几行"
        columns = self._sheet.shown_columns(slot.area)
        width = sum(map(self._sheet.width, columns))
        if content.width(style) > width:
            return "列太窄，数字显示不全"
        height = sum(map(self._sheet.height, rows))
        if height < LEAST * style.points:
            return "行太矮，数字显示不全"
        is_number = content.number is not None
        if not is_number and around(style.code) != ("", ""):
            return f"数字格式“{style.code}”改变了显示的字"
        if style.doubt:
            return style.doubt
        figure = StoredFigure(slot.area.first, style, content.number)
        return self._conditional.doubt(figure)

    def _content(self, slot: Slot) -> Content:
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
        if slot.kind == "s":
            text = self._string(slot.written)
            return text_of(text, style, self._book.styles)
        if slot.kind == "inlineStr":
            return text_of(slot.own_text, style, self._book.styles)
        written = slot.written.removesuffix(MIDNIGHT)
        return plain_text(written, style)

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
        text = seen.text
        if not number and self._sheet.hides_noughts:
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


def _width(text: str) -> int:
    """Digits that a text is as wide as: 12元 has four."""
    wide = sum(not sign.isascii() for sign in text)
    return len(text) + wide
