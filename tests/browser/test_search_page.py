"""The search page on the site of the five source reports, in a real browser."""

import random
import re
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.search.text import tokens

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

READY = re.compile("找到|请输入|无法")


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


def test_punctuation_alone(page: Page, site_url: str) -> None:
    """It is answered with a sentence; a page without a query says nothing."""
    search(page, site_url, "，。")
    assert found(page, site_url) == []
    expect(page.locator("#search-status")).to_contain_text("请输入要搜索的词")
    page.goto(f"{site_url.rstrip('/')}/search/?q=")
    expect(page.locator("#search-status")).to_be_empty()
    expect(page.locator("#search-facets")).to_be_hidden()


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


def test_input_method(page: Page, site_url: str) -> None:
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


def test_facets(page: Page, site_url: str) -> None:
    """Each offers what it would leave, given the others, and the choice is in the address."""
    search(page, site_url, "工信局")
    assert page.locator("#search-year option").all_inner_texts() == [
        "全部年度", "2025 年（3）", "2024 年（1）", "2023 年（1）",
    ]  # fmt: skip
    assert page.locator("#search-region option").all_inner_texts() == [
        "全部地区", "河南省（4）", "黑龙江省（1）",
    ]  # fmt: skip
    assert page.locator("#search-level option").all_inner_texts() == ["全部层级", "县级（5）"]
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


def test_without_workers(page: Page, site_url: str) -> None:
    """Where workers are blocked the search is the same."""
    page.add_init_script("delete globalThis.Worker; delete globalThis.SharedWorker")
    search(page, site_url, "优化营商环境")
    assert set(found(page, site_url)) == {ZHANHE_2025, MUYE}


def test_a_broken_index_is_said(browser: Browser, site_url: str) -> None:
    """The page does not stay silent when it cannot search."""
    with browser.new_context() as context:  # not the fixture's page, which forbids errors on the console
        page = context.new_page()
        page.route("**/search/index.json", lambda route: route.abort())
        search(page, site_url, "工信局")
        expect(page.locator("#search-status")).to_contain_text("搜索暂时无法使用")


def test_under_a_sub_path(page: Page, sub_path_url: str) -> None:
    """Index and results are found where the site is."""
    search(page, sub_path_url, "优化营商环境")
    assert set(found(page, sub_path_url)) == {ZHANHE_2025, MUYE}
    page.locator(".search-title").first.click()
    page.wait_for_url("**/repo/410411/gxj/2025/**")


def test_without_javascript(browser: Browser, site_url: str) -> None:
    """A sentence, and links to every report by region and by year."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url.rstrip('/')}/search/?q=a")
        expect(page.get_by_text("搜索需要启用 JavaScript")).to_be_visible()
        links = page.locator(".search-browse a")
        expect(links.first).to_have_text("全部地区")
        assert str(links.first.get_attribute("href")).endswith("/000000/")


PHRASES_FOUND = """async (phrases) => {
  const script = document.querySelector("script[src*='search.js']").src;
  const { readings } = await import(new URL("search-query.js", script));
  const { shardsOf } = await import(new URL("search-shards.js", script));
  const { printed } = await import(new URL("search-text.js", script));
  const form = document.getElementById("search-form");
  const [shard] = await shardsOf(new URL(form.dataset.index, location.href));
  await shard.open();
  if (!phrases) {
    const everything = await shard.instance.search(null);
    return Promise.all(everything.results.map(async (result) => {
      const { content } = await result.data();
      const narrative = content.split(" || ")[1].split(" |").map((block) => block.trim());
      return [shard.rankOf.get(result.id), narrative.map((block) => printed(block.split(" ")))];
    }));
  }
  const found = [];
  for (const phrase of phrases) {
    for (const reading of readings(phrase)) {
      const ranks = await shard.find(reading);
      found.push(ranks);
      if (ranks.length) break;
    }
  }
  return found;
}"""


def test_any_passage_is_found(page: Page, site_url: str) -> None:
    """300 passages drawn from the reports are found in exactly the reports that have them."""
    search(page, site_url, "工信局")
    reports: list[tuple[int, list[str]]] = page.evaluate(PHRASES_FOUND, None)
    drawn = random.Random(300)  # noqa: S311  # the same ones in every run
    passages = [_passage(drawn, reports) for _ in range(300)]
    results: Any = page.evaluate(PHRASES_FOUND, passages)
    expected = [
        sorted(rank for rank, blocks in reports if any(_contains(b, passage) for b in blocks)) for passage in passages
    ]
    wrong = [
        (passage, result, expectation)
        for passage, result, expectation in zip(passages, results, expected, strict=True)
        if result != expectation
    ]
    assert wrong == []


def _passage(drawn: random.Random, reports: list[tuple[int, list[str]]]) -> str:
    """4 to 16 characters from within one block, that begin and end between two tokens."""
    while True:
        _, blocks = drawn.choice(reports)
        block = drawn.choice(blocks)
        start, length = drawn.randrange(len(block) + 1), drawn.randint(4, 16)
        passage = block[start : start + length].strip()
        cut = block[max(0, start - 1) : start] + " " + block[start + length :][:1]
        if len(tokens(passage)) >= 2 and not re.search("[0-9a-zA-Z]", cut):
            return passage


def _contains(block: str, passage: str) -> bool:
    inside, sought = tokens(block), tokens(passage)
    return any(inside[at : at + len(sought)] == sought for at in range(len(inside) - len(sought) + 1))
