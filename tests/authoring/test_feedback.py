"""The feedback workbook: the body's own figures, what is asked of them, and nothing made up."""

import re
import zipfile
from array import array
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from generator.archive.figures import Figures
from generator.archive.values import Missing, Value
from generator.authoring.workbook.feedback import feedback
from generator.authoring.workbook.feedback.places import COVER, NARRATIVE, SHEETS
from generator.finding import Finding, Severity
from generator.form.editions import NO_FORM
from generator.rules.dossier import assess
from support.feedback import NAME, opened, place, random_report, sent
from support.zeros import report

RED, YELLOW = "F8C9C4", "FCEFC7"
ONE_WRONG = {
    "requests.received.natural_person": 61,
    "requests.received.total": 61,
    "requests.carried_in.natural_person": 5,
    "requests.carried_in.total": 5,
    "requests.granted.natural_person": 40,
    "requests.granted.total": 40,
    "requests.partly_granted.natural_person": 23,
    "requests.partly_granted.total": 23,
    "requests.total.natural_person": 65,
    "requests.total.total": 63,
    "requests.carried_over.natural_person": 3,
    "requests.carried_over.total": 3,
}
"A total of 65 that should be 63."


def coloured(worksheet: Worksheet, colour: str) -> set[str]:
    """The cells of a colour that hold a number, or are to be filled in."""
    return {
        cell.coordinate
        for row in worksheet.iter_rows(min_row=3)
        for cell in row
        if cell.fill.fgColor.rgb == f"FF{colour}" and not isinstance(cell.value, str)
    }


def texts(worksheet: Worksheet) -> list[str]:
    """All that it says."""
    return [str(cell.value) for row in worksheet for cell in row if cell.value is not None]


def finding(rule: str, message: str, at: tuple[int, int] = (0, 0)) -> Finding:
    """What a rule says of the report."""
    return Finding("r.md", *at, rule, Severity.WARNING, message)


def test_the_one_cell_that_mends_all_is_red_and_says_why() -> None:
    """With what it is compared with in yellow, both sums, and what would mend them."""
    own = report(ONE_WRONG)
    sheet = opened(sent(own))["申请"]
    assert coloured(sheet, RED) == {"D29"}
    column = {f"D{row}" for row in range(6, 31)} - {"D29"}
    row = {f"{letter}29" for letter in "EFGHIJ"}
    assert coloured(sheet, YELLOW) == column | row
    assert sheet["D29"].comment.text.split("\n") == [
        "D29（总计·自然人）可能有误。",
        (
            "自然人：新收 D6（61）+ 上年结转 D7（5）= 66，"
            "总计 D29（65）+ 结转下年度 D30（3）= 68，差 2。"
        ),
        "自然人：总计 D29（65），各项 D8（40）+ D9（23）+ 其余 0 = 63，差 2。",
        "总计：各项 D29（65）+ 其余 0 = 65，总计 J29（63），差 2。",
        "若 D29 为 63，以上都对得上。",
    ]
    asked = [cell.coordinate for row in sheet for cell in row if "写明原因" in str(cell.value)]
    assert asked == ["A2", "K29"]


def test_where_several_cells_may_be_wrong_none_is_red() -> None:
    """All of the sum is yellow; the likeliest is named as one of several."""
    own = report({"disputes.reconsideration.total": 4, "disputes.reconsideration.other": 3})
    sheet = opened(sent(own))["复议诉讼"]
    assert coloured(sheet, RED) == set()
    assert coloured(sheet, YELLOW) == {"A6", "B6", "C6", "D6", "E6"}
    assert sheet["E6"].comment.text.split("\n") == [
        "黄格里有的数可能有误，先看 E6（行政复议·总计）。",
        "行政复议：各项 C6（3）+ 其余 0 = 3，总计 E6（4），差 1。",
        "若 E6 为 3，就对得上；改别的黄格也可能对得上。",
    ]


def test_two_sums_of_one_row_have_each_a_place_for_an_explanation() -> None:
    """Side by side, and each says which it is for."""
    own = report({"disputes.reconsideration.total": 4, "disputes.litigation_direct.total": 2})
    sheet = opened(sent(own))["复议诉讼"]
    assert [str(sheet[place].value)[:3] for place in ("P6", "Q6")] == ["E6：", "J6："]
    assert [sheet[place].value for place in ("P3", "Q3")] == ["说明（改数或写原因）"] * 2


def test_what_does_not_join_the_year_before_is_pointed_out_but_not_asked_for() -> None:
    """It may differ: nobody must explain it."""
    before = report({"requests.carried_over.business": 3}, year=2024)
    own = report({})
    sheet = opened(sent(own, previous=before))["申请"]
    assert sheet["E7"].comment.text.split("\n") == [
        "商业企业：上年结转 E7（0），上年报告的结转下年度（3），差 3。",
        "请核对是哪一年的数有误；确实不同的，不用改。",
    ]
    assert coloured(sheet, YELLOW) == {"E7"}
    assert not any(text.startswith("改好的") for text in texts(sheet))


VALUES: tuple[tuple[Value, object], ...] = (
    (0, 0),
    (Missing.BLANK, "/"),
    (Missing.LOST, "缺失"),
    (Missing.UNFILLED, None),
)


@pytest.mark.parametrize(("value", "shown"), VALUES, ids=[str(value) for value, _ in VALUES])
def test_nought_blank_lost_and_unfilled_are_told_apart(value: Value, shown: object) -> None:
    """What we could not read, and what nobody filled in, is asked for by itself."""
    own = report({"requests.granted.business": value})
    book = opened(sent(own))
    assert book["申请"]["E8"].value == shown
    asked = {
        Missing.LOST: ["有 1 格我们没有读出来，请照原件填：E8。"],
        Missing.UNFILLED: ["有 1 格没有填，请照原件填：E8。"],
    }
    said = [text for text in texts(book[COVER]) if text.startswith("有 1 格")]
    assert said == (asked.get(value, []) if isinstance(value, Missing) else [])


@pytest.mark.parametrize("seed", range(4))
def test_every_figure_stands_in_its_place(seed: int) -> None:
    """A number where it is one with all of its digits; figures may be changed, labels may not."""
    own = random_report(seed)
    book = opened(sent(own))
    words: Mapping[Value, object] = {Missing.BLANK: "/"}
    for cell in own.form.index:
        sheet, at = place(own, cell)
        value = own.figures[cell]
        assert str(book[sheet][at].value) == str(words.get(value, value)), cell
        assert not book[sheet][at].protection.locked, cell
    for title in SHEETS.values():
        assert book[title].protection.sheet
        assert book[title]["A3"].protection.locked


def test_everything_asked_stands_on_the_first_sheet_too() -> None:
    """For paper, which has no comments: where, what, and how to answer."""
    own = replace(report(ONE_WRONG), title="某局2024年报告")
    line, column = own.figures.place("proactive.regulations.issued")
    told = (
        finding("title", "标题写的是 2024 年，不是 2025 年"),
        finding("rulemaking", "规章·制发 为 0", (line, column)),
        finding("fee", "第六部分没有说明信息处理费的收取情况"),
    )
    cover = opened(sent(own, told))[COVER]
    rows = [[cell.value for cell in row] for row in cover.iter_rows(min_row=11)]
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("1", "“主动公开”B5", "填错了的改数；没有错的，不用改"),
        ("2", "“申请”D29", "填错了的改数；原件就是这样的，在“申请”K29 写明原因"),
        ("3", "“正文”B4", "录错了的改 B4；原件就是这样的，在 D4 写明原因"),
        ("4", "正文", "请核对；有错的，改正年报后重新交来"),
    ]
    assert cover["A2"].value == "有 4 处请看，其中 2 处要改数或者写明原因。"


def test_only_what_may_be_acknowledged_has_a_place_for_an_explanation() -> None:
    """The title, the day and the period; what else is wrong with the words is to be mended."""
    own = replace(report({}), published="2025-03-01")
    told = (
        finding("published", "published 为 2025-03-01，2025 年还没有结束"),
        finding("fee", "第六部分没有说明信息处理费的收取情况"),
    )
    sheet = opened(sent(own, told))[NARRATIVE]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    prompt = "改好的，不用填；原件就是这样的，在这里写明原因"
    assert rows == [
        ["标题", "报告", None, None],
        ["发布日期", "2025-03-01", "发布日期 为 2025-03-01，2025 年还没有结束", prompt],
        ["统计期限", "在正文里", None, None],
        ["另外请看", "第六部分没有说明信息处理费的收取情况", None, None],
    ]


def test_a_report_that_adds_up_is_asked_nothing() -> None:
    """No colour, no comment, no prompt."""
    book = opened(sent(report({})))
    assert book.sheetnames == [COVER, *SHEETS.values(), NARRATIVE]
    assert book[COVER]["A2"].value == "没有要改的地方。"
    for worksheet in book.worksheets[1:]:
        assert not any(cell.comment for row in worksheet for cell in row)
        assert coloured(worksheet, YELLOW) | coloured(worksheet, RED) == set()


def holds(worksheet: Worksheet, formula: str) -> bool:
    """What a program makes of a formula of ours: COUNT, SUM, AND, = and <>."""

    def numbers(areas: str) -> list[int]:
        cells = [cell for area in areas.replace("$", "").split(",") for cell in flat(area)]
        return [cell.value for cell in cells if isinstance(cell.value, int)]

    def flat(area: str) -> list[Any]:
        found = worksheet[area]
        rows = found if isinstance(found, tuple) else ((found,),)
        return [cell for row in rows for cell in row]

    told = re.sub(r"COUNT\(([^()]*)\)", lambda match: str(len(numbers(match[1]))), formula)
    told = re.sub(r"SUM\(([^()]*)\)", lambda match: str(sum(numbers(match[1]))), told)
    signs = re.findall(r"(\d+)(=|<>)(\d+)", told)
    assert re.fullmatch(r"[AND(),0-9=<>]+", told), told
    return all((left == right) is (sign == "=") for left, sign, right in signs)


def colours(worksheet: Worksheet) -> dict[str, str]:
    """Colour of a condition that is true → the cells."""
    return {
        rule.dxf.fill.bgColor.rgb: str(areas.sqref)
        for areas in worksheet.conditional_formatting
        for rule in areas.rules
        if holds(worksheet, rule.formula[0])
    }


def test_what_is_mended_turns_green_and_what_is_made_wrong_turns_red() -> None:
    """While one types; a cell that is emptied is not mended."""
    sheet = opened(sent(report(ONE_WRONG)))["申请"]
    assert colours(sheet) == {}
    sheet["D29"].value = None
    assert colours(sheet) == {}
    sheet["D29"].value = 63
    assert set(colours(sheet)) == {"FFE3F1DC"}
    sheet["E8"].value = 1
    assert set(colours(sheet)) == {"FFE3F1DC", f"FF{RED}"}


HOSTILE = (
    '=HYPERLINK("http://x.example")',
    "+1+1",
    "@SUM(A1)",
    "<r>1</r>",
    "</t>&amp;",
    "-2",
    "\x07",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    """Of the agency, the title and what a finding quotes; comments have nothing of them."""
    own = replace(report(ONE_WRONG), title=f"{text}2025")
    data = feedback(
        assess(own, None), text, [finding("title", f"标题“{text}”"), finding("x", text)]
    )
    assert opened(data)[NARRATIVE]["B4"].data_type == "s"
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            part = package.read(name).decode()
            assert "<f>" not in part or "sheets/" not in name, name
            if "comments" in name:
                assert text.strip() not in part or len(text) < 3, name


def test_the_same_report_gives_the_same_bytes() -> None:
    """Nothing inside tells when it was made."""
    own = random_report(4)
    assert sent(own) == sent(own)
    assert NAME in opened(sent(own)).properties.title


def test_a_year_without_a_form_is_asked_of_its_words_alone() -> None:
    """Those before 2019."""
    none = Figures(NO_FORM, (), array("I"))
    own = replace(report({}), year=2015, form=NO_FORM, figures=none)
    assert opened(sent(own)).sheetnames == [COVER, NARRATIVE]
