"""Excel workbooks (.xlsx): what is seen on every visible sheet, merged cells resolved."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.authoring.workbook import TABLES
from generator.intake.document import Block, Cell, Document, Grid, Text, UnreadableError
from generator.intake.guard import check_cells, needs
from generator.intake.readers import date_fields
from generator.intake.readers.office.archive import Archive, Related, refuse_declarations
from generator.intake.readers.office.cell_styles import Styles
from generator.intake.readers.office.colours import S
from generator.intake.readers.office.fill_in import FillInCells, is_advice, is_fill_in, stated
from generator.intake.readers.office.overlays import R, covered
from generator.intake.readers.office.sheet_cells import Book, SheetCells
from generator.intake.readers.office.worksheet import TRUE, Area, At, Worksheet
from generator.intake.readers.text.lines import is_prose, is_section

with needs():
    from openpyxl.utils import get_column_letter
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

if TYPE_CHECKING:
    from lxml import etree

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
MAIN = "xl/workbook.xml"
SHARED = {"sharedStrings", "styles", "theme"}
"Kinds of parts that all sheets need."
TITLE = re.compile("(?:报告|年报)$")
NAMED = 20
"Places a note names, at most."


def read(data: bytes) -> Document:
    """Return the document. Raises UnreadableError for what is none."""
    archive = Archive(data)
    for name in archive.names():
        if name.endswith((".xml", ".rels")):
            refuse_declarations(archive.read(name))
    # A program opens the part that the file names, whatever another is called.
    main = next(
        (part.name for part in archive.related("").values() if part.kind == "officeDocument"), MAIN
    )
    root = archive.xml(main)
    if STRICT in root.tag:
        raise UnreadableError("文件是“严格的 Open XML”格式；请在 Excel 里另存为普通的 .xlsx。")
    parts = archive.related(main)
    listed = list(root.iter(f"{S}sheet"))
    ours = is_fill_in([sheet.get("name", "") for sheet in listed])
    book = _book(archive, root, parts, ours=ours)
    notes: list[str] = []
    blocks: list[Block] = []
    for each in listed:
        name, part = each.get("name", ""), parts.get(each.get(f"{R}id", ""))
        if each.get("state", "visible") != "visible":
            notes.append(f"工作表“{name}”是隐藏的，没有读入")
        elif part and part.kind == "worksheet" and not (ours and is_advice(name)):
            sheet = Worksheet(name, archive.xml(part.name))
            kind = FillInCells if ours and name == TABLES else SheetCells
            tables = [
                archive.xml(own.name)
                for own in archive.related(part.name).values()
                if own.kind == "table"
            ]
            blocks += _sheet(
                sheet, kind(sheet, book, covered(archive, part.name, sheet), tables), notes
            )
    if not blocks:
        raise UnreadableError("工作簿里没有内容（隐藏的工作表不读）。")
    agency, year = stated(blocks) if ours else (None, None)
    return Document(tuple(blocks), tuple(date_fields.fields(blocks)), tuple(notes), agency, year)


def _book(
    archive: Archive, root: "etree._Element", parts: Mapping[str, Related], *, ours: bool
) -> Book:
    found = {part.kind: archive.xml(part.name) for part in parts.values() if part.kind in SHARED}
    strings = found.get("sharedStrings")
    properties, calculation = root.find(f"{S}workbookPr"), root.find(f"{S}calcPr")
    is_1904 = properties is not None and properties.get("date1904") in TRUE
    return Book(
        strings=list(strings.iter(f"{S}si")) if strings is not None else [],
        styles=Styles(found.get("styles"), found.get("theme")),
        epoch=CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900,
        is_stale=not ours and calculation is not None and calculation.get("fullCalcOnLoad") in TRUE,
    )


def _sheet(sheet: Worksheet, cells: SheetCells, notes: list[str]) -> Iterator[Block]:
    """Yield what stands on a sheet, without rows and columns that nobody sees."""
    filled = {at for at in sheet.slots if cells.has_content(at)}
    used = filled | {at for at in sheet.slots if cells.style(at).is_framed}
    if not filled:
        return
    height, width = max(row for row, _ in used), max(column for _, column in used)
    check_cells(height * width)
    everything = Area(1, 1, height, width)
    rows, columns = sheet.shown_rows(everything), sheet.shown_columns(everything)
    hidden = [f"第 {row} 行" for row in sorted({row for row, _ in filled} - set(rows))]
    hidden += [
        f"{get_column_letter(column)} 列"
        for column in sorted({column for _, column in filled} - set(columns))
    ]
    if hidden:
        notes.append(f"工作表“{sheet.name}”的{_listed(hidden)}是隐藏的，没有读入")
    laid = [tuple(_cell(sheet, cells, (row, column)) for column in columns) for row in rows]
    used_rows = {row for row, _ in used}
    for remark, places in cells.remarks.items():
        named = [f"{get_column_letter(column)}{row}" for row, column in places]
        notes.append(f"工作表“{sheet.name}”{_listed(named)} {remark}")
    yield from _divided(laid, {n for n, row in enumerate(rows) if row in used_rows})


def _listed(places: list[str]) -> str:
    return f"{'、'.join(places[:NAMED])}{'等' if places[NAMED:] else ''}"


def _cell(sheet: Worksheet, cells: SheetCells, at: At) -> Cell | None:
    """What stands in a place; of a merged area in the first place that is seen, and nothing in the others."""
    area = sheet.merged.get(at)
    if area is None:
        return cells.read(at, Area(*at, *at))
    top = next(row for row in range(area.top, at[0] + 1) if not sheet.is_hidden_row(row))
    left = next(
        column for column in range(area.left, at[1] + 1) if not sheet.is_hidden_column(column)
    )
    return cells.read((area.top, area.left), area) if at == (top, left) else None


def _divided(rows: list[tuple[Cell | None, ...]], used: set[int]) -> Iterator[Block]:
    """Yield sentences and headings that have a row to themselves as text, and the tables between them.

    Empty rows belong to a table when they are used, that is when frames are drawn around their cells; and the first
    behind it does, as a row of figures that are all blank may have nothing drawn.
    """
    table: list[tuple[Cell | None, ...]] = []
    columns = {x for at in used for x, cell in enumerate(rows[at]) if cell and cell.text}
    for at, row in enumerate([*rows, ()]):
        filled = [cell for cell in row if cell and cell.text and at in used]
        # A picture beside a heading makes no table of it.
        certain = [cell for cell in filled if not cell.doubt]
        alone = certain[0] if len(certain) == 1 else None
        text = alone is not None and (
            bool(TITLE.search(alone.text))
            or is_section(alone.text)
            or (len(filled) == 1 and (len(columns) == 1 or _is_words(alone, in_table=bool(table))))
        )
        if table and row and not filled and at not in used:
            table.append(row)
        if table and (text or at not in used):
            yield Grid(tuple(table), exact=True)
            table = []
        if alone and text:
            yield from (
                Text(line.strip(), alone.place) for line in alone.text.splitlines() if line.strip()
            )
        elif filled or (table and at in used):
            table.append(row)


def _is_words(alone: Cell, *, in_table: bool) -> bool:
    """Whether the only text of a row is a line of its own: what stands before a table, or a sentence."""
    return is_prose(alone.text) if in_table else not alone.text.strip().isdigit()
