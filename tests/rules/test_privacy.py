"""Numbers of people in a narrative, and those that are none of theirs."""

from dataclasses import replace

import pytest

from generator.finding import Finding
from generator.rules.privacy import privacy
from support.zeros import dossier, report

THEIRS = (
    "手机13800138000",
    "手机：１３８００１３８０００。",
    "王某-13800138000",
    "+86 13800138000",
    "联系电话 138-0013-8000",
    "手机 138 0013 8000",
)
NOT_THEIRS = (
    "电话 0375-1234567",
    "电话 02113800138000",
    "热线 12345、12315、4008001234",
    "索引号 11410411MB1380013800013",
    "文号 2023/13800138000",
    "网址 https://example.org/13800138000.html",
    "支出 13800138000 元",
    "访问 13800138000 余次",
    "13800138000.5",
    "三年分别为 130 2021 2022",
    "1380013800",
    "138****8000",
)


def found(text: str) -> list[Finding]:
    """What the rule says of that text."""
    return list(privacy(dossier(replace(report({}), body=text))))


@pytest.mark.parametrize("text", THEIRS)
def test_a_mobile_number_is_pointed_out_and_not_said_again(text: str) -> None:
    """In whatever way it is written; as a warning, for it may be an office's."""
    (said,) = found(text)
    assert (said.rule, said.severity, said.message) == (
        "privacy",
        "warning",
        "正文里有一个手机号码",
    )
    assert "8000" not in str(said)


def places(text: str) -> list[int]:
    """The columns at which numbers are pointed out."""
    return [said.column for said in found(text)]


NUMBERS = ("13800138000", "13000000000", "19999999999")
UNITS = "万亿元件条份次个篇人户项"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_one_by_itself_and_no_part_of_another(number: str) -> None:
    """A sign of an address, of a reference or of a word on either side makes it part of that."""
    assert places(f"拨打{number}。") == [3]
    assert places(f"拨打{number}.") == [3]
    for before in "09AZaz/._=%":
        assert places(f"拨打{before}{number}。") == [], before
    for behind in "09AZaz/_=":
        assert places(f"拨打{number}{behind}。") == [], behind
    for behind in "09AZaz":
        assert places(f"拨打{number}.{behind}。") == [], behind


@pytest.mark.parametrize("unit", UNITS)
def test_eleven_digits_before_a_unit_count(unit: str) -> None:
    """With a space, or with words that round them off."""
    for between in ("", " ", "余", "多", " 余", " 多"):
        assert places(f"共13800138000{between}{unit}") == [], between
    assert places(f"共13800138000，{unit}") == [2]


@pytest.mark.parametrize("prefix", ["+86", "0086", "+86 ", "+86-", "0086 ", "0086-"])
def test_the_code_of_the_country_belongs_to_a_number(prefix: str) -> None:
    """It begins there."""
    assert places(f"拨打{prefix}13800138000") == [3]


@pytest.mark.parametrize("word", ["手机", "电话", "联系", "咨询"])
@pytest.mark.parametrize("gap", [" ", "-"])
def test_a_number_with_gaps_is_one_where_a_telephone_is_spoken_of(word: str, gap: str) -> None:
    """Near it and in the same line, with the same gap twice."""
    for parts in (("138", "0013", "8000"), ("199", "9999", "9999"), ("130", "0000", "0000")):
        number = gap.join(parts)
        assert places(f"{word}{number}") == [3]
        assert places(f"{word}{'甲' * 20}{number}") == [23]
        assert places(f"{word}{'甲' * 21}{number}") == []
        assert places(f"{word}9甲{number}") == []
        assert places(f"{word}\n{number}") == []
        assert places(f"{word}{number}0") == []
        assert places(f"{word}{number}9") == []
        assert places(f"{word}{number.replace(gap, '_', 1)}") == []


@pytest.mark.parametrize("text", NOT_THEIRS)
def test_no_other_number_is_taken_for_one(text: str) -> None:
    """Offices, hotlines, references, addresses, amounts, and what is covered already."""
    assert found(text) == []
