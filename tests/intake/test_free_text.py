"""Originals on years before 2019: their words, whatever sections they have, and nothing else."""

from pathlib import Path

import pytest

from generator.intake.report import Imported, read_original

TITLE = "清河区教育局2015年政府信息公开工作年度报告"
TEXT = f"""{TITLE}
发布日期：2016-03-10
本报告依照条例编制。
一、概述
2015年，本局编制公开指南，
指定专人负责。
五、存在的主要问题
内容不够丰富*。
七、收费情况
没有收费。
"""
PAGE = f"""<h1>{TITLE}</h1><p>一、概述</p><p>公开如下。</p>
<table><tr><th>类别</th><th>条数</th></tr><tr><td>工作|动态</td><td>40</td></tr></table>
<p>二、说明</p><p>无。</p>"""


def imported(tmp_path: Path, name: str, content: str, year: int | None = None) -> Imported:
    """What is read of a file of that content."""
    path = tmp_path / name
    path.write_text(content, "utf-8")
    return read_original(path, "990101", "jyj", year)


def test_all_its_words_are_kept_in_their_order(tmp_path: Path) -> None:
    """Sections of the form are sections like any other, and no table is missed."""
    found = imported(tmp_path, "a.txt", TEXT)
    assert found.report
    assert (found.report.year, found.report.published) == (2015, "2016-03-10")
    assert (found.report.has_tables, found.report.figures.values) == (False, ())
    assert found.report.body.split("\n\n") == [
        "\n发布日期：2016-03-10",
        "本报告依照条例编制。",
        "## 一、概述",
        "2015年，本局编制公开指南，指定专人负责。",
        "## 五、存在的主要问题",
        "内容不够丰富\\*。",
        "## 七、收费情况",
        "没有收费。\n",
    ]
    assert [finding.severity for finding in found.findings] == ["info", "info"]


def test_its_tables_are_tables_of_the_narrative(tmp_path: Path) -> None:
    """As Markdown has them."""
    found = imported(tmp_path, "a.html", PAGE)
    assert found.report
    assert found.report.body == (
        "\n## 一、概述\n\n公开如下。\n\n"
        "| 类别 | 条数 |\n| --- | --- |\n| 工作\\|动态 | 40 |\n\n"
        "## 二、说明\n\n无。\n"
    )


@pytest.mark.parametrize(
    ("content", "year", "message"),
    [
        (TEXT.replace("2015", "2007"), None, "2007 年还没有年度报告，本档案从 2008 年收起"),
        (f"{TITLE}\n", None, "没有读到正文"),
        ("一张便条。\n", None, "没有认出报告的任何一个部分"),
    ],
)
def test_what_is_no_such_report_is_refused(
    tmp_path: Path, content: str, year: int | None, message: str
) -> None:
    """In one sentence."""
    found = imported(tmp_path, "a.txt", content, year)
    assert (found.report, [finding.message for finding in found.findings]) == (None, [message])
