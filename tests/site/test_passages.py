"""Passages that contradict the tables are found where they stand, and nothing else is."""

from dataclasses import replace

import pytest

from generator.content.narrative import narrative
from generator.site.passages import runs
from generator.site.printed_sections import printed_sections
from generator.survey.contradictions import contradicted
from support.zeros import report

SAYS = "收到政府信息公开申请 9 件"


def found(text: str) -> list[str]:
    """The HTML of a first section with that text, in pieces; the tables have nothing but 0."""
    body = f"## 一、总体情况\n\n{text}\n"
    written = replace(report({}), body=body)
    parts = narrative(body)
    sections = list(printed_sections(written, parts))
    return runs(sections, list(contradicted(written, parts)))["s1"]


def test_a_passage_is_cut_out_with_its_words_as_they_are() -> None:
    """Each of several, in their order; put together the pieces are what was written."""
    assert found(f"本年{SAYS}。") == ["<p>本年", SAYS, "。</p>\n"]
    pieces = found(f"信息 20 条，其中甲 9 条、乙 10 条。本年{SAYS}。")
    assert pieces[1::2] == ["20 条", SAYS]
    assert "".join(pieces) == f"<p>信息 20 条，其中甲 9 条、乙 10 条。本年{SAYS}。</p>\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{SAYS}，确实{SAYS}。",
        f"见[{SAYS}](https://example.org/)。",
        "收到政府信息公开申请 **9** 件。",
        "信息 **20** 条，其中甲 9 条、乙 10 条。去年 120 条。",
    ],
    ids=["twice", "in a link", "in several runs", "end of another number"],
)
def test_what_is_not_found_exactly_is_left_as_it_is(text: str) -> None:
    """It is still said below the section."""
    assert len(found(text)) == 1
