"""Numbers of people in a narrative, and those that are none of theirs."""

from dataclasses import replace

import pytest

from generator.rules.dossier import dossier
from generator.rules.privacy import privacy
from support.loaded import dossiers
from support.paths import SAMPLE

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


def found(text: str) -> list[str]:
    """What the rule says of that text."""
    file = dossiers(SAMPLE)["990101/jyj"]
    report = replace(file.reports[-1], body=text)
    alone = dossier(file.agency, [report], file.regions)
    return [str(finding) for finding in privacy(alone)]


@pytest.mark.parametrize("text", THEIRS)
def test_a_mobile_number_is_pointed_out_and_not_said_again(text: str) -> None:
    """In whatever way it is written; as a warning, for it may be an office's."""
    (said,) = found(text)
    assert "warning privacy: 正文里有一个手机号码" in said
    assert "8000" not in said


@pytest.mark.parametrize("text", NOT_THEIRS)
def test_no_other_number_is_taken_for_one(text: str) -> None:
    """Offices, hotlines, references, addresses, amounts, and what is covered already."""
    assert found(text) == []
