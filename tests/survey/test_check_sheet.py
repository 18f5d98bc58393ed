"""What a check sheet says of a report: one fault, one entry, and arithmetic alone."""

from collections.abc import Mapping

import pytest

from generator.archive.values import Missing
from generator.form.editions import SECTIONS
from generator.rules.assessment import Verdict
from generator.rules.dossier import assess
from generator.survey.check_sheet import CheckSheet, Discrepancy, Figure, check_sheet
from support.zeros import FORM, report

Cells = Mapping[str, int]
TOTAL = "总计 = 予以公开 + 部分公开 + 不予公开 + 无法提供 + 不予处理 + 其他处理"
ROW = "自然人 + 法人或其他组织 = 总计"
GRANTED = "表三“（一）予以公开·"


def published(cells: Cells) -> CheckSheet:
    """Of a report of zeros but for these cells, which says of all it breaks that it is so."""
    found = assess(report(cells), None).having(Verdict.BROKEN)
    names = tuple(each.identity.id for each in found)
    return check_sheet(assess(report(cells, acknowledged=names), None))


def test_one_wrong_cell_is_one_entry_with_all_that_it_breaks() -> None:
    """The cell first, then each sum: the side that has the cell, what it should equal."""
    cells = {
        "requests.received.natural_person": 111,
        "requests.received.total": 111,
        "requests.granted.natural_person": 111,
        "requests.granted.total": 111,
        "requests.total.natural_person": 113,
        "requests.total.total": 111,
    }
    entry = Discrepancy(
        words="若表三“（七）总计·自然人”为 111，下面 3 项都对得上",
        cells=(Figure("表三“（七）总计·自然人”", 113, 111),),
        sums=(
            Figure("自然人：新收 + 上年结转 = 总计 + 结转下年度", 113, 111),
            Figure(f"自然人：{TOTAL}", 113, 111),
            Figure(f"总计：{ROW}", 113, 111),
        ),
        others=0,
        reason="原件如此",
    )
    assert published(cells) == CheckSheet((entry,), ())
    assert [figure.difference for figure in (*entry.cells, *entry.sums)] == [2, 2, 2, 2]


@pytest.mark.parametrize(
    ("cells", "words", "named"),
    [
        (
            {"disputes.reconsideration.upheld": 1},
            "若表四“行政复议·总计”为 1，或者表四“行政复议·结果维持”为 0，下面这一项就对得上",
            2,
        ),
        (
            {"disputes.reconsideration.total": 4, "disputes.reconsideration.other": 3},
            "若表四“行政复议·总计”为 3，下面这一项就对得上；改别的格也可能对得上",
            1,
        ),
        (
            {"requests.granted.business": 3, "requests.granted.research": 5},
            f"若{GRANTED}商业企业”为 0，并且{GRANTED}科研机构”为 0，下面 3 项都对得上",
            2,
        ),
    ],
    ids=["either of two", "one of many", "both of two"],
)
def test_what_would_mend_it_is_said_as_far_as_it_can_be_told(
    cells: Cells, words: str, named: int
) -> None:
    """Two cells that may each be wrong, more than a sentence names, two that are wrong at once."""
    (entry,) = published(cells).discrepancies
    assert (entry.words, len(entry.cells)) == (words, named)


def test_what_takes_more_than_two_cells_names_one_to_look_at_and_no_value() -> None:
    """Three wrong cells in one row: the sheet guesses nothing."""
    wrong = ("natural_person", "business", "research")
    cells = {f"requests.granted.{column}": value for value, column in enumerate(wrong, 3)}
    found = published(cells).discrepancies
    assert [(entry.words, entry.cells) for entry in found] == [
        (f"先看{named}。不止一格有出入，改一两格不能都对得上", ())
        for named in (
            "表三“（七）总计·自然人”",
            "表三“（七）总计·商业企业”",
            "表三“（七）总计·科研机构”",
            f"{GRANTED}总计”",
        )
    ]


def test_quotation_marks_of_a_row_stand_within_those_of_its_name() -> None:
    """危及“三安全一稳定” is a row of table three."""
    (entry,) = published({"requests.safety_and_stability.total": 2}).discrepancies
    assert entry.cells[0].name == "表三“（三）3.危及‘三安全一稳定’·总计”"


def test_what_the_year_before_leaves_is_what_this_year_should_begin_with() -> None:
    """A total for its rows. What is in force counts what was made and repealed."""
    before = report(
        {
            "requests.carried_over.natural_person": 3,
            "requests.carried_over.total": 3,
            "proactive.normative_documents.in_force": 1,
        },
        2024,
    )
    now = report(
        {
            "requests.carried_in.natural_person": 2,
            "requests.carried_in.total": 2,
            "proactive.normative_documents.repealed": 4,
            "proactive.normative_documents.in_force": 5,
        }
    )
    assert check_sheet(assess(now, before)).joins == (
        Figure("表三“二、上年结转·总计”", 2, 3),
        Figure("表二“行政规范性文件·现行有效件数”", 5, -3),
    )


def test_nothing_is_said_of_what_holds_or_cannot_be_told() -> None:
    """Zeros; a year without the one before; lost cells."""
    lost = report({cell.id: Missing.LOST for cell in FORM.cells})
    for assessed in (assess(report({}), report({}, 2024)), assess(report({}), None)):
        assert check_sheet(assessed) == CheckSheet((), ())
    assert check_sheet(assess(lost, report({}, 2024))) == CheckSheet((), ())


def test_tables_have_the_numbers_of_their_sections() -> None:
    """Officials say 表三 of the table in section three."""
    assert [section.number for section in SECTIONS if section.table] == ["二", "三", "四"]
