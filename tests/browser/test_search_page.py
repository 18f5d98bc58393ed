"""The search page on the site of the five source reports, in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.build import Options, build
from support.accessible import WIDTHS, faults
from support.search_sample import CONTENT, Archive, plain
from support.small_archives import Body, Filed, write

ZHANHE_2025, ZHANHE_2023 = "410411/gxj/2025/", "410411/gxj/2023/"
MUYE, WOLONG, YOUHAO = "410711/gxj/2025/", "411303/gxj/2025/", "230719/gxj/2024/"
ALL = {ZHANHE_2025, ZHANHE_2023, MUYE, WOLONG, YOUHAO}

FOUND = [
    ("湛河区工信局", {ZHANHE_2025, ZHANHE_2023}),
    ("湛河区工业和信息化局", {ZHANHE_2025, ZHANHE_2023}),
    ("牧野区工信局", {MUYE}),
    ("工信局", ALL),
    ("工业和信息化局", ALL),
    ("优化营商环境", {ZHANHE_2025, MUYE}),
    ("２０２５", {ZHANHE_2025, MUYE, WOLONG}),
    ("湛河区 2025", {ZHANHE_2025}),
    ("2025 湛河区", {ZHANHE_2025}),
    ("黑龙江省", {YOUHAO}),
    ("60余条", {WOLONG}),
    ("60 余条", {WOLONG}),
    ("優化營商環境", {ZHANHE_2025, MUYE}),
    ("促消费及招商活动等信息20条，进一步提升了全区百姓", {YOUHAO}),
]

READY = re.compile("找到|请输入|无法|没有")


def search(page: Page, site_url: str, query: str) -> None:
    """Open the page with a query and wait for its answer."""
    page.goto(f"{site_url.rstrip('/')}/search/?q={quote(query)}")
    expect(page.locator("#search-status")).to_contain_text(READY)


def found(page: Page, site_url: str) -> list[str]:
    """Addresses of the results, in order, relative to the site."""
    links = page.locator("#search-results .search-title").all()
    addresses = [str(link.evaluate("link => link.href")) for link in links]
    root = urlsplit(site_url).path.rstrip("/") + "/"
    return [urlsplit(address).path.removeprefix(root) for address in addresses]


@pytest.mark.parametrize(("query", "expected"), FOUND, ids=[query for query, _ in FOUND])
def test_finds(page: Page, site_url: str, query: str, expected: set[str]) -> None:
    """The reports that contain it, newest year first, and the count of them."""
    search(page, site_url, query)
    result = found(page, site_url)
    assert (set(result), len(result)) == (expected, len(expected))
    years = [int(address.split("/")[2]) for address in result]
    assert years == sorted(years, reverse=True)
    expect(page.locator("#search-status")).to_contain_text(f"找到 {len(expected)} 篇年报")
    expect(page.locator("#search-none")).to_be_hidden()


@pytest.mark.parametrize("query", ["量子计算", "火星移民计划"])
def test_finds_nothing(page: Page, site_url: str, query: str) -> None:
    """What no report says is not answered with something near it, but with what to try."""
    search(page, site_url, query)
    assert found(page, site_url) == []
    expect(page.locator("#search-status")).to_have_text(f"没有找到与“{query}”相符的年报。")
    expect(page.locator("#search-none")).to_contain_text("不表示该机关没有公开")


@pytest.mark.own_profile
def test_an_answer_stays_while_other_words_are_looked_for(page: Page, site_url: str) -> None:
    """However long that takes, nobody is told that the search still goes on."""
    held: list[Route] = []
    page.route("**/search/agencies*.bin", lambda route: held.append(route))  # noqa: PLW0108 - it takes no built-in function
    page.clock.install()
    page.goto(f"{site_url}search/?q={quote('量子计算')}")
    nothing = "没有找到与“量子计算”相符的年报。"
    expect(page.locator("#search-status")).to_have_text(nothing)
    page.clock.run_for(1000)
    expect(page.locator("#search-status")).to_have_text(nothing)
    for route in held:
        route.continue_()
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    assert held


SHIFTS = """
globalThis.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("query", ["工信局", "湛河区工信局 2023", "优化营商环境", "火星移民计划"])
@pytest.mark.own_profile
def test_nothing_moves_when_the_answer_comes(page: Page, site_url: str, query: str) -> None:
    """Not on a phone, and not on a slow line, which shows first that the search goes on."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.add_init_script(SHIFTS)
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    slow = {"offline": False, "latency": 60, "downloadThroughput": 4e5, "uploadThroughput": 1e5}
    line.send("Network.emulateNetworkConditions", slow)
    search(page, site_url, query)
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    assert page.evaluate("shifts") == []


def test_punctuation_alone(page: Page, site_url: str) -> None:
    """It is answered with a sentence; a page without a query says nothing."""
    search(page, site_url, "，。")
    assert found(page, site_url) == []
    expect(page.locator("#search-status")).to_contain_text("请输入要搜索的词")
    page.goto(f"{site_url.rstrip('/')}/search/?q=")
    expect(page.locator("#search-filter")).to_be_visible()
    expect(page.locator("#search-status")).to_be_empty()


def test_partial_matches_say_so(page: Page, site_url: str) -> None:
    """A sentence no report has is answered with reports that have much of it, and labelled."""
    search(page, site_url, "持续优化营商环境、保障民众知情权利")
    assert ZHANHE_2025 in found(page, site_url)
    expect(page.locator("#search-status")).to_contain_text(re.compile("^(按词语搜索|部分匹配)："))


def test_excerpt(page: Page, site_url: str) -> None:
    """It reads as printed, with one passage marked, and leads to that passage."""
    search(page, site_url, "优化营商环境")
    entry = page.locator("#search-results > li").first
    excerpt = entry.locator(".search-excerpt").inner_text()
    assert "群众满意度，为持续优化营商环境、保障公众知情权" in excerpt
    assert not re.search("[一-鿿] [一-鿿]", excerpt)
    assert entry.locator("mark").all_inner_texts() == ["优化营商环境"]
    address = str(entry.locator("a").evaluate("link => link.href"))
    anchor, _, text = unquote(urlsplit(address).fragment).partition(":~:text=")
    assert text == "优化营商环境"
    page.goto(address)
    expect(page.locator(f"id={anchor}")).to_have_count(1)


def test_typed(page: Page, site_url: str) -> None:
    """Enter searches and puts the query into the address; going back restores the last one."""
    search(page, site_url, "黑龙江省")
    page.locator("#search-box").fill("优化营商环境")
    page.locator("#search-box").press("Enter")
    expect(page.locator("#search-status")).to_contain_text("找到 2 篇")
    assert page.url.endswith(f"?q={quote('优化营商环境')}")
    page.go_back()
    expect(page.locator("#search-box")).to_have_value("黑龙江省")
    expect(page.locator("#search-status")).to_contain_text("找到 1 篇")


@pytest.mark.own_profile
def test_a_composition_is_left_alone(page: Page, site_url: str) -> None:
    """Pinyin on its way to 行政 is no query, the Enter that ends it submits nothing.

    Then 行政 is searched for.
    """
    page.clock.install()
    page.goto(f"{site_url}search/")
    expect(page.locator("#search-filter")).to_be_visible()
    page.locator("#search-box").focus()
    address = page.url
    keyboard = page.context.new_cdp_session(page)
    for typed in ("x", "xing", "xing zheng", "行政"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)},
        )
    page.keyboard.press("Enter")
    page.clock.run_for(600)  # longer than the pause after which what was typed is searched for
    assert page.url == address
    expect(page.locator("#search-box")).to_have_value("行政")
    expect(page.locator("#search-status")).to_be_empty()
    keyboard.send("Input.insertText", {"text": "行政"})
    expect(page.locator("#search-status")).to_contain_text("找到 4 篇年报")
    expect(page.locator("#search-box")).to_have_value("行政")
    expect(page.locator("#search-box")).to_be_focused()


def test_searches_while_it_is_typed(page: Page, site_url: str) -> None:
    """From the first character on; what one sitting types is one step back in the history."""
    search(page, site_url, "黑龙江省")
    box = page.locator("#search-box")
    box.press("Control+A")
    for typed, count in (("牧", 1), ("野区", 1)):
        box.press_sequentially(typed)
        expect(page.locator("#search-status")).to_contain_text(f"找到 {count} 篇年报")
        expect(page.locator("#search-names .search-title").first).to_have_text("牧野区")
    expect(box).to_be_focused()
    expect(page).to_have_url(re.compile(re.escape(quote("牧野区"))))
    page.go_back()
    expect(box).to_have_value("黑龙江省")
    expect(page.locator("#search-status")).to_contain_text("找到 1 篇")


def test_enter(page: Page, site_url: str) -> None:
    """An Enter that ends a composition is kept from submitting, in Safari's order of events too."""
    search(page, site_url, "工信局")
    kept = [
        page.locator("#search-box").evaluate(
            """(box, init) => !box.dispatchEvent(
                new KeyboardEvent("keydown", { key: "Enter", cancelable: true, ...init }))""",
            init,
        )
        for init in ({"isComposing": True}, {"keyCode": 229}, {})
    ]
    assert kept == [True, True, False]


def test_keyboard(page: Page, site_url: str) -> None:
    """Arrows go from the box through the results and back, Escape returns to the box."""
    search(page, site_url, "工信局")
    box, titles = page.locator("#search-box"), page.locator(".search-title")
    box.focus()
    page.keyboard.press("ArrowDown")
    expect(titles.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(titles.nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()


def unfold(page: Page) -> None:
    """Show the lists to narrow by."""
    filters = page.locator("#search-filter")
    expect(filters).to_be_visible()
    filters.locator("> summary").click()


def test_facets(page: Page, site_url: str) -> None:
    """Each offers what it would leave, given the others, and the choice is in the address."""
    search(page, site_url, "工信局")
    unfold(page)
    assert page.locator("#search-year option").all_inner_texts() == [
        "全部年度", "2025 年（3）", "2024 年（1）", "2023 年（1）",
    ]  # fmt: skip
    assert page.locator("#search-region option").all_inner_texts() == [
        "全部地区", "河南省（4）", "黑龙江省（1）",
    ]  # fmt: skip
    assert page.locator("#search-level option").all_inner_texts() == ["全部层级", "县级（5）"]
    assert page.locator("#search-kind option").all_inner_texts() == ["全部类别", "政府部门（5）"]
    page.locator("#search-region").select_option("河南省")
    expect(page.locator("#search-status")).to_contain_text("找到 4 篇")
    page.locator("#search-region").select_option("河南省/平顶山市")
    expect(page.locator("#search-status")).to_contain_text("找到 2 篇")
    page.locator("#search-year").select_option("2023")
    expect(page.locator("#search-status")).to_contain_text("找到 1 篇")
    assert found(page, site_url) == [ZHANHE_2023]
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("#search-status")).to_contain_text("找到 1 篇")


@pytest.mark.own_profile
def test_nothing_foreign(page: Page, site_url: str) -> None:
    """No request leaves the site, nothing is refused by the content security policy."""
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    search(page, site_url, "工信局")
    search(page, site_url, "量子计算")
    assert {urlsplit(url).netloc for url in requests} == {urlsplit(site_url).netloc}
    assert complaints == []


@pytest.mark.own_profile
def test_without_workers(page: Page, site_url: str) -> None:
    """Where workers are blocked the search is the same."""
    page.add_init_script("delete globalThis.Worker; delete globalThis.SharedWorker")
    search(page, site_url, "优化营商环境")
    assert set(found(page, site_url)) == {ZHANHE_2025, MUYE}


def test_a_broken_index_is_said(browser: Browser, site_url: str) -> None:
    """The page does not stay silent when it cannot search."""
    with (
        browser.new_context() as context
    ):  # not the fixture's page, which forbids errors on the console
        page = context.new_page()
        page.route("**/search/index.json", lambda route: route.abort())
        search(page, site_url, "工信局")
        expect(page.locator("#search-status")).to_contain_text("搜索暂时无法使用")


def test_under_a_sub_path(page: Page, sub_path_url: str) -> None:
    """Index and results are found where the site is."""
    search(page, sub_path_url, "优化营商环境")
    assert set(found(page, sub_path_url)) == {ZHANHE_2025, MUYE}
    page.locator("#search-results .search-title").first.click()
    page.wait_for_url("**/repo/410411/gxj/2025/**")
    search(page, sub_path_url, "湛河区工信局")
    page.locator("#search-card h2 a").click()
    page.wait_for_url("**/repo/410411/gxj/")
    page.goto(f"{sub_path_url}search/?received-max=0")
    expect(page.locator("#search-status")).to_contain_text("找到 5 篇年报")


def test_without_javascript(browser: Browser, site_url: str) -> None:
    """A sentence, and links to every report by region and by year."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url.rstrip('/')}/search/?q=a")
        expect(page.get_by_text("搜索需要启用 JavaScript")).to_be_visible()
        links = page.locator(".search-browse a")
        expect(links.first).to_have_text("全部地区")
        assert str(links.first.get_attribute("href")).endswith("/000000/")


def names(page: Page) -> list[str]:
    """The agency that is meant, and the agencies and regions that are offered, in order."""
    titles = "#search-card h2 a, #search-names .search-title"
    return page.locator(titles).all_inner_texts()


def test_agencies_come_first(page: Page, sample: Archive) -> None:
    """By name, short form, former name, place and year, whole and begun, before any report."""
    found = {}
    queries = (
        "湛",
        "湛河区",
        "湛河工信局",
        "平顶山市湛河区工信局",
        "鼓楼区工信局",
        "工信 福州",
        "卫计委",
        "和平区 2022",
    )
    for query in (*queries, "湛河区工信局2023年政府信息公开年报", "2023", "年报"):
        search(page, sample.url, query)
        found[query] = names(page)
    assert found == {
        "湛": ["湛河区", "湛河区工信局"],
        "湛河区": ["湛河区", "湛河区工信局"],
        "湛河工信局": ["湛河区工信局"],
        "平顶山市湛河区工信局": ["湛河区工信局"],
        "鼓楼区工信局": ["鼓楼区工信局", "鼓楼区工业和信息化局", "福州市鼓楼区工业和信息化局"],
        "工信 福州": ["福州市鼓楼区工业和信息化局"],
        "卫计委": ["东西湖区卫生健康局", "东城区卫生健康委员会"],
        "和平区 2022": ["和平区人民政府", "天津市和平区人民政府"],
        "湛河区工信局2023年政府信息公开年报": ["湛河区工信局"],
        "2023": [],
        "年报": [],
    }
    search(page, sample.url, "湛河区")
    links = page.locator("#search-names a").evaluate_all(
        "links => links.map((a) => [a.innerText, a.pathname])"
    )
    assert links == [
        ["湛河区", "/410411/"],
        ["湛河区工信局", "/410411/gxj/"],
        ["2025", "/410411/gxj/2025/"],
        ["2023", "/410411/gxj/2023/"],
    ]


def test_agencies_are_narrowed_too(page: Page, sample: Archive) -> None:
    """A choice of place, kind or year holds for them as for the reports."""
    page.goto(f"{sample.url}search/?q={quote('工信局')}&region={quote('河南省/开封市')}")
    expect(page.locator("#search-status")).to_contain_text(READY)
    assert names(page) == ["鼓楼区工信局"]
    unfold(page)
    page.locator("#search-year").select_option("2022")
    expect(page.locator("#search-status")).to_contain_text("找到 1 篇年报")
    assert names(page) == ["鼓楼区工信局"]


def test_all_reports_of_namesakes_are_reached(
    page: Page, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    """More than are shown at once, though no text has been searched."""
    years = range(2020, 2024)
    bodies = {
        f"{code}/mzj": Body(name="民政局", reports={year: Filed(1) for year in years})
        for code in ("990100", "990101", "990102")
    }
    content = write(tmp_path / "content", bodies)
    assert build(Options(content, tmp_path / "site", base_url="/")).published
    search(page, serve(tmp_path / "site"), "民政局")
    titles = page.locator("#search-results .search-title")
    expect(titles).to_have_count(10)
    page.locator("#search-more").click()
    expect(titles).to_have_count(12)
    expect(titles.nth(10)).to_be_focused()
    expect(page.locator("#search-more")).to_be_hidden()


def test_more_agencies(page: Page, sample: Archive) -> None:
    """A few are shown; the others are a click away, and the focus goes to the first of them."""
    search(page, sample.url, "局")
    assert len(names(page)) == 5
    page.locator("#search-names-more").click()
    expect(page.locator("#search-names .search-title").nth(5)).to_be_focused()
    assert len(names(page)) == 25


def test_a_year_beside_a_name_narrows(page: Page, sample: Archive) -> None:
    """Until it is taken away again."""
    search(page, sample.url, "涪陵区 2023")
    assert {address.split("/")[2] for address in found(page, sample.url)} == {"2023"}
    expect(page.locator("#search-chips a")).to_have_text(["2023 年"])
    page.locator("#search-chips a").click()
    expect(page.locator("#search-chips")).to_be_hidden()
    expect(page.locator("#search-box")).to_have_value("涪陵区")
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    assert len({address.split("/")[2] for address in found(page, sample.url)}) > 1
    search(page, sample.url, "2023")
    expect(page.locator("#search-chips")).to_be_hidden()


def test_oldest_first(page: Page, sample: Archive) -> None:
    """The order is a choice, part of the address like the others."""
    search(page, sample.url, "公开")
    unfold(page)
    page.locator("#search-order").select_option("oldest")
    expect(page.locator("#search-status")).to_contain_text("由远及近")
    years = [int(address.split("/")[2]) for address in found(page, sample.url)]
    assert (years, len(years)) == (sorted(years), 10)
    assert "order=oldest" in page.url


def test_ten_at_a_time(page: Page, sample: Archive) -> None:
    """Every report is reached, each once; the focus goes to the first new one."""
    search(page, sample.url, "公开")
    more = page.locator("#search-more")
    seen = [len(found(page, sample.url))]
    while more.is_visible():
        more.click()
        expect(page.locator(".search-results .search-title").nth(seen[-1])).to_be_focused()
        seen.append(len(found(page, sample.url)))
    assert seen == [10, 20, 30, 40, 49]
    assert len(set(found(page, sample.url))) == 49


def test_excerpts_read_as_printed(page: Page, sample: Archive) -> None:
    """No space between Han characters, one passage marked.

    That passage is what was searched for.
    """
    for query in ("双随机一公开", "行政处罚", "优化营商环境", "200元", "2310", "60余条", "公开"):
        search(page, sample.url, query)
        for entry in page.locator("#search-results > li").all():
            text = entry.locator(".search-excerpt").inner_text()
            assert not re.search("[一-鿿] [一-鿿]", text), text
            marks = entry.locator("mark").all_inner_texts()
            assert len(marks) == 1
            assert plain(query) in plain(marks[0])


@pytest.mark.own_profile
def test_figures(page: Page, sample: Archive) -> None:
    """Reports are found by number, as the files have them, and the text index is not touched."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{sample.url}search/")
    unfold(page)
    page.locator("#search-figures summary").click()
    page.locator("[name=received-min]").fill("100")
    page.locator("[name=received-max]").fill("999999")
    expect(page.locator("#search-status")).to_contain_text("找到")
    page.locator("[name=reconsideration-min]").fill("1")
    expect(page).to_have_url(
        re.compile(r"\?received-min=100&received-max=999999&reconsideration-min=1$")
    )
    expect(page.locator("#search-status")).to_contain_text(READY)
    expected = {
        address
        for address, figures in sample.figures.items()
        if 100 <= (figures["received"] or 0) <= 999999 and (figures["reconsideration"] or 0) >= 1
    }
    assert 1 <= len(expected) <= 10
    assert set(found(page, sample.url)) == expected
    for entry in page.locator("#search-results > li").all():
        assert re.fullmatch(
            "新收申请 [0-9]+　行政复议 [0-9]+", entry.locator(".search-asked").inner_text()
        )
    assert not [url for url in requests if "pagefind" in url]


def test_unknown_figures_are_not_zero(page: Page, site_url: str) -> None:
    """A figure that a copy lost is derived and marked so.

    Or else the report is left out, and that is said.
    """
    page.goto(f"{site_url}search/?received-max=0")
    expect(page.locator("#search-status")).to_have_text(
        "找到 5 篇年报，已显示 5 篇，按年度由近及远排列。"
    )
    asked = page.locator("#search-results .search-asked").all_inner_texts()
    assert sorted(asked) == ["新收申请 0"] * 3 + ["新收申请 0（推算）"] * 2
    page.goto(f"{site_url}search/?refused-max=0")
    expect(page.locator("#search-status")).to_contain_text("另有 2 篇的数字未知，没有列出。")
    assert page.locator("#search-results .search-asked").all_inner_texts() == ["不予公开 0"] * 3


def test_figures_and_words(page: Page, sample: Archive) -> None:
    """Both at once: what has the words and the numbers."""
    page.goto(f"{sample.url}search/?q={quote('公开')}&received-min=100")
    expect(page.locator("#search-status")).to_contain_text(READY)
    expected = {
        address for address, figures in sample.figures.items() if (figures["received"] or 0) >= 100
    }
    assert set(found(page, sample.url)) == expected
    assert page.locator(".search-asked").count() == len(expected)
    assert names(page) == []


def test_what_hangs_on_one_shard(browser: Browser, by_year: Archive) -> None:
    """With a file of a shard missing there is a sentence, and what the others have.

    Whichever file it is.
    """
    said = {}
    with (
        browser.new_context() as context
    ):  # not the fixture's page, which forbids errors on the console
        page = context.new_page()
        for part in (
            r"2025\.\w+\.bin",
            "pages.bin",
            "entry.json",
            "pf_meta",
            "pf_index",
            "pf_fragment",
            "routes",
        ):
            page.unroute_all()
            page.route(
                re.compile(rf"/search/.*2025.*{part}|/search/{part}"),
                lambda route: route.fulfill(status=404),
            )
            search(page, by_year.url, "政府信息公开")
            said[part] = page.locator("#search-status").inner_text()
            assert len(found(page, by_year.url)) == 10
    lost = {
        part: "2025 年的索引没有取到，结果不全，可稍后再试。" in words
        for part, words in said.items()
    }
    assert lost == dict.fromkeys(said, True) | {"pf_fragment": False, "routes": False}


def test_without_the_directory(browser: Browser, site_url: str) -> None:
    """Where the names cannot be had, reports are found all the same."""
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/search/agencies*.bin", lambda route: route.abort())
        search(page, site_url, "工信局")
        expect(page.locator("#search-status")).to_contain_text("机关名录没有取到")
        assert set(found(page, site_url)) == ALL


def test_without_a_text_index(page: Page, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    """A site built without one says so, and finds agencies and figures."""
    assert build(Options(CONTENT, tmp_path / "site", search=False)).published
    address = serve(tmp_path / "site")
    search(page, address, "湛河区工信局")
    assert names(page) == ["湛河区工信局"]
    expect(page.locator("#search-status")).to_contain_text("本站没有建立正文索引")
    page.goto(f"{address}search/?year=2023")
    expect(page.locator("#search-status")).to_contain_text("找到 1 篇年报")


STATES = {
    "nothing asked": "",
    "agencies and reports": "?q=工信局",
    "narrowed": "?q=工信局&region=河南省&order=oldest",
    "by number": "?received-min=1",
    "partial": "?q=持续优化营商环境、保障民众知情权利",
    "nothing found": "?q=火星移民计划&year=2023",
    "punctuation": "?q=，。",
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(page: Page, sample: Archive, state: str) -> None:
    """In no state of the page, narrow and wide, light and dark.

    And nothing is wider than the screen.
    """
    page.goto(f"{sample.url}search/{STATES[state]}")
    expect(page.locator("#search-filter")).to_be_visible()
    if state != "nothing asked":
        expect(page.locator("#search-status")).to_contain_text(READY)
    for fold in page.locator("details").all():
        fold.evaluate("details => { details.open = true; }")
    assert faults(page) == {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_axe_finds_nothing_when_the_search_is_broken(browser: Browser, site_url: str) -> None:
    """The sentence that says so is as accessible as any."""
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/search/index.json", lambda route: route.abort())
        search(page, site_url, "工信局")
        assert faults(page) == {}


@pytest.mark.own_profile
def test_the_policy_is_kept(page: Page, sample: Archive) -> None:
    """No state of the page violates the content security policy."""
    page.add_init_script(
        "addEventListener('securitypolicyviolation', ({ violatedDirective }) => {"
        "  (globalThis.violations ??= []).push(violatedDirective);"
        "})"
    )
    for address in STATES.values():
        page.goto(f"{sample.url}search/{address}")
        expect(page.locator("#search-filter")).to_be_visible()
        expect(page.locator("#search-status")).to_contain_text(READY if address else "")
        assert page.evaluate("globalThis.violations") is None
