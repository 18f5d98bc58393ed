"""Cells of worksheets: a figure is digits a reader sees.

Whatever else is stored there, or shown, is lost.
"""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from openpyxl import load_workbook

from generator.archive.values import Missing, Value
from generator.finding import Finding
from generator.intake.report import read_original
from support.mutations.packed import packed
from support.small_workbooks import (
    PLACE,
    Book,
    S,
    anchored,
    conditional,
    controlled,
    runs,
    text,
    written,
)

pytestmark = pytest.mark.usefixtures("same_process")

LOST, BLANK = Missing.LOST, Missing.BLANK
WHERE = f"工作表“表格”{PLACE}"
TEXT = "t='inlineStr'"
DARK = "<patternFill patternType='solid'><fgColor rgb='FF1F4E78'/></patternFill>"
ACCOUNTING = "_ * #,##0_ ;_ * -#,##0_ ;_ * &quot;-&quot;??_ ;_ @_ "
MERGED = "<mergeCells><mergeCell ref='{}'/></mergeCells>"
WHITE = "<color rgb='FFFFFFFF'/>"
STRUCK = "<strike/>"
BLUE = "<color rgb='FF1F4E78'/>"
SHADED = "<fill><patternFill><bgColor rgb='{}'/></patternFill></fill>"


def imported(folder: Path, book: Book) -> tuple[list[Value], list[Value], list[Finding]]:
    """The row above the one with the odd cell, that row, and all that is said."""
    path = folder / "original.xlsx"
    path.write_bytes(written(book))
    found = read_original(path, "410411", "gxj", None)
    assert found.report is not None, found.findings
    figures = found.report.figures
    above, own = (
        [figures[f"proactive.{row}.{column}"] for column in ("issued", "repealed", "in_force")]
        for row in ("regulations", "normative_documents")
    )
    return above, own, found.findings


def named(findings: list[Finding]) -> bool:
    """Whether a finding says of the cell why it is lost."""
    return any(WHERE in finding.message for finding in findings)


SEEN: dict[str, Book] = {
    "a number": Book(),
    "a number with a fraction of noughts": Book("<v>15.0</v>"),
    "a text": Book(text("15"), TEXT),
    "a shared text": Book("<v>1</v>", "t='s'", strings="<si><t>9</t></si><si><t>15</t></si>"),
    "a text of two runs": Book(runs(("1", "<b/>"), ("5", "<i/>")), TEXT),
    "a text with an escaped digit": Book(text("_x0031_5"), TEXT),
    "a text with a line end behind": Book(text("15_x000D_\n"), TEXT),
    "a number with a remark of XML in it": Book("<v>1<!-- 7 -->5</v>"),
    "a text with a remark of XML in it": Book(text("1<!-- 7 --><?x 8?>5"), TEXT),
    "based on a named style that it overrules": Book(
        font=STRUCK, named="fontId='1'", own="xfId='1' fontId='0' applyFont='1'"
    ),
    "with a frame": Book(border="<border diagonalUp='1'><left style='thin'/><diagonal/></border>"),
    "a formula with a result": Book("<f>7+8</f><v>15</v>"),
    "red": Book(font="<color rgb='FFFF0000'/>"),
    "white on a dark fill": Book(font=WHITE, fill=DARK),
    "of the theme's dark colour": Book(font="<color theme='1'/>"),
    "of a light colour made dark": Book(font="<color theme='0' tint='-0.9'/>"),
    "of a colour nobody knows": Book(font="<color theme='77'/>"),
    "on a light pattern": Book(
        fill="<patternFill patternType='gray125'><fgColor indexed='22'/></patternFill>"
    ),
    "not struck": Book(font="<strike val='0'/>"),
    "of a thousand": Book(code="#,##0"),
    "with decimals": Book(code="0.00"),
    "with leading noughts": Book(code="000"),
    "with room behind": Book(code="0_ "),
    "in red when it is negative": Book(code="0_ ;[Red]\\-0\\ "),
    "in accounting": Book(code=ACCOUNTING),
    "in a format of China": Book(code="[$-804]General"),
    "as a text": Book(code="@"),
    "with its unit": Book(code="0&quot;件&quot;"),
    "in a row and a column of its own size": Book(
        row="ht='9'", columns="<cols><col min='2' max='2' width='2.7'/></cols>"
    ),
    "that a conditional format shades": conditional(
        "<fill><patternFill><bgColor rgb='FFFFFF00'/></patternFill></fill>"
    ),
    "that a conditional format makes red": conditional("<font><color rgb='FFFF0000'/></font>"),
    "beside a picture": anchored("1,8", "3,9"),
    "below a hidden picture": anchored(
        "0,0", "3,9", inside="<xdr:pic><xdr:nvPicPr><xdr:cNvPr hidden='1'/></xdr:nvPicPr></xdr:pic>"
    ),
    "below a picture that stands beside the headings": anchored("2,0", "4,5"),
    "above a picture that stands in empty rows": anchored("1,20", "4,25"),
    "with a note that is not shown": controlled("Note", "1,0,7,0,3,0,9,0"),
    "above a control": controlled("Drop", "1,0,9,0,3,0,11,0"),
    "that is added up on opening, but is no formula": Book(book="<calcPr fullCalcOnLoad='1'/>"),
}

LOOKS: dict[str, Book] = {
    "struck": Book(font=STRUCK),
    "white": Book(font=WHITE),
    "nearly white": Book(font="<color rgb='FFF2F2F2'/>"),
    "white by the theme": Book(font="<color theme='0'/>"),
    "white by the palette": Book(font="<color indexed='9'/>"),
    "white by a palette of the file's own": Book(
        font="<color indexed='1'/>",
        styles="<colors><indexedColors><rgbColor rgb='00000000'/>"
        "<rgbColor rgb='00FFFFFF'/></indexedColors></colors>",
    ),
    "black made white": Book(font="<color theme='1' tint='0.99'/>"),
    "dark on a dark fill": Book(font="<color rgb='FF1F4E70'/>", fill=DARK),
    "black on a black fill": Book(
        fill="<patternFill patternType='solid'><fgColor auto='1'/></patternFill>"
    ),
    "in the colour of a pattern": Book(
        font="<color rgb='FFFF0000'/>",
        fill="<patternFill patternType='darkGray'><fgColor rgb='FFFF0000'/></patternFill>",
    ),
    "in the colour of a gradient": Book(
        font="<color rgb='FFFF0000'/>",
        fill="<gradientFill><stop position='0'><color rgb='FFFF0000'/></stop></gradientFill>",
    ),
    "of one point": Book(font="<sz val='1'/>"),
    "raised as a whole": Book(font="<vertAlign val='superscript'/>"),
    "turned by 90 degrees": Book(alignment="<alignment textRotation='90'/>"),
    "turned the other way": Book(alignment="<alignment textRotation='180'/>"),
    "one digit below the other": Book(alignment="<alignment textRotation='255'/>"),
    "repeated to fill the cell": Book(alignment="<alignment horizontal='fill'/>"),
    "from right to left": Book(alignment="<alignment readingOrder='2'/>"),
    "in a column too narrow": Book(columns="<cols><col min='2' max='2' width='1'/></cols>"),
    "with decimals, in a column too narrow": Book(
        code="0.000", columns="<cols><col min='2' max='2' width='4.5'/></cols>"
    ),
    "with commas, in a column too narrow": Book(
        "<v>123456</v>", code="#,##0", columns="<cols><col min='2' max='2' width='6.5'/></cols>"
    ),
    "with noughts before, in a column too narrow": Book(
        code="00000", columns="<cols><col min='2' max='2' width='4.5'/></cols>"
    ),
    "in a usual column too narrow": Book(
        "<v>123456.789</v>", code="0.000", columns="<sheetFormatPr/>"
    ),
    "a text in a column too narrow": Book(
        text("15"), TEXT, columns="<cols><col min='2' max='2' width='1'/></cols>"
    ),
    "indented beyond its column": Book(alignment="<alignment horizontal='left' indent='12'/>"),
    "centred over columns": Book(alignment="<alignment horizontal='centerContinuous'/>"),
    "crossed out by a line": Book(
        border="<border diagonalUp='1'><diagonal style='thin'/></border>"
    ),
    "in a font of signs": Book(font="<name val='Wingdings'/>"),
    "struck by a named style": Book(font=STRUCK, named="fontId='1'", own="xfId='1'"),
    "hidden by a named style": Book(code=";;;", named="numFmtId='164'", own="xfId='1'"),
    "large in a narrow column": Book(
        "<v>12345</v>",
        font="<sz val='22'/>",
        columns="<cols><col min='2' max='2' width='6'/></cols>",
    ),
}

RUNS: dict[str, Book] = {
    "a digit before, struck": Book(runs(("9", STRUCK), ("15", "")), TEXT),
    "a digit behind, white": Book(runs(("15", ""), ("9", WHITE)), TEXT),
    "a digit behind, of the fill's colour": Book(
        runs(("15", WHITE), ("9", "<color rgb='FF1F4E78'/>")), TEXT, fill=DARK
    ),
    "a digit behind, tiny": Book(runs(("15", ""), ("9", "<sz val='1'/>")), TEXT),
    "a digit behind, in a font of signs": Book(
        runs(("15", ""), ("9", "<rFont val='Webdings'/>")), TEXT
    ),
    "a digit behind, small": Book(runs(("15", ""), ("9", "<sz val='6'/>")), TEXT),
    "a digit behind, lowered": Book(runs(("15", ""), ("9", "<vertAlign val='subscript'/>")), TEXT),
    "a digit before, raised": Book(runs(("9", "<vertAlign val='superscript'/>"), ("15", "")), TEXT),
    "a plain run in a struck cell": Book(runs(("15", "<b/>")), TEXT, font=STRUCK),
    "two lines": Book(text("15\n7"), TEXT),
    "two lines, escaped": Book(text("1_x000A_5"), TEXT),
    "a carriage return, escaped": Book(text("1_x000D_5"), TEXT),
    "a phonetic hint": Book("<is><t>15</t><rPh sb='0' eb='1'><t>7</t></rPh></is>", TEXT),
    "turned round by a sign": Book(text("\u202e51"), TEXT),
    "turned round by an escaped sign": Book(text("_x202E_51"), TEXT),
    "a shared text, struck": Book(
        "<v>0</v>", "t='s'", strings=f"<si><r><rPr>{STRUCK}</rPr><t>15</t></r></si>"
    ),
}

FORMATS: dict[str, Book] = {
    "a digit before the number": Book(code="&quot;1&quot;0"),
    "a digit behind the number": Book(code="0&quot;5&quot;"),
    "a digit behind, escaped": Book(code="0\\5"),
    "a digit behind, by an exclamation mark": Book(code="0!5"),
    "a digit behind, as the sign of a currency": Book(code="[$5]0"),
    "a digit as filling": Book(code="*10"),
    "a Chinese digit before": Book(code="&quot;二&quot;0"),
    "a minus before": Book(code="\\-0"),
    "a point before": Book(code="&quot;0.&quot;0"),
    "a space inside": Book("<v>157</v>", code="0 0"),
    "thousands": Book("<v>15000</v>", code="0,"),
    "millions": Book("<v>15000000</v>", code="0.00,,"),
    "thousands behind the point": Book("<v>15000</v>", code="0.0,"),
    "per cent": Book("<v>0.15</v>", code="0%"),
    "per mille": Book(code="0&quot;‰&quot;"),
    "yuan": Book(code="0&quot;元&quot;"),
    "rounded up": Book("<v>14.6</v>", code="0"),
    "rounded down": Book("<v>15.04</v>", code="0.0"),
    "rounded, in accounting": Book("<v>14.6</v>", code=ACCOUNTING),
    "a power": Book(code="0.0E+00"),
    "a fraction": Book("<v>15.5</v>", code="# ?/?"),
    "Chinese figures": Book(code="[DBNum1]0"),
    "Thai figures": Book(code="[$-D00041E]0"),
    "white": Book(code="[White]0"),
    "a condition": Book(code="[&gt;5]&quot;0&quot;;0"),
    "another condition": Book(code="[=15]7;0"),
    "a date": Book("<v>45000</v>", code="yyyy-mm-dd"),
    "a year": Book("<v>45000</v>", code="yyyy"),
    "a time": Book(code="[h]"),
    "hidden": Book(code=";;;"),
    "only words": Book(code="&quot;十&quot;"),
    "only a dash": Book(code="&quot;—&quot;"),
    "a negative number without its sign": Book("<v>-15</v>", code="0;0"),
    "a negative number in brackets": Book("<v>-15</v>", code="0;(0)"),
    "a number longer than is shown": Book("<v>15.123456789012</v>"),
    "a text with a digit behind": Book(text("15"), TEXT, code="@&quot;0&quot;"),
    "a hidden text": Book(text("15"), TEXT, code=";;;"),
    "a text in the fourth section": Book(text("15"), TEXT, code="0;0;0;&quot;1&quot;@"),
}

OTHERS: dict[str, Book] = {
    "an error": Book("<v>#REF!</v>", "t='e'"),
    "a formula with an error": Book("<f>1/0</f><v>#DIV/0!</v>", "t='e'"),
    "a truth value": Book("<v>1</v>", "t='b'"),
    "a day": Book("<v>2025-01-15T00:00:00</v>", "t='d'"),
    "no number": Book("<v>NaN</v>"),
    "a number that only some programs read": Book("<v>1_5</v>"),
    "a text in the place of a number": Book(text("15")),
    "two numbers": Book("<v>15</v><v>9</v>"),
    "a picture in the cell": Book("<v>#VALUE!</v>", "t='e' vm='1'"),
    "a number that is a picture": Book("<v>15</v>", "vm='1'"),
    "the cell twice": Book(before=f"<c r='{PLACE}'><v>9</v></c>"),
    "merged over two rows": Book(behind=MERGED.format("B8:B9")),
    "a result from before": Book("<f>7+8</f><v>15</v>", book="<calcPr fullCalcOnLoad='1'/>"),
    "a part of a result from before": Book(
        before="<c r='F12'><f t='array' ref='B8:B8'>1+1</f><v>2</v></c>",
        book="<calcPr fullCalcOnLoad='1'/>",
    ),
    "no result": Book("<f>7+8</f>"),
}

COVERED: dict[str, Book] = {
    "a picture": anchored("1,7", "2,8"),
    "a shape": anchored("1,7", "2,8", inside="<xdr:sp/>"),
    "a chart": anchored("1,7", "2,8", inside="<xdr:graphicFrame/>"),
    "a picture of a size": anchored(
        "1,7", kind="oneCellAnchor", inside="<xdr:ext cx='900000' cy='100000'/><xdr:pic/>"
    ),
    "a picture anywhere": anchored(
        "",
        kind="absoluteAnchor",
        inside="<xdr:pos x='950000' y='1340000'/><xdr:ext cx='500000' cy='100000'/><xdr:pic/>",
    ),
    "a control": controlled("Drop", "1,0,7,0,2,0,8,0"),
    "a note that is shown": controlled("Note", "1,0,7,0,2,0,8,0", "<x:Visible/>"),
    "a control of the sheet": Book(
        behind="<controls><control><controlPr><anchor><from><xdr:col>1</xdr:col><xdr:row>7</xdr:row></from>"
        "<to><xdr:col>1</xdr:col><xdr:row>7</xdr:row></to></anchor></controlPr></control></controls>"
    ),
    "a line in the cell": Book(
        behind="<extLst><ext><x14:sparkline xmlns:x14='a' xmlns:xm='http://schemas.microsoft.com/office/excel/2006/main'>"
        "<xm:sqref>B8</xm:sqref></x14:sparkline></ext></extLst>"
    ),
    "a picture over an empty cell": replace(anchored("1,7", "2,8"), content=""),
}

CONDITIONAL: dict[str, Book] = {
    "struck": conditional("<font><strike/></font>"),
    "white": conditional("<font><color theme='0'/></font>"),
    "on black": conditional(SHADED.format("FF000000")),
    "with a digit more": conditional("<numFmt numFmtId='165' formatCode='0&quot;5&quot;'/>"),
    "hidden": conditional("<numFmt numFmtId='165' formatCode=';;;'/>"),
    "only a bar": conditional("", "type='dataBar'", "<dataBar showValue='0'/>"),
    "only a sign": conditional("", "type='iconSet'", "<iconSet showValue='0'/>"),
    "struck by a table's style": Book(
        needs={"rId1": ("table", "../tables/table1.xml")},
        parts={
            "xl/tables/table1.xml": f"<table xmlns='{S}' ref='B8:B9'>"
            "<tableStyleInfo name='T'/></table>"
        },
        styles=f"<dxfs><dxf><font>{STRUCK}</font></dxf></dxfs><tableStyles><tableStyle name='T'>"
        "<tableStyleElement type='wholeTable' dxfId='0'/></tableStyle></tableStyles>",
    ),
    "on a scale from black": conditional(
        "", "type='colorScale'", "<colorScale><color rgb='FF000000'/></colorScale>"
    ),
}


@pytest.mark.parametrize("name", SEEN)
def test_a_figure_that_is_plainly_seen_is_read(name: str, tmp_path: Path) -> None:
    """However it is stored, set and formatted; and nothing is said of its cell."""
    above, own, findings = imported(tmp_path, SEEN[name])
    assert (above, own) == ([1, 2, 3], [15, 7, 8])
    assert not named(findings)


DOUBTFUL = (
    LOOKS
    | RUNS
    | FORMATS
    | OTHERS
    | COVERED
    | {f"may become {k}": v for k, v in CONDITIONAL.items()}
)


@pytest.mark.parametrize("name", DOUBTFUL)
def test_what_may_be_seen_otherwise_than_it_is_stored_is_lost(name: str, tmp_path: Path) -> None:
    """A finding names the sheet and the cell.

    Its neighbours, and the row above, stay what they are.
    """
    above, own, findings = imported(tmp_path, DOUBTFUL[name])
    assert (above, own) == ([1, 2, 3], [LOST, 7, 8])
    assert named(findings), findings


NOUGHTS: dict[str, tuple[Book, Value]] = {
    "as it is": (Book("<v>0</v>"), 0),
    "in accounting": (Book("<v>0</v>", code=ACCOUNTING), BLANK),
    "where no place asks for it": (Book("<v>0</v>", code="#"), BLANK),
    "with a section for it that is empty": (Book("<v>0</v>", code="0;-0;"), BLANK),
    "on a sheet without noughts": (Book("<v>0</v>", view="showZeros='0'"), BLANK),
    "on a sheet without noughts, as text": (Book(text("0"), TEXT, view="showZeros='0'"), 0),
    "with a section for it that says something": (
        Book("<v>0</v>", code="0;-0;&quot;无数据&quot;"),
        LOST,
    ),
    "with a section for it that writes a digit": (
        Book("<v>0</v>", code="0;-0;&quot;3&quot;"),
        LOST,
    ),
}


@pytest.mark.parametrize("name", NOUGHTS)
def test_a_nought_is_what_is_shown_of_it(name: str, tmp_path: Path) -> None:
    """An empty cell to whoever reads it, and a finding says so: 0 and blank are two things."""
    book, value = NOUGHTS[name]
    above, own, findings = imported(tmp_path, book)
    assert (above, own) == ([1, 2, 3], [value, 7, 8])
    assert named(findings) is (value != 0)


HIDDEN_ROWS = (
    "hidden='1'",
    "ht='0' customHeight='1'",
    "ht='1' customHeight='1'",
    "hidden='true' outlineLevel='1'",
)


@pytest.mark.parametrize("row", HIDDEN_ROWS)
def test_a_row_that_nobody_sees_is_lost(row: str, tmp_path: Path) -> None:
    """Hidden, filtered away, folded, without height.

    Its figures are not read, and a finding names it.
    """
    above, own, findings = imported(tmp_path, Book(row=row))
    assert (above, own) == ([1, 2, 3], [LOST, LOST, LOST])
    assert "工作表“表格”的第 8 行是隐藏的，没有读入" in [finding.message for finding in findings]


def test_a_row_that_is_too_low_for_its_digits_is_lost(tmp_path: Path) -> None:
    """Half of an 8 is a 0."""
    above, own, findings = imported(tmp_path, Book(row="ht='6'"))
    assert (above, own) == ([1, 2, 3], [LOST, LOST, LOST])
    assert any(f"{WHERE}：行太矮，数字显示不全" in finding.message for finding in findings)


def test_a_unit_that_a_format_writes_is_a_unit(tmp_path: Path) -> None:
    """The heading is stored without it, and shown with it."""
    above, own, _ = imported(tmp_path, Book(head="@&quot;（百件）&quot;"))
    assert (above, own) == ([100, 2, 3], [1500, 7, 8])
    above, own, _ = imported(tmp_path, Book(head="@&quot;（元）&quot;"))
    assert (above, own) == ([LOST, 2, 3], [LOST, 7, 8])


HIDDEN_COLUMNS = (
    "hidden='1' width='9'",
    "width='0' customWidth='1'",
    "width='0.2' customWidth='1'",
)


@pytest.mark.parametrize("column", HIDDEN_COLUMNS)
def test_a_column_that_nobody_sees_is_lost(column: str, tmp_path: Path) -> None:
    """And so are those beside it, as the header no longer names all columns; a finding names it."""
    book = Book(columns=f"<cols><col min='2' max='2' {column}/></cols>")
    above, own, findings = imported(tmp_path, book)
    assert (above, own) == ([LOST] * 3, [LOST] * 3)
    assert "工作表“表格”的B 列是隐藏的，没有读入" in [finding.message for finding in findings]


def test_a_figure_for_two_columns_is_neither(tmp_path: Path) -> None:
    """What the file keeps in the cell that is covered is not seen."""
    above, own, _ = imported(tmp_path, Book(behind=MERGED.format("B8:C8")))
    assert (above, own) == ([1, 2, 3], [LOST, LOST, 8])


def test_a_merged_cell_is_read_in_the_part_that_is_seen(tmp_path: Path) -> None:
    """Its first row is hidden: its text is shown in the next, as programs show it."""
    book = Book(row="hidden='1'", behind=MERGED.format("A7:A8"))
    above, own, _ = imported(tmp_path, book)
    assert (above, own) == ([1, 2, 3], [LOST, LOST, LOST])


def test_a_workbook_in_the_strict_form_is_refused_with_a_sentence(tmp_path: Path) -> None:
    """Its elements have other names."""
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    data = packed({"xl/workbook.xml": f"<workbook xmlns='{strict}'/>"}, "xl/workbook.xml", {})
    path = tmp_path / "original.xlsx"
    path.write_bytes(data)
    (finding,) = read_original(path, "410411", "gxj", None).findings
    assert finding.message == "文件是“严格的 Open XML”格式；请在 Excel 里另存为普通的 .xlsx。"


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_report_on_a_sheet_that_nobody_sees_is_no_second_one(
    state: Literal["hidden", "veryHidden"], tmp_path: Path
) -> None:
    """The one that is seen is read, and a finding names the other."""
    path = tmp_path / "original.xlsx"
    path.write_bytes(written(Book()))
    book = load_workbook(path)
    other = book.copy_worksheet(book["表格"])
    other.title, other.sheet_state = "草稿", state
    other[PLACE].value = 99
    book.move_sheet(other, -1)
    book.save(path)
    found = read_original(path, "410411", "gxj", None)
    assert found.report
    assert found.report.figures["proactive.normative_documents.issued"] == 15
    assert "工作表“草稿”是隐藏的，没有读入" in [finding.message for finding in found.findings]
    other.sheet_state = "visible"
    book.save(path)
    assert read_original(path, "410411", "gxj", None).report is None


def test_the_workbook_is_the_part_that_the_file_opens_with(tmp_path: Path) -> None:
    """Another that bears the usual name is not read."""
    path = tmp_path / "original.xlsx"
    with zipfile.ZipFile(io.BytesIO(written(Book()))) as source, zipfile.ZipFile(path, "w") as copy:
        for name in source.namelist():
            text = source.read(name)
            if name == "_rels/.rels":
                text = text.replace(b"xl/workbook.xml", b"xl/real.xml")
            if name == "xl/workbook.xml":
                copy.writestr("xl/real.xml", text)
                text = f"<workbook xmlns='{S}'/>".encode()
            if name == "xl/_rels/workbook.xml.rels":
                copy.writestr("xl/_rels/real.xml.rels", text)
            copy.writestr(name, text)
    found = read_original(path, "410411", "gxj", None)
    assert found.report
    assert found.report.figures["proactive.normative_documents.issued"] == 15


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    """One program opens the first of them, another the last."""
    path = tmp_path / "original.xlsx"
    path.write_bytes(written(Book()))
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("xl/worksheets/sheet1.xml", archive.read("xl/worksheets/sheet1.xml"))
    (finding,) = read_original(path, "410411", "gxj", None).findings
    assert finding.message == "文件已损坏，读不出来；请重新保存或重新下载。"
