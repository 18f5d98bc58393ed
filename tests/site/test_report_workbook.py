"""The workbook beside a report's page: read in again it is the same report."""

import io
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border

from generator.archive.figures import Figures
from generator.archive.report import Redaction, Report, Source
from generator.archive.settings import NOTICE
from generator.archive.values import Missing, Value
from generator.authoring.workbook import ADVICE, CHECKS, NARRATIVE, TABLES, Checked, filled
from generator.authoring.worksheet_layout import narrow_sheet
from generator.content.agency_folder import load_report
from generator.intake.report import File, Imported, read_content
from generator.site import urls
from generator.site.export.report_workbook import report_workbooks
from support.loaded import accounts
from support.paths import ROOT, TESTS
from support.random_reports import contradicted, specimen

pytestmark = pytest.mark.usefixtures("same_process")

NAME = "清河区教育局"
NOTHING = Checked("", [])


def kept() -> Iterator[Path]:
    """The files of reports with tables, of the archive and of the sample."""
    for folder in (ROOT / "content", TESTS / "sample/content"):
        for path in sorted(folder.glob("reports/*/*/[0-9]*.md")):
            report, _ = load_report(path)
            if report and report.has_tables:
                yield path


def read(data: bytes) -> Imported:
    """What is made of a workbook when nobody says which year it is on."""
    return read_content(File("report.xlsx", data), "990101", "jyj", None)


def told(report: Report) -> dict[str, object]:
    """What a workbook carries of a report."""
    return {
        "title": report.title,
        "year": report.year,
        "form": report.form,
        "figures": report.figures.values,
        "published": report.published,
        "url": report.source.url,
        "body": report.body,
    }


def again(report: Report) -> dict[str, object]:
    """The same of a report that went through a workbook."""
    imported = read(filled(report, NAME, NOTHING, []))
    assert imported.report, imported.findings
    return told(imported.report)


@pytest.mark.parametrize("path", list(kept()), ids=lambda path: "/".join(path.parts[-3:]))
def test_a_report_of_an_archive_is_read_in_again_as_it_was(path: Path) -> None:
    """Every figure, blank and lost ones included; the title, the days, the words."""
    report, _ = load_report(path)
    assert report
    if not report.shows_original:
        report = replace(report, source=Source())
    assert again(report) == told(report)


@pytest.mark.parametrize("number", range(24))
def test_any_report_is_read_in_again_as_it_was(number: int) -> None:
    """Of either edition or a mixture, with holes, and with figures that contradict each other."""
    rng = Random(number)  # noqa: S311 - nothing secret
    report = specimen(rng, blank=number % 2 == 1)
    if number % 3 == 0:
        report = contradicted(report, rng)
    values = [Missing.LOST if rng.random() < 0.03 else value for value in report.figures.values]
    figures = Figures(report.form, tuple(values), array("I"))
    report = replace(report, figures=figures, published="2024-01-17")
    assert again(report) == told(report)


def a_report(**changes: Any) -> Report:  # noqa: ANN401 - of any field
    """A report on the form of 2021, otherwise than it is."""
    made = specimen(Random(5), of=(2021, 2021, 2021))  # noqa: S311 - nothing secret
    return replace(made, **changes)


def with_figures(values: Mapping[str, Value]) -> Report:
    """The same with these in some cells."""
    report = a_report()
    assert set(values) <= set(report.form.index)
    own = {**dict(zip(report.form.index, report.figures.values, strict=True)), **values}
    return replace(report, figures=Figures(report.form, tuple(own.values()), array("I")))


BODIES = {
    "a table": "## 一、总体情况\n\n| 项 | 数 |\n| --- | --- |\n| 甲 | 1 |",
    "lists": "- 一\n- 二\n  - 三\n\n1. 甲\n2. 乙",
    "escapes": "\\*不是斜体\\*，1\\. 不是列表，a_x0041_b，\\~ &amp; <br> “引号”",
    "figures and days": "12\n\n2024-01-17\n\n1,234.50\n\n发布日期：2024-01-18",
    "a formula": '=HYPERLINK("http://evil.example","点")\n\n+1\n\n-1\n\n@SUM(1)',
    "XML": "<r>甲</r>\n\n<r><t>乙</t></r>",
    "spaces": "  前\n\n后  \n\n甲 \n 乙\n\n\u3000\u3000丙",
    "empty lines": "甲\n\n\n\n乙\n\n\n丙",
    "headings": "## 一\n\n### （一）\n\n#### 四\n\n##  两格\n\n## 一\n下一行\n\n# 一级",
    "what goes on": "## 续\n\n续\n\n### 续",
    "a section with a table": "## 二、主动公开政府信息情况\n\n见表。\n\n## 一、总体情况\n\n后写。",
    "a long paragraph": "很长的一段话，" * 6_000,
    "a long table": "\n".join(f"| 第 {n} 行 | {n} |" for n in range(400)),
    "signs beyond the first plane": "𠮷" * 20_000,
    "nothing": "",
}


@pytest.mark.parametrize("words", BODIES)
def test_words_are_read_in_again_as_they_were(words: str) -> None:
    """Whatever Markdown they are; none of it is taken for a figure, a day or a table."""
    report = a_report(body=f"\n{BODIES[words]}\n")
    assert again(report) == told(report)


@pytest.mark.parametrize(
    "title", ["=1+1", "某局 2024 年 报告…", "无年份", "<r>2024</r>", "某局2023年报告（应为2024年）"]
)
def test_the_title_is_read_in_again_as_it_was(title: str) -> None:
    """Neither tidied nor believed: the year has a field of its own."""
    report = a_report(title=title)
    assert again(report) == told(report)


def test_figures_of_every_length_are_read_in_again() -> None:
    """Columns are as wide as they must be, that none is cut; a text stays the text it was."""
    long: dict[str, Value] = {
        "proactive.regulations.issued": 999_999_999,
        "requests.received.total": 123_456_789,
        "disputes.reconsideration.total": 1_000_000,
    }
    decimal = next(cell.id for cell in a_report().form.cells if cell.column.kind == "decimal")
    for amount in ("123456789.123456789", "12.50", "12.5", "670.376375", "0"):
        report = with_figures({**long, decimal: amount})
        assert again(report) == told(report)


def opened(data: bytes) -> Workbook:
    """A workbook as it was written."""
    return load_workbook(io.BytesIO(data))


def test_a_cell_shows_which_of_four_kinds_it_is() -> None:
    """Figures are numbers, 0 too; a blank cell is a stroke, a lost one hatched and a word."""
    first, second, third, fourth = list(a_report().form.index)[:4]
    kinds: dict[str, Value] = {first: 12345, second: 0, third: Missing.BLANK, fourth: Missing.LOST}
    report = with_figures(kinds)
    sheet = opened(filled(report, NAME, NOTHING, []))[TABLES]
    places = narrow_sheet(report.form).places
    cells = [sheet.cell(*places[cell]) for cell in kinds]
    assert [(cell.value, cell.number_format, cell.fill.fill_type) for cell in cells] == [
        (12345, "#,##0", None),
        (0, "#,##0", None),
        ("/", "General", None),
        ("lost", "General", "lightUp"),
    ]


def test_nothing_in_it_is_to_be_typed_or_counted() -> None:
    """No formula, no prompt, no colour that changes; totals are numbers like all others."""
    hostile = a_report(title="=1+1", body="\n=1+1\n")
    book = opened(filled(hostile, "=1+1", Checked("=1+1", []), [("=1+1", "=1+1")]))
    for sheet in book.worksheets:
        assert not sheet.data_validations.dataValidation
        assert not sheet.conditional_formatting
        assert {cell.data_type for row in sheet for cell in row} <= {"n", "s"}
        formulas = [cell for row in sheet for cell in row if cell.value == "=1+1"]
        assert all(cell.quotePrefix for cell in formulas)


def test_a_figure_that_somebody_takes_out_is_not_filled_in() -> None:
    """It is no blank of the original's, though its frame went with it."""
    report = a_report()
    places = narrow_sheet(report.form).places
    book = opened(filled(report, NAME, NOTHING, []))
    for cell, place in places.items():
        book[TABLES].cell(*place).value = None
        if cell.endswith(".total"):
            book[TABLES].cell(*place).border = Border()
    target = io.BytesIO()
    book.save(target)
    found = read(target.getvalue()).report
    assert found
    assert set(found.figures.values) == {Missing.UNFILLED}


def test_a_copy_that_a_program_has_saved_is_read_in_again() -> None:
    """With another figure typed in, and nothing else changed."""
    report = a_report(body=f"\n{BODIES['a table']}\n\n{BODIES['lists']}\n")
    cell = next(iter(report.form.index))
    book = opened(filled(report, NAME, NOTHING, []))
    book[TABLES].cell(*narrow_sheet(report.form).places[cell]).value = 77
    target = io.BytesIO()
    book.save(target)
    found = read(target.getvalue()).report
    assert found
    changed = with_figures({cell: 77}).figures.values
    assert told(found) == told(report) | {"figures": changed}


def texts(data: bytes, title: str) -> list[list[str]]:
    """What stands in each row of a sheet."""
    rows = opened(data)[title].iter_rows(values_only=True)
    return [[str(value) for value in row if value is not None] for row in rows]


@pytest.fixture(scope="module")
def workbooks() -> dict[str, bytes]:
    """Those of the sample archive: address → content."""
    common, every = accounts(TESTS / "sample/content")
    found: dict[str, bytes] = {}
    for account in every:
        for report, content in report_workbooks(account, common.settings):
            found[urls.report_workbook(report)] = content
    return found


def test_each_report_with_figures_that_counts_has_one(workbooks: Mapping[str, bytes]) -> None:
    """None of a year without a form, none that was withdrawn."""
    wanted = set()
    for path in (TESTS / "sample/content/reports").glob("*/*/[0-9]*.md"):
        report, _ = load_report(path)
        if report and report.has_tables and not report.withdrawn:
            wanted.add(f"{report.holder}/{report.year}/report.xlsx")
    assert set(workbooks) == wanted


def test_the_checks_say_how_many_hold_and_which_do_not(workbooks: Mapping[str, bytes]) -> None:
    """In the words of the report's page, with both sides."""
    first, heading, *rows = texts(workbooks["990101/gxj/2025/report.xlsx"], CHECKS)
    assert first == [
        "表内 42 项：对得上 14 项、无法核验 28 项。与上年报告的衔接：无法核验。",
    ]
    assert heading == ["序号", "应当符合", "等号左边", "等号右边", "结果", "说明"]
    assert rows[3] == [
        "15",
        "新收：自然人 + 法人或其他组织 = 总计",
        "286",
        "副本缺失",
        "无法核验",
        "总计副本缺失",
    ]
    assert len(rows) == 28


def test_the_notes_say_what_the_copy_is(workbooks: Mapping[str, bytes]) -> None:
    """No government's site, whose words, from where; what is derived stands here alone."""
    data = workbooks["990101/gxj/2025/report.xlsx"]
    notes = texts(data, ADVICE)
    said = [" ".join(row) for row in notes]
    assert notes[0][1] == NOTICE
    assert "网页 https://archive.example/base/990101/gxj/2025/" in said
    assert "推算 新收·总计：286" in said
    assert all("推算" not in cell for row in texts(data, TABLES) for cell in row)


def test_what_is_no_longer_shown_of_a_report_is_not_in_its_workbook() -> None:
    """Where the original is, neither on the one sheet nor on the other."""
    hidden = a_report(
        source=Source(url="https://jyj.example/1.html"),
        redacted=(Redaction("2025-01-01", "一个人的姓名", "个人信息"),),
    )
    assert b"jyj.example" not in b"".join(
        map(str.encode, chain.from_iterable(texts(filled(hidden, NAME, NOTHING, []), NARRATIVE)))
    )
