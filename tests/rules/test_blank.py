"""A total is not left blank beside its figures."""

import pytest

from generator.archive.values import Missing, Value
from generator.rules.blank import blank_total
from support.zeros import FORM, dossier, report

ROW = "disputes.reconsideration"


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({f"{ROW}.total": Missing.BLANK, f"{ROW}.upheld": 2}, [f"{ROW}.total"]),
        ({f"{ROW}.total": Missing.BLANK}, []),
        ({f"{ROW}.total": Missing.LOST, f"{ROW}.upheld": 2}, []),
        ({f"{ROW}.total": Missing.BLANK, f"{ROW}.upheld": 2, f"{ROW}.other": Missing.BLANK}, []),
        ({f"{ROW}.total": Missing.BLANK, f"{ROW}.upheld": 2, f"{ROW}.other": Missing.LOST}, []),
        ({f"{ROW}.upheld": Missing.BLANK, f"{ROW}.total": 2}, []),
        ({"requests.carried_over.other": Missing.BLANK, "requests.received.other": 2}, []),
        (
            {
                "requests.granted.other": 2,
                "requests.total.other": Missing.BLANK,
                "requests.granted.total": 2,
            },
            ["requests.total.other"],
        ),
        (
            {
                "requests.total.total": Missing.BLANK,
                "requests.granted.total": 2,
                "requests.total.other": 2,
            },
            ["requests.total.total"],
        ),
        (
            {
                "requests.granted.total": Missing.BLANK,
                "requests.granted.other": 2,
                "requests.total.total": 2,
            },
            ["requests.granted.total"],
        ),
    ],
    ids=[
        "beside figures",
        "beside zeros",
        "lost",
        "beside a blank",
        "beside what is lost",
        "a part",
        "no total",
        "of a column",
        "of a row and a column, once",
        "of a row",
    ],
)
def test_a_total_left_blank_beside_figures_is_told_at_its_cell(
    values: dict[str, Value], found: list[str]
) -> None:
    """Only a stated total, only where all it adds up is known and not all 0; it stays a warning."""
    filed = report(values)
    findings = list(blank_total(dossier(filed)))
    assert [(item.line, item.column) for item in findings] == [
        filed.figures.place(cell) for cell in found
    ]
    names = [FORM.cells[FORM.index[cell]].name for cell in found]
    assert [(item.rule, item.severity, item.message) for item in findings] == [
        ("blank", "warning", f"{name} 合计留空，其余各格有数字") for name in names
    ]
