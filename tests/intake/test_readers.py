"""Readers: every kind of original comes out as the same neutral document, and any file at all as that or a sentence."""

import io
import sys
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from playwright.sync_api import Browser

from generator.build import Options, build
from generator.intake import guard
from generator.intake.document import (
    Block,
    Cell,
    Document,
    Grid,
    Stream,
    Text,
    UnreadableError,
    doubtful,
)
from generator.intake.encoding import decode
from generator.intake.readers import kind, read, read_as
from support.paths import CONTENT

HEADING = "二、主动公开政府信息情况"
PROSE = "2024年，本机关主动公开政府信息12条，没有收到申请。"

Outline = list[str | list[list[str | None]]]
Write = Callable[[str, str | bytes], Path]


def outline(blocks: tuple[Block, ...]) -> Outline:
    """Text as itself, a table as its rows, None where a cell is covered."""
    found: Outline = []
    for block in blocks:
        match block:
            case Text():
                found.append(block.text)
            case Grid():
                found.append([[cell.text if cell else None for cell in row] for row in block.rows])
            case Stream():
                found.append([[cell.text for cell in block.cells]])
    return found


def plain(text: str) -> Document:
    """Read a text in this process."""
    return read_as("plain", text.encode())


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A function: name, content → a file."""

    def make(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def refusal(path: Path) -> str:
    """Why a file cannot be read."""
    with pytest.raises(UnreadableError) as caught:
        read(path)
    return str(caught.value)


# Plain text


def test_lines_with_tabs_are_a_table() -> None:
    """Empty cells stay where they are; a row of one cell between others stays in the table; a blank line ends it."""
    document = plain(
        f"{HEADING}\n第二十条第（一）项\n信息内容\t本年制发件数\t\n规章\t0\t\n第二十条第（五）项\n行政许可\t5\t\n\n行政处罚\t1\n---------\t---\n"
    )
    assert outline(document.blocks) == [
        HEADING,
        [
            ["第二十条第（一）项"],
            ["信息内容", "本年制发件数", ""],
            ["规章", "0", ""],
            ["第二十条第（五）项"],
            ["行政许可", "5", ""],
        ],
        [["行政处罚", "1"]],
    ]
    assert document.notes == ("第 9 行：表格里多出一行分隔线（---），没有读入",)
    grid = document.blocks[1]
    assert isinstance(grid, Grid)
    assert grid.rows[2][1] == Cell("0", "第 4 行第 2 格")


def test_a_double_spaced_table_is_one() -> None:
    """Every line of such a text has a blank one behind it."""
    document = plain("信息内容\t件数\n\n规章\t1\n\n文件\t2\n\n\n许可\t3\n\n强制\t4\n")
    assert outline(document.blocks) == [
        [["信息内容", "件数"], ["规章", "1"], ["文件", "2"]],
        [["许可", "3"], ["强制", "4"]],
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_any_line_end_is_one(end: str) -> None:
    """Lines are numbered as an editor shows them."""
    document = plain(end.join(["一、总体情况", "", PROSE]))
    assert document.blocks == (Text("一、总体情况", "第 1 行"), Text(PROSE, "第 3 行"))


def test_markdown_is_read_whatever_the_file_is_called() -> None:
    """Marks go, words stay; separators are no rows, and a stray one is told of."""
    document = plain(
        f"# {HEADING}\n\n- 1.强化**制度**\n\n| 信息内容 | 件数 |\n|---|---:|\n| 规章 | - |\n|---|---|\n"
        "| 文件 | **6** |\n\n| | |\n|--|---|\n| 他处理 | 0 |\n"
    )
    assert outline(document.blocks) == [
        HEADING,
        "1.强化制度",
        [["信息内容", "件数"], ["规章", "-"], ["文件", "6"]],
        [["", ""], ["他处理", "0"]],
    ]
    assert document.notes == (
        "第 8 行：表格里多出一行分隔线（---），没有读入",
        "第 12 行：分隔线（---）上方的表头是空的，像是同一张表被分成了两张，分隔线没有读入",
    )


CONTACT = "如有疑问请与办公室联系，联系的地址见于政府门户网站。"
COMPLAINTS = "没有发生泄密的情况，也没有收到对于公开工作的投诉举报。"
ALIGNED = """\
        某某区人民政府
   2024 年政府信息公开工作年度报告

  本报告由某某区人民政府办公室根据《中华人民共和国政府信
息公开条例》编制，如有疑问请与办公室联系，联系的地址见于政
府门户网站。
  一、总体情况
  全年主动公开政府信息 12 条，严格执行先审查、后公开的原
则，推进工作规范有序，没有发生泄密的情况，也没有收到对于公
                              -1-
\f开工作的投诉举报。
  二、主动公开政府信息情况

         第二十条第（一）项

   信息内容    本年制发件数  本年废止件数

规章              10       0
行政规范性文件         3       8
行政许可            120      0
  三、收到和处理政府信息公开申请情况
                          -2-
"""


def test_aligned_columns_and_wrapped_paragraphs() -> None:
    """Pieces of a line keep their columns; paragraphs are whole again, across the page break too."""
    document = plain(ALIGNED)
    assert outline(document.blocks) == [
        "某某区人民政府",
        "2024 年政府信息公开工作年度报告",
        f"本报告由某某区人民政府办公室根据《中华人民共和国政府信息公开条例》编制，{CONTACT}",
        "一、总体情况",
        f"全年主动公开政府信息 12 条，严格执行先审查、后公开的原则，推进工作规范有序，{COMPLAINTS}",
        HEADING,
        [
            ["第二十条第（一）项"],
            ["信息内容", "本年制发件数", "本年废止件数"],
            ["规章", "10", "0"],
            ["行政规范性文件", "3", "8"],
            ["行政许可", "120", "0"],
        ],
        "三、收到和处理政府信息公开申请情况",
    ]
    assert document.notes == ("第 10 行：页码“-1-”没有读入", "第 22 行：页码“-2-”没有读入")
    grid = document.blocks[6]
    assert isinstance(grid, Grid)
    assert grid.aligned
    assert grid.rows[2][1] == Cell("10", "第 18 行第 2 格", (16, 17))


def test_one_cell_a_line() -> None:
    """Runs of line ends tell cells from rows and empty cells from none; a single one breaks a line within a cell."""
    cell, row = "\r" * 3, "\r" * 5
    rows = [
        ["信息内容", "商业\r企业", "总计"],
        ["规章", "", "5"],
        ["文件", "", ""],
        ["许可", "1", "1"],
    ]
    table = row.join(cell.join(line) for line in rows)
    document = plain(f"{PROSE}\r{HEADING}{row}\r{table}{row}\r三、其他需要报告的事项\r无。")
    assert outline(document.blocks) == [
        PROSE,
        HEADING,
        [["信息内容", "商业企业", "总计", "规章", "", "5", "文件", "", "", "许可", "1", "1"]],
        "三、其他需要报告的事项",
        "无。",
    ]


def test_empty_cells_are_left_out_where_blank_lines_do_not_tell_them() -> None:
    """A blank line may be an empty cell or the end of a row: neither is guessed."""
    document = plain("规章\n1\n2\n\n文件\n3\n4\n\n许可\n5\n6")
    assert outline(document.blocks) == [[["规章", "1", "2", "文件", "3", "4", "许可", "5", "6"]]]
    assert document.notes == ("表格是一格一行，空行分不清是空格还是换了一行，空格没有读入",)


def test_fused_text_stays_as_it_is() -> None:
    """Understanding it is not the reader's business."""
    fused = "（七）总计2000011四、结转下年度继续办理0000000　　五、存在的主要问题"
    assert plain(f"　　{fused}\n").blocks == (Text(fused, "第 1 行"),)


def test_radicals_become_characters() -> None:
    """They look alike, but no label would match."""
    document = plain("⼀、总体情况\n⼈⺠政府门⼾网站")
    assert outline(document.blocks) == ["一、总体情况", "人民政府门户网站"]
    assert document.notes == ("有 4 个字用的是部首的编码（如“⼀”），已换成通用的汉字“一”",)


@pytest.mark.parametrize(
    ("codec", "bom", "note"),
    [
        ("utf-8", b"", ()),
        ("utf-8", b"\xef\xbb\xbf", ()),
        ("gb18030", b"", ("文件是 GB18030 编码",)),
        ("utf-16-le", b"\xff\xfe", ("文件是 UTF-16 LE 编码",)),
        ("utf-16-be", b"\xfe\xff", ("文件是 UTF-16 BE 编码",)),
        ("utf-16-le", b"", ("文件是 UTF-16 LE 编码",)),
        ("utf-16-be", b"", ("文件是 UTF-16 BE 编码",)),
    ],
)
def test_encodings(codec: str, bom: bytes, note: tuple[str, ...]) -> None:
    """The bytes tell, with a byte order mark or without."""
    text = f"{HEADING}\n{PROSE}\n"
    assert decode(bom + text.encode(codec)) == (text, note)


def test_a_few_bad_bytes_do_not_make_a_text_another() -> None:
    """UTF-8 with a torn character is not read as GB18030."""
    text = f"{HEADING}\n{PROSE * 20}\n"
    data = text.encode()
    assert decode(data[:200] + data[201:])[1] == ("有 2 处字节读不出文字，读成了“\ufffd”",)


# Web pages


def html(page: str) -> Document:
    """Read a page in this process."""
    return read_as("html", page.encode())


def test_a_page_is_what_a_visitor_reads() -> None:
    """Tables inside tables that only arrange them are found; spans are resolved; what is hidden is not read."""
    document = html(
        "<!doctype html><title>x</title><nav>首页</nav><script>1</script><p style='display: none'>隐藏</p>"
        f"<table><tr><td><h2>{HEADING}</h2><p>甲<o:p></o:p><span>乙</span><br>丙&nbsp;</p>"
        "<table><tr><td rowspan=2>信息<br>内容</td><td colspan='2'>数&nbsp;量</td></tr>"
        "<tr><td><p>&nbsp;</p></td><td>12<br>34</td></tr></table></td></tr></table>"
    )
    assert outline(document.blocks) == [
        HEADING,
        "甲乙",
        "丙",
        [["信息内容", "数 量", None], [None, "", "lost"]],
    ]
    grid = document.blocks[3]
    assert isinstance(grid, Grid)
    assert grid.exact
    assert grid.rows[1][2] == doubtful("第 1 个表第 2 行第 3 格", "单元格里有不止一个数")


@pytest.mark.parametrize(
    ("field", "published"),
    [
        ("<meta name='PubDate' content='2024-01-17 09:30'><p>文</p>", ("2024-01-17 09:30",)),
        (
            "<table><tr><td>索引号</td><td>1</td><td>公开日期</td><td>2024年1月7日</td></tr></table>",
            ("2024年1月7日",),
        ),
        ("<p>发布日期：2020-01-31</p><p>公开时间：2020-02-01</p>", ("2020-01-31", "2020-02-01")),
        ("<p>成文日期：2020-01-31</p><p>2020年1月31日</p>", ()),
    ],
)
def test_the_date_of_publication(field: str, published: tuple[str, ...]) -> None:
    """Only from a field for it, as written; what it says is read elsewhere."""
    assert html(f"<html><body>{field}</body></html>").published == published


def test_a_page_in_another_charset() -> None:
    """The bytes decide; the page's own word is heard."""
    page = f"<html><head><meta charset=gb2312></head><body><p>{PROSE}</p></body></html>"
    document = read_as("html", page.encode("gb18030"))
    assert (outline(document.blocks), document.notes) == ([PROSE], ("文件是 GB18030 编码",))


def test_our_own_page_reads_as_the_report(tmp_path: Path) -> None:
    """Lost and blank cells are told apart; nothing the site adds is read."""
    site = tmp_path / "site"
    assert build(Options(CONTENT, site, search=False)).published
    pages = [path for path in site.rglob("index.html") if 'class="lost"' in path.read_text("utf-8")]
    document = read(pages[0])
    texts = [block.text for block in document.blocks if isinstance(block, Text)]
    assert [text[:2] for text in texts if text[1:2] == "、"] == [
        "一、",
        "二、",
        "三、",
        "四、",
        "五、",
        "六、",
    ]
    assert not any(
        word in "".join(texts)
        for word in ("勾稽关系", "核验", "副本", "本档案", "引用本页", "河南省")
    )
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert [len(grid.rows) for grid in grids] == [14, 28, 4]
    assert [cell.text if cell else None for cell in grids[1].rows[8]] == [
        None,
        None,
        "2.其他法律行政法规禁止公开",
    ] + ["0"] * 5 + ["lost"] * 2


# Word


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


def test_word_numbers_by_itself() -> None:
    """一、 and （一） that stand in no text are read from the list they belong to."""

    def fill(written: docx.document.Document) -> None:
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
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
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
        f"<w:tbl><w:tr>{cells}</w:tr></w:tbl></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    document = word(lambda written: written.add_paragraph("上")._p.append(parse_xml(box)))  # noqa: SLF001
    assert outline(document.blocks) == ["上", [["规章", "7"]]]


# Excel


def excel(fill: Callable[[Workbook], None]) -> bytes:
    """The bytes of a workbook."""
    book = Workbook()
    fill(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_sheets_are_tables() -> None:
    """Merged cells, numbers as they are stored, formulas without a result told of, hidden sheets not read."""

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


# PDF

PAGE = (
    "<meta charset=utf-8><style>body { font: 12pt 'Noto Sans CJK SC' } p { margin: 0; text-indent: 2em }"
    "table { border-collapse: collapse } td { padding: 2pt 12pt; %s }</style>"
    f"<p>一、总体情况</p><p>{PROSE * 6}</p><p>{HEADING}</p>"
    "<table><tr><td colspan=3>第二十条第（一）项</td></tr>"
    "<tr><td>信息内容</td><td>本年制发件数</td><td>现行有效件数</td></tr>"
    "<tr><td>规章</td><td>0</td><td></td></tr><tr><td>行政规范性文件</td><td>3</td><td>8</td></tr>"
    "<tr><td>行政许可</td><td>12</td><td>40</td></tr><tr><td>行政处罚</td><td>7</td><td>9</td></tr></table>"
)


def printed(browser: Browser, page: str, path: Path) -> Path:
    """Print a page as a browser does."""
    tab = browser.new_page()
    tab.set_content(page)
    tab.pdf(path=path, format="A4")
    tab.close()
    return path


def test_a_pdf_with_ruling_lines(browser: Browser, tmp_path: Path) -> None:
    """Its tables have cells, empty ones too; its paragraphs are whole."""
    document = read(printed(browser, PAGE % "border: 1px solid", tmp_path / "a.pdf"))
    assert outline(document.blocks) == [
        "一、总体情况",
        PROSE * 6,
        HEADING,
        [
            ["第二十条第（一）项", None, None],
            ["信息内容", "本年制发件数", "现行有效件数"],
            ["规章", "0", ""],
            ["行政规范性文件", "3", "8"],
            ["行政许可", "12", "40"],
            ["行政处罚", "7", "9"],
        ],
    ]


def test_a_pdf_without_ruling_lines(browser: Browser, tmp_path: Path) -> None:
    """Its tables are read by position, as text laid out in columns is."""
    document = read(printed(browser, PAGE % "border: 0", tmp_path / "a.pdf"))
    assert outline(document.blocks) == [
        "一、总体情况",
        PROSE * 6,
        HEADING,
        [
            ["第二十条第（一）项"],
            ["信息内容", "本年制发件数", "现行有效件数"],
            ["规章", "0"],
            ["行政规范性文件", "3", "8"],
            ["行政许可", "12", "40"],
            ["行政处罚", "7", "9"],
        ],
    ]


def test_a_scanned_pdf_is_refused(browser: Browser, tmp_path: Path) -> None:
    """There is nothing to read in a picture."""
    page = "<svg width=90 height=90><path d='M0 0h90v90h-90z' fill='red'/></svg>"
    assert refusal(printed(browser, page, tmp_path / "a.pdf")) == (
        "这份 PDF 没有文字层，是扫描件；请用原来的 Word 或网页版本，或先做文字识别。"
    )


# Files that are something else, or meant to do harm

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
BROKEN = "文件已损坏，读不出来；请重新保存或重新下载。"
DECLARED = "文件里有 Word、Excel 不会写的声明（文档类型或实体），没有打开；请重新另存一份。"
BOMB = "文件的压缩率高得不正常，没有打开；请重新另存一份。"
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>'


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>" + WORD % "&b;"
XXE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + WORD % "&a;"
DEEP = WORD % "" + "<w:p>" * 5000
SHEETS = {"xl/workbook.xml": "<workbook/>"}


def merged_everywhere() -> bytes:
    """A workbook with one cell merged over the whole sheet, which is 17 thousand million cells."""
    data = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(excel(lambda book: book.worksheets[0].append([1]))))
    with source, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            merge = (
                b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
            )
            archive.writestr(name, source.read(name).replace(b"</sheetData>", merge))
    return data.getvalue()


LOCKED_PDF = (
    b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]>>\n" % (b"o" * 32, b"u" * 32)
)

HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "文件是空的，没有文字。"),
    "blank.docx": (b" \r\n\t", "文件是空的，没有文字。"),
    "old.doc": (
        OLE,
        "文件是旧的 Word（.doc）或 WPS 格式；请用 Word 或 WPS 打开它，另存为 .docx 或 PDF。",
    ),
    "report.wps": (
        OLE,
        "文件是旧的 Word（.doc）或 WPS 格式；请用 Word 或 WPS 打开它，另存为 .docx 或 PDF。",
    ),
    "old.xls": (
        OLE,
        "文件是旧的 Excel（.xls）或 WPS 表格格式；请用 Excel 或 WPS 打开它，另存为 .xlsx。",
    ),
    "locked.docx": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "文件有密码，打不开；请先去掉密码，再另存一份。",
    ),
    "rich.doc": (
        b"{\\rtf1\\ansi x}",
        "文件是 RTF 格式；请用 Word 或 WPS 打开它，另存为 .docx 或 PDF。",
    ),
    "page.mht": (
        b"MIME-Version: 1.0\n",
        "文件是“单个文件网页”（.mht）；请用 Word 或 WPS 打开它，另存为 .docx 或 PDF。",
    ),
    "layout.ofd": (
        zipped({"OFD.xml": "<x/>"}),
        "文件是 OFD 版式文件；请用 OFD 阅读器导出为 PDF，或用 Word 或 WPS 打开它，另存为 .docx 或 PDF。",
    ),
    "files.docx": (zipped({"a.txt": "a"}), "文件是压缩包；请先解压，再读入里面的文件。"),
    "picture.pdf": (
        b"\x89PNG\r\n\x1a\n" + bytes(99),
        "文件是图片，没有文字；请用原来的 Word、PDF 或网页版本，或先做文字识别。",
    ),
    "photo.docx": (
        b"\xff\xd8\xff\xe0" + bytes(99),
        "文件是图片，没有文字；请用原来的 Word、PDF 或网页版本，或先做文字识别。",
    ),
    "nul.txt": (
        "报告".encode() + b"\0\0\0",
        "认不出文件的文字编码（不是 UTF-8、UTF-16，也不是 GB18030）；请用记事本另存为 UTF-8。",
    ),
    "control.txt": (
        b"report \x01\x02",
        "文件里有不是文字的内容（控制字符），不是文本文件；请用原来的 Word、PDF 或网页版本。",
    ),
    "long.txt": (
        "长".encode() * 6_000_000,
        "文件有 17 MB 文字，不像一份年度报告；请只保留报告本身。",
    ),
    "lines.txt": (
        b"1\n" * 300_000,
        "文件有 600,000 个字、300,000 行，不像一份年度报告；请只保留报告本身。",
    ),
    "cut.docx": (zipped({"word/document.xml": WORD % PROSE})[:-30], BROKEN),
    "bomb.docx": (zipped({"word/document.xml": bytes(16_000_000)}), BOMB),
    "bomb.xlsx": (zipped(SHEETS | {"xl/sharedStrings.xml": bytes(16_000_000)}), BOMB),
    "many.docx": (
        zipped({"word/document.xml": "x"} | {f"{n}": "" for n in range(2001)}),
        "文件解压后大得不正常，没有打开；请重新另存一份。",
    ),
    "xxe.docx": (zipped({"word/document.xml": XXE}), DECLARED),
    "wide.docx": (zipped({"word/document.xml": XXE.encode("utf-16")}), DECLARED),
    "laughs.docx": (zipped({"word/document.xml": LAUGHS}), DECLARED),
    "laughs.xlsx": (zipped(SHEETS | {"xl/sharedStrings.xml": LAUGHS}), DECLARED),
    "deep.docx": (zipped({"word/document.xml": DEEP}), BROKEN),
    "wrong.xlsx": (zipped(SHEETS | {"xl/workbook.xml": "<workbook>"}), BROKEN),
    "empty.xlsx": (zipped(SHEETS), "工作簿里没有内容（隐藏的工作表不读）。"),
    "merged.xlsx": (
        merged_everywhere(),
        "表格超过 100,000 格，不像年度报告的表；请只保留报告本身。",
    ),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type", BROKEN),
    "locked.pdf": (LOCKED_PDF, "这份 PDF 有密码，打不开；请先去掉密码。"),
    "span.html": (
        b"<table>" + b"<tr><td rowspan=1000000 colspan=1000000>1<td>2" * 900 + b"</table>",
        "表格超过 100,000 格，不像年度报告的表；请只保留报告本身。",
    ),
    "deep.html": (
        b"<p>" + b"<div>" * 100_000 + b"x",
        "网页的标记嵌套得太深，读不全；请用原来的 Word 或 PDF 版本。",
    ),
    "script.html": (
        b"<html><script>document.write(1)</script></html>",
        "网页里没有文字（内容可能要由脚本载入）；请在浏览器里另存为 PDF。",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_refused_with_a_sentence(name: str, write: Write) -> None:
    """Whatever the file is called, saying what to do; one that takes too long has another sentence."""
    content, sentence = HOSTILE[name]
    assert refusal(write(name, content)) == sentence


def test_a_huge_file_is_not_opened(tmp_path: Path) -> None:
    """Its size is known before."""
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(guard.MAX_FILE + 1)
    assert refusal(path) == "文件超过 50 MB，不像一份年度报告；请只保留报告本身。"
    assert refusal(tmp_path) == "没有这个文件，或者它不是普通文件。"


def test_content_tells_the_kind_before_the_name(write: Write) -> None:
    """A web page called .doc is a web page; a text called .html is a text."""
    assert read(write("a.doc", f"\n<!-- x --><html><p>{PROSE}</p>")).blocks == (
        Text(PROSE, "正文第 1 段"),
    )
    assert read(write("a.html", f"{HEADING}\n")).blocks == (Text(HEADING, "第 1 行"),)


def test_reading_that_takes_too_long_is_stopped(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its process is ended."""
    monkeypatch.setattr("generator.intake.isolation.SECONDS", 0)
    assert refusal(write("a.txt", PROSE)).startswith("读了 9 秒还没有读完，已经停下")


def test_without_the_extra_a_reader_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain text needs nothing."""
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    monkeypatch.delitem(sys.modules, "generator.intake.readers.pdf", raising=False)
    with pytest.raises(UnreadableError) as caught:
        read_as("pdf", b"")
    assert str(caught.value) == (
        "读这种文件要用的 pdfplumber 没有安装；请先运行："
        ".venv/bin/python -m pip install --require-hashes -r requirements-import.txt"
    )


STARTS = [
    b"",
    b"<html><table><tr><td>",
    b"| a |\n|---|\n",
    b"\xff\xfe",
    b"\t0\n",
    b"\xb1\xed  1  2\n",
]


@given(st.sampled_from(STARTS), st.binary(max_size=400))
def test_any_bytes_are_a_document_or_a_sentence(start: bytes, rest: bytes) -> None:
    """Nothing else comes out of the readers of text."""
    data = start + rest
    with suppress(UnreadableError):
        document = read_as(kind(data, ".txt"), data)
        assert document.blocks or not decode(data)[0].strip("#*_->|`~\t \r\n\f")
