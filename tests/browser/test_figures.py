"""No figure is ever cut.

On phones and beyond, in either size of type, wherever a table comes to rest.
"""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from generator.build import Options, build
from support.corpus import write_corpus
from support.old_styles import as_read
from support.widest_figures import write_digits

WIDTHS = [320, 360, 375, 384, 390, 393, 412, 414, 430, 768]
SOME = [320, 375, 414, 768]
"For pages without a statutory table; on demand all are looked at in every width."
SIZES = ["normal", "large"]
STEP = 40
"Pixels by which a table is scrolled at a time: no column is as narrow."
PARTS = 16
"Tests among which these are divided."

MEASURE = (Path(__file__).parent / "figures.js").read_text("utf-8")
CLOSED = """
for (const row of document.querySelectorAll(".statutory details")) row.open = false;
scrollTo(0, 0);
"""
LARGE = "(size) => { document.documentElement.dataset.size = size; }"
KINDS = [
    "",
    "990101/",
    "990101/dsj/",
    "990101/dsj/2020/",
    "990101/dsj/2023/",
    "990101/dsj/2026/",
    "990101/gxj/2025/",
    "990101/jyj/2023/",
    "years/2025/",
    "sectors/ad59304e/",
    "990101/2022/",
    "990101/2023/",
    "990101/2025/",
    "coverage/",
    "coverage/990101/",
    "quality/",
]
"""The hardest page of each kind.

Figures of one to nine digits, decimals, marks, lost and blank cells, all zeros.
"""
OF_REPORTS = ["990101/dsj/2020/", "990101/dsj/2023/", "990101/dsj/2026/", "990101/gxj/2025/"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive with figures of up to nine digits."""
    folder = tmp_path_factory.mktemp("digits")
    write_digits(folder / "content")
    result = build(
        Options(folder / "content", folder / "site", base_url="https://example.org/", search=False)
    )
    assert result.published, result.findings
    return folder / "site"


@pytest.fixture(scope="module")
def url(site: Path, serve: Callable[[Path], str]) -> str:
    """Where it is served."""
    return serve(site)


def faults(
    page: Page, address: str, step: int, widths: list[int] = WIDTHS
) -> tuple[int, list[Any]]:
    """How many figures were measured on a page in all sizes, and each that is wrong.

    It is cut, covered, split or run into.
    """
    page.goto(address)
    page.evaluate(MEASURE)
    count, found = 0, []
    for size, width in product(SIZES, widths):
        page.evaluate(LARGE, size)
        page.set_viewport_size({"width": width, "height": 844})
        measured = page.evaluate("(step) => lookAtFigures(step)", step)
        count += measured["count"]
        found += [(width, size, *fault) for fault in measured["faults"]]
    return count, found


@pytest.mark.parametrize("address", KINDS)
def test_no_figure_is_cut(page: Page, url: str, address: str) -> None:
    """Nor covered, split over lines, run into by other text or out of reach.

    And names have room for seven letters.
    """
    widths = WIDTHS if address in OF_REPORTS else SOME
    count, found = faults(page, url + address, STEP, widths)
    assert count
    assert found == []


@pytest.mark.parametrize("address", OF_REPORTS)
def test_no_figure_is_cut_where_rows_are_closed_and_a_cell_answers(
    page: Page, url: str, address: str
) -> None:
    """Above, all rows of the tables are open."""
    wrong = {}
    for width in (320, 390, 430, 768):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto("about:blank")
        page.goto(f"{url}{address}#requests.total.natural_person")
        page.evaluate(MEASURE)
        for size in SIZES:
            page.evaluate(LARGE, size)
            page.evaluate(CLOSED)
            measured = page.evaluate("(step) => lookAtFigures(step)", STEP)
            assert measured["count"]
            if measured["faults"]:
                wrong[width, size] = measured["faults"]
    assert wrong == {}


def without_remainders(sheet: str) -> str:
    """Chromium 105 to 124: containers are known, the style sheet's arithmetic is not."""
    return sheet.replace("mod(", "unknown(")


OLD = pytest.mark.parametrize("read", [without_remainders, as_read])


def read_as(page: Page, read: Callable[[str], str]) -> None:
    """The tab has the style sheet as another browser reads it."""

    def old(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=read(answer.text()))

    page.route("**/style.css*", old)


@OLD
@pytest.mark.parametrize(
    "address", ["990101/dsj/2026/", "990101/jyj/2023/", "990101/dsj/", "990101/2023/"]
)
def test_no_figure_is_cut_in_an_old_browser(
    page: Page, url: str, address: str, read: Callable[[str], str]
) -> None:
    """What scrolls shows whole columns there too: fewer, or smaller figures in them."""
    read_as(page, read)
    count, found = faults(page, url + address, STEP, [320, 390, 430, 1280])
    assert count
    assert found == []


@OLD
def test_tables_are_laid_out_in_an_old_browser(
    page: Page, url: str, read: Callable[[str], str]
) -> None:
    """Labels have room for five letters beside three figures of a phone, and all take its width."""
    read_as(page, read)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(url + "990101/jyj/2023/")
    narrowest = page.locator(".requests tbody th:not(.group)").evaluate_all(
        "(all) => Math.min(...all.map((label) => label.clientWidth))"
    )
    assert narrowest > 5 * 0.85 * 17  # letters, each of 0.85 rem
    boxes = page.locator(".whole").evaluate_all(
        "(all) => [document.documentElement.scrollWidth, ...all.map((box) => box.clientWidth)]"
    )
    assert boxes == [390, *[pytest.approx(355, abs=3)] * 3]


@pytest.fixture(scope="module")
def addresses(
    site: Path, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> list[str]:
    """Every page of that archive and of a synthetic one, on demand."""
    folder = tmp_path_factory.mktemp("phones")
    write_corpus(folder / "content", "ARCHIVE_PHONE_REPORTS")
    assert build(Options(folder / "content", folder / "site", search=False)).published
    return [*_addresses(site, serve(site)), *_addresses(folder / "site", serve(folder / "site"))]


def _addresses(folder: Path, address: str) -> Iterator[str]:
    """Of all its pages but those that only lead on."""
    for file in sorted(folder.rglob("*.html")):
        if 'http-equiv="refresh"' not in file.read_text("utf-8"):
            yield address + file.relative_to(folder).as_posix().removesuffix("index.html")


@pytest.mark.parametrize("part", range(PARTS))
def test_no_figure_is_cut_on_any_page(
    part: int, addresses: list[str], browser: Browser, say: Callable[[object], None]
) -> None:
    """Of all pages on demand, each part by whichever core is free."""
    count, wrong = 0, {}
    with browser.new_context(locale="zh-CN") as context:
        page = context.new_page()
        for address in addresses[part::PARTS]:
            measured, found = faults(page, address, STEP)
            count += measured
            if found:
                wrong[address] = found
    pages = len(addresses[part::PARTS])
    say(f"{pages} pages, {count} figures measured, {sum(map(len, wrong.values()))} faults")
    assert wrong == {}
