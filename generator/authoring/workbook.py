"""The fill-in workbook: a report to be filled in with a spreadsheet program and nothing else.

It reads from top to bottom as a report does: “正文” has the title and the sections without a table,
“表格” the others, each table with its words below. Whatever is on these two sheets belongs to the
report; advice stands on “说明” and in the prompts of cells. Needs openpyxl, of the extra `import`;
so it is only imported where a workbook is asked for.
"""

import io
import re
import zipfile
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_FORMULA, TYPE_STRING, Cell, MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.archive.cell import EXPECTED
from generator.archive.figures import Figures
from generator.archive.values import Missing, Value
from generator.authoring.scaffold import title_of
from generator.authoring.worksheet import FIGURE, HEADING, LABEL, PROSE, Box, Sheet, name, sheet
from generator.content.layout import width
from generator.form.editions import SECTIONS
from generator.form.form import Form

NARRATIVE, TABLES, ADVICE = "正文", "表格", "说明"
"The worksheets, in their order."
BLANK = "/"
"What a blank cell of the original is written as; `lost` is written as in a report file."
FIELDS = ("机关名称", "年度", "发布日期")
"Labels before the sections of the narrative; the title stands above them."

ADVICE_LINES = (
    "怎样填写",
    (
        "1. “正文”填标题、发布日期和第一、五、六部分的文字；“表格”填三张表，"
        "表下的空格可以写该部分的文字，也可以不写。"
    ),
    "2. 一段文字之内换行，按 Alt+Enter。文字照原文填写，不要改动原文的措辞。",
    "3. 每一格都要填：0 写 0；原件留空写 /；看不清或缺失写 lost。浅黄色的格子还没有填。",
    (
        "4. 合计由公式算出，各项都是数字时才显示。"
        "原件的合计与公式不同，或者有的项写了 / 或 lost，在合计格中照原件填写。"
    ),
    "5. 红色的格子不符合表内的勾稽关系。先核对是否填错；原件确实如此的，照原件保留。",
    (
        "6. 件数只写阿拉伯数字；金额以万元为单位的只写数字，可带小数点；"
        "标明“总金额”的连同单位照原文填写。"
    ),
    "7. 不要增加、删除或合并行列，不要改动表头。填完保存为 .xlsx，再用 import 命令读入。",
)
EPOCH = (1980, 1, 1, 0, 0, 0)
"The date of everything inside the file, so that the same report always gives the same bytes."
FONT = "宋体"
COLUMN = 8.5
"Width of a column of the tables, in digits."
LINE = 15
"Height of a line, in points."
A4 = 9

THIN = Side(style="thin", color="808080")
BORDER = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
HEADER = PatternFill("solid", bgColor="F2F2F2", fgColor="F2F2F2")
OPEN = PatternFill("solid", bgColor="FFF9E5", fgColor="FFF9E5")
WRONG = PatternFill("solid", bgColor="F8C9C4", fgColor="F8C9C4")
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)


class Look(NamedTuple):
    """How a row of the narrative is set."""

    height: float
    font: Font
    alignment: Alignment


TITLE = Look(36, Font(name=FONT, size=16, bold=True), MIDDLE)
SUBTITLE = Look(24, Font(name=FONT, size=12, bold=True), LEFT)
WORDS = Look(20 * LINE, Font(name=FONT), TOP)

FIGURES = {"count": "AND({0}>=0,{0}=INT({0}))", "signed": "{0}=INT({0})", "decimal": "{0}>=0"}
"""Column kind → the formula that is true of those numbers that are figures of it; an amount with
its unit is text."""


def workbook(agency_name: str, year: int, form: Form, figures: Figures | None) -> bytes:
    """The .xlsx to be filled in, what is known filled in already.

    The same bytes for the same report.
    """
    book = Workbook()
    book.properties.title = title_of(agency_name, year)
    book.properties.creator = agency_name
    narrative = book.worksheets[0]
    narrative.title = NARRATIVE
    _narrative(narrative, agency_name, year)
    _tables(book.create_sheet(TABLES), sheet(form), figures, f"{agency_name} {year} 年")
    _advice(book.create_sheet(ADVICE))
    target = io.BytesIO()
    book.save(target)
    return _timeless(target.getvalue())


def _page(worksheet: Worksheet) -> None:
    worksheet.page_setup.paperSize = A4
    worksheet.page_setup.orientation = "portrait"
    worksheet.page_setup.fitToWidth = 1
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.print_options.horizontalCentered = True
    _running(worksheet.oddFooter, "第 &P 页，共 &N 页")


def _running(line: HeaderFooterItem | None, text: str) -> None:
    """Set the middle of a header or footer; every new worksheet has both."""
    if line is not None:
        line.center.text = text


# The narrative


def _narrative(worksheet: Worksheet, agency_name: str, year: int) -> None:
    _page(worksheet)
    worksheet.column_dimensions["A"].width = 14
    worksheet.column_dimensions["B"].width = 86
    _wide(worksheet, 1, title_of(agency_name, year), TITLE)
    for row, (label, value) in enumerate(zip(FIELDS, (agency_name, year, None), strict=True), 2):
        worksheet.cell(row, 1, label).font = Font(name=FONT, bold=True)
        field = worksheet.cell(row, 2)
        _write(field, value)
        field.font, field.alignment, field.border = Font(name=FONT), LEFT, BORDER
    published = worksheet.cell(1 + len(FIELDS), 2)
    published.number_format = "yyyy-mm-dd"
    _prompt(worksheet, published.coordinate, "原件标明的发布日期，如 2026-01-23；没有标明就空着。")
    row = len(FIELDS) + 3
    for section in SECTIONS:
        if section.table:
            continue
        _wide(worksheet, row, section.heading, SUBTITLE)
        _wide(worksheet, row + 1, None, WORDS)
        _prompt(worksheet, name(row + 1, 1), f"“{section.title}”的文字。换行按 Alt+Enter。")
        _shade_open(worksheet, name(row + 1, 1), name(row + 1, 1))
        row += 3
    _shade_open(worksheet, published.coordinate, published.coordinate)


def _wide(worksheet: Worksheet, row: int, text: str | None, look: Look) -> None:
    """A row of the narrative as one cell."""
    cell = worksheet.cell(row, 1)
    _write(cell, text)
    cell.font, cell.alignment = look.font, look.alignment
    cell.number_format = "@"
    worksheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
    worksheet.row_dimensions[row].height = look.height


def _write(cell: Cell | MergedCell, value: str | int | None) -> None:
    """Set a value of the archive's, which is no formula whatever it begins with.

    Nor does it become one when it is edited.
    """
    cell.value = value
    if cell.data_type == TYPE_FORMULA:
        cell.data_type = TYPE_STRING
        cell.quotePrefix = True


# The tables


def _tables(worksheet: Worksheet, plan: Sheet, figures: Figures | None, running: str) -> None:
    _page(worksheet)
    _running(worksheet.oddHeader, running.replace("&", "&&"))
    for column in range(1, plan.width + 1):
        worksheet.column_dimensions[name(1, column)[:-1]].width = COLUMN
    worksheet.freeze_panes = name(1, plan.labels + 1)
    totals = plan.totals()
    for box in plan.boxes:
        _fill(worksheet, box, totals, figures)
        if box.rows > 1 or box.columns > 1:
            worksheet.merge_cells(box.area)
    _heights(worksheet, plan)
    _rules(worksheet, plan)


def _fill(worksheet: Worksheet, box: Box, totals: dict[str, str], figures: Figures | None) -> None:
    cell = worksheet.cell(box.row, box.column, box.text or None)
    cell.font, cell.alignment = Font(name=FONT, size=10), MIDDLE
    if box.kind == HEADING:
        cell.font, cell.alignment = Font(name=FONT, size=12, bold=True), LEFT
        # The unit is shown behind the heading and is no part of it.
        cell.number_format = f'@"（单位：{box.unit}）"' if box.unit else "@"
    elif box.kind == PROSE:
        cell.alignment, cell.number_format = TOP, "@"
    if box.kind in (LABEL, FIGURE):
        for row in range(box.row, box.row + box.rows):
            for column in range(box.column, box.column + box.columns):
                worksheet.cell(row, column).border = BORDER
                if box.kind == LABEL:
                    worksheet.cell(row, column).fill = HEADER
    if box.cell:
        known = figures[box.cell.id] if figures and box.cell.id in figures else Missing.UNFILLED
        stored = _stored(known)
        cell.value = totals.get(box.cell.id) if stored is None else stored


def _stored(value: Value) -> str | int | float | None:
    """A figure as a spreadsheet keeps it; a number only where none of its text is lost by that."""
    if isinstance(value, Missing):
        return {Missing.BLANK: BLANK, Missing.LOST: Missing.LOST.value}.get(value)
    if isinstance(value, int):
        return value
    if re.fullmatch(r"[0-9.]+", value):
        number = float(Decimal(value))
        return next((kept for kept in (int(number), number) if str(kept) == value), value)
    return value


def _heights(worksheet: Worksheet, plan: Sheet) -> None:
    """Room for every label; spreadsheet programs do not make it where cells are merged."""
    lines: dict[int, int] = {}
    for box in plan.boxes:
        need = ceil(width(box.text) / (box.columns * COLUMN - 1)) if box.kind == LABEL else 1
        if box.rows == 1:
            lines[box.row] = max(lines.get(box.row, 1), 4 if box.kind == PROSE else need)
    for row, count in lines.items():
        worksheet.row_dimensions[row].height = LINE * count + 5


def _rules(worksheet: Worksheet, plan: Sheet) -> None:
    """What may be typed, what is still open, and what contradicts itself."""
    for areas, formula in plan.broken():
        worksheet.conditional_formatting.add(areas, _shown_where(formula, WRONG))
    for kind in sorted({cell.column.kind for cell in plan.form.cells}):
        for first, area in plan.rectangles(kind):
            words = f"{EXPECTED[kind]}。原件留空写 /；看不清或缺失写 lost。"
            _prompt(worksheet, area, words, _typed(kind, first))
            _shade_open(worksheet, area, first)
    for box in plan.boxes:
        if box.kind == PROSE:
            _prompt(
                worksheet, box.place, "这一部分除表格以外的文字，没有就空着。换行按 Alt+Enter。"
            )


def _typed(kind: str, first: str) -> str:
    """What may stand in a cell of that kind, said of the first of an area.

    Empty where any text may stand.
    """
    if kind not in FIGURES:
        return ""
    # Only IF leaves alone what it does not need: INT of a text is an error, and so would be AND or
    # OR of it.
    is_figure = FIGURES[kind].format(first)
    is_missing = f'OR({first}="{BLANK}",{first}="{Missing.LOST.value}")'
    return f"IF(ISNUMBER({first}),{is_figure},{is_missing})"


def _prompt(worksheet: Worksheet, places: str, words: str, formula: str = "") -> None:
    """Words shown when a cell is chosen.

    What does not fit the formula is asked about, not refused.
    """
    rule = DataValidation(
        sqref=MultiCellRange(places),
        type="custom" if formula else None,
        formula1=formula or None,
        errorStyle="warning",
        allow_blank=True,
        showErrorMessage=bool(formula),
        showInputMessage=True,
        errorTitle="请核对",
        error=words,
        promptTitle="填写",
        prompt=words,
    )
    worksheet.add_data_validation(rule)


def _shade_open(worksheet: Worksheet, places: str, first: str) -> None:
    """Cells nobody has filled in are shaded."""
    worksheet.conditional_formatting.add(places, _shown_where(f"LEN({first})=0", OPEN))


def _shown_where(formula: str, fill: PatternFill) -> Rule:
    return Rule(type="expression", formula=[formula], dxf=DifferentialStyle(fill=fill))


# Advice, and what makes the bytes the same


def _advice(worksheet: Worksheet) -> None:
    _page(worksheet)
    worksheet.column_dimensions["A"].width = 100
    for row, text in enumerate(ADVICE_LINES, 1):
        cell = worksheet.cell(row, 1, text)
        cell.font, cell.alignment = Font(name=FONT, size=12, bold=row == 1), TOP
        worksheet.row_dimensions[row].height = 18 * ceil(width(text) / 80) + 4


def _timeless(data: bytes) -> bytes:
    """The same file with constant dates."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for entry in sorted(source.namelist()):
            content = source.read(entry)
            if entry.startswith("docProps/"):
                content = re.sub(
                    rb">[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z<", b">1980-01-01T00:00:00Z<", content
                )
            information = zipfile.ZipInfo(entry, EPOCH)
            information.compress_type = zipfile.ZIP_DEFLATED
            information.external_attr = 0o644 << 16
            copy.writestr(information, content)
    return target.getvalue()
