"""A feedback workbook come back: what is taken of it, and what is told and not taken."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from generator.archive.report import Acknowledgement, Report
from generator.archive.values import Missing, Value
from generator.authoring.workbook.feedback.places import PROMPT
from generator.authoring.workbook.feedback.points import explained
from generator.finding import ERROR, Severity
from generator.intake.document import UnreadableError
from generator.intake.feedback import Change, Returned, came, returned, whose
from generator.intake.readers import read_as
from generator.intake.readers.office import feedback_sheets
from generator.intake.readers.office.xlsx import FEEDBACK
from generator.rules import check
from generator.rules.assessment import Verdict
from generator.rules.dossier import assess
from support.feedback import back, box, changed, opened, place, random_report, saved, sent, typed
from support.zeros import dossier, report

CASES = int(os.environ.get("ARCHIVE_FEEDBACK", "20"))
"Random reports that are sent, answered and read back; 300 on demand."
SOFFICE = shutil.which("soffice")
MENDED = "requests.total.natural_person"
WRONG = {
    "requests.received.natural_person": 66,
    "requests.received.total": 66,
    "requests.granted.natural_person": 63,
    "requests.granted.total": 63,
    MENDED: 65,
    "requests.total.total": 63,
    "requests.carried_over.natural_person": 3,
    "requests.carried_over.total": 3,
}
"A total of 65 that should be 63: D29, explained in K29."
SUMS = ("requests.balance.natural_person", "requests.total.natural_person", "requests.total.sum")
REASON = "年中机构合并，总计多写 2 件"
STATED = f"原件如此：{REASON}"


@pytest.fixture(name="own")
def a_report() -> Report:
    """One with three sums that do not agree for one reason."""
    return report(WRONG)


def told(result: Returned) -> list[tuple[str, str]]:
    """How much each finding weighs, and what it says."""
    return [(str(each.severity), each.message) for each in result.findings]


def open_sums(own: Report) -> set[str]:
    """The sums that do not agree, and of which nothing is explained; no other error is there."""
    errors = [each for each in check(dossier(own)) if each.severity is ERROR]
    assert not [each for each in errors if each.rule == "acknowledgement"], errors
    broken = assess(own, None).having(Verdict.BROKEN)
    return {each.identity.id for each in broken if each.identity.must_hold}


def test_nothing_changed_is_nothing_changed(own: Report) -> None:
    """Opened and saved, prompts left as they are."""
    for data in (sent(own), saved(opened(sent(own)))):
        assert back(data, own) == Returned(own)


def test_a_figure_that_is_mended_is_the_next_version(own: Report) -> None:
    """And leaves nothing open."""
    result = back(typed(sent(own), {("申请", "D29"): 63}), own)
    assert result.changed == (Change(MENDED, "65", "63"),)
    assert result.acknowledged == ()
    assert told(result) == []
    assert result.report
    assert result.report.figures[MENDED] == 63
    assert open_sums(result.report) == set()


def test_an_explanation_acknowledges_all_sums_it_was_asked_for(own: Report) -> None:
    """In the words that a report file has."""
    result = back(typed(sent(own), {("申请", "K29"): f" {REASON}。\n"}), own)
    assert result.acknowledged == tuple((name, STATED) for name in SUMS)
    assert result.changed == ()
    assert told(result) == []
    assert result.report
    assert result.report.acknowledged == {name: Acknowledgement(STATED) for name in SUMS}
    assert open_sums(result.report) == set()


def retyped(own: Report, text: str) -> Returned:
    """What is made of it with that text in the place of an explanation."""
    held = feedback_sheets.read(sent(own))
    cells = dict(held.sheets["申请"].cells)
    cells[29, 11] = replace(cells[29, 11], text=text)
    sheets = {**held.sheets, "申请": held.sheets["申请"]._replace(cells=cells)}
    return returned(replace(held, sheets=sheets), "反馈.xlsx", own)


WRITTEN = {
    f"{PROMPT}：{REASON}": REASON,
    f"{REASON}{PROMPT}": REASON,
    f"改好的，不用填；{REASON}": REASON,
    STATED: REASON,
    "原件如此，没有更正": "",
    PROMPT: "",
    f" {PROMPT} ": "",
    "   ": "",
    "在这里写明原因": "",
}
"What somebody writes → the reason that is in it."


@pytest.mark.parametrize("text", WRITTEN)
def test_a_prompt_that_is_left_is_no_explanation(own: Report, text: str) -> None:
    """Nor part of one."""
    result = retyped(own, text)
    reason = f"原件如此：{WRITTEN[text]}" if WRITTEN[text] else ""
    expected = text if text.startswith("原件如此，") else reason
    assert [words for _, words in result.acknowledged] == ([expected] * 3 if expected else [])
    assert told(result) == []


NO_REASON = {
    "63": "写的是数“63”，没有收",
    "应为63": "写的是数“应为63”，没有收",
    "D29改为 63 件": "写的是数“D29改为 63 件”，没有收",
    "已修改": "写的是“已修改”，表里仍对不上，没有收",
    "已经改好了。": "写的是“已经改好了”，表里仍对不上，没有收",
    "无": "“无”没有说明原因，没有收",
    "/": "“/”没有说明原因，没有收",
    "已核实无误": "“已核实无误”没有说明原因，没有收",
    "没有问题": "“没有问题”没有说明原因，没有收",
    "原件如此": "“原件如此”没有说明原因，没有收",
    "口径不同" * 100: "写了 400 字，没有收",
    "口径\u3164不同": "有看不见的字符，没有收",
}
"What is written in the place of a reason → what is said of it."


@pytest.mark.parametrize("text", NO_REASON, ids=range(len(NO_REASON)))
def test_what_gives_no_reason_acknowledges_nothing(own: Report, text: str) -> None:
    """One clear finding, and the sums stay open."""
    result = retyped(own, text)
    assert told(result) == [("error", f"工作表“申请”K29：{NO_REASON[text]}")]
    assert result == Returned(own, findings=result.findings)


def test_a_formula_is_no_explanation(own: Report) -> None:
    """Whatever it would show; a text that looks like one says so in a report's file and no more."""
    result = back(typed(sent(own), {("申请", "K29"): '=HYPERLINK("http://x.example")'}), own)
    message = '工作表“申请”K29：是公式“=HYPERLINK("http://x.example")”，没有收'
    assert told(result) == [("error", message)]
    assert result.report == own
    assert retyped(own, "=统计口径不同").acknowledged[0][1] == "原件如此：=统计口径不同"


def test_what_is_mended_needs_no_explanation(own: Report) -> None:
    """It would say that the original is wrong where it is not."""
    result = back(typed(sent(own), {("申请", "D29"): 63, ("申请", "K29"): REASON}), own)
    assert result.acknowledged == ()
    assert result.report
    assert result.report.acknowledged == {}
    assert told(result) == [("info", "工作表“申请”K29：改数以后已经对得上，写的原因不用收")]


def test_a_figure_that_is_changed_and_explained_is_told(own: Report) -> None:
    """The explanation is of what still does not agree, and of nothing else."""
    answers = {("申请", "J29"): 65, ("申请", "K29"): REASON}
    result = back(typed(sent(own), answers), own)
    assert [name for name, _ in result.acknowledged] == list(SUMS[:2])
    message = "工作表“申请”K29：既改了数，又写了原因；改后仍对不上，原因收下了"
    assert told(result) == [("warning", message)]
    assert result.report
    assert open_sums(result.report) == {"requests.balance.total", "requests.total.total"}


def test_what_was_acknowledged_before_goes_when_it_is_mended() -> None:
    """A report that acknowledges what is not so is refused."""
    own = replace(
        report(WRONG),
        acknowledged={name: Acknowledgement(STATED) for name in (*SUMS, "original.title")},
    )
    result = back(typed(sent(own), {("申请", "D29"): 63}), own)
    assert result.report
    assert list(result.report.acknowledged) == ["original.title"]
    assert [weight for weight, _ in told(result)] == ["info"] * 3
    assert open_sums(result.report) == set()


FIGURES: tuple[tuple[object, Value, str], ...] = (
    (63, 63, ""),
    ("64", 64, ""),
    (" ６５ ", 65, ""),
    ("66件", 66, ""),
    ("/", Missing.BLANK, ""),
    ("无", 7, "写的是“无”，分不清是 0 还是留空"),
    ("—", 7, "写的是“—”，分不清是 0 还是留空"),
    (0, 0, ""),
    (None, 7, "是空的"),
    ("六十三", 7, "写的是“六十三”，不是能填的数"),
    ("63或64", 7, "写的是“63或64”，不是能填的数"),
    (63.5, 7, "写的是“63.5”，不是能填的数"),
    (-1, 7, "写的是“-1”，不是能填的数"),
    ("=60+3", 7, "是公式“=60+3”"),
    ("缺失", 7, "写的是“缺失”"),
    ("待填", 7, "写的是“待填”"),
    (True, 7, "是逻辑值"),
)
"What is typed into a cell that has a 7 → what is taken, and what is said."


def test_what_is_no_plain_figure_leaves_the_cell_as_it_was() -> None:
    """Nothing is guessed; a stroke is what the original leaves blank."""
    cells = [cell for cell in report({}).form.index if cell.endswith(".business")][: len(FIGURES)]
    own = report(dict.fromkeys(cells, 7))
    places = [place(own, cell) for cell in cells]
    written = zip(places, (typed for typed, _, _ in FIGURES), strict=True)
    result = back(typed(sent(own), dict(written)), own)
    assert result.report
    taken = [(value, said) for _, value, said in FIGURES]
    assert [result.report.figures[cell] for cell in cells] == [value for value, _ in taken]
    assert [(each.cell, each.before) for each in result.changed] == [
        (cell, "7") for cell, (value, _) in zip(cells, taken, strict=True) if value != 7
    ]
    assert told(result) == [
        ("error", f"工作表“申请”{at}：{said}，没有收，仍按原来的 7")
        for (_, at), (_, said) in zip(places, taken, strict=True)
        if said
    ]


def test_a_figure_that_is_struck_out_is_asked_about(own: Report) -> None:
    """It may mean that another one is to stand there."""

    def strike(book: Workbook) -> None:
        book["申请"]["D29"].font = Font(strike=True)

    result = back(changed(sent(own), strike), own)
    assert result.report == own
    assert told(result) == [("error", "工作表“申请”D29：单元格里有删除线，没有收，仍按原来的 65")]


ASKED = (Missing.BLANK, Missing.LOST, Missing.UNFILLED)


@pytest.mark.parametrize("value", ASKED)
def test_what_has_no_figure_stays_so_until_there_is_one(value: Missing) -> None:
    """Blank, lost and unfilled; a figure takes the place of each."""
    cell = "requests.granted.business"
    own = report({cell: value})
    assert back(saved(opened(sent(own))), own) == Returned(own)
    result = back(typed(sent(own), {("申请", "E8"): 0}), own)
    assert result.changed == (Change(cell, value.value, "0"),)
    assert told(result) == []


def test_a_title_and_a_day_may_be_changed_or_explained() -> None:
    """A day is taken as it is typed; what is changed needs no explanation."""
    own = replace(report({}), title="某局2024年报告", published="2025-01-20")
    findings = tuple(check(dossier(own)))
    data = sent(own, findings)
    explained_ = back(typed(data, {("正文", "D4"): "年份没有更新", ("正文", "D5"): "印错"}), own)
    assert explained_.acknowledged == (
        ("title", "原件如此：年份没有更新"),
        ("published", "原件如此：印错"),
    )
    assert explained_.report
    assert open_sums(explained_.report) == set()
    answers = {("正文", "B4"): "某局2025年 报告", ("正文", "B5"): "2026年1月20日"}
    mended = back(typed(data, answers), own)
    assert mended.changed == (
        Change("title", "某局2024年报告", "某局2025年 报告"),
        Change("published", "2025-01-20", "2026-01-20"),
    )
    both = back(typed(data, {**answers, ("正文", "D4"): "年份没有更新"}), own)
    assert both.acknowledged == ()
    assert told(both) == [("warning", "工作表“正文”D4：内容改了，写的原因没有收")]


def test_a_title_or_a_day_that_cannot_be_read_stays() -> None:
    """An empty one is no title; a day that is none is no day."""
    own = replace(report({}), published="2026-01-20")
    result = back(typed(sent(own), {("正文", "B4"): None, ("正文", "B5"): "元月"}), own)
    assert result.report == own
    assert told(result) == [
        ("error", "工作表“正文”B4：标题是空的，没有收，仍按原来的标题"),
        ("error", "工作表“正文”B5：发布日期“元月”读不出日期，没有收，仍按原来的 2026-01-20"),
    ]


def row_inserted(book: Workbook) -> None:
    """As a program does."""
    book["申请"].insert_rows(10)


def column_inserted(book: Workbook) -> None:
    """Before the figures."""
    book["复议诉讼"].insert_cols(3)


def row_above_figures(book: Workbook) -> None:
    """Of a table whose rows have no labels."""
    book["复议诉讼"].insert_rows(6)


def sheet_removed(book: Workbook) -> None:
    """It seemed to be of no use."""
    del book["主动公开"]


def sheet_hidden(book: Workbook) -> None:
    """Nobody has seen it."""
    book["申请"].sheet_state = "hidden"


def of_another(book: Workbook) -> None:
    """A sheet out of the workbook of another body."""
    book["申请"]["A1"].value = "清河区民政局 2025 年度报告　三、收到和处理政府信息公开申请情况"


def number_changed(book: Workbook) -> None:
    """On the first sheet; the file's own properties say otherwise."""
    for row in book["说明"]:
        for cell in row:
            if str(cell.value).startswith("410411/"):
                cell.value = "410411/gxj/2024/000000000000"


MOVED: dict[Callable[[Workbook], None], str] = {
    row_inserted: "工作表“申请”：B10 应为“（三）不予公开”，现在是“”，行列变了",
    column_inserted: "工作表“复议诉讼”：",
    row_above_figures: "工作表“复议诉讼”：表里的数都不在原来的格里，行列变了",
    sheet_removed: "没有工作表“主动公开”",
    sheet_hidden: "工作表“申请”是隐藏的",
    of_another: "几张工作表不是同一份反馈表的：",
    number_changed: "有两个反馈编号，",
}


@pytest.mark.parametrize("change", MOVED, ids=lambda change: change.__name__)
def test_where_cells_have_moved_nothing_is_taken(
    own: Report, change: Callable[[Workbook], None]
) -> None:
    """One finding says which sheet, and what to do; answers on other sheets wait for it."""
    data = changed(typed(sent(own), {("申请", "D29"): 63}), change)
    result = back(data, own)
    assert result.report is None
    ((weight, message),) = told(result)
    assert weight == "error"
    assert message.startswith(MOVED[change])
    assert result.findings[0].hint


def test_the_first_sheet_may_go(own: Report) -> None:
    """It is only read; the file says itself what it was made from."""

    def remove(book: Workbook) -> None:
        del book["说明"]

    result = back(changed(typed(sent(own), {("申请", "D29"): 63}), remove), own)
    assert result.changed == (Change(MENDED, "65", "63"),)


OTHERS: dict[str, Callable[[Report], Report]] = {
    "是 410411/gxj 2025 年报告的反馈表，不是 410411/jyj 2025 年的": lambda own: replace(
        own, agency="jyj"
    ),
    "是 410411/gxj 2025 年报告的反馈表，不是 410411/gxj 2024 年的": lambda own: replace(
        own, year=2024
    ),
    "反馈表发出以后，报告又有了新的一版，数已经不同": lambda _: report({**WRONG, MENDED: 64}),
}


@pytest.mark.parametrize("message", OTHERS)
def test_what_was_made_from_another_report_is_refused(own: Report, message: str) -> None:
    """Of another body, another year, or a version that is no more."""
    result = back(sent(own), OTHERS[message](own))
    assert result.report is None
    assert told(result) == [("error", message)]


def test_what_stands_where_nothing_was_asked_is_told(own: Report) -> None:
    """A remark beside the table, an explanation in the wrong row, a sheet of one's own."""

    def scribble(book: Workbook) -> None:
        book["申请"]["K10"].value = "这一行没有问题"
        book["申请"]["M40"].value = "张三，电话 1234"
        book["正文"]["D5"].value = "没有问到的原因"
        book["正文"]["B12"].value = "补充一段"
        book.create_sheet("说明材料")["A1"].value = "见附件"

    result = back(changed(sent(own), scribble), own)
    assert result.report == own
    assert told(result) == [
        ("warning", "工作表“申请”：K10、M40写了“这一行没有问题”，这里没有问到，没有收"),
        ("warning", "工作表“正文”：D5、B12写了“没有问到的原因”，这里没有问到，没有收"),
        ("warning", "工作表“说明材料”：是后来加的，没有读"),
    ]


def test_an_answer_in_a_comment_is_told(own: Report) -> None:
    """Behind what we said, or in one of its own: it is easily taken for the place to answer."""

    def answer(book: Workbook) -> None:
        sheet = book["申请"]
        sheet["D29"].comment.text += "\n63"
        sheet["E8"].comment = Comment("张三:\n这一格没有错", "张三")

    result = back(changed(sent(own), answer), own)
    assert result.report == own
    assert told(result) == [
        ("warning", "工作表“申请”：E8 的批注里写了“张三: 这一格没有错”，批注不读，没有收"),
        ("warning", "工作表“申请”：D29 的批注里写了“63”，批注不读，没有收"),
    ]


def test_it_is_no_report_and_says_so(own: Report) -> None:
    """To whoever imports it, also without its first sheet; a report is no feedback workbook."""

    def remove(book: Workbook) -> None:
        del book["说明"]

    for data in (sent(own), changed(sent(own), remove)):
        with pytest.raises(UnreadableError, match=FEEDBACK):
            read_as("xlsx", data)
    for data in (b"", b"%PDF-1.7", saved(Workbook()), b"PK\x03\x04"):
        with pytest.raises(UnreadableError):
            came(data, ".xlsx")


def test_a_file_is_read_in_a_process_of_its_own(own: Report) -> None:
    """And says whose it is."""
    assert whose(came(sent(own), ".XLSX")) == ("410411/gxj", 2025)


def answered(own: Report, rng: Random) -> tuple[bytes, Report, set[str]]:
    """A body mends some of what is asked, explains some, and leaves the rest.

    What it sends, the report with what it mends, and the sums that it explains.
    """
    written: dict[tuple[str, str], object] = {}
    values = dict(zip(own.form.index, own.figures.values, strict=True))
    explains: set[str] = set()
    for number, point in enumerate(explained(own)):
        way = rng.choice(("mend", "explain", "leave"))
        if way == "mend" and point.fault and point.fault.changes:
            for mend in point.fault.changes[0]:
                written[place(own, mend.cell)] = mend.value
                values[mend.cell] = mend.value
        elif way == "explain":
            written[box(own, number)] = REASON
            explains.update(point.explains)
    figures = replace(own.figures, values=tuple(values.values()))
    return typed(sent(own), written), replace(own, figures=figures), explains


@pytest.mark.parametrize("seed", range(CASES))
def test_what_is_answered_is_closed_and_nothing_else(seed: int) -> None:
    """Sent, mended or explained, and read back: what is left open is what was left."""
    own = random_report(seed)
    data, mended, explains = answered(own, Random(seed))  # noqa: S311 - nothing secret
    result = back(data, own)
    assert result.report
    assert result.report.figures.values == mended.figures.values
    left = {
        each.identity.id
        for each in assess(mended, None).having(Verdict.BROKEN)
        if each.identity.must_hold
    }
    assert set(result.report.acknowledged) == left & explains
    broken = assess(result.report, None).having(Verdict.BROKEN)
    assert {each.identity.id for each in broken if each.identity.must_hold} == left - explains
    assert not [each for each in result.findings if each.severity is Severity.ERROR]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine")
def test_what_libreoffice_has_saved_is_read_as_it_was_sent(tmp_path: Path) -> None:
    """Figures, what has none, answers; written anew by another program."""
    assert SOFFICE
    reports = {
        f"{seed}": replace(random_report(seed), published=None if seed == 2 else "2026-01-20")
        for seed in range(3)
    }
    lost = {
        "requests.granted.business": Missing.LOST,
        "requests.granted.research": Missing.UNFILLED,
    }
    reports["lost"] = report({**WRONG, **lost, "proactive.fees.amount": "12345678.123456"})
    source = tmp_path / "sent"
    source.mkdir()
    for name, own in reports.items():
        (source / f"{name}.xlsx").write_bytes(sent(own))
    answers = {("申请", "D29"): 63, ("申请", "K29"): REASON}
    (source / "answered.xlsx").write_bytes(typed(sent(report(WRONG)), answers))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, *map(str, sorted(source.iterdir()))],
        check=True,
        capture_output=True,
        timeout=300,
    )
    for name, own in reports.items():
        assert back((tmp_path / f"{name}.xlsx").read_bytes(), own) == Returned(own), name
    answered = (tmp_path / "answered.xlsx").read_bytes()
    old = [*command[:3], "--convert-to", "xls", "--outdir", str(tmp_path)]
    subprocess.run([*old, str(source / "answered.xlsx")], check=True, capture_output=True)
    held = came((tmp_path / "answered.xls").read_bytes(), ".xls")
    result = back(answered, report(WRONG))
    assert returned(held, "反馈.xlsx", report(WRONG)) == result
    assert result.changed == (Change(MENDED, "65", "63"),)
    assert [each.message for each in result.findings] == [
        "工作表“申请”K29：改数以后已经对得上，写的原因不用收"
    ]
