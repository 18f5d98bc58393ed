"""What the site is to people who need it large, narrow, dark or read aloud."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.build import Options, build
from support.accessible import WIDTHS, faults

PAGES = {
    "home": "",
    "country": "000000/",
    "province": "410000/",
    "city": "410400/",
    "county": "410411/",
    "agency": "410411/gxj/",
    "report": "410411/gxj/2023/",
    "incomplete report": "411303/gxj/2025/",
    "year": "years/2025/",
    "region's year": "410411/2025/",
    "coverage": "coverage/",
    "quality": "quality/",
    "quality of a region": "quality/410400/",
    "quality of a year": "quality/2025/",
    "sectors": "sectors/",
    "sector": "sectors/259af044/",
    "removal": "removal/",
    "data": "data/",
    "contribute": "contribute/",
    "entry": "contribute/entry/",
    "search": "search/",
    "form": "form/",
    "about": "about/",
    "method": "method/",
    "rule": "method/requests.balance/",
    "not found": "404.html",
}
"An example of each type of page."
OF_SAMPLE = {
    "report before the form": "990101/jxj/2018/",
    "its agency": "990101/jxj/",
    "its region": "990101/",
    "its year": "years/2018/",
    "its region's year": "990101/2018/",
    "a region's year": "990101/2025/",
    "coverage of it": "coverage/",
    "report no longer kept": "990101101/hxz/2022/",
    "its agency and others": "990101101/hxz/",
    "redacted report": "990101/spj/2023/",
    "check sheet": "990101/gxj/2023/check/",
    "removals": "removal/",
    "corrections": "corrections/",
}
"Pages of what the archive itself has none of."
OPEN_ALL = "document.querySelectorAll('details').forEach((list) => { list.open = true; })"
CUT = """
() => [...document.querySelectorAll("body *")].filter((element) => {
  const hidden = element.closest(".visually-hidden, .skip, .stuck, svg, [hidden]");
  const unseen = hidden || !element.checkVisibility();
  if (unseen || !element.textContent.trim()) return false;
  const clips = ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
  const cut = clips && element.scrollWidth > element.clientWidth + 1;
  const { right } = element.getBoundingClientRect();
  return cut || (!element.closest(".scroll") && right > innerWidth + 1);
}).map((element) => element.outerHTML.slice(0, 90))
"""
"Elements whose text is cut off, or that reach beyond the screen outside of a region that scrolls."


def opened(page: Page, address: str) -> None:
    """Go there, and open every list."""
    page.goto(address)
    page.evaluate(OPEN_ALL)


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_axe_and_reflow(page: Page, site_url: str, address: str) -> None:
    """axe-core finds nothing wrong on a narrow and on a wide screen, light and dark.

    With every list of verdicts open. The page is never wider than the screen and no text is cut off
    or sticks out, in 大字 either: only tables scroll.
    """
    opened(page, site_url + address)
    assert (faults(page), reflown(page)) == ({}, {})


@pytest.mark.parametrize("address", OF_SAMPLE.values(), ids=OF_SAMPLE)
def test_axe_and_reflow_of_what_is_not_there(page: Page, sample_url: str, address: str) -> None:
    """The same of reports without figures, and of what says that something was removed."""
    opened(page, sample_url + address)
    assert (faults(page), reflown(page)) == ({}, {})


def reflown(page: Page) -> dict[tuple[int, str], tuple[int, list[str]]]:
    """What is too wide, or cut off: width of the screen, size → that of the page, the elements."""
    wrong = {}
    for width, size in product(WIDTHS, ("normal", "large")):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("(size) => { document.documentElement.dataset.size = size; }", size)
        wide = page.evaluate("document.documentElement.scrollWidth")
        cut = page.evaluate(CUT)
        if (wide, cut) != (width, []):
            wrong[width, size] = (wide, cut)
    return wrong


def test_reflow_of_many_years(
    page: Page, own_content: Path, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    """Where an agency has more years than fit on a phone, they scroll in their table.

    The page stays as it is.
    """
    agency = own_content / "reports" / "410411" / "gxj"
    for year in (2021, 2022, 2024):
        copy = (agency / "2023.md").read_text("utf-8").replace("2023年", f"{year}年")
        (agency / f"{year}.md").write_text(copy, "utf-8")
    result = build(Options(own_content, tmp_path / "site", search=False))
    assert result.published, result.findings
    address = serve(tmp_path / "site")
    page.set_viewport_size({"width": 320, "height": 900})
    widths = {}
    for name in ("home", "county", "agency", "year"):
        page.goto(address + PAGES[name])
        page.evaluate("document.documentElement.dataset.size = 'large'")
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == {"home": 320, "county": 320, "agency": 320, "year": 320}


def test_touch_targets(page: Page, site_url: str) -> None:
    """On a phone what is pressed is at least 24 pixels high, as WCAG 2.2 asks.

    Buttons, fields and the links of the header.
    """
    page.set_viewport_size({"width": 390, "height": 844})
    small = {}
    for name, address in PAGES.items():
        page.goto(site_url + address)
        found = page.locator(
            "button:visible, input:visible, select:visible, summary:visible, .site-nav a"
        ).evaluate_all(
            "targets => targets.map((target) => "
            "[target.innerText, Math.round(target.getBoundingClientRect().height)])"
        )
        if too_small := [target for target in found if target[1] < 24]:
            small[name] = too_small
    assert small == {}
