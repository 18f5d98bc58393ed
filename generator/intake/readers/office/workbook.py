"""An Excel workbook: its sheets by name, and what they share."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.intake.document import UnreadableError
from generator.intake.guard import needs
from generator.intake.readers.office.archive import (
    Archive,
    Related,
    refuse_declarations,
)
from generator.intake.readers.office.cell_styles import Styles
from generator.intake.readers.office.elements import (
    TRUE,
    R,
    S,
    attribute,
    child,
    descendants,
)
from generator.intake.readers.office.slot_contents import Book
from generator.intake.readers.office.worksheet import Worksheet

with needs():
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

if TYPE_CHECKING:
    from lxml import etree

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
MAIN = "xl/workbook.xml"
STALE = "是公式，文件里的结果打开时要重算，按缺失读入；请在 Excel 里打开并保存一次，再读入"
SHARED = {"sharedStrings", "styles", "theme"}
"Kinds of parts that all sheets need."
NO_PART = Related(kind="", name="")
KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"


@dataclass(frozen=True, slots=True)
class Listed:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    "Of the archive."
    is_visible: bool
    is_worksheet: bool
    "A sheet with a chart is none."


class Workbook:
    """A workbook, and what its sheets share."""

    def __init__(self, data: bytes) -> None:
        """Raise UnreadableError for what is none."""
        self.archive = Archive(data)
        for name in self.archive.names():
            if name.endswith((".xml", ".rels")):
                refuse_declarations(self.archive.read(name))
        main = _main(self.archive)
        self._root = self.archive.xml(main)
        if STRICT in self._root.tag:
            raise UnreadableError("文件是“严格的 Open XML”格式；请在 Excel 里另存为普通的 .xlsx。")
        self._parts = self.archive.related(main)
        sheets = self._root.iter(f"{S}sheet")
        self.listed = list(map(self._sheet, sheets))

    @property
    def keywords(self) -> str:
        """What it says of itself outside its sheets."""
        for part in self.archive.related("").values():
            if part.kind == "core-properties":
                return self.archive.xml(part.name).findtext(f".//{KEYWORDS}", "")
        return ""

    def worksheet(self, listed: Listed) -> Worksheet:
        """The cells of a sheet."""
        return Worksheet(listed.name, self.archive.xml(listed.part))

    def shared(self, *, is_recalculated: bool, stale: str = "") -> Book:
        """What all of them need.

        stale: why no result of a formula is the one that was published; is_recalculated: stored
        results of formulas need not be fresh.
        """
        shared: dict[str, etree._Element] = {}
        for part in self._parts.values():
            if part.kind in SHARED:
                shared[part.kind] = self.archive.xml(part.name)
        strings = descendants(shared.get("sharedStrings"), f"{S}si")
        is_1904 = self._is_set("workbookPr", "date1904")
        why = STALE if self._is_set("calcPr", "fullCalcOnLoad") else stale
        return Book(
            strings=list(strings),
            styles=Styles(shared.get("styles"), shared.get("theme")),
            epoch=CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900,
            stale="" if is_recalculated else why,
        )

    def tables(self, part: str) -> "Iterator[etree._Element]":
        """The tables with a style of their own on the sheet of that part."""
        for related in self.archive.related(part).values():
            if related.kind == "table":
                yield self.archive.xml(related.name)

    def _sheet(self, sheet: "etree._Element") -> Listed:
        relation = sheet.get(f"{R}id", "")
        part = self._parts.get(relation, NO_PART)
        state = sheet.get("state", "visible")
        return Listed(
            name=sheet.get("name", ""),
            part=part.name,
            is_visible=state == "visible",
            is_worksheet=part.kind == "worksheet",
        )

    def _is_set(self, properties: str, name: str) -> bool:
        """Whether a property of the workbook is on."""
        return attribute(child(self._root, f"{S}{properties}"), name) in TRUE


def _main(archive: Archive) -> str:
    """The part a program opens first: the one the file names, whatever another is called."""
    for part in archive.related("").values():
        if part.kind == "officeDocument":
            return part.name
    return MAIN
