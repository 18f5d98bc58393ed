"""An identity of a report is worked out once, and spelled out with its numbers."""

from array import array
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

import pytest

from generator.archive.figures import Figures
from generator.archive.report import Report, Withdrawal
from generator.archive.values import Missing, Value
from generator.form.editions import NO_FORM
from generator.rules.assessment import NO_TABLES, Verdict, gap
from generator.rules.dossier import assess
from support import loaded
from support.paths import SAMPLE
from support.zeros import assessed, dossier, report


@pytest.mark.parametrize(
    ("name", "values", "verdict", "statement"),
    [
        (
            "requests.balance.business",
            {
                "requests.received.business": 12,
                "requests.carried_in.business": 3,
                "requests.total.business": 13,
            },
            Verdict.BROKEN,
            "新收 12 + 上年结转 3 = 15，应等于 总计 13 + 结转下年度 0 = 13（差 2）",
        ),
        (
            "requests.balance.business",
            {"requests.received.business": 12, "requests.total.business": 12},
            Verdict.HOLDS,
            "新收 12 + 上年结转 0 = 12，总计 12 + 结转下年度 0 = 12",
        ),
        ("requests.total.other", {}, Verdict.HOLDS, "总计 0，予以公开等 21 项均为 0"),
        (
            "requests.total.other",
            {"requests.total.other": 5, "requests.granted.other": 3, "requests.repeated.other": 1},
            Verdict.BROKEN,
            "总计 5，应等于 予以公开 3 + 重复申请 1 + 其余 0 = 4（差 1）",
        ),
        (
            "disputes.reconsideration.sum",
            dict.fromkeys(
                [
                    f"disputes.reconsideration.{c}"
                    for c in ("upheld", "corrected", "other", "pending")
                ],
                1,
            ),
            Verdict.BROKEN,
            "维持 1 + 纠正 1 + 其他 1 + 未审结 1 = 4，应等于 总计 0（差 4）",
        ),
        (
            "requests.received.sum",
            {"requests.received.total": Missing.LOST},
            Verdict.UNKNOWN,
            "自然人 + 法人或其他组织 = 总计：总计副本缺失",
        ),
        (
            "requests.received.sum",
            {"requests.received.total": Missing.LOST, "requests.received.research": Missing.BLANK},
            Verdict.UNKNOWN,
            "自然人 + 法人或其他组织 = 总计：总计副本缺失，科研机构原件留空",
        ),
        (
            "requests.received.sum",
            {
                f"requests.received.{c}": Missing.LOST
                for c in ("natural_person", "business", "research", "total")
            },
            Verdict.UNKNOWN,
            "自然人 + 法人或其他组织 = 总计：自然人、商业企业、科研机构等 4 格副本缺失",
        ),
        (
            "requests.received.sum",
            {
                f"requests.received.{c}": Missing.LOST
                for c in ("natural_person", "business", "research")
            },
            Verdict.UNKNOWN,
            "自然人 + 法人或其他组织 = 总计：自然人、商业企业、科研机构副本缺失",
        ),
        (
            "requests.carried.total",
            {},
            Verdict.UNKNOWN,
            "上年结转 = 上年报告的结转下年度：没有可以衔接的上年报告，或上年的表式没有这一项",
        ),
    ],
)
def test_an_identity_is_spelled_out_with_its_numbers(
    name: str, values: Mapping[str, Value], verdict: Verdict, statement: str
) -> None:
    """Both sums and the difference, or what is missing."""
    item = assessed(name, values)
    assert (item.verdict, item.statement) == (verdict, statement)


def test_of_three_terms_only_those_that_are_not_0_are_spelled_out() -> None:
    """Of two, both."""
    held = assessed("disputes.reconsideration.sum", {"disputes.reconsideration.upheld": 2})
    identity = replace(held.identity, left=held.identity.left[:3])
    of_three = held._replace(identity=identity, left=held.left[:3])
    assert of_three.statement == "维持 2 + 其余 0 = 2，应等于 总计 0（差 2）"


def test_the_year_before_is_asked_for_what_it_handed_over() -> None:
    """上年结转 against the 结转下年度 of the report on the year before, and no other."""
    before = report({"requests.carried_over.total": 4}, year=2024)
    after = report({"requests.carried_in.total": 3})
    found = {item.identity.id: item for item in assess(after, before).assessments}
    item = found["requests.carried.total"]
    assert (item.verdict, item.statement, item.identity.must_hold) == (
        Verdict.BROKEN,
        "上年结转 3，应等于 上年报告的结转下年度 4（差 1）",
        False,
    )
    assert found["requests.carried.business"].verdict is Verdict.HOLDS


def test_the_year_before_is_the_one_before_and_was_not_withdrawn() -> None:
    """A gap is a gap; a withdrawn report, or one without tables, hands nothing over."""
    first, second, fourth = (report({}, year=year) for year in (2021, 2022, 2024))
    withdrawn = replace(second, withdrawn=Withdrawal("2026-01-01", "重新公布"))
    assert before(first, second, fourth) == [None, first, None]
    assert before(first, withdrawn, report({}, year=2023)) == [None, first, None]
    no_figures = Figures(NO_FORM, (), array("I"))
    narrative = replace(report({}, year=2018), form=NO_FORM, figures=no_figures)
    assert before(narrative, report({}, year=2019)) == [None, None]


def before(*reports: Report) -> list[Report | None]:
    """What each of an agency's reports is held against."""
    return [each.previous for each in dossier(*reports).assessed]


def test_a_verdict_is_one_word() -> None:
    """The same everywhere; two of them say that the sides differ."""
    assert [(verdict.word, verdict.fails) for verdict in Verdict] == [
        ("不成立", True),
        ("已注明", True),
        ("无法核验", False),
        ("成立", False),
    ]


@pytest.mark.parametrize(
    ("missing", "word"),
    [
        (Missing.LOST, "副本缺失"),
        (Missing.BLANK, "原件留空"),
        (Missing.UNFILLED, "没有填写"),
        (Missing.UNREAD, "没有读出"),
    ],
)
def test_what_is_missing_says_why(missing: Missing, word: str) -> None:
    """And nothing of the differences there would be."""
    item = assessed("requests.received.sum", {"requests.received.total": missing})
    assert (item.statement, item.reason) == (f"自然人 + 法人或其他组织 = 总计：总计{word}", "")


def test_a_year_that_cannot_be_compared_says_why() -> None:
    """Filed with others, withdrawn, or not here."""
    own = replace(report({}, year=2023), withdrawn=Withdrawal("2026-01-01", "重新公布"))
    others = report({}, year=2024).filing
    agency = replace(dossier(own).agency, joint=(others,))
    agency = replace(agency, reports=(*agency.reports, report({}, year=2025).filing))
    assert [gap(agency, year) for year in (2022, 2023, 2024, 2025)] == [
        "2022 年的报告不在本档案",
        "2023 年的报告已撤回",
        "2024 年的报告是与别的机关联合编制的",
        f"2025 年{NO_TABLES}",
    ]


def test_the_sample_archive_has_every_verdict() -> None:
    """So that its pages show them all."""
    assessments = chain.from_iterable(each.assessments for each in loaded.assessed(SAMPLE))
    assert {each.verdict for each in assessments} == set(Verdict)
