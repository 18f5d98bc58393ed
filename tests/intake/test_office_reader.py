"""Word and Excel files come out as their paragraphs and tables."""

import io
from collections.abc import Callable

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook

from generator.intake.document import (
    LOST,
    Cell,
    Document,
    Grid,
)
from generator.intake.readers import kind, read_as
from support.outlines import outline

HEADING = "二、主动公开政府信息情况"

PROSE = "2024年，本机关主动公开政府信息12条，没有收到申请。"


def word(fill: Callable[[docx.document.Document], None]) -> Document:
    """Read a Word file that was just written."""
    written = docx.Document()
    fill(written)
    data = io.BytesIO()
    written.save(data)
    assert kind(data.getvalue(), "") == "docx"
    return read_as("docx", data.getvalue())


def test_word_paragraphs_and_merged_cells() -> None:
    """In order, with spans across and down, breaks within a cell, deleted text gone."""

    def fill(written: docx.document.Document) -> None:
        written.add_heading(HEADING, 1)
        table = written.add_table(3, 3)
        table.cell(0, 0).merge(table.cell(1, 0)).text = "信息\n内容"
        table.cell(0, 1).merge(table.cell(0, 2)).text = "申请人情况"
        for place, text in {(1, 1): "自然人", (1, 2): "总计", (2, 0): "规章", (2, 2): "12"}.items():
            table.cell(*place).text = text
        paragraph = written.add_paragraph("改")
        deleted = f"<w:del {nsdecls('w')}><w:r><w:delText>旧</w:delText></w:r></w:del>"
        inserted = f"<w:ins {nsdecls('w')}><w:r><w:t>新</w:t></w:r></w:ins>"
        paragraph._p.append(parse_xml(deleted))  # noqa: SLF001 # python-docx has no public way
        paragraph._p.append(parse_xml(inserted))  # noqa: SLF001

    document = word(fill)
    assert outline(document.blocks) == [
        HEADING,
        [["信息内容", "申请人情况", None], [None, "自然人", "总计"], ["规章", "", "12"]],
        "改新",
    ]
    assert document.notes == ("文件里有未接受的修订，按全部接受后的样子读入",)
    assert isinstance(document.blocks[1], Grid)
    assert document.blocks[1].exact


def field(instruction: str, result: str) -> str:
    """A field as Word saves it: its beginning, what to do, what came of it, its end."""
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        f"<w:instrText>{instruction}</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{result}</w:t>" if result else "",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{piece}</w:r>" for piece in pieces)


def test_a_field_is_read_where_it_shows_all_of_a_figure() -> None:
    """One without a result shows what nobody has saved, and a part may be a footnote's number."""
    shown = {
        field("=SUM(LEFT)", "15"): ("15", ""),
        field("=SUM(LEFT)", ""): (LOST, "单元格里有域，显示的内容不能确定"),
        field("EQ \\F(1,2)", ""): (LOST, "单元格里有域，显示的内容不能确定"),
        f"<w:r><w:t>15</w:t></w:r>{field('NOTEREF a', '3')}": (
            LOST,
            "单元格里有域，显示的内容不能确定",
        ),
        f"<w:r><w:t>15</w:t></w:r>{field('QUOTE', '件')}": ("15件", ""),
        f"<w:del>{field('=SUM(LEFT)', '')}</w:del><w:r><w:t>15</w:t></w:r>": ("15", ""),
        f"<w:r><w:t>总计</w:t></w:r>{field('XE', '')}": ("总计", ""),
    }

    def fill(written: docx.document.Document) -> None:
        table = written.add_table(2, len(shown))
        for place, inner in enumerate(shown):
            row = parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")
            table.cell(0, place)._tc.append(row)  # noqa: SLF001 # python-docx has no public way

    (grid,) = word(fill).blocks
    assert isinstance(grid, Grid)
    assert [(cell.text, cell.doubt) for cell in grid.rows[0] if cell] == list(shown.values())


def test_digits_of_another_size_are_in_doubt() -> None:
    """A smaller digit may be a note's, and a lifted one alone is no figure, whatever lifts it."""

    def run(text: str, size: int, lifted: int = 0) -> str:
        position = f'<w:position w:val="{lifted}"/>' if lifted else ""
        return f'<w:r><w:rPr>{position}<w:sz w:val="{size}"/></w:rPr><w:t>{text}</w:t></w:r>'

    shown = {
        run("1", 24) + run("5", 24): ("15", ""),
        run("1", 24) + run("5", 21): ("15", ""),
        run("15", 24) + run("件", 16): ("15件", ""),
        run("15", 24) + run("2", 20): (LOST, "单元格里数字大小不一"),
        run("15", 24, 6): ("15", ""),
        run("15", 24) + run("2", 16, 8): ("15", ""),
        run("2", 16, 8): (LOST, "单元格里有上标"),
    }

    def fill(written: docx.document.Document) -> None:
        table = written.add_table(2, len(shown))
        for place, inner in enumerate(shown):
            row = parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")
            table.cell(0, place)._tc.append(row)  # noqa: SLF001 # python-docx has no public way

    (grid,) = word(fill).blocks
    assert isinstance(grid, Grid)
    assert [(cell.text, cell.doubt) for cell in grid.rows[0] if cell] == list(shown.values())


def test_word_numbers_by_itself() -> None:
    """一、 and （一） that stand in no text are read from the list they belong to."""

    def fill(written: docx.document.Document) -> None:
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (form, text) in enumerate(
                [("chineseCounting", "%1、"), ("chineseCounting", "（%2）")]
            )
        )
        part = written.part.numbering_part.element
        part.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'
            ),
        )
        part.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
        )
        for depth, text in [
            (0, "总体情况"),
            (1, "主动公开"),
            (1, "依申请公开"),
            (0, "主动公开政府信息情况"),
            (1, "其他"),
        ]:
            numbered = (
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
            )
            written.add_paragraph(text)._p.get_or_add_pPr().append(parse_xml(numbered))  # noqa: SLF001

    assert outline(word(fill).blocks) == [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请公开",
        HEADING,
        "（一）其他",
    ]


def test_hidden_rows_of_a_word_table_are_named() -> None:
    """By the table and the row, as all that is said of a cell."""

    def fill(written: docx.document.Document) -> None:
        table = written.add_table(3, 2)
        for n, row in enumerate(table.rows):
            row.cells[0].text, row.cells[1].text = f"第{n}行", str(n)
        table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {nsdecls('w')}/>"))  # noqa: SLF001

    document = word(fill)
    assert outline(document.blocks) == [[["第0行", "0"], ["第2行", "2"]]]
    assert document.notes == ("第 1 个表的第 2 行是隐藏的，没有读入",)


def test_a_table_in_a_text_box() -> None:
    """It stands in a paragraph of its own, in a drawing, and is read all the same."""
    cells = "".join(
        f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("规章", "7")
    )
    box = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml">'
        "<w:pict><v:shape><v:textbox><w:txbxContent>"
        f"<w:tbl><w:tr>{cells}</w:tr></w:tbl></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    document = word(lambda written: written.add_paragraph("上")._p.append(parse_xml(box)))  # noqa: SLF001
    assert outline(document.blocks) == ["上", [["规章", "7"]]]


def excel(fill: Callable[[Workbook], None]) -> bytes:
    """The bytes of a workbook."""
    book = Workbook()
    fill(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_sheets_are_tables() -> None:
    """Merged cells, numbers as they are stored.

    Formulas without a result are told of, hidden sheets are not read.
    """

    def fill(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.title = "表格"
        sheet.column_dimensions["B"].width = 12
        sheet.append([HEADING])
        sheet.append(["信息内容", "金额", None])
        sheet.append(["收费", 670.376375, 12])
        sheet.append(["合计", 0.1 + 0.2, "=B3"])
        sheet.merge_cells("B2:C2")
        words = book.create_sheet("文字")
        words.append(["一、总体情况"])
        words.append([f"甲。\n{PROSE}"])
        book.create_sheet("草稿").sheet_state = "hidden"
        book["草稿"].append(["不读", 1])

    data = excel(fill)
    assert kind(data, "") == "xlsx"
    document = read_as("xlsx", data)
    assert outline(document.blocks) == [
        HEADING,
        [["信息内容", "金额", None], ["收费", "670.376375", "12"], ["合计", "0.3", "lost"]],
        "一、总体情况",
        "甲。",
        PROSE,
    ]
    assert document.notes == (
        "工作表“表格”C4 是公式，文件里没有存结果，按缺失读入；请在 Excel 里打开并保存一次，再读入",
        "工作表“草稿”是隐藏的，没有读入",
    )
    grid = document.blocks[1]
    assert isinstance(grid, Grid)
    assert grid.rows[1][2] == Cell("12", "工作表“表格”C3")
