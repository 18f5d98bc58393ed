"""Cells of tables in Markdown and plain text: a figure is digits a reader sees.

Whatever else stands there is lost.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.archive.values import Missing, Value
from generator.intake.report import read_original

pytestmark = pytest.mark.usefixtures("same_process")

LOST, BLANK = Missing.LOST, Missing.BLANK
BEFORE = (
    "湛河区工信局2025年政府信息公开工作年度报告\n\n一、总体情况\n\n情况良好。\n\n"
    "二、主动公开政府信息情况\n\n"
)
AFTER = "\n\n六、其他需要报告的事项\n\n没有收取信息处理费。\n"
ROWS = (("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), ("规章", "1", "2", "3"))
ROW = "行政规范性文件"


def pipes(cell: str) -> str:
    """A table of Markdown."""
    rows = [f"| {' | '.join(row)} |" for row in (*ROWS, (ROW, cell, "7", "8"))]
    return "\n".join([rows[0], "|---|---|---|---|", *rows[1:]])


def tabs(cell: str) -> str:
    """The same with a tab between cells."""
    return "\n".join("\t".join(row) for row in (*ROWS, (ROW, cell, "7", "8")))


def one_a_line(cell: str) -> str:
    """The same as copied from a page: three line ends between cells, five between rows."""
    rows = (*ROWS, (ROW, cell, "7", "8"), ("行政许可", "4"))
    return "\n\n\n\n\n".join("\n\n\n".join(row) for row in rows)


def read(tmp_path: Path, table: str) -> tuple[list[Value], list[Value]]:
    """The row above the one with the cell, and that row."""
    path = tmp_path / "original.txt"
    path.write_bytes((BEFORE + table + AFTER).encode())
    imported = read_original(path, "410411", "gxj", None)
    assert imported.report is not None, imported.findings
    figures = imported.report.figures
    above, own = (
        [figures[f"proactive.{row}.{column}"] for column in ("issued", "repealed", "in_force")]
        for row in ("regulations", "normative_documents")
    )
    return above, own


FIGURES = [
    "15",
    "１５",
    "1**5**",
    "**15**",
    "[15](#a)",
    "1&#53;",
    "15&nbsp;",
    "`15`",
    "15[^1]",
    "15<sup>1</sup>",
]
BLANKS = ["-", "—", "", "&nbsp;", "&emsp;"]
TWO = [
    "15<br>7",
    "1<br/>5",
    "15 7",
    "15&nbsp;7",
    "15&#10;7",
    "15&Tab;7",
    "15\\|7",
    "[1](#a)15",
    "15[1](#a)",
    "1[5](#a)",
]
LINKED = ["1[5](#a)", "[1](#a)[5](#b)", "15[1]"]
STRUCK = ["~~9~~15", "~~15~~", "~9~15", "<s>9</s>15", "<del>9</del>15", "15~1~"]
UNSEEN = ["15<!--9-->", "<!-- -->", "<span hidden>9</span>15", "\u202e51", "&#x202e;51", "1\u03365"]
MARKED = [
    "<sup>1</sup>",
    "[^1]",
    "15<sup>2</sup>3",
    "15²",
    "15①",
    "⑮",
    "⒖",
    "15&sup2;",
    "15&#9312;",
    "15^1^",
    "==15==",
]
THINGS = [
    "![15](a.png)",
    "15![](a.png)",
    "<img src=a alt=15>",
    "<input value=15>",
    "<ruby>15<rt>7</rt></ruby>",
    "$15$",
]
SIGNS = [
    "1*5",
    "1__5__2",
    "1\\*5",
    "1_5_",
    "- 15",
    "+ 15",
    "> 15",
    ">15",
    "# 15",
    "#15",
    "* 15",
    "1. 15",
    "• 15",
]
OTHERS = ["***", "* * *", "```", "[ ]", "\\15", "1\\5", "𝟏𝟓", "١٥", "\uf08c", "15\uf081"]


@pytest.mark.parametrize("table", [pipes, tabs], ids=["pipes", "tabs"])
@pytest.mark.parametrize(
    ("value", "cells"),
    [
        (15, FIGURES),
        (BLANK, BLANKS),
        (LOST, [*TWO, *LINKED]),
        (LOST, [*STRUCK, *UNSEEN]),
        (LOST, [*MARKED, *THINGS]),
        (LOST, [*SIGNS, *OTHERS]),
    ],
    ids=["plain", "blank", "two", "unseen", "marked", "signs"],
)
def test_a_cell_of_text_is_what_is_seen_plainly_in_it(
    table: Callable[[str], str], value: Value, cells: list[str], tmp_path: Path
) -> None:
    """And its neighbours, and the row above, stay what they are."""
    found = {cell: read(tmp_path, table(cell)) for cell in cells}
    assert found == dict.fromkeys(cells, ([1, 2, 3], [value, 7, 8]))


@pytest.mark.parametrize("table", [pipes, tabs], ids=["pipes", "tabs"])
@pytest.mark.parametrize("cell", ["十五", "Ⅴ", "15[1][a]", "![15][a]", "[x]", "15a", "约15"])
def test_words_in_a_cell_are_never_a_figure(
    table: Callable[[str], str], cell: str, tmp_path: Path
) -> None:
    """They may be a label, so that the row is lost with them; nothing moves into their place."""
    above, own = read(tmp_path, table(cell))
    assert above == [1, 2, 3]
    assert own in ([LOST] * 3, [LOST, 7, 8])


@pytest.mark.parametrize(
    ("cell", "value"),
    [("15", 15), ("15\n7", LOST), ("1\n5", LOST), ("3/5", LOST), ("-1-", LOST), ("第3页", LOST)],
)
def test_a_cell_that_looks_like_a_pages_number_is_lost(
    cell: str, value: Value, tmp_path: Path
) -> None:
    """And so is one whose digits stand on two lines."""
    assert read(tmp_path, one_a_line(cell)) == ([1, 2, 3], [value, 7, 8])
