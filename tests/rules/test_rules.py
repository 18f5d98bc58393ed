"""The rules one by one: where a finding stands, what it says, and what it says nothing of."""

from array import array
from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.figures import Figures
from generator.archive.region import Region
from generator.archive.report import Acknowledgement, Report, Withdrawal
from generator.archive.settings import Settings
from generator.archive.values import Missing, Value
from generator.content.load import load
from generator.form.editions import whole_form
from generator.form.identities import Identity
from generator.rules.acknowledgement import acknowledgement
from generator.rules.assessment import Assessment, Verdict, assess, previous_report
from generator.rules.blank import blank_total
from generator.rules.copy import incomplete_copy
from generator.rules.identity import identity
from generator.rules.place import place
from support.paths import SAMPLE

FORM = whole_form(2021)
ARCHIVE = Archive(Settings(), {"410411": Region("410411", "湛河区", ("410499",))}, ())


def report(
    values: Mapping[str, Value], year: int = 2025, acknowledged: tuple[str, ...] = ()
) -> Report:
    """A report of zeros but for some cells; each cell stands on a line and column of its own."""
    figures = tuple(values.get(cell.id, 0) for cell in FORM.cells)
    places = array("I", [number for n in range(len(FORM.cells)) for number in (100 + n, 5 + n)])
    return Report(
        "410411",
        "gxj",
        year,
        f"{year}.md",
        "报告",
        Figures(FORM, figures, places),
        "",
        60,
        acknowledged={
            name: Acknowledgement("原件如此", (50 + n, 3)) for n, name in enumerate(acknowledged)
        },
    )


def agency(*reports: Report, region: str = "410411") -> Agency:
    """An agency with these reports."""
    return Agency(
        region,
        "gxj",
        "agency.yaml",
        "某局",
        "工业和信息化",
        "department",
        reports=reports,
    )


def the(name: str) -> Identity:
    """An identity by its id."""
    return next(each for each in FORM.identities if each.id == name)


def assessed(name: str, values: Mapping[str, Value], previous: Report | None = None) -> Assessment:
    """One identity in a report of these values."""
    return next(item for item in assess(report(values), previous) if item.identity.id == name)


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


def test_the_year_before_is_asked_for_what_it_handed_over() -> None:
    """上年结转 against the 结转下年度 of the report on the year before, and no other."""
    before = report({"requests.carried_over.total": 4}, year=2024)
    found = {
        item.identity.id: item for item in assess(report({"requests.carried_in.total": 3}), before)
    }
    item = found["requests.carried.total"]
    assert (item.verdict, item.statement, item.identity.must_hold) == (
        Verdict.BROKEN,
        "上年结转 3，应等于 上年报告的结转下年度 4（差 1）",
        False,
    )
    assert found["requests.carried.business"].verdict is Verdict.HOLDS


def test_the_year_before_is_the_one_before_and_was_not_withdrawn() -> None:
    """A gap is a gap; a withdrawn report hands nothing over."""
    first, second, fourth = (report({}, year=year) for year in (2021, 2022, 2024))
    withdrawn = replace(second, withdrawn=Withdrawal("2026-01-01", "重新公布"))
    assert previous_report(agency(first, second, fourth), second) is first
    assert previous_report(agency(first, second, fourth), fourth) is None
    assert previous_report(agency(withdrawn, report({}, year=2023)), report({}, year=2023)) is None


def test_an_acknowledged_identity_keeps_its_reason() -> None:
    """The figures are shown as they are, with why."""
    values = {"disputes.reconsideration.upheld": 11}
    noted = report(values, acknowledged=("disputes.reconsideration.sum",))
    item = next(i for i in assess(noted, None) if i.identity is the("disputes.reconsideration.sum"))
    assert (item.verdict, item.reason, item.difference, item.excess) == (
        Verdict.ACKNOWLEDGED,
        "原件如此",
        11,
        11,
    )
    assert list(identity(agency(noted), ARCHIVE)) == []
    assert list(acknowledgement(agency(noted), ARCHIVE)) == []


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
    (found,) = identity(agency(wrong), ARCHIVE)
    assert (found.path, found.line, found.column) == ("2025.md", *wrong.figures.place(cell))
    assert (found.rule, found.severity) == (expected[0], "error")
    assert found.hint == (
        f"{expected[1]} 这一格还使 {expected[2]}（差 7）不成立。核对原件；原件确实如此的，在 acknowledged 中注明"
    )


def test_a_wrong_total_of_totals_breaks_three() -> None:
    """The cell where all three kinds of identity meet."""
    (found,) = identity(agency(report({"requests.total.total": 7})), ARCHIVE)
    assert found.rule == "requests.balance.total"
    assert "requests.total.total（差 7）、requests.total.sum（差 7）不成立" in found.hint


def test_two_wrong_cells_are_two_findings() -> None:
    """Each at its own place, though they share no identity."""
    wrong = report({"requests.received.business": 7, "disputes.litigation_direct.upheld": 2})
    assert [(f.rule, f.line) for f in identity(agency(wrong), ARCHIVE)] == [
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
    warnings = [f for f in identity(agency(before, after), ARCHIVE) if f.severity == "warning"]
    assert [(f.rule, f.line, f.hint) for f in warnings] == [
        ("requests.carried.total", after.figures.place("requests.carried_in.total")[0], "")
    ]


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        (
            "requests.balance.busines",
            "没有名为“requests.balance.busines”的勾稽关系",
            "您是否想写 requests.balance.business",
        ),
        ("什么", "没有名为“什么”的勾稽关系", "勾稽关系的名称见“核验方法”页"),
        (
            "requests.balance.business",
            "requests.balance.business 成立，与注明不符：新收 0 + 上年结转 0 = 0，总计 0 + 结转下年度 0 = 0",
            "删去这一行注明",
        ),
        ("requests.carried.total", "requests.carried.total 只是提示，不需要注明", "删去这一行注明"),
    ],
)
def test_an_acknowledgement_must_fit(name: str, message: str, hint: str) -> None:
    """At its own line; a fitting one beside it is let be, and reports without any are passed over."""
    before = report({"requests.carried_over.total": 4}, year=2024)
    noted = report(
        {"disputes.reconsideration.upheld": 1}, acknowledged=("disputes.reconsideration.sum", name)
    )
    (found,) = acknowledgement(agency(before, noted), ARCHIVE)
    assert (found.path, found.line, found.column, found.rule, found.severity) == (
        "2025.md",
        51,
        3,
        "acknowledgement",
        "error",
    )
    assert (found.message, found.hint) == (message, hint)


def test_a_region_must_be_known_and_current() -> None:
    """A former code is told the present one."""
    assert list(place(agency(), ARCHIVE)) == []
    (former,) = place(agency(region="410499"), ARCHIVE)
    assert str(former) == (
        "agency.yaml: error place: 区划代码 410499 不在 regions.yaml 中。现行代码是 410411（湛河区）"
    )
    (unknown,) = place(agency(region="999999"), ARCHIVE)
    assert str(unknown) == (
        "agency.yaml: error place: 区划代码 999999 不在 regions.yaml 中。核对代码，或在 regions.yaml 中补上"
    )


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
    findings = list(blank_total(agency(filed), ARCHIVE))
    assert [(item.line, item.column) for item in findings] == [
        filed.figures.place(cell) for cell in found
    ]
    names = [FORM.cells[FORM.index[cell]].name for cell in found]
    assert [(item.rule, item.severity, item.message) for item in findings] == [
        ("blank", "warning", f"{name} 合计留空，其余各格有数字") for name in names
    ]


def test_lost_cells_are_counted_at_the_first() -> None:
    """A warning, never an error."""
    torn = report({"requests.received.total": Missing.LOST, "requests.granted.total": Missing.LOST})
    (found,) = incomplete_copy(agency(report({}, year=2024), torn), ARCHIVE)
    assert (found.line, found.column) == torn.figures.place("requests.received.total")
    assert (found.rule, found.severity, found.message, found.hint) == (
        "copy",
        "warning",
        "副本不全：缺 2 格",
        "找到完整原件后补上",
    )


def test_the_sample_archive_has_every_verdict() -> None:
    """So that its pages show them all."""
    archive, _ = load(SAMPLE)
    found = {
        item.verdict
        for each in archive.agencies
        for one in each.reports
        for item in assess(one, previous_report(each, one))
    }
    assert found == set(Verdict)
