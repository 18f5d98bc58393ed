"""What a reader sees in the cells of a worksheet, each a text, or lost where that is in doubt."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.intake.document import LOST, Cell, doubtful
from generator.intake.readers.office.areas import Area, At
from generator.intake.readers.office.cell_styles import Style
from generator.intake.readers.office.conditional import ConditionalFormats, StoredFigure
from generator.intake.readers.office.elements import S, attribute
from generator.intake.readers.office.number_formats import around
from generator.intake.readers.office.slot_contents import (
    Book,
    Content,
    Contents,
    Slot,
)
from generator.intake.readers.office.worksheet import Worksheet
from generator.intake.tables.values import is_figure, is_label

if TYPE_CHECKING:
    from lxml import etree

LEAST = 0.7
"Of the height of its text: a lower row cuts digits off."
NO_RESULT = "是公式，文件里没有存结果，按缺失读入；请在 Excel 里打开并保存一次，再读入"
COVERED = "上面盖着图片、文本框、控件或批注"


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
        self._contents = Contents(book, hides_noughts=sheet.hides_noughts)
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
        is_covered = any(map(area.meets, self._covered))
        if is_covered and not is_label(cell.text):
            return doubtful(cell.place, COVERED)
        return cell

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
        elif self._book.stale:
            self._remark(self._book.stale, slot)
        else:
            return None
        return Cell(LOST, slot.place)

    def _stored(self, slot: Slot) -> Cell:
        """What is seen of what is stored in a cell."""
        content = self._contents.of(slot)
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
