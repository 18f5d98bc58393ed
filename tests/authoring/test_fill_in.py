"""The fill-in workbook, come back half filled in, added up wrongly, or filled in for another."""

import io
import re
import zipfile
from array import array
from collections.abc import Callable, Mapping
from contextlib import chdir
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Font

from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.authoring.workbook import ADVICE, NARRATIVE, TABLES, blank, workbook
from generator.authoring.worksheet import name
from generator.authoring.worksheet_layout import sheet
from generator.commands.cli import cli
from generator.finding import ERROR
from generator.form.editions import EDITIONS, whole_form
from generator.form.form import Form
from generator.intake.report import Imported, read_original
from support.random_reports import specimen

pytestmark = pytest.mark.usefixtures("same_process")

NAME = "清河区教育局"
LOST, BLANK, UNFILLED = Missing.LOST, Missing.BLANK, Missing.UNFILLED
Change = Callable[[Workbook], None]


@pytest.fixture
def report() -> Report:
    """A report on the form of 2021 whose figures all hold."""
    return specimen(Random(5), of=(2021, 2021, 2021))  # noqa: S311 - nothing secret


def without_totals(report: Report) -> Figures:
    """Its figures as they are typed: totals are for the formulas."""
    form = report.figures.form
    totals = sheet(form).totals()
    return Figures(
        form,
        tuple(UNFILLED if c.id in totals else report.figures[c.id] for c in form.cells),
        array("I"),
    )


def saved(
    figures: Figures | None, form: Form, change: Change = lambda _: None, year: int = 2025
) -> bytes:
    """A workbook filled in with these figures, and then changed."""
    book = load_workbook(io.BytesIO(workbook(NAME, year, form, figures)))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read(data: bytes, folder: Path, year: int | None = None) -> Imported:
    """What is made of it."""
    path = folder / "report.xlsx"
    path.write_bytes(data)
    return read_original(path, "990101", "jyj", year)


def values(imported: Imported) -> Mapping[str, Value]:
    """The value of each cell."""
    assert imported.report, imported.findings
    return {cell: imported.report.figures[cell] for cell in imported.report.figures.form.index}


def place_of(form: Form, cell: str) -> str:
    """Where a cell of the form stands on the sheet: I46."""
    return name(*sheet(form).places[cell])


def typed(form: Form, written: Mapping[str, object]) -> Change:
    """Somebody types these into the cells of the form."""

    def change(book: Workbook) -> None:
        for cell, value in written.items():
            book[TABLES][place_of(form, cell)].value = value

    return change


def with_result(data: bytes, place: str, result: str) -> bytes:
    """The same file with what a program has stored as the result of the formula in that place."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for part in source.namelist():
            pattern = rf'(<c r="{place}"[^>]*><f>[^<]*</f>)<v ?/?>(?:</v>)?'.encode()
            copy.writestr(
                part, re.sub(pattern, rb"\g<1><v>" + result.encode() + b"</v>", source.read(part))
            )
    return target.getvalue()


def a_total(form: Form) -> tuple[str, list[str]]:
    """A cell that others add up to, and these."""
    identity = next(
        i for i in form.identities if i.severity == ERROR and len(i.left) > 1 and len(i.right) == 1
    )
    return identity.right[0].cell, [term.cell for term in identity.left]


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_of_an_empty_workbook_is_filled_in(edition: int, tmp_path: Path) -> None:
    """Not one cell is blank in the original, or lost: each is still to be filled in, totals too."""
    form = whole_form(edition)
    imported = read(saved(None, form, year=edition + 1), tmp_path)
    assert values(imported) == dict.fromkeys(form.index, UNFILLED)
    message = next(
        finding.message for finding in imported.findings if "还没有填" in finding.message
    )
    assert message.startswith(f"有 {len(form.cells)} 格还没有填，记作待填：")
    assert f"（工作表“表格”{place_of(form, form.cells[0].id)}）" in message


def test_an_empty_cell_is_not_filled_in(report: Report, tmp_path: Path) -> None:
    """A stroke is blank, lost is lost, and all else what it is.

    A total of which a part is missing waits for it.
    """
    form = report.figures.form
    total, parts = a_total(form)
    empty, stroke, unreadable = parts[:3]
    change = typed(form, {empty: None, stroke: "/", unreadable: "lost"})
    found = values(read(saved(without_totals(report), form, change), tmp_path))
    assert [found[cell] for cell in (empty, stroke, unreadable, total)] == [
        UNFILLED,
        BLANK,
        LOST,
        UNFILLED,
    ]
    others = {cell for cell, value in found.items() if isinstance(value, Missing)} - {*parts[:3]}
    assert others <= set(sheet(form).totals())
    assert all(
        found[cell] in (report.figures[cell], UNFILLED)
        for cell in form.index
        if cell not in parts[:3]
    )


def test_an_empty_cell_that_has_lost_its_frame_is_not_filled_in(
    report: Report, tmp_path: Path
) -> None:
    """As it is when an empty cell was copied over it."""
    form = report.figures.form
    cell = form.cells[7].id

    def change(book: Workbook) -> None:
        typed(form, {cell: None})(book)
        book[TABLES][place_of(form, cell)].border = Border()

    assert values(read(saved(report.figures, form, change), tmp_path))[cell] is UNFILLED


def without_advice(book: Workbook) -> None:
    """The sheet that says how to fill in the others is gone."""
    del book[ADVICE]


def with_notes(book: Workbook) -> None:
    """Somebody has added a sheet of their own."""
    book.create_sheet("草稿")["A1"].value = "记得补第四部分"


@pytest.mark.parametrize("change", [without_advice, with_notes])
def test_a_workbook_is_known_by_its_two_sheets(change: Change, tmp_path: Path) -> None:
    """Whatever became of the third."""
    found = values(read(saved(None, whole_form(2021), change), tmp_path))
    assert set(found.values()) == {UNFILLED}


def test_totals_are_added_up_anew(report: Report, tmp_path: Path) -> None:
    """Those without a result, and those whose stored result is the same.

    Each as the form has it.
    """
    form = report.figures.form
    total, _ = a_total(form)
    data = saved(without_totals(report), form)
    expected = {cell: report.figures[cell] for cell in form.index}
    assert values(read(data, tmp_path)) == expected
    same = with_result(data, place_of(form, total), str(report.figures[total]))
    assert values(read(same, tmp_path)) == expected


def test_a_total_that_is_not_the_sum_is_lost(report: Report, tmp_path: Path) -> None:
    """One of the two is wrong, and nobody knows which; the finding names the cell and both."""
    form = report.figures.form
    total, _ = a_total(form)
    place, right = place_of(form, total), report.figures[total]
    imported = read(with_result(saved(without_totals(report), form), place, "98765"), tmp_path)
    assert values(imported)[total] is LOST
    said = [
        finding.message
        for finding in imported.findings
        if finding.message.startswith(f"工作表“表格”{place}")
    ]
    assert f"公式存的结果是“98765”，按读入的各项重算是 {right}" in said[0]


FORMULAS: dict[str, Value] = {
    "=3+4": 7,
    "=10-3": 7,
    "=SUM({0},{1})": 7,
    "=SUM({0}:{1})": 7,
    "=+SUM({0}:{1})": 7,
    "={0}+{1}": 7,
    "={0} + 4": 7,
    "=AVERAGE({0}:{1})": LOST,
    "=SUM({0}:{1})*2": LOST,
    "=正文!B3": LOST,
    "={2}": UNFILLED,
    "={2}+1": UNFILLED,
    '="7"': LOST,
}


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_of_somebody_elses_is_added_up_or_lost(formula: str, tmp_path: Path) -> None:
    """Sums are sums; of what is more, the cell is named; what waits for itself is not filled in."""
    form = whole_form(2021)
    first, second, cell = (form.cells[n].id for n in (0, 1, 2))
    places = [place_of(form, each) for each in (first, second, cell)]
    imported = read(
        saved(None, form, typed(form, {first: 3, second: 4, cell: formula.format(*places)})),
        tmp_path,
    )
    found = values(imported)
    assert [found[first], found[second], found[cell]] == [3, 4, FORMULAS[formula]]
    named = any(
        finding.message.startswith(f"工作表“表格”{places[2]}") for finding in imported.findings
    )
    assert named is (FORMULAS[formula] is LOST)


def test_a_figure_that_was_struck_out_is_lost_in_a_workbook_of_ours_too(tmp_path: Path) -> None:
    """It is read by the same rules as any other."""
    form = whole_form(2021)
    cell = form.cells[0].id

    def change(book: Workbook) -> None:
        typed(form, {cell: 3})(book)
        book[TABLES][place_of(form, cell)].font = Font(strike=True)

    assert values(read(saved(None, form, change), tmp_path))[cell] is LOST


@pytest.mark.parametrize("written", [2025, "2025", "2025年", "二〇二五年度"])
def test_the_year_of_the_workbook_is_the_reports(written: object, tmp_path: Path) -> None:
    """However it is written."""

    def change(book: Workbook) -> None:
        book[NARRATIVE]["B3"].value = written

    assert read(saved(None, whole_form(2021), change), tmp_path).report


@pytest.mark.parametrize(("written", "year"), [(2024, None), ("去年", None), (2025, 2024)])
def test_another_year_in_the_workbook_is_an_error(
    written: object, year: int | None, tmp_path: Path
) -> None:
    """That names the sheet and the cell; nothing is read."""

    def change(book: Workbook) -> None:
        book[NARRATIVE]["B3"].value = written

    imported = read(saved(None, whole_form(2021), change), tmp_path, year)
    assert imported.report is None
    (error,) = [finding for finding in imported.findings if finding.severity == ERROR]
    assert error.message == f"工作表“正文”B3：填报表的年度写的是“{written}”，不是 {year or 2025} 年"


@pytest.mark.parametrize(
    ("written", "url", "said"),
    [
        ("https://jyj.example/1.html", "https://jyj.example/1.html", ""),
        (" https://jyj.example/1.html ", "https://jyj.example/1.html", ""),
        (None, None, ""),
        ("/", None, ""),
        ("无", None, ""),
        ("jyj.example", None, "来源网址“jyj.example”应为 http:// 或"),
        ("javascript:alert(1)", None, "来源网址“javascript:alert(1)”应为"),
    ],
)  # fmt: skip
def test_the_address_in_the_workbook_is_that_of_the_original(
    written: str | None, url: str | None, said: str, tmp_path: Path
) -> None:
    """Or it is named with its cell; no word of it comes into the narrative."""

    def change(book: Workbook) -> None:
        book[NARRATIVE]["B5"].value = written

    imported = read(saved(None, whole_form(2021), change), tmp_path)
    assert imported.report
    assert imported.report.source.url == url
    found = [finding.message for finding in imported.findings if "来源网址" in finding.message]
    assert [message.startswith(f"工作表“正文”B5：{said}") for message in found] == [True] * bool(
        said
    )
    assert "jyj" not in imported.report.body


def test_a_workbook_without_that_field_is_read_as_before(tmp_path: Path) -> None:
    """Those that were sent out have three fields."""

    def change(book: Workbook) -> None:
        book[NARRATIVE].delete_rows(5)

    imported = read(saved(None, whole_form(2021), change), tmp_path)
    assert imported.report
    assert imported.report.source.url is None


def command(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Status, output and messages of an import there."""
    with chdir(folder):
        everything = ["import", "report.xlsx", "--region", "990101", "--agency", "jyj", *arguments]
        result = CliRunner(env={"SOURCE_DATE_EPOCH": "1780000000"}).invoke(
            cli, everything, catch_exceptions=False
        )
    return result.exit_code, result.stdout, result.stderr


def test_another_agency_in_the_workbook_is_an_error_unless_asked(archive: Path) -> None:
    """Its name is no name of the agency it is filed for."""

    def change(book: Workbook) -> None:
        book[NARRATIVE]["B2"].value = "清河区财政局"

    (archive / "report.xlsx").write_bytes(saved(None, whole_form(2021), change))
    status, output, _ = command(archive, "--dry-run")
    said = "工作表“正文”B2：填报表的机关名称写的是“清河区财政局”，不是“清河区教育局”"
    assert (status, f"report.xlsx: error import: {said}" in output) == (1, True)
    status, output, _ = command(archive, "--dry-run", "--accept-title")
    assert (status, f"report.xlsx: warning import: {said}" in output) == (0, True)


def test_a_half_filled_workbook_ends_in_one_line_that_says_so(archive: Path) -> None:
    """How many cells are unfilled, and that it cannot be published.

    The file that is written has them as 待填.
    """
    form = whole_form(2021)
    filled = dict.fromkeys([cell.id for cell in form.cells[:9]], 0)
    (archive / "report.xlsx").write_bytes(saved(None, form, typed(form, filled)))
    status, output, _ = command(archive)
    lines = output.rstrip("\n").split("\n")
    read_, open_ = len(filled), len(form.cells) - len(filled)
    tally = (
        f"共 {len(form.cells)} 格：读出 {read_} 格，原件留空 0 格，缺失 0 格，"
        f"待填 {open_} 格，填完以前不能发布"
    )
    assert (status, lines[-3]) == (0, f"report.xlsx: {tally}")
    text = (archive / "content/reports/990101/jyj/2025.md").read_text("utf-8")
    assert text.count("待填") == open_
    assert not re.search(r"[\[ ]~[,\]]", text)


def test_a_workbook_that_was_filled_in_further_replaces_the_half_filled_one(archive: Path) -> None:
    """How many are filled in now is said; it is no correction of a published figure."""
    form = whole_form(2021)
    first, second = (form.cells[n].id for n in (0, 1))
    path = archive / "report.xlsx"
    path.write_bytes(saved(None, form, typed(form, {first: 3})))
    assert command(archive)[0] == 0
    path.write_bytes(saved(None, form, typed(form, {first: 3, second: 4})))
    status, output, _ = command(archive, "--replace")
    file = "content/reports/990101/jyj/2025.md"
    assert (status, re.findall(rf"^{file}: (.*)", output, re.MULTILINE)) == (
        0,
        ["待填的 1 格现已填写"],
    )
    assert re.search(r"\[ *3, *4, *待填\]", (archive / file).read_text("utf-8"))


def test_a_figure_that_was_published_is_not_corrected_to_an_empty_cell(archive: Path) -> None:
    """A workbook in which it is not filled in says nothing of it."""
    form = whole_form(2021)
    cell = form.cells[0].id
    path = archive / "report.xlsx"
    path.write_bytes(saved(None, form, typed(form, {cell: 3})))
    assert command(archive)[0] == 0
    path.write_bytes(saved(None, form))
    status, _, messages = command(archive, "--replace", "--reason", "机关来函更正")
    assert (status, "有 1 格已经发布的数字新的文件里还没有填" in messages) == (1, True)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_workbook_that_was_nobody_s_says_whose_it_is(edition: int, tmp_path: Path) -> None:
    """Whoever fills it in writes title, name, year and region; of these the words have nothing."""
    form = whole_form(edition)
    book = load_workbook(io.BytesIO(blank(form)))
    sheet_of_words = book[NARRATIVE]
    title = f"{NAME}{edition + 1}年政府信息公开工作年度报告"
    written = {"A1": title, "B2": NAME, "B3": edition + 1, "B6": "示例省安宁市清河区"}
    written["A9"] = "本年没有新情况。"
    labels = [sheet_of_words[f"A{row}"].value for row in range(2, 9)]
    for place, value in written.items():
        sheet_of_words[place].value = value
    target = io.BytesIO()
    book.save(target)
    imported = read(target.getvalue(), tmp_path)
    assert labels == ["机关名称", "年度", "发布日期", "来源网址", "地区", None, "一、总体情况"]
    assert values(imported) == dict.fromkeys(form.index, UNFILLED)
    assert imported.report
    assert (imported.report.title, imported.report.year) == (title, edition + 1)
    assert imported.agency
    assert imported.agency.text == NAME
    assert imported.report.body.count("本年没有新情况。") == 1
    assert "示例省" not in imported.report.body
