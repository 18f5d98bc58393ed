"""A broken identity is one finding, at the cell that breaks it."""

import pytest

from generator.rules.identity import identity
from support.zeros import dossier, report


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "requests.received.business",
            ("requests.balance.business", "新收·商业企业", "requests.received.sum"),
        ),
        (
            "requests.granted.research",
            ("requests.total.research", "予以公开·科研机构", "requests.granted.sum"),
        ),
        (
            "requests.carried_over.other",
            ("requests.balance.other", "结转下年度·其他", "requests.carried_over.sum"),
        ),
    ],
)
def test_a_wrong_cell_is_one_finding_at_that_cell(
    cell: str, expected: tuple[str, str, str]
) -> None:
    """It names the first identity and the others the same cell breaks."""
    wrong = report({cell: 7})
    (found,) = identity(dossier(wrong))
    assert (found.path, found.line, found.column) == ("2025.md", *wrong.figures.place(cell))
    assert (found.rule, found.severity) == (expected[0], "error")
    assert found.hint == (
        f"{expected[1]} 这一格还使 {expected[2]}（差 7）不成立。"
        "核对原件；原件确实如此的，在 acknowledged 中注明"
    )


def test_a_wrong_total_of_totals_breaks_three() -> None:
    """The cell where all three kinds of identity meet."""
    (found,) = identity(dossier(report({"requests.total.total": 7})))
    assert found.rule == "requests.balance.total"
    assert "requests.total.total（差 7）、requests.total.sum（差 7）不成立" in found.hint


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
