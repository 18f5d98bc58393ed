"""The statutory tables in a real browser.

On a wide screen, on a phone, on paper, and cell by cell.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.form.editions import whole_form
from generator.form.parts import Block, Line
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

READ = """
() => [...document.querySelectorAll("table.statutory")].flatMap((table) =>
  [...table.querySelectorAll("td[headers]")].map((cell) => [
    table.querySelector("caption > span").textContent,
    cell.getAttribute("headers").split(" ")
      .map((id) => table.querySelector(`th[id="${id}"]`).textContent),
    cell.innerText.trim(),
  ]))
"""
"Every data cell with its table's caption and the texts of its header cells."

EDGES = """
() => {
  const table = document.querySelector("table.requests");
  const sides = (element) => {
    const box = element.getBoundingClientRect();
    return [Math.round(box.left), Math.round(box.right)];
  };
  const rows = [...table.querySelectorAll("tbody tr:not(.band)")];
  return rows.map((row) => [...row.querySelectorAll("td")].map((cell) =>
    [sides(cell), sides(document.getElementById(cell.getAttribute("headers").split(" ").at(-1)))]));
}
"""
"For each data cell, row by row: its left and right edge, and those of the heading of its column."

SPANS = """
() => {
  const table = document.querySelector("table.requests");
  const box = (element) => element.getBoundingClientRect();
  return [...table.querySelectorAll("th[scope=rowgroup]")].map((head) => {
    const cells = [...table.querySelectorAll(`td[headers~="${head.id}"]`)];
    const rows = [...new Set(cells.map((cell) => cell.parentElement))];
    const above = Math.round(box(head).top - box(rows[0]).top);
    const below = Math.round(box(head).bottom - box(rows.at(-1)).bottom);
    return [head.textContent, rows.length, above, below];
  });
}
"""
"""Of each group heading: its words, its rows, and how far it misses their top and bottom.

The top of the first and the bottom of the last.
"""


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
                found[table.caption, (*above, *row, *column)] = (
                    "?" if figure == "lost" else str(figure)
                )
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
        cells = page.evaluate(READ)
        assert len(cells) == 200
        shown[address] = {(caption, tuple(heads)): text for caption, heads, text in cells}
    assert shown == {
        f"{report['region']}/{report['agency']}/{report['year']}/": expected(report)
        for report in reports
    }


def test_lost_is_not_zero(page: Page, site_url: str) -> None:
    """A lost cell is hatched and says it is no 0; no other cell is or does.

    The notice above the table counts them.
    """
    page.goto(site_url + LOST)
    seen = page.locator("table.requests td[headers]").evaluate_all(
        "cells => cells.map((cell) => "
        "[cell.innerText, getComputedStyle(cell).backgroundImage !== 'none',"
        " cell.querySelector('[title]')?.title ?? ''])"
    )
    assert sorted({tuple(cell) for cell in seen}) == [
        ("0", False, ""),
        ("?", True, "副本缺失，不作 0 计"),
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
    rows = page.evaluate(EDGES)
    assert [len(row) for row in rows] == [7] * 25
    assert [pair for row in rows for pair in row if pair[0] != pair[1]] == []
    assert [row for row in rows if row != rows[0]] == []


def test_group_headings_span_their_rows(page: Page, site_url: str) -> None:
    """On a wide screen a group heading reaches from the first to the last of its rows.

    There are no bands.
    """
    page.goto(site_url + LOST)
    assert page.evaluate(SPANS) == [
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
        "row.nextElementSibling.querySelector('[scope=row]')?.textContent)"
    )
    assert after == [
        "（一）予以公开",
        "1.属于国家秘密",
        "1.本机关不掌握相关政府信息",
        "1.信访举报投诉类申请",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ]
    widths = page.locator("table.requests th[scope=rowgroup]").evaluate_all(
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
        labels: all("tbody tr:not(.band) th[scope=row]").map((box) => box.left - frame.left),
        totals: all("td[data-total], #requests-c-total").map((box) => frame.right - box.right),
        first: Math.round(all("tbody td[headers]")[0].left - frame.left),
        room: Math.round(all("td[data-total]")[0].left - all("tbody th[scope=row]")[0].right),
      };
    }"""
    before = region.evaluate(measure)
    far = region.evaluate("(region) => { region.scrollLeft = 1e6; return region.scrollLeft; }")
    after = region.evaluate(measure)
    assert far > 100
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
    assert page.locator("td[headers]:visible").count() == 200
    clipped = "scrolls => scrolls.filter((s) => getComputedStyle(s).overflowX !== 'visible').length"
    assert page.locator(".scroll").evaluate_all(clipped) == 0
    assert page.locator("table.requests tr.band:visible").count() == 0
    assert [head[1:] for head in page.evaluate(SPANS)] == [
        [22, 0, 0],
        [8, 0, 0],
        [3, 0, 0],
        [5, 0, 0],
        [3, 0, 0],
    ]
    assert [pair for row in page.evaluate(EDGES) for pair in row if pair[0] != pair[1]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for gone in ("header.site-header", "nav.neighbours", ".switches", ".skip", "form"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    assert page.locator(".print-only").inner_text() == "https://example.org/410411/gxj/2025/"
