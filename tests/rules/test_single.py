"""Two reports in one file are an error that names both.

A report that repeats a word of itself is one report.
"""

from array import array

import pytest

from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.build import examine
from generator.form.editions import whole_form
from generator.rules.single import single
from support.paths import CONTENT, SAMPLE
from support.zeros import dossier

TITLE = "湛河区工信局2025年政府信息公开工作年度报告"
OTHER = "湛河区工信局2024年政府信息公开工作年度报告"
BODY = (
    "## 一、总体情况\n\n甲。\n\n## 五、存在的主要问题及改进情况\n\n乙。\n\n"
    "## 六、其他需要报告的事项\n\n丙。\n"
)
TABLE = "| 项目 | 件 |\n|---|---|\n| 新收 | 3 |\n"
HINT = "一个文件只放一份报告，第二份移到它的机关和年度的文件"


def found(body: str) -> list[str]:
    """What the rule says of a report of that narrative.

    Its title stands on line 3 and its text begins on 61.
    """
    form = whole_form(2021)
    figures = Figures(form, (0,) * len(form.cells), array("I"))
    report = Report(
        "410411",
        "gxj",
        2025,
        "2025.md",
        TITLE,
        form,
        title_position=(3, 8),
        figures=figures,
        body=body,
        body_line=61,
    )
    return [str(item) for item in single(dossier(report, name="湛河区工信局"))]


@pytest.mark.parametrize(
    ("second", "line"),
    [
        (f"# {OTHER}\n\n{BODY}", 73),
        (f"{OTHER}\n\n{BODY}", 73),
        (f"**{OTHER}**\n\n一、总体情况\n\n甲。\n", 73),
        (f"\n牧野区工信局 ２０２５ 年政府信息公开年报\n\n{TABLE}\n新收 3 件。\n", 74),
        (f"牧野区工信局二〇二五年政务公开工作年度报告\n\n{BODY}", 73),
    ],
)
def test_a_second_title_is_a_second_report(second: str, line: int) -> None:
    """As a heading, in bold, or as a line of its own; by another body, or on another year."""
    (said,) = found(f"{BODY}\n{second}")
    title = second.strip().split("\n")[0].strip("#* ")
    assert said == (
        f"2025.md:{line}:1: error single: 一个文件里有两份报告："
        f"第 3 行“{TITLE}”，第 {line} 行“{title}”。{HINT}"
    )


@pytest.mark.parametrize("mark", ["## ", "", "**"])
def test_sections_that_begin_again_are_a_second_report(mark: str) -> None:
    """Without a title, too; whatever the headings are written with."""
    (said,) = found(
        f"{BODY}\n" + BODY.replace("## ", mark).replace("情况\n", f"情况{mark.strip('# ')}\n")
    )
    assert said == (
        "2025.md:73:1: error single: 一个文件里有两份报告："
        f"第 61 行“一、总体情况”，第 73 行“一、总体情况”。{HINT}"
    )


@pytest.mark.parametrize(("spaces", "longer"), [(0, 0), (120, 0), (0, 1), (121, 0)])
def test_a_title_is_no_longer_than_sixty_characters(spaces: int, longer: int) -> None:
    """As it is printed, with three times as many and no more."""
    name = "牧野区" + "长" * (57 - len("2024年政府信息公开年报") + longer)
    title = f"{name}{' ' * spaces}2024年政府信息公开年报"
    found_there = found(f"{BODY}\n{title}\n\n{BODY.replace('一、', '七、')}")
    assert bool([item for item in found_there if name in item]) is (spaces <= 120 and not longer)


def test_a_title_in_bold_is_quoted_without_its_marks() -> None:
    """Nor the spaces inside them."""
    (said,) = found(f"{BODY}\n** {OTHER} **\n\n丁。\n")
    assert f"第 73 行“{OTHER}”" in said


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        f"# {TITLE}\n\n{BODY}",
        f"平顶山市湛河区工业和信息化局2025年政府信息公开工作年度报告\n\n现将2025年政府信息公开工作年度报告公布。\n\n{BODY}",
        f"目录\n\n一、总体情况\n二、主动公开政府信息情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n\n{BODY}",
        BODY.replace("甲。", f"甲。\n\n{TITLE}\n\n{TABLE}\n"),
        BODY.replace("乙。", "一、存在的主要问题\n\n乙。\n\n二、改进情况\n\n乙。"),
        BODY.replace(
            "丙。",
            f"附件：{OTHER}\n\n[{OTHER}](https://a.example/2024)\n\n- {OTHER}\n\n{TABLE}\n丙。",
        ),
        BODY.replace("丙。", f"{OTHER}已经公布。\n\n请参阅：\n\n{OTHER}\n"),
        BODY.replace("丙。", "丙。\n\n## 六、其他需要报告的事项\n\n丁。"),
        BODY.replace("## ", "### "),
        "",
    ],
    ids=[
        "plain",
        "title",
        "formal title",
        "contents",
        "repeated",
        "numbered",
        "links",
        "named",
        "twice",
        "deep",
        "none",
    ],
)
def test_one_report_is_one(body: str) -> None:
    """Its own title, a table of contents, tables in the text.

    Links to other years, a heading twice.
    """
    assert found(body) == []


def test_the_reports_there_are_raise_no_false_alarm() -> None:
    """Those of the sources and of the sample archive."""
    for content in (CONTENT, SAMPLE):
        survey, findings = examine(content)
        assert list(survey.archive.reports())
        assert [item for item in findings if item.rule == "single"] == []
