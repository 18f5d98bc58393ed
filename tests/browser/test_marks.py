"""Cells and identities mark each other in a real browser.

By addresses alone and with a little help of a script.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.archive.report import Report
from generator.build import Options, build
from support.accessible import WIDTHS, faults
from support.loaded import reports
from support.paths import SAMPLE

REPORT = "990101/gxj/2023/"
INCOMPLETE = "990101/gxj/2025/"
EDITIONS = ("990101/jxj/2020/", "990101/jyj/2024/", REPORT)
OUTLINED = "(element) => getComputedStyle(element).outlineStyle"
LIT = "[...document.querySelectorAll('.statutory td.lit')].map((cell) => cell.id)"
PASSAGE = (
    "本局坚持以公开为常态、不公开为例外，围绕群众关心的事项主动公开政府信息，规范办理依申请公开，按时答复。"
    * 3
)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path, str], str]) -> str:
    """The sample archive, two of its reports saying the same at length.

    Built and served where it says it stands.
    """
    folder = tmp_path_factory.mktemp("marks")
    content = Path(shutil.copytree(SAMPLE, folder / "content"))
    for year in (2023, 2025):
        path = content / "reports" / "990101" / "gxj" / f"{year}.md"
        changed = re.sub(
            r"(?s)(## 一、总体情况\n\n).*?(\n\n## )",
            rf"\g<1>{PASSAGE}\2",
            path.read_text("utf-8"),
            count=1,
        )
        path.write_text(changed, "utf-8")
    assert build(Options(content, folder / "site", search=False)).published
    return serve(folder / "site", "/base/")


@pytest.fixture(scope="module")
def report() -> Report:
    """The report whose page is looked at."""
    return next(report for report in reports(SAMPLE) if urls_of(report) == REPORT)


def urls_of(report: Report) -> str:
    """Where a report's page is."""
    return f"{report.region}/{report.agency}/{report.year}/"


def test_cells_stand_in_the_order_of_the_form(page: Page, url: str) -> None:
    """An identity names its cells by their places, in each edition and a mixture."""
    for found in reports(SAMPLE):
        if urls_of(found) in EDITIONS:
            page.goto(url + urls_of(found))
            ids = page.evaluate(
                "[...document.querySelectorAll('.statutory td[id]')].map((cell) => cell.id)"
            )
            assert ids == [cell.id for cell in found.figures.form.cells]


def marked(page: Page) -> dict[str, str]:
    """Cell → the kind of its mark, of those that have one."""
    found = page.locator(".statutory td:has(.mark:not(.amended))").evaluate_all(
        "(cells) => cells.map((cell) => [cell.id, cell.querySelector('.mark').classList[1]])"
    )
    return dict(found)


def test_the_mark_stands_on_the_cell_that_may_be_wrong(page: Page, url: str) -> None:
    """And on the total of its row, and where two years part; not on all 29 cells it breaks.

    No figure that is copied has a mark in it.
    """
    page.goto(url + REPORT)
    assert marked(page) == {
        "requests.total.natural_person": "suspect",
        "requests.total.total": "off",
        "requests.carried_in.natural_person": "apart",
        "requests.carried_in.total": "apart",
    }
    texts = page.locator(".statutory td[id]").all_text_contents()
    assert all(re.fullmatch(r"[0-9.]+|—|\?", text) for text in texts)


def test_marks_and_missing_figures_are_read_out(page: Page, url: str) -> None:
    """A marked cell says 有不符, a lost one 副本缺失, a blank one 原件留空."""
    page.goto(url + REPORT)
    for cell in marked(page):
        link = page.locator(f'td[id="{cell}"] .mark').first
        expect(link).to_have_attribute("aria-label", "有不符")
    page.goto(url + INCOMPLETE)
    for kind, words in (("lost", "副本缺失"), ("blank", "原件留空")):
        expect(page.locator(f"td.{kind} > i").first).to_have_accessible_name(words)


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page in a browser whose JavaScript is switched off."""
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    yield context.new_page()
    context.close()


def test_without_a_script_links_lead_both_ways(plain: Page, url: str, report: Report) -> None:
    """The cell that may be wrong leads to what does not add up.

    That leads to its first cell, which is set off, its row opened beneath it.
    """
    plain.goto(url + REPORT)
    name = next(iter(report.acknowledged))
    identity = next(i for i in report.figures.form.identities if i.id == name)
    plain.locator(f'a.mark[href="#check-{name}"]').first.click(position={"x": 3, "y": 3})
    row = plain.locator(f'tr[id="check-{name}"]')
    expect(row).to_be_in_viewport()
    assert row.evaluate(OUTLINED) != "none"
    row.locator("th a").click()
    cell = plain.locator(f'td[id="{identity.left[0].cell}"]')
    expect(cell).to_be_in_viewport()
    assert cell.evaluate(OUTLINED) != "none"
    assert plain.locator(".more > td > p:visible").all_inner_texts() == [
        "本年内收到的申请。一人一次申请算一件。"
    ]


def test_without_a_script_a_cell_of_table_four_opens_its_own_row(plain: Page, url: str) -> None:
    """Of the three that are printed in one."""
    told = {
        "reconsideration.upheld": "申请人不服答复、申请行政复议的案件。",
        "litigation_direct.other": "没有申请行政复议，直接向人民法院起诉的案件。",
        "litigation_after_reconsideration.total": "行政复议以后，又向人民法院起诉的案件。",
    }
    found = {}
    for cell in told:
        plain.goto("about:blank")
        plain.goto(f"{url}{REPORT}#disputes.{cell}")
        (words,) = plain.locator(".more > td > p:visible").all_inner_texts()
        found[cell] = words.split("\n")[0]
    assert found == told


def test_choosing_an_identity_marks_its_cells(page: Page, url: str, report: Report) -> None:
    """Every cell of it, and no other; choosing another one clears the first."""
    for identity in report.figures.form.identities[:3]:
        page.goto(f"{url}{REPORT}#check-{identity.id}")
        page.wait_for_function("document.querySelector('tr.lit')")
        own = [term.cell for term in (*identity.left, *identity.right) if not term.last]
        assert sorted(page.evaluate(LIT)) == sorted(own)
        expect(page.locator(f'tr[id="check-{identity.id}"]')).to_be_in_viewport()


def answered(page: Page, address: str) -> dict[str, str]:
    """What a cell answers, by its address: part → words."""
    page.goto("about:blank")
    page.goto(address)
    parts = page.locator(".answer [data-part]:visible:not(button)")
    expect(parts.first).to_be_visible()
    found = parts.evaluate_all("(all) => all.map((one) => [one.dataset.part, one.innerText])")
    return {part: words for part, words in found if words}


def test_a_cell_answers_what_may_be_quoted_of_it(page: Page, url: str) -> None:
    """Body, year, row, column, figure, verdict, edition and address; of no figure, why."""
    at = "https://archive.example/base/"
    cells = {
        f"{REPORT}#requests.total.natural_person": {
            "name": "三、本年度办理结果 · （七）总计 · 自然人",
            "figure": "113 件",
            "verdicts": "原件对不上 3 项",
            "why": "总计·自然人 写 113，若为 112，3 项都对得上。",
            "sentence": "清河区工信局 2023 年政府信息公开工作年度报告，"
            "三、本年度办理结果·（七）总计·自然人：113 件（原件对不上 3 项）。"
            f"2021 年版表三。{at}{REPORT}#requests.total.natural_person",
        },
        f"{REPORT}#proactive.licences.decisions": {
            "name": "第二十条第（五）项 · 行政许可 · 本年处理决定数量",
            "figure": "88",
            "verdicts": "没有可核验的勾稽关系",
            "sentence": "清河区工信局 2023 年政府信息公开工作年度报告，"
            "第二十条第（五）项·行政许可·本年处理决定数量：88（没有可核验的勾稽关系）。"
            f"2021 年版表二。{at}{REPORT}#proactive.licences.decisions",
        },
        f"{REPORT}#disputes.litigation_direct.corrected": {
            "name": "行政诉讼 · 未经复议直接起诉 · 结果纠正",
            "figure": "0 件",
            "verdicts": "对得上 1 项",
            "sentence": "清河区工信局 2023 年政府信息公开工作年度报告，"
            "行政诉讼·未经复议直接起诉·结果纠正：0 件（对得上 1 项）。"
            f"2021 年版表四。{at}{REPORT}#disputes.litigation_direct.corrected",
        },
    }
    assert {cell: answered(page, url + cell) for cell in cells} == cells


@pytest.mark.parametrize(
    ("kind", "words"), [("lost", "副本缺失"), ("blank", "原件留空")], ids=["lost", "blank"]
)
def test_a_cell_without_a_figure_never_answers_one(
    page: Page, url: str, kind: str, words: str
) -> None:
    """Every such cell of a report says why, and that it is no 0."""
    page.goto(url + INCOMPLETE)
    cells = page.locator(f"td.{kind}").evaluate_all("(cells) => cells.map((cell) => cell.id)")
    assert cells
    for cell in {cells[0], cells[-1]}:
        said = answered(page, f"{url}{INCOMPLETE}#{cell}")
        assert said["figure"] == words
        assert f"：{words}，不作 0 计（" in said["sentence"]
        assert not re.search(r"：[0-9]", said["sentence"].partition("（")[0])


def test_a_chosen_cell_answers_in_the_row_beneath(page: Page, url: str) -> None:
    """By a tap, on its mark as well, one at a time; its row is on the screen with it."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(url + REPORT)
    for cell in (
        "requests.granted.business",
        "requests.total.total",
        "disputes.reconsideration.total",
    ):
        chosen = page.locator(f'td[id="{cell}"]')
        chosen.click(position={"x": 5, "y": 5})
        answer = page.locator(".answer")
        expect(answer).to_have_count(1)
        expect(page.locator("td.chosen")).to_have_attribute("id", cell)
        top = answer.bounding_box()
        above = chosen.bounding_box()
        assert top
        assert above
        assert 0 <= top["y"] - above["y"] - above["height"] < 200
        assert page.evaluate("location.hash") == f"#{cell}"
    page.get_by_role("button", name="收起").click()
    expect(page.locator(".answer")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "disputes.reconsideration.total"


def test_an_opened_row_says_what_it_adds_up_to(page: Page, url: str) -> None:
    """In the words of the checks, once, however often it is opened."""
    told = {
        "requests.third_party_rights": [
            "涉及商业秘密、个人隐私等，公开会损害第三方。",
            "商业企业 30 + 科研机构 14 + 其余 0 = 44，总计 44，对得上",
        ],
        "requests.total": [
            "本年办结的申请，为（一）至（六）各项之和。",
            (
                "自然人 113 + 商业企业 106 + 科研机构 83 + 其余 0 = 302，"
                "应等于 总计 301（差 1），原件对不上"
            ),
        ],
        "requests.carried_over": [
            "到年底还没有办结、下年继续办理的申请。",
            "自然人 1 + 其余 0 = 1，总计 1，对得上",
        ],
        "proactive.licences": ["全年作出的行政许可决定。"],
    }
    page.goto(url + REPORT)
    found = {}
    for row in told:
        line = page.locator(f"tr:has(> td[id^='{row}.'])")
        for _ in range(3):
            line.locator("summary").press("Enter")
        words = line.locator("+ .more > td > p")
        expect(words).to_be_visible()
        found[row] = words.inner_text().split("\n")
    assert found == told


def test_the_others_are_lit_on_demand(page: Page, url: str, report: Report) -> None:
    """在表中指出 lights every cell of the identities that the chosen one breaks, and no other."""
    page.goto(f"{url}{REPORT}#requests.total.natural_person")
    page.get_by_role("button", name="在表中指出").click()
    form = report.figures.form
    broken = [i for i in form.identities if i.id in report.acknowledged]
    assert sorted(page.evaluate(LIT)) == sorted(
        {term.cell for identity in broken for term in identity.terms}
    )
    page.locator('td[id="requests.received.business"]').click()
    assert page.evaluate(LIT) == []
    expect(page.get_by_role("button", name="在表中指出")).to_have_count(0)


def test_what_is_quoted_is_copied(browser: Browser, url: str) -> None:
    """The sentence, or the address alone; where a page may not copy, it is selected."""
    address = "https://archive.example/base/990101/gxj/2023/#requests.received.total"
    context = browser.new_context(locale="zh-CN", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{url}{REPORT}#requests.received.total")
    sentence = page.locator("[data-part=sentence]").inner_text()
    for button, copied in (("引用这个数", sentence), ("复制地址", address)):
        page.get_by_role("button", name=button).click()
        expect(page.locator("[data-part=done]")).to_have_text("已复制")
        assert page.evaluate("navigator.clipboard.readText()") == copied
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('no')); 0")
    page.get_by_role("button", name="引用这个数").click()
    expect(page.locator("[data-part=done]")).to_have_text("已选中，请复制")
    assert page.evaluate("getSelection().toString().trim()") == sentence
    context.close()


def test_cells_are_reached_by_keyboard(page: Page, url: str) -> None:
    """One of each table by Tab, the others by arrows; Enter answers, Escape closes."""
    page.goto(url + REPORT)
    stops = page.locator(".statutory td[tabindex='0']")
    assert stops.evaluate_all("(cells) => cells.map((cell) => cell.id)") == [
        "proactive.regulations.issued",
        "requests.received.natural_person",
        "disputes.reconsideration.upheld",
    ]
    stops.nth(1).focus()
    places = []
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        places.append(page.evaluate("document.activeElement.id").removeprefix("requests."))
    assert places == [
        "received.business",
        "carried_in.business",
        "carried_in.natural_person",
        "carried_in.natural_person",
        "received.natural_person",
        "received.natural_person",
    ]
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=figure]")).to_have_text("111 件")
    expect(page.locator("p[role=status]")).to_have_text("111 件，原件对不上 1 项，对得上 1 项")
    page.keyboard.press("Escape")
    expect(page.locator(".answer")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "requests.received.natural_person"


def test_an_address_that_is_none_of_ours_does_no_harm(page: Page, url: str) -> None:
    """A broken escape, an unknown name, nothing."""
    for anchor in ("#%E0%A4%A", "#no-such-place", "#"):
        page.goto("about:blank")
        page.goto(url + REPORT + anchor)
        assert page.evaluate(LIT) == []


@pytest.mark.parametrize("address", [REPORT, "990101/gxj/2025/compare/", "990102/czj/2023/"])
def test_axe_and_reflow(page: Page, url: str, address: str) -> None:
    """Marks, records and two texts side by side, light and dark, narrow and wide."""
    page.goto(url + address)
    assert faults(page) == {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_two_texts_stand_side_by_side_or_below_each_other(page: Page, url: str) -> None:
    """Beside each other on a desk, one after the other on a phone."""
    page.goto(f"{url}990101/gxj/2025/compare/")
    boxes = (
        "[...document.querySelectorAll('.version')].slice(0, 2)"
        ".map((e) => [e.offsetLeft, e.offsetTop])"
    )
    (left, top), (other_left, other_top) = page.evaluate(boxes)
    assert (left < other_left, top == other_top) == (True, True)
    page.set_viewport_size({"width": 390, "height": 844})
    (left, top), (other_left, other_top) = page.evaluate(boxes)
    assert (left == other_left, top < other_top) == (True, True)
