"""What a reader sees in the cells of a worksheet, each a text, or lost where that is in doubt."""

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.intake.document import LOST, Cell, doubtful
from generator.intake.guard import needs
from generator.intake.readers.colours import S
from generator.intake.readers.office.cell_styles import Style, Styles
from generator.intake.readers.office.conditional import ConditionalFormats
from generator.intake.readers.office.number_formats import is_shown, shown
from generator.intake.readers.office.worksheet import Area, At, Worksheet
from generator.intake.readers.runs import WORDLESS, Look, Run, Settled, settled
from generator.intake.readers.text.lines import is_prose
from generator.intake.tables.values import BLANK, is_figure, is_label

with needs():
    from openpyxl.utils.datetime import from_excel

if TYPE_CHECKING:
    from datetime import datetime

    from lxml import etree

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"A character that XML may not hold, or an underscore that could be mistaken for one: _x000D_."
SIGNIFICANT = 15
"Digits Excel keeps and shows; the file has 17, so 0.3 is stored as 0.30000000000000004."
NO_RESULT = "是公式，文件里没有存结果，按缺失读入；请在 Excel 里打开并保存一次，再读入"
STALE = "是公式，文件里的结果打开时要重算，按缺失读入；请在 Excel 里打开并保存一次，再读入"
NOUGHT = "存的是 0，显示为空白或横线，按看到的读作空白"
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


class SheetCells:
    """Reads the cells of a worksheet."""

    def __init__(self, sheet: Worksheet, book: Book, covered: Sequence[Area]) -> None:
        self._sheet = sheet
        self._book = book
        self._conditional = ConditionalFormats(sheet, book.styles)
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
        if at in self._sheet.twice:
            return doubtful(place, "在文件里有两份内容")
        formula = slot.find(f"{S}f")
        untold = self._of_formula(at, slot, formula.text or "") if formula is not None else None
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
        if _width(text) * style.size > sum(map(sheet.width, sheet.shown_columns(area))):
            return "列太窄，数字显示不全"
        if found.number is None and not is_shown(text, style.code):
            return f"数字格式“{style.code}”改变了显示的字"
        return style.doubt or self._conditional.doubt(at, style, found.number)

    def _content(self, slot: "etree._Element", style: Style) -> Content:
        kind, written = slot.get("t", "n"), slot.findtext(f"{S}v", "")
        if slot.get("vm") or kind in NO_FIGURE:
            doubt = NO_FIGURE.get(kind, f"单元格里{Look.THING.value}")
            return Content(Settled("", doubt.format(written)))
        if kind in ("s", "inlineStr"):
            own = self._book.strings[int(written)] if kind == "s" else slot.find(f"{S}is")
            return Content(_settled(list(self._runs(own, style)) if own is not None else []))
        if kind in ("str", "d"):
            return Content(
                _settled([Run(_unescaped(written).removesuffix("T00:00:00"), style.look)])
            )
        return self._number(written.strip(), style) if written.strip() else Content(Settled(""))

    def _number(self, written: str, style: Style) -> Content:
        stored = float(written)
        if not math.isfinite(stored):
            return Content(Settled("", f"存的“{written}”不是数"))
        number = Decimal(f"{stored:.{SIGNIFICANT}g}")
        found = shown(number, style.code)
        if found.doubt:
            return Content(Settled("", found.doubt))
        if found.is_date:
            return Content(self._date(stored, style))
        if not number and (found.text in BLANK or self._sheet.hides_noughts):
            text = "" if self._sheet.hides_noughts else found.text
            return Content(Settled(text, remark=NOUGHT), number)
        return Content(settled([Run(found.text, style.look)]), number)

    def _date(self, stored: float, style: Style) -> Settled:
        try:
            day = from_excel(stored, self._book.epoch)
        except (OverflowError, ValueError):
            return Settled("", "存的日期不可能")
        return settled([Run(str(day).removesuffix(" 00:00:00"), style.look)])

    def _runs(self, item: "etree._Element", style: Style) -> Iterator[Run]:
        """What a text consists of; within a cell that looks odd, nothing looks plain again."""
        for child in item:
            if child.tag == f"{S}t":
                yield Run(_unescaped(child.text or ""), style.look)
            elif child.tag == f"{S}r":
                own = child.find(f"{S}rPr")
                look = self._book.styles.look(own, style.fill) if own is not None else Look.PLAIN
                text = _unescaped(child.findtext(f"{S}t", ""))
                yield Run(text, style.look if look is Look.PLAIN else look)
            elif child.tag == f"{S}rPh":
                yield Run(child.findtext(f"{S}t", ""), Look.ANNOTATION)


def _settled(runs: Sequence[Run]) -> Settled:
    """What a text says; of sentences its lines are kept apart."""
    words = "".join(run.text for run in runs if run.look not in WORDLESS)
    if is_label(words) and any(map(is_prose, words.split("\n"))):
        return Settled("\n".join(line.strip() for line in words.split("\n") if line.strip()))
    return settled(runs)


def _unescaped(text: str) -> str:
    plain = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def _has_no_result(slot: "etree._Element") -> bool:
    """Say whether a formula was never calculated; one whose result is an empty text has a type that says so."""
    return not slot.findtext(f"{S}v", "") and slot.get("t", "n") == "n"


def _width(text: str) -> int:
    """Digits that a text is as wide as."""
    return sum(1 if sign.isascii() else 2 for sign in text)
