"""What the public is told of a fault: both sums, the reason, and arithmetic never filled in."""

from collections.abc import Mapping

import pytest

from generator.rules.dossier import assess
from generator.survey.flaws import Flaw, flaws
from support.zeros import report


def told(cells: Mapping[str, int], acknowledged: tuple[str, ...]) -> list[Flaw]:
    """Of a report of zeros but for these cells."""
    filed = report(dict(cells), acknowledged=acknowledged)
    return list(flaws(filed.form, assess(filed, None).assessments))


@pytest.mark.parametrize(
    ("cells", "acknowledged", "words", "remedy"),
    [
        (
            {"requests.received.business": 7},
            ("requests.balance.business", "requests.received.sum"),
            (
                "商业企业：新收 7 + 上年结转 0 = 7，应等于 总计 0 + 结转下年度 0 = 0（差 7）"
                "；另有 1 项也对不上"
            ),
            "新收·商业企业 写 7，若为 0，2 项都对得上",
        ),
        (
            {"disputes.reconsideration.upheld": 1, "disputes.reconsideration.total": 0},
            ("disputes.reconsideration.sum",),
            "行政复议：维持 1 + 其余 0 = 1，应等于 总计 0（差 1）",
            "行政复议·总计 写 0，若为 1；或者 行政复议·维持 写 1，若为 0，就对得上",
        ),
        (
            {"disputes.reconsideration.total": 4, "disputes.reconsideration.other": 3},
            ("disputes.reconsideration.sum",),
            "行政复议：其他 3 + 其余 0 = 3，应等于 总计 4（差 1）",
            "可能是 行政复议·总计 写 4，若为 3，就对得上；也可能是另外一格",
        ),
    ],
)
def test_one_fault_is_one_sentence(
    cells: Mapping[str, int], acknowledged: tuple[str, ...], words: str, remedy: str
) -> None:
    """What would mend it is an if: of one cell, of either of two, or of some that are not named."""
    (flaw,) = told(cells, acknowledged)
    assert (flaw.words, flaw.remedy) == (words, remedy)
    assert flaw.reason


def test_a_report_that_adds_up_has_none() -> None:
    """Nor does one that lacks figures."""
    assert told({}, ()) == []
