"""The tables to be filled in: what is known, what may be typed, and what contradicts itself."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.archive.cell import EXPECTED
from generator.archive.figures import Figures
from generator.authoring.workbook.book import Book
from generator.authoring.workbook.checks import (
    is_open,
    prompt,
    shade,
    typed,
)
from generator.authoring.workbook.looks import Look
from generator.authoring.workbook.rows import Stored
from generator.authoring.workbook.stored import stored
from generator.authoring.workbook.tables import (
    COLUMN,
    area_of,
    heights,
    unit_code,
)
from generator.authoring.worksheet import (
    HEADING,
    LABEL,
    PROSE,
    Box,
    Sheet,
)

LOOKS = {
    LABEL: Look.LABEL,
    PROSE: Look.PROSE,
}
"Of a label, and of the room for words."
PROSE_PROMPT = "这一部分除表格以外的文字，没有就空着。换行按 Alt+Enter。"


def fill_tables(
    book: Book,
    title: str,
    plan: Sheet,
    figures: Figures | None,
    running: str,
) -> None:
    """Draw them with the figures that are known; totals are added up.

    running: what is printed above each page.
    """
    worksheet = _sheet(book, title, plan, running)
    worksheet.set_column(0, plan.width - 1, COLUMN)
    for row, height in heights(plan, [COLUMN] * plan.width).items():
        worksheet.set_row(row - 1, height)
    totals = plan.totals()
    for box in plan.boxes:
        if box.cell:
            cell = box.cell.id
            known = stored(figures[cell]) if figures and cell in figures else None
            shown = totals.get(cell) if known is None else known
            _draw(worksheet, box, shown, book.format(Look.FIGURE))
        elif box.kind == HEADING:
            _draw(worksheet, box, box.text, book.format(Look.HEADING, unit_code(box)))
        else:
            _draw(worksheet, box, box.text or None, book.format(LOOKS[box.kind]))
    _add_checks(book, worksheet, plan)


def _sheet(
    book: Book,
    title: str,
    plan: Sheet,
    running: str,
) -> Worksheet:
    """A sheet for the tables, with nothing in it yet.

    running: what is printed above each page.
    """
    worksheet = book.sheet(title)
    literally = running.replace("&", "&&")
    worksheet.set_header(f"&C{literally}")
    worksheet.freeze_panes(0, plan.labels)
    return worksheet


def _draw(
    worksheet: Worksheet,
    box: Box,
    stored: Stored,
    form: Format,
) -> None:
    """What a box holds, over all of its cells."""
    row = box.row - 1
    column = box.column - 1
    if box.rows > 1 or box.columns > 1:
        worksheet.merge_range(*area_of(box), "", form)
    if stored is None:
        worksheet.write_blank(row, column, None, form)
    elif not isinstance(stored, str):
        worksheet.write_number(row, column, stored, form)
    elif stored.startswith("="):
        worksheet.write_formula(row, column, stored, form, "")
    else:
        worksheet.write_string(row, column, stored, form)


def _add_checks(book: Book, worksheet: Worksheet, plan: Sheet) -> None:
    """What may be typed, what is still open, and what contradicts itself."""
    wrong = book.format(Look.WRONG)
    for areas, formula in plan.broken():
        shade(worksheet, areas, formula, wrong)
    kinds = {cell.column.kind for cell in plan.form.cells}
    for kind in sorted(kinds):
        words = f"{EXPECTED[kind]}。原件留空写 /；看不清或缺失写 lost。"
        for first, area in plan.rectangles(kind):
            formula = typed(kind, first)
            prompt(worksheet, area, words, formula)
            shade(worksheet, area, is_open(first), book.format(Look.OPEN))
    for box in plan.boxes:
        if box.kind == PROSE:
            prompt(worksheet, box.first, PROSE_PROMPT)
