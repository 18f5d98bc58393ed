"""How far the words of a report are read, and where they are left alone."""

import pytest

from generator.rules.prose import LONGEST, missing_heads, states_fee, sums

HEADS = "（一）甲（二）乙（三）丙（四）丁（五）戊"


def said(text: str) -> list[tuple[int, str]]:
    """What does not add up in a text."""
    return list(sums(text))


@pytest.mark.parametrize("unit", ["条", "件", "篇", "次", "项", "期"])
@pytest.mark.parametrize("about", ["", "余", "多"])
def test_every_unit_is_added_up(unit: str, about: str) -> None:
    """With or without spaces, as many as typesetting leaves."""
    for space in ("", " ", "   "):
        text = f"共 20{space}{about}{space}{unit}，其中甲 12{space}{unit}、乙 7{space}{unit}。"
        stated = f"20{space}{about}{space}{unit}"
        assert said(text) == [(2, f"“{stated}”与所列各项不合：12 + 7 = 19")]
    far = " " * 4
    assert said(f"共 20{far}余{unit}，其中甲 12 {unit}、乙 7 {unit}。") == []
    assert said(f"共 20 {unit}，其中甲 12 {unit}、乙 7{far}{unit}。") == []
    assert said(f"共 20余{far}{unit}，其中甲 12 {unit}、乙 7 {unit}。") == []


@pytest.mark.parametrize("mark", ["", "。", "，", ",", "；", ";", "：", ":"])
@pytest.mark.parametrize("word", ["其中", "分别为", "包括"])
def test_a_list_follows_behind_one_mark_at_most(mark: str, word: str) -> None:
    """And a few spaces on either side of it."""
    found = [(0, "“20 件”与所列各项不合：12 + 7 = 19")]
    for space in ("", " ", "   "):
        assert said(f"20 件{space}{mark}{space}{word}甲 12 件、乙 7 件。") == found
    far = " " * 8
    assert said(f"20 件{far}{mark}{word}甲 12 件、乙 7 件。") == []
    assert said(f"20 件{mark}{far}{word}甲 12 件、乙 7 件。") == []
    assert said(f"20 件{mark}。{mark}、{word}甲 12 件、乙 7 件。") == []


def test_a_list_that_begins_later_is_of_something_else() -> None:
    """Only what comes right behind a number says what it is made of."""
    assert said("20 件已经办结，其中甲 12 件、乙 7 件。") == []
    four = " " * 4
    assert said(f"20 件{four}，其中甲 12 件、乙 7 件。") == []
    assert said(f"20 件，{four}其中甲 12 件、乙 7 件。") == []


def test_numbers_have_nine_digits_at_most() -> None:
    """More is a number of something else, and its end is none of its own."""
    assert said("999999999 件，其中甲 999999990 件、乙 8 件。") == [
        (0, "“999999999 件”与所列各项不合：999999990 + 8 = 999999998")
    ]
    for digit in "09":
        assert said(f"{digit}000000020 件，其中甲 12 件、乙 7 件。") == []
        assert said(f"20 件，其中甲 12 件、乙 {digit}000000007 件。") == []


def test_a_list_is_read_to_its_limit() -> None:
    """What ends on the last of its characters is read, what ends behind it is not."""
    begins = "，其中甲 12 件"
    ends = "乙 8 件"
    for over in (0, 1):
        filler = "、" * (LONGEST + over - len(begins) - len(ends))
        text = f"21 件{begins}{filler}{ends}。"
        assert bool(said(text)) is (over == 0), over


@pytest.mark.parametrize("word", ["处理费", "收费", "费用", "信息处理"])
def test_each_word_for_the_fee_speaks_of_it(word: str) -> None:
    """One alone."""
    assert states_fee(f"本年度没有{word}。")
    assert not states_fee("本年度没有其他事项。")


def test_section_one_has_five_heads() -> None:
    """In brackets of either width."""
    assert missing_heads(HEADS) is False
    assert missing_heads(HEADS.replace("（", "(").replace("）", ")")) is False
    for head in "一二三四五":
        assert missing_heads(HEADS.replace(f"（{head}）", "")) is True
    assert missing_heads("") is True
