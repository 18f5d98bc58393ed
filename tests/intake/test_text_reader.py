"""Plain text and Markdown come out as paragraphs and tables, in any encoding."""

import pytest

from generator.intake.document import (
    Cell,
    Document,
    Grid,
    Text,
)
from generator.intake.encoding import decode
from generator.intake.readers import read_as
from support.outlines import outline

HEADING = "二、主动公开政府信息情况"

PROSE = "2024年，本机关主动公开政府信息12条，没有收到申请。"


def plain(text: str) -> Document:
    """Read a text in this process."""
    return read_as("plain", text.encode())


def test_lines_with_tabs_are_a_table() -> None:
    """Empty cells stay where they are; a row of one cell between others stays in the table.

    A blank line ends it.
    """
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
        f"# {HEADING}\n\n- 1.强化**制度**\n\n"
        "| 信息内容 | 件数 |\n|---|---:|\n| 规章 | - |\n|---|---|\n"
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
    """Pieces of a line keep their columns; paragraphs are whole again, across page breaks too."""
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
    """Runs of line ends tell cells from rows and empty cells from none.

    A single one breaks a line within a cell.
    """
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
