"""Excel workbooks (.xlsx): what is seen on every visible sheet, merged cells resolved."""

from collections.abc import Iterable, Iterator

from generator.authoring.workbook import NARRATIVE, TABLES
from generator.intake.document import Block, Copied, Document, UnreadableError
from generator.intake.readers import date_fields
from generator.intake.readers.office.copied import CopiedCells, copied
from generator.intake.readers.office.feedback_sheets import is_feedback
from generator.intake.readers.office.fill_in import (
    FillInCells,
    Stated,
    is_advice,
    is_copy,
    is_fill_in,
    stated,
)
from generator.intake.readers.office.overlays import covered
from generator.intake.readers.office.sheet_blocks import SheetBlocks, read_sheet
from generator.intake.readers.office.sheet_cells import SheetCells
from generator.intake.readers.office.workbook import Listed, Workbook

FEEDBACK = "文件是发给机关核对的反馈表，不是年报；放回收集的文件夹，用 collect 命令读回。"
CONVERTED = "是公式，转换时重算过，按缺失读入；请在 Excel 里打开，另存为 .xlsx，再读入"


def read_converted(data: bytes) -> Document:
    """The same of a workbook that a program has made of another, all formulas worked out anew."""
    return read(data, stale=CONVERTED)


def read(data: bytes, stale: str = "") -> Document:
    """Return the document. Raises UnreadableError for what is none.

    stale: why no result of a formula is the one that was published.
    """
    book = Workbook(data)
    if is_feedback(book):
        raise UnreadableError(FEEDBACK)
    workbook = _Report(book, stale)
    blocks: list[Block] = []
    notes: list[str] = []
    for sheet in workbook.sheets():
        blocks += sheet.blocks
        notes += sheet.notes
    if not blocks:
        raise UnreadableError("工作簿里没有内容（隐藏的工作表不读）。")
    if workbook.is_copy:
        return _copy(blocks, notes, workbook.words())
    whose = stated(blocks) if workbook.is_ours else Stated()
    return Document(
        blocks=tuple(blocks),
        published=tuple(date_fields.fields(blocks)),
        notes=tuple(notes),
        agency=whose.agency,
        year=whose.year,
        url=whose.url,
    )


def _copy(tables: Iterable[Block], notes: Iterable[str], words: Copied) -> Document:
    """Our own copy of a report."""
    return Document(
        blocks=tuple(tables),
        published=(words.published,),
        notes=tuple(notes),
        agency=words.agency,
        year=words.year,
        url=words.url,
        copied=words,
    )


class _Report:
    """A workbook that is a report: anybody's, our fill-in one, or our copy."""

    def __init__(self, workbook: Workbook, stale: str) -> None:
        self._workbook = workbook
        names = [sheet.name for sheet in workbook.listed]
        self.is_ours = is_fill_in(names)
        self.is_copy = is_copy(names)
        self._book = workbook.shared(is_recalculated=self.is_ours, stale=stale)

    def sheets(self) -> Iterator[SheetBlocks]:
        """What stands on each sheet, and which are left out as hidden."""
        for listed in self._workbook.listed:
            if not listed.is_visible:
                note = f"工作表“{listed.name}”是隐藏的，没有读入"
                yield SheetBlocks((), (note,))
            elif listed.is_worksheet and not self._is_left_out(listed.name):
                yield self._read(listed)

    def words(self) -> Copied:
        """Those of our copy of a report."""
        listed = next(sheet for sheet in self._workbook.listed if sheet.name == NARRATIVE)
        return copied(self._workbook.worksheet(listed), self._book)

    def _is_left_out(self, sheet: str) -> bool:
        if self.is_copy and sheet == NARRATIVE:
            return True
        return self.is_ours and is_advice(sheet)

    def _read(self, listed: Listed) -> SheetBlocks:
        sheet = self._workbook.worksheet(listed)
        tables = list(self._workbook.tables(listed.part))
        overlays = covered(self._workbook.archive, listed.part, sheet)
        kind = SheetCells
        if self.is_ours and listed.name == TABLES:
            kind = CopiedCells if self.is_copy else FillInCells
        cells = kind(sheet, self._book, overlays, tables)
        return read_sheet(sheet, cells)
