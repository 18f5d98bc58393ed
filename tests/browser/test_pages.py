"""The built pages in a real browser.

Where they lead, what they say, and that they need neither script nor network.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest
from justhtml import Element, JustHTML
from playwright.sync_api import Browser, Page, expect

COMPLETE = ["410411/gxj/2023/", "410711/gxj/2025/", "230719/gxj/2024/"]
CUT_OFF = ["410411/gxj/2025/", "411303/gxj/2025/"]
"Reports whose copy lacks 44 cells."
WORDS = """
body => {
  const scripted = body.querySelectorAll("[data-switch], [data-copy], .scripted");
  for (const each of scripted) each.remove();
  return body.innerText.trim();
}
"""
READ = [
    "",
    "000000/",
    "410411/",
    "410411/gxj/",
    *COMPLETE,
    *CUT_OFF,
    "years/2025/",
    "410400/2025/",
    "coverage/",
    "quality/",
    "sectors/",
    "sectors/259af044/",
    "removal/",
    "corrections/",
    "data/",
    "contribute/",
    "form/",
    "about/",
    "method/",
    "method/requests.balance/",
    "410411/gxj/2023/check/",
]
FORMER = [
    "230704/",
    "230704/2024/",
    "230704/gxj/",
    "230704/gxj/2024/",
    "230704/gxj/2024/check/",
]


RULES = ("method/", "method/requests.balance/", "method/fee/")
"The page that leads to those of rules, and one of each kind of these."


def addresses(site: Path) -> list[str]:
    """Every page of the site, relative to its root, but those that only lead on."""
    found = [
        path.relative_to(site).as_posix().removesuffix("index.html")
        for path in site.rglob("*.html")
    ]
    return sorted({*found} - {*FORMER})


def some(site: Path) -> list[str]:
    """The same, but of the pages of rules, which are made alike, one of each kind."""
    listed = addresses(site)
    return [address for address in listed if not address.startswith("method/") or address in RULES]


def values(document: JustHTML, attribute: str) -> list[str]:
    """What an attribute says wherever it stands on a page."""
    elements = [
        element for element in document.query(f"[{attribute}]") if isinstance(element, Element)
    ]
    return [value for element in elements if element.attrs and (value := element.attrs[attribute])]


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page in a browser whose JavaScript is switched off."""
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.mark.own_profile
def test_nothing_from_elsewhere(page: Page, site: Path, site_url: str) -> None:
    """No page asks any other origin for anything."""
    asked: set[str] = set()
    page.on(
        "request",
        lambda request: asked.add("{0.scheme}://{0.netloc}/".format(urlsplit(request.url))),
    )
    for address in [*some(site), "search/?q=优化营商环境"]:
        page.goto(site_url + address)
    expect(page.locator("#search-status")).to_contain_text("找到")
    assert asked == {site_url}


def test_reads_the_same_without_javascript(page: Page, plain: Page, site_url: str) -> None:
    """Every type of page but search says the same with JavaScript off, what needs it apart."""

    def words(reader: Page, address: str) -> str:
        reader.goto(site_url + address)
        return str(reader.locator("body").evaluate(WORDS))

    differing = [address for address in READ if words(plain, address) != words(page, address)]
    assert differing == []


def test_report_without_javascript(plain: Page, site_url: str) -> None:
    """With JavaScript off a report shows its six parts and its tables.

    And, by a click each, every verdict.
    """
    plain.goto(f"{site_url}410411/gxj/2025/")
    assert plain.locator("article h2").all_inner_texts() == [
        "五问",
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
        "逐项核验",
        "与 2023 年报告的文字",
    ]
    expect(plain.get_by_text("推动工业经济高质量发展取得阶段性成效")).to_be_visible()
    assert plain.locator(".statutory td[id]:visible").count() == 200
    rows = plain.locator("details tr[id]:visible")
    expect(rows).to_have_count(0)
    for summary in plain.locator("summary").all():
        summary.click()
    expect(rows).to_have_count(42)


def test_way_down_without_javascript(plain: Page, site_url: str) -> None:
    """With JavaScript off links lead from the home page to the year and back home.

    Over region, agency and report.
    """
    plain.goto(site_url)
    trail = []
    for link in [
        "河南省",
        "平顶山市",
        "湛河区",
        "工信局",
        "2023",
        "年度",
        "牧野区",
        "工业和信息化局",
        "政府信息公开年报档案",
    ]:
        plain.get_by_role("link", name=link, exact=True).first.click()
        heading = plain.locator("h1").inner_text().replace("\n", "")
        trail.append((urlsplit(plain.url).path, heading))
    assert trail == [
        ("/410000/", "河南省"),
        ("/410400/", "平顶山市"),
        ("/410411/", "湛河区"),
        ("/410411/gxj/", "湛河区工信局"),
        ("/410411/gxj/2023/", "湛河区工信局2023年政府信息公开工作年度报告"),
        ("/years/2025/", "2025 年度报告"),
        ("/410711/2025/", "牧野区 2025 年度"),
        ("/410711/gxj/2025/", "牧野区工业和信息化局2025年政府信息公开工作年度报告"),
        ("/", "每个机关每年向公众交的一份账，都在这里，逐项核过。"),
    ]


@pytest.mark.parametrize(
    ("addresses_", "verdicts"),
    [
        (COMPLETE, {"42 项勾稽关系都对得上": {"对得上": 42}}),
        (CUT_OFF, {"28 项无法核验，14 项对得上": {"对得上": 14, "无法核验": 28}}),
    ],
    ids=["complete", "cut off"],
)
def test_verdicts(
    page: Page, site_url: str, addresses_: list[str], verdicts: dict[str, dict[str, int]]
) -> None:
    """What is said at the head of a report are the verdicts of its 42 identities.

    As its checklist has them, row by row.
    """
    for address in addresses_:
        page.goto(site_url + address)
        groups = page.locator(".checks details").all()
        listed = {
            group.locator(".verdict").text_content(): group.locator("tr[id]").count()
            for group in groups
        }
        ((said, counted),) = verdicts.items()
        assert said in page.locator(".remarks").first.inner_text()
        assert listed == counted


def test_gap(page: Page, site_url: str) -> None:
    """The agency whose 2024 report is missing has a row for that year.

    It says so and blames nobody.
    """
    page.goto(f"{site_url}410411/gxj/")
    rows = [
        row.locator("th, td").all_inner_texts() for row in page.locator(".annual tbody tr").all()
    ]
    assert [row[0].split()[0] for row in rows] == ["2025", "2024", "2023"]
    assert rows[1] == ["2024", "不在本档案，不表示机关没有公布"]


@pytest.mark.parametrize("address", FORMER)
def test_former_code(plain: Page, site_url: str, address: str) -> None:
    """The address under a region's former code leads to the one under its code of today."""
    plain.goto(site_url + address)
    plain.wait_for_url(site_url + address.replace("230704", "230719"))
    assert "友好区" in plain.title() + plain.locator("main").inner_text()


@pytest.mark.parametrize("served", ["site_url", "sub_path_url"])
def test_links(site: Path, served: str, request: pytest.FixtureRequest) -> None:
    """At the root and under /repo/ every address and anchor leads to something.

    From home every page is reached.
    """
    root: str = request.getfixturevalue(served)
    waiting, seen, broken = [root], {root}, []
    anchors: dict[str, set[str]] = {}
    wanted: list[tuple[str, str, str]] = []
    while waiting:
        address = waiting.pop()
        try:
            with urlopen(address) as answer:  # noqa: S310 - a server of ours
                content = answer.read()
                is_page = answer.headers.get_content_type() == "text/html"
        except HTTPError as error:
            broken.append((address, error.code))
            continue
        if not is_page:
            continue
        document = JustHTML(content.decode("utf-8"), sanitize=False)
        anchors[address] = {*values(document, "id")}
        named = [value for name in ("href", "src", "action") for value in values(document, name)]
        for link in (urljoin(address, name) for name in named):
            target, anchor = urldefrag(link)
            target = target.partition("?")[0]
            if urlsplit(target).netloc != urlsplit(root).netloc:
                continue
            if anchor:
                wanted.append((address, target, anchor))
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    assert broken == []
    assert [item for item in wanted if item[2] not in anchors[item[1]]] == []
    assert sorted(anchors) == sorted(
        root + address for address in addresses(site) if address != "404.html"
    )


def test_not_found(plain: Page, site_url: str) -> None:
    """The 404 page helps on to search, regions and years, from whatever depth it was asked for."""
    plain.goto(f"{site_url}404.html")
    assert plain.locator("h1").inner_text() == "没有这个页面"
    links = plain.locator("main a").evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))"
    )
    assert links == ["/search/", "/000000/", "/years/2025/", "/years/2024/", "/years/2023/"]


@pytest.mark.own_profile
def test_a_citation_is_copied_with_the_day_on_which_it_is_read(page: Page, site_url: str) -> None:
    """The reader's own day; on the page there is only a place for it, and other days stay."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.clock.set_fixed_time("2031-02-03T12:00:00")
    page.goto(site_url + COMPLETE[0])
    shown = page.locator(".cite").inner_text()
    assert "[引用日期]" in shown
    page.get_by_role("button", name="复制引文").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == shown.replace("引用日期", "2031-02-03")
    assert page.locator(".cite").inner_text() == shown


def test_citations_are_files_that_a_browser_saves(page: Page, site_url: str) -> None:
    """By names that tell one agency from another."""
    page.goto(site_url + COMPLETE[0])
    saved = {}
    for kind in ("BibTeX", "RIS"):
        with page.expect_download() as download:
            page.get_by_role("link", name=kind, exact=True).click()
        content = Path(download.value.path()).read_text("utf-8")
        saved[download.value.suggested_filename] = content
    assert saved.keys() == {"410411-gxj.bib", "410411-gxj.ris"}
    assert "@techreport{410411-gxj-2023,\n" in saved["410411-gxj.bib"]
    assert f"/{COMPLETE[0]}\n" in saved["410411-gxj.ris"].replace("\r", "")


def test_the_filter_of_quality_is_folded_where_there_is_no_room(page: Page, site_url: str) -> None:
    """On a wide screen it stands open at the right, beside the reports."""
    years = page.locator("#by-year")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}quality/")
    expect(page.locator(".filters > summary")).to_be_visible()
    expect(years).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 844})
    expect(years).to_be_visible()
    beside, reports = years.bounding_box(), page.locator("#reports").bounding_box()
    assert beside
    assert reports
    assert beside["x"] > reports["x"] + reports["width"]
