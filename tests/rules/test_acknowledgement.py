"""An acknowledgement names an identity that does not hold, and no other."""

import pytest

from generator.rules.acknowledgement import acknowledgement
from generator.rules.assessment import Verdict
from generator.rules.dossier import assess
from generator.rules.identity import identity
from support.zeros import dossier, report, the


def test_an_acknowledged_identity_keeps_its_reason() -> None:
    """The figures are shown as they are, with why."""
    values = {"disputes.reconsideration.upheld": 11}
    noted = report(values, acknowledged=("disputes.reconsideration.sum",))
    found = assess(noted, None).assessments
    item = next(i for i in found if i.identity is the("disputes.reconsideration.sum"))
    assert (item.verdict, item.reason, item.difference, item.excess) == (
        Verdict.ACKNOWLEDGED,
        "原件如此",
        11,
        11,
    )
    assert list(identity(dossier(noted))) == []
    assert list(acknowledgement(dossier(noted))) == []


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        (
            "requests.balance.busines",
            "没有名为“requests.balance.busines”的勾稽关系",
            "您是否想写 requests.balance.business",
        ),
        (
            "requests.total.su",
            "没有名为“requests.total.su”的勾稽关系",
            "您是否想写 requests.total.sum",
        ),
        ("什么", "没有名为“什么”的勾稽关系", "勾稽关系的名称见“核验方法”页"),
        (
            "requests.balance.business",
            (
                "requests.balance.business 成立，与注明不符："
                "新收 0 + 上年结转 0 = 0，总计 0 + 结转下年度 0 = 0"
            ),
            "删去这一行注明",
        ),
        ("requests.carried.total", "requests.carried.total 只是提示，不需要注明", "删去这一行注明"),
    ],
)
def test_an_acknowledgement_must_fit(name: str, message: str, hint: str) -> None:
    """At its own line; a fitting one beside it is let be.

    Reports without any are passed over.
    """
    before = report({"requests.carried_over.total": 4}, year=2024)
    noted = report(
        {"disputes.reconsideration.upheld": 1}, acknowledged=("disputes.reconsideration.sum", name)
    )
    (found,) = acknowledgement(dossier(before, noted))
    assert (found.path, found.line, found.column, found.rule, found.severity) == (
        "2025.md",
        51,
        3,
        "acknowledgement",
        "error",
    )
    assert (found.message, found.hint) == (message, hint)


def test_what_a_program_reads_otherwise_in_the_original_is_let_be() -> None:
    """Only the original can tell; what comes behind it is looked at all the same."""
    names = ("original.title", "original.preamble", "original.overview", "original.什么", "title")
    found = list(acknowledgement(dossier(report({}, acknowledged=names))))
    assert [item.position for item in found] == ["2025.md:53:3"]
    readable = ("title.original.", "preamble")
    assert len(list(acknowledgement(dossier(report({}, acknowledged=readable))))) == 2
