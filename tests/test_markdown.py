"""The narrative, made safe and cut into sections."""

import pytest
from cases import Case, read

from generator.markdown import narrative


@pytest.mark.parametrize("case", read("narrative"), ids=lambda case: case.sentence)
def test_narrative_is_shown_as_the_case_says(case: Case) -> None:
    """Every case of tests/cases/narrative.md."""
    (part,) = narrative(case.given)
    assert part.html.strip() == case.expected


def test_sections_are_known_by_their_numbers() -> None:
    """A section keeps the heading the agency printed; a heading without a known number keeps its place."""
    parts = narrative("前言\n\n## 一、总体情况\n\n甲\n\n## 附件\n\n乙\n\n# 五、存在问题及改进情况\n\n丙\n")
    assert [(part.number, part.heading, part.anchor) for part in parts] == [
        ("", "", "x1"),
        ("一", "一、总体情况", "s1"),
        ("", "附件", "x3"),
        ("五", "五、存在问题及改进情况", "s5"),
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
