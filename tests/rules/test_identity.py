"""A broken identity is one finding, at the cell that breaks it."""

import pytest

from generator.rules.identity import identity
from support.zeros import dossier, report


@pytest.mark.parametrize(
    ("cell", "name", "broken"),
    [
        (
            "requests.received.business",
            "新收·商业企业",
            ["requests.balance.business", "requests.received.sum"],
        ),
        (
            "requests.granted.research",
            "予以公开·科研机构",
            ["requests.total.research", "requests.granted.sum"],
        ),
        (
            "requests.carried_over.other",
            "结转下年度·其他",
            ["requests.balance.other", "requests.carried_over.sum"],
        ),
        (
            "requests.total.total",
            "总计·总计",
            ["requests.balance.total", "requests.total.total", "requests.total.sum"],
        ),
    ],
)
def test_a_wrong_cell_is_one_finding_at_that_cell(cell: str, name: str, broken: list[str]) -> None:
    """It names the cell, what it has and what would mend all, and every sum that it breaks."""
    wrong = report({cell: 7})
    (found,) = identity(dossier(wrong))
    assert (found.path, found.line, found.column) == ("2025.md", *wrong.figures.place(cell))
    assert (found.rule, found.severity) == (broken[0], "error")
    assert found.message.startswith(f"{name} 现为 7，改为 0 才都对得上：")
    assert found.message.count("（差 7）") == len(broken)
    names = "、".join(broken)
    assert found.hint == f"核对原件这一格；原件确实如此的，在 acknowledged 中注明 {names}"


def test_two_wrong_cells_are_two_findings() -> None:
    """Each at its own place, though they share no identity."""
    wrong = report({"requests.received.business": 7, "disputes.litigation_direct.upheld": 2})
    assert [(f.rule, f.line) for f in identity(dossier(wrong))] == [
        ("requests.balance.business", wrong.figures.place("requests.received.business")[0]),
        (
            "disputes.litigation_direct.sum",
            wrong.figures.place("disputes.litigation_direct.total")[0],
        ),
    ]


def test_a_broken_hand_over_only_warns() -> None:
    """At the figure of this year, without a word of acknowledging."""
    before, after = (
        report({}, year=2024),
        report({"requests.carried_in.total": 3, "requests.carried_over.total": 3}),
    )
    warnings = [f for f in identity(dossier(before, after)) if f.severity == "warning"]
    assert [(f.rule, f.line, f.hint) for f in warnings] == [
        ("requests.carried.total", after.figures.place("requests.carried_in.total")[0], "")
    ]


def test_a_broken_hand_over_is_said_once() -> None:
    """It is no part of what an error says, nor an error of its own."""
    before, after = report({"requests.carried_over.total": 3}, year=2024), report({})
    found = [f for f in identity(dossier(before, after)) if f.path == after.path]
    assert [(f.rule, f.severity, f.line, f.hint) for f in found] == [
        (
            "requests.carried.total",
            "warning",
            after.figures.place("requests.carried_in.total")[0],
            "",
        )
    ]


def test_a_figure_in_the_wrong_column_is_one_finding() -> None:
    """It breaks two columns that share no cell, and leaves the sum of its row as it is."""
    wrong = report({"requests.received.business": 1, "requests.carried_in.other": 1,
                    "requests.total.other": 1, "requests.granted.other": 1,
                    "requests.received.total": 1, "requests.carried_in.total": 1,
                    "requests.total.total": 2, "requests.granted.total": 2,
                    "requests.total.research": 1, "requests.granted.research": 1})  # fmt: skip
    (found,) = identity(dossier(wrong))
    assert found.line == wrong.figures.place("requests.received.business")[0]
    assert found.message.startswith(
        "新收·商业企业 现为 1，改为 0，并且 新收·科研机构 现为 0，改为 1 才都对得上："
    )
