"""The check sheet in a real browser: its message copied, mailed and printed; its figures whole."""

import re
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from unicodedata import normalize
from urllib.parse import parse_qs, urlsplit

import pdfplumber
import pytest
from playwright.sync_api import Browser, Page, expect

from generator.build import Options, build
from support.paths import SAMPLE

WRONG = "990101/gxj/2023/check/"
"One fault inside, one figure that does not join."
HOLDS = "990101/gxj/2022/check/"
LOST = "990101/gxj/2025/check/"
WORST = "990101/jyj/2025/check/"
"What the sample has with much made wrong: more than a sheet of paper has room for."
HEAVIEST = 12_000
"Bytes of a sheet, before it is compressed."
A4 = (210, 297)
"Millimetres."
INCH = 25.4
CUT = """
() => [...document.querySelectorAll(".checked td")].filter((cell) => {
  const { right } = cell.getBoundingClientRect();
  return right > innerWidth || cell.scrollWidth > cell.clientWidth + 1;
}).map((cell) => cell.textContent)
"""
"Figures that are not seen whole."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive, built, with one report made wrong in every way that is published."""
    folder = tmp_path_factory.mktemp("sheets")
    content = Path(shutil.copytree(SAMPLE, folder / "content"))
    wrong = content / "reports" / WORST.replace("/check/", ".md")
    wrong.write_text(made_wrong(wrong.read_text("utf-8")), "utf-8")
    result = build(Options(content, folder / "site", search=False))
    assert result.published, result.findings
    return folder / "site"


def made_wrong(text: str) -> str:
    """A report of zeros with long figures: nothing adds up or joins, and it says so of all."""
    columns = (
        "natural_person",
        "business",
        "research",
        "public_interest",
        "legal_service",
        "other",
    )
    wrong = {
        "received": [1234567, 2, 3, 4, 5, 6, 7],
        "carried_in": [8, 9, 10, 11, 12, 13, 14],
        "total": [21, 22, 23, 24, 25, 26, 2700000],
    }
    for row, figures in wrong.items():
        stated = ", ".join(map(str, figures))
        text = re.sub(rf"(?m)^(  {row}: +)\[.*?\](?= +# [一二（])", rf"\1[{stated}]", text)
    rows = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
    for row in rows:
        text = re.sub(rf"(?m)^(  {row}: +)\[.*?\]", r"\1[1, 1, 1, 1, 9]", text)
    broken = [f"requests.{kind}.{column}" for kind in ("balance", "total") for column in columns]
    broken += ["requests.balance.total", "requests.total.total"]
    broken += [f"requests.{row}.sum" for row in wrong]
    broken += [f"disputes.{row}.sum" for row in rows]
    notes = "".join(f"  {name}: 原件如此：合计写错\n" for name in broken)
    return text.replace("acknowledged: {}\n", f"acknowledged:\n{notes}", 1)


@pytest.fixture(scope="module")
def url(site: Path, serve: Callable[[Path, str], str]) -> str:
    """Where it is served."""
    return serve(site, "/base/")


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without script, on which what is printed can be looked at."""
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    yield context.new_page()
    context.close()


def seen(text: str) -> str:
    """Without white space, and with 人 for the radical ⼈ that fonts print in its place."""
    return normalize("NFKC", "".join(text.split()))


def printed(page: Page) -> list[tuple[tuple[int, int], str]]:
    """Each page of paper: its size in millimetres, and its text without white space."""
    with pdfplumber.open(BytesIO(page.pdf(format="A4"))) as paper:
        return [
            (
                (round(sheet.width * INCH / 72), round(sheet.height * INCH / 72)),
                seen(sheet.extract_text()),
            )
            for sheet in paper.pages
        ]


@pytest.mark.parametrize("address", [WRONG, HOLDS, LOST, WORST])
def test_a_sheet_is_one_page_of_paper(plain: Page, url: str, address: str) -> None:
    """A4, without script, with boxes to tick, where it is from, and that it has no legal force."""
    plain.goto(url + address)
    ((size, text),) = printed(plain)
    assert size == A4
    assert text.startswith(seen("核对单：清河区"))
    for words in (
        f"https://archive.example/base/{address}",
        "寄送：archive@example.org",
        "填写人",
        "不具法律效力，以机关公布的原件为准。",
    ):
        assert seen(words) in text
    assert re.search("报告文件指纹[0-9a-f]{40}", text)
    assert ("□" in text) == (address != HOLDS)
    assert "订阅" not in text, "nothing of what leads to other pages"


def test_paper_says_how_much_it_has_no_room_for(plain: Page, url: str) -> None:
    """What is left out is counted, and stands on the page and in the message."""
    plain.goto(url + WORST)
    items = plain.locator(".proposal li")
    count = items.count() - 1
    assert count > 5
    ((_, text),) = printed(plain)
    assert seen(f"纸上只列前几处，另有 {count - 5} 处") in text
    assert text.count(seen("□ 原件如此，原因：")) == 5
    message = plain.locator("textarea").input_value()
    assert f"\n{count + 1}. 其他差错：" in message


def test_a_sheet_is_light(site: Path) -> None:
    """Each of the sample; one with twenty faults may weigh three times as much."""
    weights = {
        path.relative_to(site).as_posix().removesuffix("index.html"): path.stat().st_size
        for path in site.glob("*/*/*/check/index.html")
        if "990182" not in path.parts  # a former code, which leads to the present one
    }
    worst = weights.pop(WORST)
    assert len(weights) == 21
    assert max(weights.values()) < HEAVIEST
    assert worst < 3 * HEAVIEST


def test_search_engines_are_not_led_to_sheets(site: Path) -> None:
    """They say so themselves, and the sitemap has none of them."""
    assert "/check/" not in (site / "sitemap.xml").read_text("utf-8")
    sheet = (site / WRONG / "index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in sheet


@pytest.mark.own_profile
def test_what_was_written_is_copied_and_mailed(page: Page, url: str) -> None:
    """As it stands in the box when a button is pressed; nothing is sent by the page itself."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type))
    page.goto(url + HOLDS)
    box = page.get_by_role("textbox", name="更正建议")
    box.fill("总计应为 3。\n另见附件 & 说明")
    page.get_by_role("button", name="复制建议").click()
    expect(page.get_by_role("status")).to_have_text("已复制。")
    assert page.evaluate("navigator.clipboard.readText()") == "总计应为 3。\n另见附件 & 说明"
    link = page.get_by_role("link", name="发邮件")
    link.evaluate("(link) => link.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    sent = urlsplit(link.get_attribute("href") or "")
    assert sent.path == "archive@example.org"
    assert parse_qs(sent.query) == {
        "subject": ["更正建议：清河区工信局 2022 年报告（990101/gxj/2022）"],
        "body": ["总计应为 3。\r\n另见附件 & 说明"],
    }
    assert set(asked) <= {"document", "stylesheet", "script", "image", "other"}
    assert asked.count("document") == 1


@pytest.mark.own_profile
def test_what_is_too_long_to_be_mailed_is_copied_to_be_pasted(page: Page, url: str) -> None:
    """The link says where to paste it; no half of it is sent."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(url + HOLDS)
    page.get_by_role("textbox", name="更正建议").fill("多" * 300)
    link = page.get_by_role("link", name="发邮件")
    link.evaluate("(link) => link.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    expect(page.get_by_role("status")).to_have_text("已复制，请粘贴到邮件里。")
    assert page.evaluate("navigator.clipboard.readText()") == "多" * 300
    sent = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert sent["body"] == [
        f"https://archive.example/base/{HOLDS}\r\n\r\n（文字已经复制，请粘贴到这里。）"
    ]


def test_without_script_the_message_is_there_to_be_mailed_and_selected(
    plain: Page, url: str
) -> None:
    """What only a script does is not offered."""
    plain.goto(url + WRONG)
    assert plain.get_by_role("button", name="复制建议").count() == 0
    link = plain.get_by_role("link", name="发邮件").get_attribute("href") or ""
    assert link.startswith("mailto:archive@example.org?subject=")
    assert "应为 112" in plain.get_by_role("textbox", name="更正建议").input_value()


@pytest.mark.parametrize("size", ["normal", "large"])
def test_no_figure_is_cut_on_a_phone(page: Page, url: str, size: str) -> None:
    """Nor does the page scroll sideways; what is pressed is as large as a finger."""
    page.goto(url + WORST)
    page.evaluate("(size) => { document.documentElement.dataset.size = size; }", size)
    for width in (320, 360, 390, 430):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(CUT) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
    heights = page.locator(".tools :is(button, a)").evaluate_all(
        "(all) => all.map((each) => each.getBoundingClientRect().height)"
    )
    assert len(heights) == 3
    assert min(heights) >= 44
