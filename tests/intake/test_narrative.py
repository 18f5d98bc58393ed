"""The words of an original as Markdown."""

import html

import pytest

from generator.content.markdown import page
from generator.form.editions import SECTIONS
from generator.intake.document import Cell, Grid, Text
from generator.intake.narrative import escaped, narrative
from generator.intake.sections import OriginalSection


def test_a_table_in_the_text_stays_a_table() -> None:
    """Marks in its cells are shown as they are, and a line end in one ends no row."""
    rows = (("类别", "条数"), ("工作\n动态", "4|0"), ("合计",))
    cells = tuple(tuple(Cell(text, "") for text in row) for row in rows)
    own = OriginalSection(SECTIONS[0], "一、总体情况", "", "一")
    own.blocks = [Text("公开 *如下*。", ""), Grid(cells), Text("（一）说明", "")]
    found = narrative([OriginalSection(None, "", ""), own], [], {})
    assert found.markdown == (
        "\n## 一、总体情况\n\n公开 \\*如下\\*。\n\n"
        "| 类别 | 条数 |\n| --- | --- |\n| 工作 动态 | 4\\|0 |\n| 合计 |  |\n\n"
        "### （一）说明\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "1. 一项",
        "12) 一项",
        "3.",
        "&nbsp;与&#x41;",
        "AT&T 甲&乙；",
        "# 标题",
        "- 项",
        "1.2 版",
        "a_b*c",
    ],
)
def test_words_are_shown_as_they_are(text: str) -> None:
    """Numbers are not made a list, no backslash is seen, and no name of a character is read."""
    assert html.unescape(page(escaped(text))) == f"<p>{text}</p>\n"
