"""How far the words of a report are read, and where they are left alone."""

import pytest

from generator.rules.fee import states_fee
from generator.rules.heads import missing_heads
from generator.rules.prose import LONGEST, sums

FIVE = "主动公开。依申请公开。政府信息管理。平台建设。监督保障。"


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


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("主动公开", "主动公开"),
        ("依申请公开", "依申请公开"),
        ("政府信息管理", "政府信息管理"),
        ("政府信息公开平台建设", "平台建设"),
        ("监督保障", "监督保障"),
    ],
)
def test_each_of_the_five_heads_is_missed(head: str, words: str) -> None:
    """One alone, and all of them in a text of nothing."""
    assert missing_heads(FIVE) == []
    assert missing_heads(FIVE.replace(words, "工作")) == [head]
    assert len(missing_heads("")) == 5


def test_a_head_below_which_nothing_stands_is_missed() -> None:
    """With its number in brackets of either width, with marks or without, last or not."""
    last = "（一）主动公开\n20 条。\n\n依申请公开，信息管理，平台。\n\n### (五)监督保障：\n"
    assert missing_heads(last) == ["监督保障"]
    assert missing_heads(f"{last}\n已经落实。\n") == []
    first = "（一）主动公开\n（二）依申请公开\n3 件。信息管理，平台，监督。\n"
    assert missing_heads(first) == ["主动公开"]
