"""What people come for, done on a phone, each tap and each screen scrolled counted.

ARCHIVE_TASKS=2000 does the same where the sample stands among so many reports of another province.
"""

import shutil
from collections.abc import Callable, Iterator
from math import ceil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Locator, Page, expect

from generator.build import Options, build
from support.corpus import write_corpus
from support.paths import SAMPLE

WIDTH = 390
HEIGHT = 844
BASE = "https://example.org/"
PLACES = {"sample": ("安宁市", "990100"), "many": ("示例省", "990000")}
"The regions that are offered first: cities where all is of one province, else provinces."


class Reader:
    """Somebody with a phone: how often they tapped, and how many screens they scrolled."""

    def __init__(self, page: Page, home: str, place: tuple[str, str]) -> None:
        self.page = page
        self.place, self.code = place
        self.taps = 0
        self.screens = 0
        page.goto(home)

    def see(self, what: Locator) -> str:
        """Look at something, scrolling to it; what it says."""
        expect(what).to_be_visible()
        box = what.bounding_box()
        assert box
        if not 0 <= box["y"] <= HEIGHT - box["height"]:
            self.screens += ceil(abs(box["y"] + box["height"] - HEIGHT) / HEIGHT)
            what.scroll_into_view_if_needed()
        return what.inner_text()

    def tap(self, what: Locator) -> None:
        """Tap on it."""
        self.see(what)
        what.click()
        self.taps += 1

    def type(self, words: str) -> None:
        """Type into what was tapped, and send it."""
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    def link(self, name: str) -> Locator:
        """The first link of that name in what the page is about."""
        return self.page.locator("main").get_by_role("link", name=name, exact=True).first

    def nav(self, name: str) -> Locator:
        """A link of the header."""
        return self.page.locator(".site-nav").get_by_role("link", name=name)

    @property
    def effort(self) -> tuple[int, int]:
        """Taps, and screens scrolled."""
        return self.taps, self.screens


@pytest.fixture(scope="module", params=["sample", "many"])
def home(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], str],
) -> tuple[str, tuple[str, str]]:
    """The sample archive, search included; on demand among many other reports.

    With what is offered of its regions.
    """
    folder = tmp_path_factory.mktemp("tasks")
    content = folder / "content"
    if request.param == "many":
        write_corpus(content, "ARCHIVE_TASKS")
    regions = (content / "regions.yaml").read_text("utf-8") if content.exists() else ""
    shutil.copytree(SAMPLE, content, dirs_exist_ok=True)
    with (content / "regions.yaml").open("a", encoding="utf-8") as file:
        file.write(regions)
    assert build(Options(content, folder / "site", base_url=BASE, jobs=2)).published
    return serve(folder / "site"), PLACES[request.param]


@pytest.fixture
def reader(browser: Browser, home: tuple[str, tuple[str, str]]) -> Iterator[Reader]:
    """On the home page."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, has_touch=True, locale="zh-CN"
    )
    with context:
        yield Reader(context.new_page(), *home)


def test_a_citizen_learns_how_many_applications_there_were(reader: Reader) -> None:
    """By the name of the body: the answer stands above all results."""
    reader.tap(reader.page.get_by_role("searchbox").first)
    reader.type("清河区教育局 2024")
    figures = reader.see(reader.page.locator("#search-card dl"))
    assert "新收申请\n360" in figures
    assert reader.effort == (1, 0)


def test_a_citizen_learns_how_many_were_granted(reader: Reader) -> None:
    """From the body's card to its report, which says so first."""
    reader.tap(reader.page.get_by_role("searchbox").first)
    reader.type("清河区工信局")
    reader.tap(reader.page.locator("#search-card").get_by_role("link", name="2023"))
    lead = reader.see(reader.page.locator(".lead"))
    assert "公开 24 件，不予公开 117 件" in lead.replace("\n", "")
    assert reader.effort == (2, 0)


def test_a_journalist_finds_what_does_not_add_up_in_a_place(reader: Reader) -> None:
    """And has an address to send, which says the same to whoever opens it."""
    reader.tap(reader.nav("核验"))
    reader.tap(reader.page.locator("summary").first)
    reader.tap(reader.link(reader.place))
    assert reader.page.url.endswith(f"/quality/{reader.code}/")
    entry = reader.see(reader.page.locator(".entries li").first)
    for words in ("清河区工信局 2023", "工业和信息化", "原件对不上", "113", "114"):
        assert words in entry
    assert reader.taps <= 3
    assert reader.screens <= 2


def test_a_journalist_sends_the_figures_of_a_place(reader: Reader) -> None:
    """Every body of a region in one year, with the address beside it."""
    reader.tap(reader.nav("年度"))
    reader.tap(reader.page.locator("main .years").get_by_role("link", name="2025"))
    reader.tap(reader.link("清河区"))
    assert (
        reader.see(reader.page.locator("main code").first)
        .replace("\n", "")
        .endswith("example.org/990101/2025/")
    )
    assert reader.taps <= 3
    assert reader.screens <= (0 if reader.place == "安宁市" else 2)


def test_a_journalist_takes_a_city_as_excel(reader: Reader, tmp_path: Path) -> None:
    """By region: everything that its bodies reported, to be filtered; called by its name."""
    reader.tap(reader.page.locator(".finder").get_by_role("link", name=reader.place))
    if reader.place != "安宁市":
        reader.tap(reader.link("安宁市"))
    with reader.page.expect_download() as download:
        reader.tap(reader.page.locator("main .files a").first)
    assert download.value.suggested_filename == "安宁市.xlsx"
    download.value.save_as(tmp_path / "city.xlsx")
    header, *rows = load_workbook(tmp_path / "city.xlsx")["总表"].values
    figures = [dict(zip(header, row, strict=True)) for row in rows]
    told = {(row["机关"], row["年度"]): row["新收·总计"] for row in figures}
    assert told["清河区教育局", 2024] == 360
    assert {row["地区"] for row in figures} == {"清河区", "云川县", "河西镇"}
    assert reader.taps <= 3
    assert reader.screens <= (1 if reader.place == "安宁市" else 3)


def test_an_official_sees_verdict_fault_and_remedy_on_one_screen(reader: Reader) -> None:
    """Of the body's own report, with the way to say that it is wrong; in large type too."""
    reader.page.goto(f"{reader.page.url}990101/gxj/2023/")
    reader.page.evaluate("document.documentElement.dataset.size = 'large'")
    first = reader.see(reader.page.locator(".remarks li").first)
    assert first.startswith("原件对不上")
    assert "总计·自然人 写 113，若为 112，3 项都对得上" in first
    reader.tap(reader.link("报错"))
    assert reader.page.url.endswith("/990101/gxj/2023/check/")
    assert reader.effort == (1, 0)


def test_an_official_takes_a_message_away(reader: Reader) -> None:
    """Composed, with the cell and the figures, to be copied, mailed or printed."""
    reader.page.goto(f"{reader.page.url}990101/gxj/2023/check/")
    assert reader.see(reader.page.locator("main .tools")).startswith("打印")
    message = reader.page.locator("textarea").input_value()
    for words in ("清河区工信局 2023 年报告", "113", "112"):
        assert words in message
    assert reader.effort == (0, 0)


def test_a_citizen_finds_a_body_by_its_place(reader: Reader) -> None:
    """Without typing: from the first page by region to the body's newest answers."""
    reader.tap(reader.page.locator(".finder").get_by_role("link", name=reader.place))
    reader.tap(reader.page.locator("main").get_by_role("link", name="教育局").first)
    assert "2019—2026 年这 8 年" in reader.see(reader.page.locator("main .lead"))
    assert reader.taps <= 2
    assert reader.screens <= 1
