"""One fault is one sentence: the cell, what it has, what would mend all, and the sums."""

import os
from array import array
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

import pytest

from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.rules.assessment import Verdict
from generator.rules.dossier import assess
from generator.rules.fault import Fault
from generator.rules.mending import faults
from support.random_reports import specimen
from support.zeros import report

CASES = int(os.environ.get("ARCHIVE_CORRUPTIONS", "300"))


def faults_of(cells: Mapping[str, Value], acknowledged: tuple[str, ...] = ()) -> list[Fault]:
    """What is wrong with a report of zeros but for these cells."""
    return faults(assess(report(dict(cells), acknowledged=acknowledged), None).assessments)


def said(cells: Mapping[str, int]) -> list[str]:
    """The same in words."""
    return [fault.words(report({}).form) for fault in faults_of(cells)]


def test_one_wrong_cell_is_named_with_the_value_that_mends_all() -> None:
    """And with every sum that it breaks."""
    cells = {
        "requests.received.business": 3,
        "requests.received.total": 5,
        "requests.granted.business": 5,
        "requests.granted.total": 5,
        "requests.total.business": 5,
        "requests.total.total": 5,
    }
    (sentence,) = said(cells)
    assert sentence == (
        "新收·商业企业 现为 3，改为 5 才都对得上："
        "新收 3 + 上年结转 0 = 3，应等于 总计 5 + 结转下年度 0 = 5（差 2）；"
        "商业企业 3 + 其余 0 = 3，应等于 总计 5（差 2）"
    )


def test_two_cells_that_may_each_be_wrong_are_both_named() -> None:
    """Those of a row that no column is added up with, where no other figure may become less."""
    cells = {"disputes.reconsideration.upheld": 1, "disputes.reconsideration.total": 0}
    (sentence,) = said(cells)
    assert sentence == (
        "行政复议·总计 现为 0，改为 1 才都对得上，或者 行政复议·维持 现为 1，改为 0："
        "维持 1 + 其余 0 = 1，应等于 总计 0（差 1）"
    )


def test_of_many_cells_that_may_be_wrong_the_stated_total_is_named() -> None:
    """A row of four parts, each of which may be what lacks."""
    (sentence,) = said({"disputes.reconsideration.total": 4, "disputes.reconsideration.other": 3})
    assert sentence == (
        "可能是 行政复议·总计 现为 4，改为 3 才对得上，也可能是另外一格："
        "其他 3 + 其余 0 = 3，应等于 总计 4（差 1）"
    )


def test_two_wrong_cells_that_share_a_sum_are_told_as_two() -> None:
    """A row in which two columns are wrong by different amounts."""
    (fault,) = faults_of({"requests.granted.business": 3, "requests.granted.research": 5})
    assert fault.changes[0] == (
        ("requests.granted.business", 3, 0),
        ("requests.granted.research", 5, 0),
    )


def test_what_a_report_acknowledges_is_no_fault() -> None:
    """And does not stand in the way of mending what is one."""
    cells = {"requests.received.business": 7}
    both = ("requests.balance.business", "requests.received.sum")
    assert faults_of(cells, both) == []
    (fault,) = faults_of(cells, both[:1])
    assert [each.identity.id for each in fault.broken] == ["requests.received.sum"]


def test_what_a_report_acknowledges_is_told_in_the_same_way() -> None:
    """On its page: the original is so, and a reader learns which cell it is."""
    cells = {"requests.received.business": 7}
    names = ("requests.balance.business", "requests.received.sum")
    acknowledging = report(cells, acknowledged=names)
    (fault,) = faults(assess(acknowledging, None).assessments, Verdict.ACKNOWLEDGED)
    assert fault.changes == ((("requests.received.business", 7, 0),),)


@pytest.mark.parametrize(("wrong", "cells", "values"), [(1, 0.99, 0.99), (2, 0.99, 0.99)])
def test_the_wrong_cells_of_random_reports_are_named(
    say: Callable[[object], None], wrong: int, cells: float, values: float
) -> None:
    """Slips of any kind where two sums meet: the cell first, and what it was."""
    rng = Random(2021)  # noqa: S311 - nothing secret
    named = mended = 0
    for _ in range(CASES):
        valid = specimen(rng)
        truth, report_ = corrupted(valid, rng, wrong)
        found = faults(assess(report_, None).assessments)
        first = [mend for fault in found for change in fault.changes[:1] for mend in change]
        looked_at = [fault.cell for fault in found] + [mend.cell for mend in first[1:]]
        named += truth.keys() <= set(looked_at[:wrong])
        mended += {mend.cell: mend.value for mend in first} == truth
    say(f"{wrong} wrong: cells {named / CASES:.4f}, values {mended / CASES:.4f} of {CASES}")
    assert named / CASES >= cells
    assert mended / CASES >= values


def corrupted(valid: Report, rng: Random, wrong: int) -> tuple[dict[str, int], Report]:
    """Slips in cells where two sums meet: what these held, and the report with the slips."""
    form = valid.form
    meeting = Counter(
        term.cell for identity in form.identities if identity.must_hold for term in identity.terms
    )
    places = [place for place, cell in enumerate(form.cells) if meeting[cell.id] > 1]
    values = list(valid.figures.values)
    truth = {}
    for place in rng.sample(places, wrong):
        before = values[place]
        assert isinstance(before, int)
        slips = (before + 1, before * 10 + 1, before * 10, 0, before + 90, int(str(before)[::-1]))
        truth[form.cells[place].id] = before
        values[place] = rng.choice([slip for slip in slips if slip != before])
    lines = array("I", [1] * 2 * len(values))
    return truth, replace(valid, figures=Figures(form, tuple(values), lines))


def test_of_three_ways_to_mend_a_fault_the_likeliest_is_named() -> None:
    """Of two, both."""
    cells = {
        "disputes.reconsideration.upheld": 2,
        "disputes.reconsideration.corrected": 2,
        "disputes.reconsideration.total": 2,
    }
    (fault,) = faults_of(cells)
    assert len(fault.changes) == 3
    assert fault.lead(report({}).form) == (
        "可能是 行政复议·总计 现为 2，改为 4 才对得上，也可能是另外一格"
    )


def test_of_many_sums_three_are_spelled_out() -> None:
    """The others are counted."""
    (sentence,) = said({"requests.granted.business": 3, "requests.granted.research": 5})
    assert sentence.count("（差") == 3
    (fault,) = faults_of({"requests.total.total": 7, "requests.granted.business": 3})
    assert len(fault.broken) == 5
    assert fault.words(report({}).form).endswith("；另有 2 项")


def test_where_more_than_two_cells_are_wrong_one_is_named_to_look_at() -> None:
    """Nothing is said of what would mend it."""
    cells = {
        "requests.granted.business": 3,
        "requests.granted.research": 5,
        "requests.granted.legal_service": 11,
    }
    found = faults_of(cells)
    assert [(fault.cell, *broken_by(fault)) for fault in found] == [
        ("requests.total.business", "requests.total.business"),
        ("requests.total.research", "requests.total.research"),
        ("requests.total.legal_service", "requests.total.legal_service"),
        ("requests.granted.total", "requests.granted.sum"),
    ]
    assert all(not fault.changes for fault in found)
    told = [fault.lead(report({}).form) for fault in found]
    assert all(words.startswith("先看 ") for words in told)
    assert all(words.endswith("，不止一格对不上") for words in told)


def broken_by(fault: Fault) -> list[str]:
    """The identities that are broken together."""
    return [each.identity.id for each in fault.broken]


def mending(fault: Fault) -> list[dict[str, int]]:
    """What each way to mend it would set."""
    return [{mend.cell: mend.value for mend in change} for change in fault.changes]


def test_the_cell_that_breaks_most_is_named_first_and_the_others_are_mended() -> None:
    """A total that breaks its column twice and its row, two figures of a row, and another table."""
    found = faults_of(
        {
            "requests.total.business": 11,
            "requests.granted.research": 5,
            "requests.granted.legal_service": 3,
            "disputes.reconsideration.pending": 2,
            "disputes.reconsideration.total": 3,
        }
    )
    assert [(fault.cell, *broken_by(fault)) for fault in found] == [
        (
            "requests.total.business",
            "requests.balance.business",
            "requests.total.business",
            "requests.total.sum",
        ),
        (
            "requests.granted.research",
            "requests.total.research",
            "requests.total.legal_service",
            "requests.granted.sum",
        ),
        ("disputes.reconsideration.total", "disputes.reconsideration.sum"),
    ]
    first, second, third = map(mending, found)
    assert first == []
    assert second == [{"requests.granted.research": 0, "requests.granted.legal_service": 0}]
    assert third[0] == {"disputes.reconsideration.total": 2}


def test_a_sum_that_nothing_mends_is_looked_at_where_a_person_looks_first() -> None:
    """A row at its total, a balance at what came in."""
    cells = {
        "requests.received.business": 7,
        "requests.carried_in.business": 5,
        "requests.carried_over.business": 2,
    }
    assert [(fault.cell, *broken_by(fault)) for fault in faults_of(cells)] == [
        ("requests.received.business", "requests.balance.business"),
        ("requests.received.total", "requests.received.sum"),
        ("requests.carried_in.total", "requests.carried_in.sum"),
        ("requests.carried_over.total", "requests.carried_over.sum"),
    ]


def test_faults_stand_in_the_order_of_the_form() -> None:
    """Of each the first sum counts, wherever the others are."""
    found = faults_of({"requests.carried_over.natural_person": 7, "requests.granted.business": 3})
    assert [broken_by(fault) for fault in found] == [
        ["requests.balance.natural_person", "requests.carried_over.sum"],
        ["requests.total.business", "requests.granted.sum"],
    ]


def test_sums_hang_together_by_any_cell_of_any_of_them() -> None:
    """Two wrong figures of one balance, each of which breaks a row that the other is not in."""
    (fault,) = faults_of({"requests.received.business": 7, "requests.total.business": 3})
    assert broken_by(fault) == [
        "requests.balance.business",
        "requests.total.business",
        "requests.received.sum",
        "requests.total.sum",
    ]
    assert mending(fault) == [{"requests.received.business": 0, "requests.total.business": 0}]


def test_what_is_acknowledged_does_not_keep_a_figure_from_being_named() -> None:
    """A sum that the original has wrong would be wrong by another amount."""
    cells = {"requests.received.business": 7, "requests.carried_over.business": 2}
    names = ("requests.balance.business", "requests.carried_over.sum")
    (fault,) = faults_of(cells, names)
    assert mending(fault) == [{"requests.received.business": 0}]


def test_what_cannot_be_verified_does_not_keep_a_figure_from_being_named() -> None:
    """A lost cell is no 0, by which its sum would hold."""
    rows = ("total.business", "granted.business", "granted.total", "total.total",
            "carried_in.total", "carried_in.other", "carried_over.other")  # fmt: skip
    cells: dict[str, Value] = {f"requests.{row}": 3 for row in rows}
    cells |= {"requests.received.business": 3, "requests.carried_over.business": Missing.LOST}
    (fault,) = faults_of(cells)
    assert mending(fault) == [{"requests.received.business": 0}]


@pytest.mark.parametrize("total", [0, 2])
def test_of_two_wrong_cells_one_that_a_single_sum_has_is_not_guessed(total: int) -> None:
    """One more or one less there would do, but no second sum that is known says so."""
    rows = ("granted.total", "total.total", "received.total", "received.other", "total.other",
            "repeated.other")  # fmt: skip
    cells: dict[str, Value] = {f"requests.{row}": total for row in rows}
    cells |= {
        "requests.granted.business": 1,
        "requests.granted.research": 5,
        "requests.repeated.business": Missing.LOST,
    }
    assert [(fault.cell, fault.changes) for fault in faults_of(cells)] == [
        ("requests.total.research", ()),
        ("requests.granted.total", ()),
    ]
