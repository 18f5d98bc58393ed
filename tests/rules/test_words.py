"""The words of a report against its figures: generous, quoted, and never more than a warning."""

from array import array
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.form.editions import whole_form
from generator.rules import check
from generator.rules.dossier import Dossier
from generator.rules.fee import fee
from generator.rules.words import parts, sections, statement
from support import loaded, zeros
from support.cases import Case, read
from support.paths import CONTENT

FORM = whole_form(2021)
SAID = {
    "requests.received.total": 12,
    "requests.carried_in.total": 3,
    "requests.total.total": 15,
    "disputes.reconsideration.total": 2,
    "disputes.litigation_direct.total": 1,
    "proactive.normative_documents.issued": 4,
    "proactive.normative_documents.in_force": 4,
}


def report(body: str, year: int = 2025) -> Report:
    """A report of these words."""
    figures = Figures(FORM, tuple(SAID.get(cell.id, 0) for cell in FORM.cells), array("I"))
    return Report(
        "410411",
        "gxj",
        year,
        "2025.md",
        "报告",
        FORM,
        figures=figures,
        body=body,
        body_line=61,
    )


def dossier(body: str, year: int = 2025) -> Dossier:
    """An agency with one report of these words."""
    return zeros.dossier(report(body, year))


@pytest.mark.parametrize("case", read("words"), ids=lambda case: case.sentence)
def test_words_are_held_against_the_tables_as_the_case_says(case: Case) -> None:
    """Every case of tests/cases/words.md."""
    found = [*statement(dossier(case.given)), *parts(dossier(case.given))]
    assert "\n".join(f"{item.rule} {item.message}" for item in found) == case.expected
    assert all(item.severity == "warning" for item in found)


def test_a_finding_stands_at_the_words_it_quotes() -> None:
    """Line and column of the file, not of the narrative."""
    body = "\n## 一、总体情况\n\n我局全年收到政府信息公开申请 13 件。\n"
    (found,) = statement(dossier(body))
    assert (found.line, found.column) == (64, 5)


def test_a_section_that_is_missing_or_renamed_is_said() -> None:
    """The agency's heading stays as it is."""
    body = "\n## 一、总体情况\n\n甲\n\n## 五、存在的主要问题及整改措施\n\n乙\n"
    assert [item.message for item in sections(dossier(body))] == [
        "“五、存在的主要问题及整改措施”在表式中是“五、存在的主要问题及改进情况”",
        "没有“六、其他需要报告的事项”部分",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [("未收取信息处理费。", 0), ("没有产生政府信息公开处理费。", 0), ("无其他需要报告的事项。", 1)],
)
def test_section_six_has_to_say_something_of_the_fee(words: str, said: int) -> None:
    """From the edition of 2021 on."""
    body = f"\n## 六、其他需要报告的事项\n\n{words}\n"
    assert len(list(fee(dossier(body)))) == said
    assert list(fee(dossier(body, year=2020))) == []


def test_the_source_reports_raise_no_false_alarm() -> None:
    """Of the words: two reports say nothing of the fee, and 60 余 has parts of 59."""
    found = chain.from_iterable(map(check, loaded.dossiers(CONTENT).values()))
    words = [item for item in found if item.rule in ("statement", "parts", "sections", "fee")]
    assert [(item.rule, "/".join(Path(item.path).parts[-3:])) for item in words] == [
        ("fee", "230719/gxj/2024.md"),
        ("fee", "410411/gxj/2023.md"),
        ("parts", "411303/gxj/2025.md"),
    ]


def test_a_renamed_section_is_shown_where_it_stands() -> None:
    """Spaces in a heading are typography."""
    body = "\n## 一、总体 情况\n\n甲\n\n## 二、主动公开政府信息情况\n\n乙\n\n"
    body += "## 五、存在问题及整改措施\n\n丙\n\n## 六、其他需要报告的事项\n\n丁\n"
    found = list(sections(dossier(body)))
    assert [(item.line, item.column, item.message) for item in found] == [
        (70, 1, "“五、存在问题及整改措施”在表式中是“五、存在的主要问题及改进情况”")
    ]


def test_the_fee_is_looked_for_in_section_six_alone() -> None:
    """What an earlier part says of fees, or the heading, does not count."""
    body = (
        "\n## 一、总体情况\n\n没有收费。\n\n## 六、其他需要报告的事项\n\n无。\n\n"
        "## 附件\n\n收费标准\n"
    )
    (found,) = fee(dossier(body))
    assert (
        str(found)
        == "2025.md:66:1: warning fee: 第六部分没有说明信息处理费的收取情况（国办函〔2020〕109号）"
    )
    assert list(fee(dossier(body, year=2021))) == [found]


def test_a_figure_that_is_not_known_contradicts_nothing() -> None:
    """Lost cells make no statement false."""
    known = report("全年收到政府信息公开申请 13 件。")
    values = tuple(
        Missing.LOST if cell.id.endswith(".total") else value
        for cell, value in zip(FORM.cells, known.figures.values, strict=True)
    )
    lost = replace(known, figures=Figures(FORM, values, array("I")))
    assert list(statement(zeros.dossier(lost))) == []


def test_a_message_quotes_forty_characters() -> None:
    """Enough to find the words by; a heading without the spaces around it."""
    words = f"收到{'甲' * 24}申请公开信息共计   99999   件"
    (found,) = statement(dossier(f"{words}。"))
    assert found.message == f"正文“{words[:40]}”，表格中收到申请为 12 或 15"
    body = "\n## 一、总体情况\n\n甲\n\n  五、存在的主要问题及改进情况  \n\n乙\n"
    first, _ = sections(dossier(body))
    assert first.message == "“五、存在的主要问题及改进情况”没有写成标题"
