"""Excel workbooks (.xlsx): every visible sheet, merged cells resolved, figures as they are stored."""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.intake.document import LOST, Block, Cell, Document, Grid, Text, UnreadableError
from generator.intake.guard import check_cells, needs
from generator.intake.readers import published
from generator.intake.readers.archive import Archive, refuse_declarations
from generator.intake.readers.lines import is_prose, is_section
from generator.intake.readers.words import join

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

with needs():
    from openpyxl import load_workbook
    from openpyxl.cell.cell import Cell as Slot
    from openpyxl.cell.cell import MergedCell
    from openpyxl.utils import get_column_letter
    from openpyxl.utils.cell import range_boundaries

MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})[\"']")
OUR_ADVICE = "说明"
OUR_SHEETS = {"正文", "表格", OUR_ADVICE}
"The fill-in workbook of this archive has a sheet that says how to fill it in."
SIGNIFICANT = 15
"Digits Excel keeps and shows; the file has 17, so 0.3 is stored as 0.30000000000000004."
TITLE = re.compile("(?:报告|年报)$")
NAMED = 20
"Places a note names, at most."
MIDNIGHT = (0, 0, 0)


def read(data: bytes) -> Document:
    """Return the document. Raises UnreadableError for what is none."""
    archive = Archive(data)
    for name in archive.names():
        if name.endswith((".xml", ".rels")):
            part = archive.read(name)
            refuse_declarations(part)
            check_cells(sum(_area(found.decode("ascii")) for found in MERGED.findall(part)))
    shown = load_workbook(io.BytesIO(data), data_only=True)
    written = load_workbook(io.BytesIO(data))
    notes: list[str] = []
    blocks: list[Block] = []
    for sheet in shown.worksheets:
        ours = set(shown.sheetnames) == OUR_SHEETS and sheet.title == OUR_ADVICE
        if sheet.sheet_state == "visible" and not ours:
            blocks += _sheet(sheet, written[sheet.title], notes)
    if not blocks:
        raise UnreadableError("工作簿里没有内容（隐藏的工作表不读）。")
    return Document(tuple(blocks), tuple(published.fields(blocks)), tuple(notes))


def _area(span: str) -> int:
    left, top, right, bottom = range_boundaries(span)
    return (int(right or 0) - int(left or 0) + 1) * (int(bottom or 0) - int(top or 0) + 1)


def _sheet(sheet: "Worksheet", written: "Worksheet", notes: list[str]) -> Iterator[Block]:
    check_cells(sheet.max_row * sheet.max_column)
    used = [slot for row in sheet.iter_rows() for slot in row if slot.value is not None or _is_framed(slot)]
    unknown = [
        f"{slot.column_letter}{slot.row}"
        for row in written.iter_rows()
        for slot in row
        if isinstance(slot, Slot) and slot.data_type == "f" and _has_no_result(sheet[slot.coordinate])
    ]
    for place in unknown:
        sheet[place].value = LOST
    if unknown:
        where = f"工作表“{sheet.title}”{'、'.join(unknown[:NAMED])}{'等' if unknown[NAMED:] else ''}"
        notes.append(f"{where} 是公式，文件里没有存结果，按缺失读入；请在 Excel 里打开并保存一次，再读入")
    hidden = [f"第 {at} 行" for at, row in sheet.row_dimensions.items() if row.hidden]
    hidden += [f"{at} 列" for at, column in sheet.column_dimensions.items() if column.hidden]
    if hidden:
        notes.append(f"工作表“{sheet.title}”的{'、'.join(hidden[:NAMED])}是隐藏的，照样读入")
    if any(slot.value is not None for slot in used):
        width = max(int(slot.column or 0) for slot in used)
        height = max(int(slot.row or 0) for slot in used)
        rows = [_row(sheet, at, width) for at in range(1, height + 1)]
        yield from _divided(rows, {int(slot.row or 0) - 1 for slot in used})


def _row(sheet: "Worksheet", at: int, width: int) -> tuple[Cell | None, ...]:
    cells: list[Cell | None] = []
    for column in range(1, width + 1):
        slot = sheet.cell(at, column)
        place = f"工作表“{sheet.title}”{get_column_letter(column)}{at}"
        cells.append(None if isinstance(slot, MergedCell) else Cell(_text(slot), place))
    return tuple(cells)


def _divided(rows: list[tuple[Cell | None, ...]], used: set[int]) -> Iterator[Block]:
    """Yield sentences and headings that have a row to themselves as text, and the tables between them.

    Empty rows belong to a table when they are used, that is when frames are drawn around their cells; and the first
    behind it does, as a row of figures that are all blank may have nothing drawn.
    """
    table: list[tuple[Cell | None, ...]] = []
    columns = {x for row in rows for x, cell in enumerate(row) if cell and cell.text}
    for at, row in enumerate([*rows, ()]):
        filled = [cell for cell in row if cell and cell.text]
        alone = filled[0] if len(filled) == 1 else None
        text = alone is not None and (
            len(columns) == 1
            or (not table and not alone.text.strip().isdigit())
            or bool(TITLE.search(alone.text))
            or is_section(alone.text)
            or is_prose(alone.text)
        )
        if table and row and not filled and at not in used:
            table.append(row)
        if table and (text or at not in used):
            yield Grid(tuple(table), exact=True)
            table = []
        if alone and text:
            yield from (Text(line.strip(), alone.place) for line in alone.text.splitlines() if line.strip())
        elif filled or (table and at in used):
            table.append(row)


def _is_framed(slot: "Slot | MergedCell") -> bool:
    return slot.has_style and any(side is not None and side.style for side in (slot.border.left, slot.border.bottom))


def _has_no_result(slot: "Slot | MergedCell") -> bool:
    """Say whether a formula was never calculated; one whose result is no text has a type that says so."""
    return slot.value is None and slot.data_type == "n"


def _text(slot: "Slot") -> str:
    value = slot.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        percent = "%" in (slot.number_format or "")
        number = Decimal(f"{value * 100 if percent else value:.{SIGNIFICANT}g}")
        return f"{number:f}" + ("%" if percent else "")
    if isinstance(value, datetime):
        day = (value.hour, value.minute, value.second) == MIDNIGHT
        return value.date().isoformat() if day else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    lines = str(value).replace("_x000D_", "").splitlines()
    return join(lines) if not any(map(is_prose, lines)) else "\n".join(line.strip() for line in lines if line.strip())
