"""The statutory tables in a real browser.

On a wide screen, on a phone, on paper, and cell by cell.
"""

import io
import json
import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

import pdfplumber
import pytest
from justhtml import Element, JustHTML
from playwright.sync_api import Browser, Page, Route, expect

from generator.form.editions import whole_form
from generator.form.parts import Block, Line
from support.built_pages import find, text
from support.header_cells import attribute, header_cells
from support.old_styles import as_read
from support.paths import SOURCES

EXPECTED = SOURCES / "expected.json"
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
A4 = {"width": 718, "height": 1000}
"What a browser lays out on A4 with its default margins, in CSS pixels."
ZEROS, LOST = "410411/gxj/2023/", "410411/gxj/2025/"
BANDS = [
    "三、本年度办理结果",
    "（三）不予公开",
    "（四）无法提供",
    "（五）不予处理",
    "（六）其他处理",
]

READ = "(cells) => cells.map((cell) => [cell.id, cell.innerText.trim()])"
"Every data cell with what is seen of it."

EDGES = """
(headed) => {
  const table = document.querySelector("table.requests");
  const cells = [...table.querySelectorAll("th, td[id]")];
  const sides = (element) => {
    const box = element.getBoundingClientRect();
    return [Math.round(box.left), Math.round(box.right)];
  };
  const rows = [...table.querySelectorAll("tbody tr:not(.band, .more)")];
  const column = (cell) => headed[cells.indexOf(cell)]
    .map((index) => cells[index]).find((head) => head.closest("thead"));
  return rows.map((row) => [...row.querySelectorAll("td")].map((cell) =>
    [sides(cell), sides(column(cell))]));
}
"""
"For each data cell, row by row: its left and right edge, and those of the heading of its column."

SPANS = """
(headed) => {
  const table = document.querySelector("table.requests");
  const cells = [...table.querySelectorAll("th, td[id]")];
  const box = (element) => element.getBoundingClientRect();
  return [...table.querySelectorAll("tbody .group")].map((head) => {
    const below = cells.filter((_, index) => headed[index].includes(cells.indexOf(head)));
    const rows = [...new Set(below.map((cell) => cell.parentElement))];
    const over = Math.round(box(head).top - box(rows[0]).top);
    const under = Math.round(box(head).bottom - box(rows.at(-1)).bottom);
    return [head.textContent, rows.length, over, under];
  });
}
"""
"""Of each group heading: its words, its rows, and how far it misses their top and bottom.

The top of the first and the bottom of the last.
"""


def shown_cells(page: Page) -> dict[tuple[str, tuple[str, ...]], str]:
    """Table and headings of each cell → what is seen there."""
    seen = dict(page.locator(".statutory td[id]").evaluate_all(READ))
    found = {}
    for table in find(JustHTML(page.content(), sanitize=False), "table.statutory"):
        (caption,) = find(table, "caption > span")
        for cell, heads in header_cells(table):
            if name := attribute(cell, "id"):
                found[text(caption), tuple(sorted(map(label, heads)))] = seen.pop(name)
    assert seen == {}
    return found


def label(head: Element) -> str:
    """What a heading says in full, all its pieces, without what opens beneath it."""
    found = find(head, "summary") or [head]
    return text(found[0]).replace(" ", "")


def headed(page: Page) -> list[list[int]]:
    """Of each cell of table three, headers among them, the indexes of its headers, nearest first.

    A header has none.
    """
    (table,) = find(JustHTML(page.content(), sanitize=False), "table.requests")
    cells = find(table, "th, td[id]")
    index = {id(cell): number for number, cell in enumerate(cells)}
    headers = {id(cell): heads for cell, heads in header_cells(table)}
    return [[index[id(head)] for head in headers.get(id(cell), ())] for cell in cells]


def paths(block: Block) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The labels above each cell of a block: those of its row and those of its column."""
    for row in (path for line in block.rows for path in line.paths()):
        for column in (path for line in block.columns for path in line.paths()):
            yield labels(row), labels(column)


def labels(path: tuple[Line, ...]) -> tuple[str, ...]:
    """What the form prints for a heading and those above it."""
    return tuple(line.label for line in path)


def expected(report: dict[str, Any]) -> dict[tuple[str, tuple[str, ...]], str]:
    """Table and headings of each cell → what is to be seen there."""
    found = {}
    for table in whole_form(report["form"]).tables:
        for block in table.blocks:
            above = (block.heading,) if block.heading else ()
            figures = [report[table.id][row.id] for row in block.leaf_rows()]
            figures = [
                figure for row in figures for figure in (row if isinstance(row, list) else [row])
            ]
            for (row, column), figure in zip(paths(block), figures, strict=True):
                heads = tuple(sorted((*above, *row, *column)))
                found[table.caption, heads] = "?" if figure == "lost" else str(figure)
    return found


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_every_cell(page: Page, site_url: str, size: Any) -> None:  # noqa: ANN401 - what Playwright calls a ViewportSize
    """Each of the 5 × 200 figures is what the source says; what is lost is ?.

    Each is found through its header cells alone.
    """
    page.set_viewport_size(size)
    reports = json.loads(EXPECTED.read_text("utf-8"))
    shown = {}
    for report in reports:
        address = f"{report['region']}/{report['agency']}/{report['year']}/"
        page.goto(site_url + address)
        shown[address] = shown_cells(page)
        assert len(shown[address]) == 200
    assert shown == {
        f"{report['region']}/{report['agency']}/{report['year']}/": expected(report)
        for report in reports
    }


def test_lost_is_not_zero(page: Page, site_url: str) -> None:
    """A lost cell is hatched and is read out as 副本缺失; no other cell is.

    The notice above the table counts them and says they are no 0.
    """
    page.goto(site_url + LOST)
    seen = page.locator("table.requests td[id]").evaluate_all(
        "cells => cells.map((cell) => "
        "[cell.innerText, getComputedStyle(cell).backgroundImage !== 'none',"
        " cell.querySelector('[role=img]')?.ariaLabel ?? ''])"
    )
    assert sorted({tuple(cell) for cell in seen}) == [
        ("0", False, ""),
        ("?", True, "副本缺失"),
    ]
    assert [cell[0] for cell in seen].count("?") == 44
    assert page.locator("section:has(table.requests) .notice").inner_text() == (
        "本档案所据副本缺这张表的 44 格，原件怎么写无从得知。缺格以 ? 表示，不作 0 计。"
    )


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_columns_line_up(page: Page, site_url: str, size: Any) -> None:  # noqa: ANN401 - as above
    """In all 25 rows of table three each figure stands exactly under its column's heading.

    There are 7 in a row.
    """
    page.set_viewport_size(size)
    page.goto(site_url + LOST)
    rows = page.evaluate(EDGES, headed(page))
    assert [len(row) for row in rows] == [7] * 25
    assert [pair for row in rows for pair in row if pair[0] != pair[1]] == []
    assert [row for row in rows if row != rows[0]] == []


def test_group_headings_span_their_rows(page: Page, site_url: str) -> None:
    """On a wide screen a group heading reaches from the first to the last of its rows.

    There are no bands.
    """
    page.goto(site_url + LOST)
    assert page.evaluate(SPANS, headed(page)) == [
        ["三、本年度办理结果", 22, 0, 0],
        ["（三）不予公开", 8, 0, 0],
        ["（四）无法提供", 3, 0, 0],
        ["（五）不予处理", 5, 0, 0],
        ["（六）其他处理", 3, 0, 0],
    ]
    assert page.locator("table.requests tr.band:visible").count() == 0


def test_bands_on_a_phone(page: Page, site_url: str) -> None:
    """On a phone each group heading is a row of its own right above its first row.

    It takes no column.
    """
    page.set_viewport_size(PHONE)  # type: ignore[arg-type] # a ViewportSize
    page.goto(site_url + LOST)
    bands = page.locator("table.requests tr.band:visible")
    assert bands.all_inner_texts() == BANDS
    after = bands.evaluate_all(
        "rows => rows.map((row) => "
        "[...row.nextElementSibling.querySelector('summary').childNodes]).map((pieces) => "
        "pieces.filter((piece) => piece.nodeName !== 'I').map((piece) => piece.data).join(''))"
    )
    assert after == [
        "（一）予以公开",
        "1.国家秘密",
        "1.本机关不掌握",
        "1.信访举报投诉",
        "1.逾期不补正",
    ]
    dropped = page.locator(".requests summary i").first
    assert dropped.evaluate("(piece) => piece.getBoundingClientRect().width") == 0
    widths = page.locator("table.requests tbody .group").evaluate_all(
        "heads => heads.map((head) => head.getBoundingClientRect().width)"
    )
    assert widths == [0] * len(BANDS)


def test_sticky_on_a_phone(page: Page, site_url: str) -> None:
    """On a phone row labels stay at the left and totals at the right.

    The applicants scroll between them.
    """
    page.set_viewport_size(PHONE)  # type: ignore[arg-type] # a ViewportSize
    page.goto(site_url + ZEROS)
    region = page.locator(".scroll:has(table.requests)")
    measure = """(region) => {
      const frame = region.getBoundingClientRect();
      const all = (selector) =>
        [...region.querySelectorAll(selector)].map((cell) => cell.getBoundingClientRect());
      return {
        labels: all("tbody th:not(.group)").map((box) => box.left - frame.left),
        totals: all("td[id]:last-child, thead tr:nth-child(2) > :last-child")
          .map((box) => frame.right - box.right),
        first: Math.round(all("tbody td[id]")[0].left - frame.left),
        room: Math.round(all("td[id]:last-child")[0].left - all("tbody th:not(.group)")[0].right),
      };
    }"""
    before = region.evaluate(measure)
    far = region.evaluate("(region) => { region.scrollLeft = 1e6; return region.scrollLeft; }")
    after = region.evaluate(measure)
    assert far > 80  # two columns
    gaps = [*before["labels"], *before["totals"], *after["labels"], *after["totals"]]
    assert len(gaps) == 2 * (25 + 26)
    assert [gap for gap in gaps if abs(gap) > 1] == []  # a border's width
    assert after["first"] == before["first"] - round(far)
    assert before["room"] >= 100  # there is room to see what scrolls


@pytest.mark.parametrize("width", [718, 600], ids=["default margins", "wide margins"])
def test_print(page: Page, site_url: str, width: int) -> None:
    """On paper the tables are whole, in the statutory layout, as wide as the sheet.

    Nothing to click is printed.
    """
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width, "height": 1000})
    page.goto(site_url + LOST)
    assert page.locator(".statutory td[id]:visible").count() == 200
    clipped = "scrolls => scrolls.filter((s) => getComputedStyle(s).overflowX !== 'visible').length"
    assert page.locator(".scroll").evaluate_all(clipped) == 0
    assert page.locator("table.requests tr.band:visible").count() == 0
    assert [head[1:] for head in page.evaluate(SPANS, headed(page))] == [
        [22, 0, 0],
        [8, 0, 0],
        [3, 0, 0],
        [5, 0, 0],
        [3, 0, 0],
    ]
    edges = page.evaluate(EDGES, headed(page))
    assert [pair for row in edges for pair in row if pair[0] != pair[1]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for gone in ("header.site-header", "nav.neighbours", "[data-switch]", ".skip", "form"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    assert page.locator(".print-only").inner_text() == "https://example.org/410411/gxj/2025/"


REPORTS = ["410411/gxj/2023/", "410711/gxj/2025/", "230719/gxj/2024/", LOST, "411303/gxj/2025/"]


def printed(page: Page) -> list[str]:
    """What stands on each sheet of A4, without white space, and no letter as its radical."""
    made = page.pdf(format="A4", prefer_css_page_size=True)
    with pdfplumber.open(io.BytesIO(made)) as document:
        texts = [sheet.extract_text() for sheet in document.pages]
    return [re.sub(r"\s", "", normalize("NFKC", text)) for text in texts]


@pytest.mark.parametrize("address", REPORTS)
def test_a_report_takes_four_sheets_at_most(page: Page, site_url: str, address: str) -> None:
    """Table three on one of them, and at the foot of each what it is and when it was printed."""
    page.goto(site_url + address)
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    sheets = printed(page)
    assert len(sheets) <= 4
    whole = [sheet for sheet in sheets if "本列数据的勾稽关系" in sheet]
    assert [sheet for sheet in whole if "四、结转下年度继续办理" in sheet] == whole != []
    foot = re.compile(rf"{canonical}文件指纹[0-9a-f]{{40}}[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}打印")
    assert [sheet for sheet in sheets if not foot.search(sheet)] == []


OPENED = ".more > td > p:visible"


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_each_row_opens_beneath_itself(page: Page, site_url: str, size: Any) -> None:  # noqa: ANN401 - as above
    """Each of the 34 rows says what it means, and leads to where the form explains it."""
    page.set_viewport_size(size)
    page.goto(site_url + ZEROS)
    form = whole_form(2021)
    lines = [row.line for table in form.tables for row in table.rows.values()]
    rows = page.locator(".statutory summary")
    assert rows.count() == len(lines)
    told = []
    for place in range(len(lines)):
        summary = rows.nth(place)
        summary.press("Enter")
        told += [words.split("\n")[0] for words in page.locator(OPENED).all_inner_texts()]
        expect(summary.locator("xpath=../a")).to_have_count(1)
        summary.press("Enter")
    assert told == [line.meaning for line in lines]
    expect(page.locator(OPENED)).to_have_count(0)
    links = page.locator(".statutory details > a").evaluate_all(
        "(links) => links.map((link) => [link.pathname, link.hash])"
    )
    anchors = [f"#{table.id}.{row}" for table in form.tables for row in table.rows]
    assert links == [["/form/", row] for row in anchors]
    page.goto(f"{site_url}form/")
    assert [row for row in anchors if not page.locator(f"[id='{row[1:]}']").count()] == []


def test_a_row_opens_without_a_script(browser: Browser, site_url: str) -> None:
    """In a browser that knows no :has() all are open; a link leads to what the form says."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + ZEROS)
    page.locator(".requests summary").nth(2).click()
    expect(page.locator(OPENED)).to_have_text(["申请的信息全部提供了，或者告诉了获取的方式。"])
    page.route("**/style.css*", _without_has)
    page.reload()
    expect(page.locator(OPENED)).to_have_count(34)
    page.locator(".headed + .note a").click()
    expect(page.locator("h2#requests")).to_be_in_viewport()
    context.close()


@pytest.mark.own_profile
def test_a_row_opens_in_an_old_browser(page: Page, site_url: str) -> None:
    """Where the style sheet cannot tell which rows are open, the script does."""
    page.add_init_script("CSS.supports = () => false;")
    page.route("**/style.css*", _as_read)
    page.goto(site_url + ZEROS)
    expect(page.locator(OPENED)).to_have_count(0)
    summary = page.locator(".requests summary").nth(2)
    summary.press("Enter")
    expect(page.locator(OPENED)).to_contain_text(["申请的信息全部提供了，或者告诉了获取的方式。"])
    summary.press("Enter")
    expect(page.locator(OPENED)).to_have_count(0)


def _as_read(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=as_read(answer.text()))


def _without_has(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace(":has(", ":unknown("))


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_figures_of_all_tables_stand_on_one_ground(page: Page, site_url: str, size: Any) -> None:  # noqa: ANN401 - as above
    """A variable for a width of cells had the name of that for their colour."""
    page.set_viewport_size(size)
    page.goto(site_url + ZEROS)
    grounds = page.locator(".statutory td[id]").evaluate_all(
        "(cells) => cells.map((cell) => getComputedStyle(cell).backgroundColor)"
    )
    assert len(grounds) == 200
    assert set(grounds) == {"rgb(255, 255, 255)"}


def test_the_head_stays_on_a_phone(page: Page, site_url: str) -> None:
    """In mid-table it is at the top of the screen, above the columns it names, however scrolled.

    It is not read out: the table has its own.
    """
    page.set_viewport_size(PHONE)  # type: ignore[arg-type] # a ViewportSize
    page.goto(site_url + ZEROS)
    page.locator("[id='requests.not_held.total']").scroll_into_view_if_needed()
    head = page.locator(".stuck")
    expect(head).to_have_attribute("aria-hidden", "true")
    measure = """() => {
      const centre = (element) => {
        const { left, right } = element.getBoundingClientRect();
        return Math.round((left + right) / 2);
      };
      const heads = [...document.querySelectorAll(".stuck b span, .stuck > :last-child")];
      const cells = document.querySelectorAll("[id^='requests.not_held.']");
      return [Math.round(document.querySelector(".stuck").getBoundingClientRect().top),
        heads.map((head, place) => centre(head) - centre(cells[place]))];
    }"""
    box = page.locator(".scroll:has(table.requests)")
    for left in (0, 1e6):
        box.evaluate("(box, left) => { box.scrollLeft = left; }", left)
        page.wait_for_function("new Promise((done) => requestAnimationFrame(() => done(true)))")
        top, aside = page.evaluate(measure)
        assert top == 0
        assert [way for way in aside if abs(way) > 1] == []
