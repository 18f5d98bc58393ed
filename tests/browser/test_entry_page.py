"""The entry page in a real browser: typed, pasted, checked, corrected and taken away."""

import gzip
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from generator.archive.values import Missing
from generator.authoring.workbook import TABLES
from generator.content.narrative import narrative
from support.accessible import faults
from support.entering import (
    ENTRY,
    accepted,
    cell,
    figures,
    opened,
    pasted,
    taken,
    typed,
)
from support.paths import SAMPLE
from support.random_reports import specimen

pytestmark = pytest.mark.own_profile

NOW = "2026-02-01T10:00:00"
BODY, PLACE = "990101/gxj/2024", "990101/gxj/2024.md"
HELD, PLAIN = "990101/gxj/2023", "990101/gxj/2022"
"Reports of the sample; the second has no correction and no fault."
TYPED = "#[1] 一*二*_三_ <b>四</b> & `五`"
LINES = ["1. 六", "- 七", "> 八"]
HEAVIEST = 80_000
"Bytes of the page and of all its scripts, each compressed."
REFUSE = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
SECTIONS = ("overview", "problems", "other")


@pytest.fixture(autouse=True)
def _then(page: Page) -> None:
    page.clock.set_fixed_time(NOW)


def seek(page: Page, key: str, selector: str, most: int = 60) -> None:
    """Press a key until that has the focus."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{key} never came to {selector}")


def chosen(page: Page, selector: str, text: str) -> None:
    """In the list that is reached next, go down to an entry."""
    seek(page, "Tab", selector)
    expect(page.locator(selector)).to_be_enabled()
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if page.evaluate("() => document.activeElement.selectedOptions[0].text") == text:
            return
    pytest.fail(f"{text} is not in {selector}")


def test_a_report_is_typed_in_by_keyboard_alone_without_a_network(
    page: Page, sample_url: str, tmp_path: Path
) -> None:
    """Chosen, typed cell by cell, checked and taken away: the file that fmt leaves as it is.

    Once the body is chosen nothing is asked for. What is typed as words is shown as it was typed.
    """
    wanted = specimen(Random(7), of=(2021, 2021, 2021))  # noqa: S311 - nothing secret
    opened(page, sample_url)
    seek(page, "Tab", "#places select")
    for level, name in enumerate(("示例省", "安宁市", "清河区"), 1):
        expect(page.locator("#places select")).to_have_count(level)
        if level > 1:
            page.keyboard.press("Tab")
        while page.evaluate("() => document.activeElement.selectedOptions[0].text") != name:
            page.keyboard.press("ArrowDown")
    chosen(page, "#agency", "清河区工信局")
    chosen(page, "#year", "2024")
    expect(page.locator("#body-said")).to_contain_text("2023 年的报告在本档案")
    page.context.set_offline(offline=True)
    seek(page, "Tab", "[data-cell='proactive.regulations.issued']")
    order = page.locator(".entry-grid:not([hidden]) [data-cell]").count()
    for _ in range(order):
        at = page.evaluate("() => document.activeElement.dataset.cell")
        page.keyboard.type(str(wanted.figures[at]))
        page.keyboard.press("Enter")
    for section in SECTIONS:
        seek(page, "Tab", f"#words-{section}")
        for line in (TYPED, *LINES):
            page.keyboard.insert_text(line)
            page.keyboard.press("Enter")
    seek(page, "Tab", "#check")
    page.keyboard.press("Enter")
    expect(page.locator("#take-said")).to_have_text("检查完了，可以取走。")
    seek(page, "Tab", "#download")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    page.context.set_offline(offline=False)
    text = Path(download.value.path()).read_text("utf-8")
    report, wrong = accepted(text, PLACE, tmp_path)
    assert download.value.suggested_filename == "2024.md"
    assert wrong == []
    assert report.figures.values == wanted.figures.values
    assert report.title == "清河区工信局2024年政府信息公开工作年度报告"
    said = [[block.text for block in part.blocks[1:]] for part in narrative(report.body)]
    assert said == [[TYPED, *LINES]] * 3


def rows_of(page: Page, address: str) -> str:
    """The sheet with the tables of a report's workbook, as a spreadsheet program copies it."""
    content = page.request.get(f"{address}/report.xlsx").body()
    sheet = load_workbook(io.BytesIO(content))[TABLES]
    rows = (["" if value is None else str(value) for value in row] for row in sheet.values)
    return "\n".join(map("\t".join, rows))


def test_tables_that_are_pasted_land_by_their_labels(page: Page, sample_url: str) -> None:
    """Copied as HTML, from a page of the archive, and as text, from a workbook; with undo.

    What is no table of the form changes nothing, and that is said.
    """
    page.goto(sample_url + PLAIN)
    copied = page.locator(".statutory").evaluate_all("tables => tables.map((t) => t.outerHTML)")
    document = json.loads(page.request.get(f"{sample_url}{PLAIN}/report.json").text())
    stated = {name: str(told["value"]) for name, told in document["cells"].items()}
    opened(page, sample_url, BODY)
    before = figures(page)
    cell(page, "requests.granted.research").focus()
    said = pasted(page, text="今天\t3\n明天\t4")
    assert said.startswith("没有一格对得上行名、列名，什么也没有填。")
    assert figures(page) == before
    counts = (10, 175, 15)
    for html, count in zip(copied, counts, strict=True):
        assert pasted(page, html=html) == f"对上 {count} 格，改了 {count} 格。"
    assert figures(page) == stated
    for _ in counts:
        page.locator("#undo").click()
    assert figures(page) == before
    cell(page, "requests.granted.research").focus()
    assert pasted(page, text=rows_of(page, sample_url + PLAIN)) == "对上 200 格，改了 200 格。"
    assert figures(page) == stated


def test_a_wrong_sum_is_said_while_it_is_typed(page: Page, sample_url: str) -> None:
    """In a row right beneath and aloud; it is mended, or explained, and the explanation withdrawn.

    A total that nobody typed is the sum of its parts, and no sooner than all are filled in.
    """
    opened(page, sample_url, BODY)
    columns = ("natural_person", "business", "research", "public_interest", "legal_service")
    row = "requests.state_secret"
    typed(page, f"{row}.natural_person", "１，２３４")
    for column in columns[1:]:
        typed(page, f"{row}.{column}", "0")
    total = cell(page, f"{row}.total")
    expect(total).to_have_value("")
    typed(page, f"{row}.other", "1")
    expect(cell(page, f"{row}.natural_person")).to_have_value("1234")
    expect(total).to_have_value("1235")
    expect(total).to_have_class("summed")
    wrong = page.locator(".said .wrong")
    expect(wrong).to_have_count(0)
    total.focus()
    page.keyboard.type("1236")
    expect(wrong).to_contain_text("自然人 1234 + 其他 1 + 其余 0 = 1235，应等于 总计 1236（差 1）")
    beneath = wrong.evaluate("said => said.closest('tr').previousElementSibling.innerText")
    assert "1.属于国家秘密" in beneath
    expect(page.locator("#heard")).to_contain_text("对不上：")
    expect(page.locator("#open-faults")).to_have_text("对不上 1 处")
    wrong.get_by_role("button", name="总计改为 1235").click()
    expect(wrong).to_have_count(0)
    expect(total).to_have_value("1235")
    page.locator("#undo").click()
    wrong.get_by_role("button", name="原件如此，写明原因").click()
    page.keyboard.type("总计印错")
    page.keyboard.press("Enter")
    expect(page.locator(".said .settled")).to_contain_text("已注明")
    expect(page.locator(".said .settled")).to_contain_text("原件如此：总计印错")
    expect(page.locator("#open-faults")).to_be_hidden()
    page.get_by_role("button", name="撤回说明").click()
    expect(wrong).to_have_count(1)


def test_zeros_blanks_and_what_is_no_figure(page: Page, sample_url: str, tmp_path: Path) -> None:
    """其余填 0 leaves what was typed and what was handed over, and can be taken back.

    What is no figure is kept as it was typed and said; nothing can be taken away before it is
    mended, and a cell that is left blank, or lost, is neither 0 nor open.
    """
    opened(page, sample_url, BODY)
    expect(cell(page, "requests.carried_in.natural_person")).to_have_class("carried")
    expect(cell(page, "requests.carried_in.natural_person")).to_have_value("1")
    typed(page, "requests.carried_over.natural_person", "1")
    typed(page, "proactive.licences.decisions", "/")
    typed(page, "proactive.penalties.decisions", "约5件")
    cell(page, "proactive.coercion.decisions").focus()
    page.get_by_role("button", name="副本缺失").click()
    page.locator("#zeros").click()
    expect(page.locator("#said")).to_have_text(re.compile("填了 [0-9]+ 格 0。填错了按“撤销”。"))
    expect(cell(page, "proactive.normative_documents.in_force")).to_have_value("4")
    page.locator("#check").click()
    problems = page.locator("#take-list li:not(.minor)")
    expect(problems).to_have_count(1)
    expect(problems).to_contain_text("行政处罚·处理决定 写的是“约5件”。件数只写阿拉伯数字")
    expect(page.locator("#download")).to_be_hidden()
    page.locator("#undo").click()
    expect(cell(page, "requests.granted.other")).to_have_value("")
    page.locator("#zeros").click()
    typed(page, "proactive.penalties.decisions", "5")
    report, wrong = accepted(taken(page), PLACE, tmp_path)
    rows = ("licences", "penalties", "coercion")
    stated = [report.figures[f"proactive.{row}.decisions"] for row in rows]
    assert (stated, wrong) == ([Missing.BLANK, 5, Missing.LOST], [])


def test_a_draft_stays_with_its_body_and_year(page: Page, sample_url: str) -> None:
    """Through a reload; the wrong year is put right, another begins empty, and it is cleared."""
    opened(page, sample_url, BODY)
    typed(page, "requests.granted.business", "12")
    expect(page.locator("#kept")).to_contain_text("草稿只存在本机浏览器")
    page.reload()
    expect(cell(page, "requests.granted.business")).to_have_value("12")
    page.locator("#year").select_option("2019")
    expect(cell(page, "requests.granted.business")).to_have_value("")
    expect(cell(page, "requests.other_handling.total")).to_be_visible()
    page.get_by_role("button", name="把刚才填的（gxj 2024 年）移过来").click()
    expect(cell(page, "requests.granted.business")).to_have_value("12")
    page.locator("#year").select_option("2024")
    expect(cell(page, "requests.granted.business")).to_have_value("")
    page.locator("#year").select_option("2019")
    expect(cell(page, "requests.granted.business")).to_have_value("12")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="清除草稿").click()
    expect(cell(page, "requests.granted.business")).to_have_value("")
    page.reload()
    expect(cell(page, "requests.granted.business")).to_have_value("")


def test_a_draft_is_saved_and_opened_as_a_file(page: Page, sample_url: str, tmp_path: Path) -> None:
    """Where the browser keeps none, too, which it says; a file that is none of ours is refused."""
    page.add_init_script(REFUSE)
    opened(page, sample_url, BODY)
    typed(page, "requests.granted.business", "12")
    expect(page.locator("#kept")).to_contain_text("浏览器不肯存草稿")
    with page.expect_download() as download:
        page.locator("#save").click()
    draft = tmp_path / download.value.suggested_filename
    download.value.save_as(draft)
    assert draft.name == "年报草稿-990101-gxj-2024.json"
    page.reload()
    expect(page.locator("#body-said")).not_to_be_empty()
    refused = {
        "notes.json": ("{}", "文件不是草稿，没有打开。"),
        "notes.txt": ("hello", "文件不是草稿，也不是报告文件，没有打开。"),
        "2023.md": ("---\nform: 2021\n---\n", "文件名是 2023，选的是 2024 年，没有打开。"),
        "2024.md": ("---\nform: 1999\n---\n", "第 2 行form 为“1999”，没有 1999 年的表式。"),
        "far.json": (
            draft.read_text("utf-8").replace("gxj/2024", "jyj/2022"),
            "这是 990101/jyj 2022 年的草稿。请先选这个机关和年度，再打开。",
        ),
    }
    for name, (text, said) in refused.items():
        (tmp_path / name).write_text(text, "utf-8")
        page.locator("#file").set_input_files(tmp_path / name)
        expect(page.locator("#said")).to_contain_text(said)
        expect(cell(page, "requests.granted.business")).to_have_value("")
    page.locator("#file").set_input_files(draft)
    expect(cell(page, "requests.granted.business")).to_have_value("12")


def test_a_report_of_the_archive_is_corrected_with_its_reason(
    page: Page, sample_url: str, tmp_path: Path
) -> None:
    """Opened as its file has it; what is changed is noted with day and reason, all else stays."""
    opened(page, sample_url, HELD)
    page.locator("#check").click()
    expect(page.locator("#take-list")).to_contain_text("本档案已有这一年的报告")
    page.get_by_role("button", name="更正这一份").click()
    expect(page.locator("#filled")).to_have_text("200")
    typed(page, "proactive.licences.decisions", "90")
    page.locator("#check").click()
    expect(page.locator("#take-list li:not(.minor)")).to_have_text(["改了 1 格，没有写为什么改"])
    page.locator("#why").fill("录入\u200e与原件不同")
    page.locator("#title").fill("清河区工信局2022年政府信息公开工作年度报告")
    page.locator("#published").fill("２０２３年2月5日")
    page.locator("#check").click()
    expect(page.locator("#take-list li:not(.minor)")).to_have_text(
        [
            "标题写的是 2022 年，不是 2023 年",
            "公布日期为 2023-02-05，2023 年还没有结束",
            "“为什么改”里有改变文字方向的控制符 U+200E，请删去或重新输入",
        ]
    )
    page.locator("#title").fill("清河区工信局2023年政府信息公开工作年度报告")
    page.locator("#published").fill("2024/02/30")
    page.locator("#check").click()
    expect(page.locator("#take-list")).to_contain_text("公布日期要写成 2024-02-05 的样子")
    page.locator("#published").fill("20240205")
    page.locator("#why").fill("录入与原件不同")
    text = taken(page)
    report, wrong = accepted(text, f"{HELD}.md", tmp_path)
    before = (SAMPLE / "reports" / f"{HELD}.md").read_text("utf-8")
    added = """\
  - date: 2026-02-01
    cell: proactive.licences.decisions
    before: 88
    after: 90
    reason: 录入与原件不同
withdrawn"""
    assert text == before.replace(" 88  ", " 90  ").replace("withdrawn", added)
    assert (len(report.corrections), wrong) == (2, [])
    host = page.locator("#host").get_attribute("href")
    assert host == f"https://github.com/example/archive/edit/main/content/reports/{HELD}.md"


def test_a_file_that_is_corrected_keeps_what_cannot_be_typed(
    page: Page, sample_url: str, tmp_path: Path
) -> None:
    """Markdown, what else was acknowledged, where the original is: all but the changed cell.

    Of a report that the archive has not yet a change is no correction.
    """
    text = (SAMPLE / "reports" / f"{PLAIN}.md").read_text("utf-8")
    noted = "acknowledged:\n  title: 原件如此：标题印错"
    text = text.replace("acknowledged: {}", noted).replace("工信局2022年", "工信局2002年")
    text = text.replace(
        "## 一、总体情况\n", "## 一、总体情况\n\n**加粗的话**，[网址](https://a.example/)。\n"
    )
    text = text.replace("  file: null", "  file: 年报.docx").replace(
        "  sha256: null", "  sha256: " + "a" * 64
    )
    file = tmp_path / "2022.md"
    file.write_text(text, "utf-8")
    opened(page, sample_url, PLAIN)
    page.locator("#file").set_input_files(file)
    expect(page.locator("#said")).to_have_text("已打开 2022.md。")
    expect(page.locator("#words-said")).to_have_text("正文照这份报告的文件，不在这里改。")
    expect(page.locator("#words-overview")).to_be_hidden()
    typed(page, "proactive.licences.decisions", "lost")
    page.reload()
    expect(cell(page, "proactive.licences.decisions")).to_have_value("lost")
    page.locator("#why").fill("原件看不清: 重录")
    added = """\
corrections:
  - date: 2026-02-01
    cell: proactive.licences.decisions
    before: 88
    after: lost
    reason: "原件看不清: 重录"
"""
    assert taken(page) == text.replace("  88  ", "lost  ").replace("corrections: []\n", added)
    file = tmp_path / "2024.md"
    later = text.replace("工信局2002年", "工信局2024年")
    later = re.sub("(?m)^published: .*", "published: 2025-01-20", later)
    file.write_text(later, "utf-8")
    page.locator("#year").select_option("2024")
    expect(page.locator("#filled")).not_to_have_text("200")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("#file").set_input_files(file)
    typed(page, "proactive.licences.decisions", "lost")
    assert taken(page) == later.replace("  88  ", "lost  ")


def test_a_new_body_comes_with_its_own_file(page: Page, sample_url: str) -> None:
    """Only the name of the file travels in an address; the mail asks to attach what was taken."""
    opened(page, sample_url)
    page.locator("#places select").select_option("elsewhere")
    expect(page.locator("#new-region")).to_be_visible()
    page.locator("#check").click()
    expect(page.locator("#take-list")).to_contain_text("地区代码是六位数字，乡镇九位")
    page.locator("#places select").select_option("990000")
    page.locator("#agency").select_option("new")
    page.locator("#new-name").fill("示例省数据局")
    page.locator("#new-id").fill("bgt")
    page.locator("#new-sector").fill("数据")
    page.locator("#year").select_option("2024")
    page.locator("#zeros").click()
    page.locator("#check").click()
    problem = page.locator("#take-list li:not(.minor)")
    expect(problem).to_have_text(["机关代号 bgt 已经是示例省人民政府办公厅的"])
    page.locator("#new-id").fill("sjj")
    page.locator("#new-id").blur()
    text = taken(page)
    assert "title: 示例省数据局2024年政府信息公开工作年度报告\n" in text
    with page.expect_download() as download:
        page.locator("#download-body").click()
    own = Path(download.value.path()).read_text("utf-8")
    assert own.startswith("name: 示例省数据局\nformal_name: null\n")
    host = page.locator("#host").get_attribute("href")
    name = "content%2Freports%2F990000%2Fsjj%2F2024.md"
    assert host == f"https://github.com/example/archive/new/main?filename={name}"
    mail = page.locator("#mail").get_attribute("href") or ""
    assert mail.startswith("mailto:archive@example.org?subject=")


def test_everyone_can_read_and_reach_it(page: Page, sample_url: str) -> None:
    """Axe finds nothing, narrow and wide, light and dark, with a fault and what was checked.

    At 320 pixels, in 大字 too, nothing is wider than the screen and the longest figures are whole.
    """
    opened(page, sample_url, BODY)
    for column in ("natural_person", "business", "research", "public_interest", "legal_service"):
        typed(page, f"requests.granted.{column}", "123456789")
    typed(page, "requests.granted.other", "0")
    typed(page, "requests.granted.total", "999999999")
    typed(page, "proactive.fees.amount", "123456789.12")
    page.locator("#check").click()
    assert faults(page) == {}
    cut = {}
    for size in ("normal", "large"):
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate("size => { document.documentElement.dataset.size = size; }", size)
            wide = page.evaluate("document.documentElement.scrollWidth")
            short = page.locator("[data-cell]:visible").evaluate_all(
                "fields => fields.filter((each) => each.scrollWidth > each.clientWidth)"
                ".map((each) => each.dataset.cell)"
            )
            if (wide, short) != (width, []):
                cut[width, size] = (wide, short)
    assert cut == {}


def test_it_is_light(sample_site: Path, say: Callable[[object], None]) -> None:
    """The page and all its scripts."""
    page = (sample_site / ENTRY / "index.html").read_bytes()
    (folder,) = (sample_site / "assets").glob("entry-*")
    scripts = [path.read_bytes() for path in folder.glob("*.js")]
    sizes = [len(gzip.compress(content, mtime=0)) for content in (page, *scripts)]
    say(f"{sizes[0]} bytes of HTML, {sum(sizes[1:])} of scripts, compressed")
    assert sum(sizes) <= HEAVIEST
