"""Excel workbooks (.xlsx): what is seen on every visible sheet, merged cells resolved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.authoring.workbook import NARRATIVE, TABLES
from generator.intake.document import Block, Copied, Document, UnreadableError
from generator.intake.guard import needs
from generator.intake.readers import date_fields
from generator.intake.readers.office.archive import Archive, Related, refuse_declarations
from generator.intake.readers.office.cell_styles import Styles
from generator.intake.readers.office.copied import CopiedCells, copied
from generator.intake.readers.office.elements import (
    TRUE,
    R,
    S,
    attribute,
    child,
    descendants,
)
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
from generator.intake.readers.office.slot_contents import Book
from generator.intake.readers.office.worksheet import Worksheet

with needs():
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

if TYPE_CHECKING:
    from lxml import etree

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
MAIN = "xl/workbook.xml"
STALE = "是公式，文件里的结果打开时要重算，按缺失读入；请在 Excel 里打开并保存一次，再读入"
CONVERTED = "是公式，转换时重算过，按缺失读入；请在 Excel 里打开，另存为 .xlsx，再读入"
SHARED = {"sharedStrings", "styles", "theme"}
"Kinds of parts that all sheets need."
NO_PART = Related(kind="", name="")


def read_converted(data: bytes) -> Document:
    """The same of a workbook that a program has made of another, all formulas worked out anew."""
    return read(data, stale=CONVERTED)


def read(data: bytes, stale: str = "") -> Document:
    """Return the document. Raises UnreadableError for what is none.

    stale: why no result of a formula is the one that was published.
    """
    archive = Archive(data)
    for name in archive.names():
        if name.endswith((".xml", ".rels")):
            refuse_declarations(archive.read(name))
    workbook = _Workbook(archive, _main(archive), stale)
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


def _main(archive: Archive) -> str:
    """The part a program opens first: the one the file names, whatever another is called."""
    for part in archive.related("").values():
        if part.kind == "officeDocument":
            return part.name
    return MAIN


@dataclass(frozen=True, slots=True)
class _Listed:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    "Of the archive."
    is_visible: bool
    is_worksheet: bool
    "A sheet with a chart is none."


class _Workbook:
    """A workbook, and what its sheets share."""

    def __init__(self, archive: Archive, main: str, stale: str) -> None:
        self._archive = archive
        self._stale = stale
        self._root = archive.xml(main)
        if STRICT in self._root.tag:
            raise UnreadableError("文件是“严格的 Open XML”格式；请在 Excel 里另存为普通的 .xlsx。")
        self._parts = archive.related(main)
        sheets = self._root.iter(f"{S}sheet")
        self._listed = list(map(self._sheet, sheets))
        names = [sheet.name for sheet in self._listed]
        self.is_ours = is_fill_in(names)
        self.is_copy = is_copy(names)
        self._book = self._shared()

    def sheets(self) -> Iterator[SheetBlocks]:
        """What stands on each sheet, and which are left out as hidden."""
        for listed in self._listed:
            if not listed.is_visible:
                note = f"工作表“{listed.name}”是隐藏的，没有读入"
                yield SheetBlocks((), (note,))
            elif listed.is_worksheet and not self._is_left_out(listed.name):
                yield self._read(listed)

    def words(self) -> Copied:
        """Those of our copy of a report."""
        listed = next(sheet for sheet in self._listed if sheet.name == NARRATIVE)
        sheet = Worksheet(listed.name, self._archive.xml(listed.part))
        return copied(sheet, self._book)

    def _is_left_out(self, sheet: str) -> bool:
        if self.is_copy and sheet == NARRATIVE:
            return True
        return self.is_ours and is_advice(sheet)

    def _sheet(self, sheet: "etree._Element") -> _Listed:
        relation = sheet.get(f"{R}id", "")
        part = self._parts.get(relation, NO_PART)
        state = sheet.get("state", "visible")
        return _Listed(
            name=sheet.get("name", ""),
            part=part.name,
            is_visible=state == "visible",
            is_worksheet=part.kind == "worksheet",
        )

    def _shared(self) -> Book:
        shared: dict[str, etree._Element] = {}
        for part in self._parts.values():
            if part.kind in SHARED:
                shared[part.kind] = self._archive.xml(part.name)
        styles = shared.get("styles")
        theme = shared.get("theme")
        strings = descendants(shared.get("sharedStrings"), f"{S}si")
        is_1904 = self._is_set("workbookPr", "date1904")
        stale = STALE if self._is_set("calcPr", "fullCalcOnLoad") else self._stale
        return Book(
            strings=list(strings),
            styles=Styles(styles, theme),
            epoch=CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900,
            stale="" if self.is_ours else stale,
        )

    def _is_set(self, properties: str, name: str) -> bool:
        """Whether a property of the workbook is on."""
        return attribute(child(self._root, f"{S}{properties}"), name) in TRUE

    def _read(self, listed: _Listed) -> SheetBlocks:
        root = self._archive.xml(listed.part)
        sheet = Worksheet(listed.name, root)
        tables = list(self._tables(listed.part))
        overlays = covered(self._archive, listed.part, sheet)
        kind = SheetCells
        if self.is_ours and listed.name == TABLES:
            kind = CopiedCells if self.is_copy else FillInCells
        cells = kind(sheet, self._book, overlays, tables)
        return read_sheet(sheet, cells)

    def _tables(self, part: str) -> "Iterator[etree._Element]":
        """The tables with a style of their own on the sheet of that part."""
        for related in self._archive.related(part).values():
            if related.kind == "table":
                yield self._archive.xml(related.name)
