"""The narrative, made safe and cut into sections."""

import pytest

from generator.content.markdown_loss import lost
from generator.content.narrative import narrative
from support.cases import Case, read


@pytest.mark.parametrize("case", read("narrative"), ids=lambda case: case.sentence)
def test_narrative_is_shown_as_the_case_says(case: Case) -> None:
    """Every case of tests/cases/narrative.md."""
    (part,) = narrative(case.given)
    assert part.html.strip() == case.expected


def test_sections_are_known_by_their_numbers() -> None:
    """A section keeps the heading the agency printed.

    A heading without a known number keeps its place.
    """
    parts = narrative(
        "前言\n\n## 一、总体情况\n\n甲\n\n## 附件\n\n乙\n\n# 五、存在问题及改进情况\n\n丙\n"
    )
    assert [(part.number, part.heading, part.anchor) for part in parts] == [
        ("", "", "x1"),
        ("一", "一、总体情况", "s1"),
        ("", "附件", "x3"),
        ("五", "五、存在问题及改进情况", "s5"),
    ]


WITHIN = (
    "    照录\n- 甲\n\n  ## 二、不是\n\n> ## 三、不是\n\n"
    "```\n## 四、不是\n```\n\n### （一）小标题\n\n末"
)
"What begins no section: in a list, quoted, shown as code, below the second level."


def test_a_section_is_kept_as_it_is_written() -> None:
    """Without the lines of its heading, however these are set, and its lines ended."""
    ended = WITHIN.replace("\n", "\r\n")
    body = (
        f"先说 **一句**。\r\n\r\n## 一、总体情况 ##\n\n{ended}\n\n\n其他\n事项\n====\n## 空的\n\n"
    )
    assert [(part.heading, part.written) for part in narrative(body)] == [
        ("", "先说 **一句**。"),
        ("一、总体情况", WITHIN),
        ("其他 事项", ""),
        ("空的", ""),
    ]


def test_blocks_carry_the_anchor_they_stand_under() -> None:
    """The search links to the nearest heading above a block."""
    (part,) = narrative("## 一、总体情况\n\n甲 **乙**\n\n### （一）主动公开\n\n丙\n")
    assert [(block.anchor, block.text) for block in part.blocks] == [
        ("s1", "一、总体情况"),
        ("s1", "甲 乙"),
        ("s1-1", "（一）主动公开"),
        ("s1-1", "丙"),
    ]


NESTED = "\n".join("  " * depth + "- 项" for depth in range(60))


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (">" * 120 + " 文字", 1),
        ("文字\n\n" + "- " * 60 + "文字", 3),
        ("1. " * 60 + "文字", 1),
        (NESTED, 1),
        ("文字\n\n|甲|乙|\n|-|-|\n|一|二|三|", 3),
        ("[" * 1001, 1),
        ("一\n" * 5001, 1),
        ("文字\n\n> |甲|乙|\n> |-|-|\n> |一|二|三|", 3),
        ("|" + "1|" * 40 + "\n|" + "-|" * 40 + "\n" + ("|" + "1|" * 40 + "\n") * 300, 2),
        ("|甲" * 400 + "|\n" + "|-" * 400 + "|\n" + "|\n" * 100, 2),
        ("> " + "|甲" * 400 + "|\n> " + "|-" * 400 + "|\n" + "> |x\n" * 100, 2),
        ("|甲|乙|\n|-|-|\n\n" * 2600, 1),
        ("**a" * 10_001, 1),
        ("<http://a.b> " * 10_001, 1),
        ("> " * 30 * 1000, 1),
    ],
)
def test_text_that_markdown_would_drop_is_told(body: str, line: int) -> None:
    """Deeper than its limit, in a cell without a column, or among brackets without end."""
    found = lost(body)
    assert found
    assert found[0] == line


@pytest.mark.parametrize(
    "body",
    [
        ">" * 90 + " 文字",
        "- " * 30 + "文字",
        NESTED[: len(NESTED) // 3],
        "|甲|乙|\n|-|-|\n|一|\n|三|甲\\|乙|",
        "```py\nx\n```\n\n" + "-" * 60,
        "|甲|乙|丙|丁|戊|己|庚|辛|\n|-|-|-|-|-|-|-|-|\n" + "|1|2|3|4|5|6|7|8|\n" * 1000,
        "> |甲|乙|\n> |-|-|\n> |一|二|",
        "填表人：____ 联系电话：____\n" * 500,
        "标题\n-----\n\n[公开](https://example.org/) &nbsp; **重点**",
    ],
)
def test_text_that_markdown_keeps_is_left_alone(body: str) -> None:
    """As much nesting as anyone means, tables whose rows fit, code, links, entities."""
    assert lost(body) is None
