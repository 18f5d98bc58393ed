"""What a citizen asks of a report first, and what stands at the head of its page."""

from dataclasses import replace

import pytest

from generator.archive.values import Missing, Value
from generator.content.narrative import narrative
from generator.rules.dossier import assess
from generator.survey.answers import Figure, answers, charge, heads
from generator.survey.contradictions import contradicted
from generator.survey.remarks import Remark, remarks
from generator.survey.sentence import sentence
from generator.survey.standing import inferences, stand
from generator.survey.verdicts import Said
from support.loaded import dossiers
from support.paths import SAMPLE
from support.zeros import report

RECEIVED = "requests.received.total"
UNSEEN = (
    RECEIVED,
    "requests.received.other",
    "requests.carried_over.total",
    "requests.carried_over.other",
)
LOST = Missing.LOST


def told(figures: tuple[Figure, ...]) -> list[tuple[object, ...]]:
    """Label, figure, whether it is inferred, why it is not there, its parts."""
    return [
        (
            each.label,
            each.amount.value,
            each.amount.derived,
            each.why,
            [f"{name} {part.value}" for name, part in each.parts],
            each.rest,
        )
        for each in figures
    ]


def asked(cells: dict[str, Value]) -> dict[str, list[tuple[object, ...]]]:
    """Question → what is told, of a report of zeros but for these cells."""
    filed = report(cells)
    found = answers(filed, inferences(assess(filed, None)))
    return {each.question: told(each.figures) for each in found if not each.zero}


def test_a_report_of_zeros_answers_in_words() -> None:
    """Every question has an answer without a figure."""
    assert asked({}) == {}
    assert [each.zero for each in answers(report({}), {})] == [
        "没有收到申请，也没有上年转入的。",
        "没有要公开的。",
        "没有不公开的。",
        "没有。",
    ]


def test_a_figure_tells_what_it_is_made_of_the_most_first() -> None:
    """Parts of 0 are left out; those of the same name are added up."""
    found = asked(
        {
            "requests.received.natural_person": 3,
            "requests.received.business": 5,
            RECEIVED: 8,
            "disputes.litigation_direct.upheld": 1,
            "disputes.litigation_direct.total": 1,
            "disputes.litigation_after_reconsideration.upheld": 2,
            "disputes.litigation_after_reconsideration.total": 2,
        }
    )
    assert found == {
        "收到多少？": [
            ("新收", 8, False, "", ["商业企业 5", "自然人 3"], ""),
            ("上年转入", 0, False, "", [], ""),
        ],
        "有人复议、起诉吗？": [
            ("行政复议", 0, False, "", [], ""),
            ("行政诉讼", 3, False, "", ["维持 3"], ""),
        ],
    }


@pytest.mark.parametrize(
    ("cells", "figure"),
    [
        ({RECEIVED: LOST}, ("新收", 0, True, "", [], "")),
        (
            {RECEIVED: LOST, "requests.received.other": LOST, "requests.received.business": 4},
            ("新收", None, False, "副本缺失", ["商业企业 4"], ""),
        ),
        (
            dict.fromkeys(UNSEEN, LOST),
            ("新收", None, False, "副本缺失", [], "看得到的各项都是 0"),
        ),
        (
            {RECEIVED: Missing.BLANK},
            ("新收", None, False, "原件留空", [], "各项都是 0"),
        ),
    ],
)
def test_a_figure_that_is_not_there_is_not_0(
    cells: dict[str, Value], figure: tuple[object, ...]
) -> None:
    """It says why, and what is seen of its parts; one that follows from others is told apart."""
    assert asked(cells)["收到多少？"][0] == figure


def test_at_the_head_stand_four_figures_each_with_what_is_below_it() -> None:
    """As data of the form has them."""
    found = heads(report({"requests.granted.total": 2, "requests.partly_granted.total": 1}), {})
    assert [[f"{each.label} {each.amount.value}" for each in together] for together in found] == [
        ["新收 0", "上年转入 0"],
        ["办结 0", "不公开 0"],
        ["公开 3", "含部分 1"],
        ["结转 0"],
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "一句。本年度没有收取政府信息公开信息处理费。二句。",
            "本年度没有收取政府信息公开信息处理费。",
        ),
        ("全年收取信息处理费 200 元\n\n后", "全年收取信息处理费 200 元"),
        ("没有收费。", ""),
    ],
)
def test_of_charging_the_report_is_quoted(body: str, said: str) -> None:
    """The first sentence that speaks of it, as it stands."""
    assert charge(replace(report({}), body=body)) == said


SENTENCES = {
    ("990101/jyj", 2023): "没有收到申请，没有复议和诉讼，各项均为 0。",
    ("990101/gxj", 2023): (
        "新收申请 300 件，办结 301 件：公开 24 件，不予公开 117 件，"
        "其余 160 件无法提供、不予处理或作其他处理；复议 6 件，诉讼 15 件。"
    ),
    ("990101/gxj", 2025): (
        "新收申请 286 件（推算），办结 286 件（推算）：公开 1 件（推算），不予公开的件数不详；"
        "复议 7 件，诉讼 13 件；副本缺 27 格。"
    ),
}


@pytest.mark.parametrize("key", SENTENCES)
def test_the_sentence_says_what_came_in_and_what_became_of_it(key: tuple[str, int]) -> None:
    """What is inferred is told apart, and what the copy lacks is said."""
    agency, year = key
    (filed,) = [each for each in dossiers(SAMPLE)[agency].assessed if each.report.year == year]
    assert sentence(filed.report, inferences(filed)) == SENTENCES[key]


def test_of_a_lost_figure_the_reports_own_words_are_told() -> None:
    """Where they say one number, not two."""
    lost = report({RECEIVED: LOST, "requests.received.other": LOST})
    one = replace(lost, body="全年收到政府信息公开申请 12 件。")
    two = replace(lost, body=f"{one.body}另收到政府信息公开申请 3 件。")
    start = "收到申请的件数"
    rest = "，没有复议和诉讼，看得到的各项均为 0；副本缺 2 格。"
    assert sentence(one, {}) == f"{start}表中不详，正文说是 12 件{rest}"
    assert sentence(two, {}) == f"{start}不详{rest}"
    assert sentence(lost, {}) == f"{start}不详{rest}"


REMARKS = {
    ("990101/jyj", 2024): [
        (Said.HOLDS, "对得上", "40 项勾稽关系都对得上；与上年接得上", "verdicts"),
    ],
    ("990101/gxj", 2021): [
        (
            Said.HOLDS,
            "对得上",
            "42 项勾稽关系都对得上；本档案没有更早的报告，不与上年相接",
            "verdicts",
        ),
    ],
    ("990101/gxj", 2023): [
        (
            Said.ACKNOWLEDGED,
            "原件对不上",
            "总计·自然人 写 113，若为 112，3 项都对得上",
            "requests.total.natural_person",
        ),
        (
            Said.BROKEN,
            "与上年接不上",
            "2022 年结转下年度 3 → 2023 年上年结转 2（差 1）",
            "check-requests.carried.total",
        ),
    ],
    ("990101/gxj", 2025): [
        (
            Said.UNKNOWN,
            "副本不全",
            "缺 27 格，以 ? 表示，不作 0 计；28 项无法核验，14 项对得上",
            "verdicts",
        ),
    ],
}


@pytest.mark.parametrize("key", REMARKS)
def test_what_is_wrong_is_said_first_each_fault_once(key: tuple[str, int]) -> None:
    """In the table, then between years, then what the copy lacks; else that all is well."""
    name, year = key
    file = dossiers(SAMPLE)[name]
    (filed,) = [each for each in file.assessed if each.report.year == year]
    found = remarks(filed, stand(file.agency, filed), [])
    assert list(found) == [Remark(*each) for each in REMARKS[key]]


def test_words_that_contradict_the_tables_are_said_at_their_section() -> None:
    """Each with the section it stands in, in the order of the words."""
    body = (
        "开头收到政府信息公开申请 9 件。\n\n## 一、总体情况\n\n一段。\n\n"
        "## 五、存在的主要问题及改进情况\n\n公开 20 条，其中甲 9 条、乙 10 条。\n"
    )
    found = contradicted(replace(report({}), body=body), narrative(body))
    assert [(each.anchor, each.passage, each.words) for each in found] == [
        (
            "x1",
            "收到政府信息公开申请 9 件",
            "正文“收到政府信息公开申请 9 件”，表格中收到申请为 0",
        ),
        ("s5", "20 条", "“20 条”与所列各项不合：9 + 10 = 19"),
    ]
