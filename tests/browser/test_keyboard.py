"""The site without a mouse."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

REPORT = "410411/gxj/2025/"
PAGES = [
    "",
    "410411/",
    "410411/gxj/",
    REPORT,
    "years/2025/",
    "410400/2025/",
    "coverage/",
    "quality/",
    "sectors/259af044/",
    "removal/",
    "data/",
    "contribute/",
    "search/",
    "form/",
    "about/",
    "method/",
    "method/requests.balance/",
    "404.html",
]
AT_FIRST_BODY = """
new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.atFirstBody = { ...document.documentElement.dataset };
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
"What the root element says at the moment there is anything to paint."
USABLE = """
() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter((element) => element.checkVisibility()).length
"""
FOCUSED = """
() => {
  const element = document.activeElement;
  element.dataset.seen = true;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const across = box.right > 0 && box.left < innerWidth;
  const on = box.width > 0 && box.bottom > 0 && box.top < innerHeight && across;
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const told = style.outlineColor !== getComputedStyle(document.body).backgroundColor;
  return [on && outlined && told, element.outerHTML.slice(0, 80)];
}
"""
"Whether what has the focus can be seen to have it."
WIDE = """
() => [...document.querySelectorAll("main *")].filter((element) =>
  element.scrollWidth > element.clientWidth + 1
    && ["auto", "scroll"].includes(getComputedStyle(element).overflowX)
).map((element) => {
  element.focus();
  const label = document.getElementById(element.getAttribute("aria-labelledby"));
  const name = element.ariaLabel ?? label?.innerText;
  return [document.activeElement === element, element.role, Boolean(name)];
})
"""
"""Of what scrolls sideways: whether it takes the focus, its role, and whether it has a name.

The last keeps the focus.
"""


REFUSE = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"


def presses(page: Page, key: str, selector: str, most: int = 60) -> int:
    """Press the key until the element has the focus; how often it took. Fails after too many."""
    for count in range(1, most + 1):
        page.keyboard.press(key)
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return count
    pytest.fail(f"{key} never led to {selector}")


def test_skip_link(page: Page, site_url: str) -> None:
    """The first key stroke brings the skip link into view.

    The next leads past the header into the page.
    """
    for address in PAGES:
        page.goto(site_url + address)
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text() == "跳到正文"
        box = skip.bounding_box()
        assert box
        assert min(box["x"], box["y"]) >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('header.site-header')") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_is_visible(page: Page, site_url: str, scheme: Literal["light", "dark"]) -> None:
    """Tab leads to everything there is to use.

    It then is on the screen and has an outline of 2 pixels or more.
    """
    page.emulate_media(color_scheme=scheme)
    for address in PAGES:
        page.goto(site_url + address)
        usable = page.evaluate(USABLE)
        seen = []
        for _ in range(usable):
            page.keyboard.press("Tab")
            seen.append(page.evaluate(FOCUSED))
        assert [words for is_plain, words in seen if not is_plain] == []
        assert page.evaluate("document.querySelectorAll('[data-seen]').length") == usable


def test_scroll_regions(page: Page, site_url: str) -> None:
    """On a phone every table that is too wide stands in a named group.

    The group takes the focus and scrolls with arrows.
    """
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site_url + REPORT)
    wide = page.evaluate(WIDE)
    assert wide != []
    assert wide == [[True, "group", True]] * len(wide)
    page.evaluate(
        "window.scrolled = new Promise((done) => {"
        " document.activeElement.onscroll = () => done(true); }); 0"
    )
    page.keyboard.press("ArrowRight")
    assert page.evaluate("window.scrolled")


@pytest.mark.own_profile
def test_an_address_is_copied(page: Page, site_url: str) -> None:
    """By a button that says so; where the browser refuses, the address is selected instead."""
    address = "410411/2025/"
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site_url + address)
    button = page.get_by_role("button", name="复制地址")
    said = page.locator("#address").inner_text()
    assert said.endswith(f"/{address}")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-copy]")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == said
    page.keyboard.press("Tab")
    expect(button).to_be_visible()
    page.evaluate(REFUSE)
    button.click()
    expect(page.locator("[data-copy]")).to_have_text("已选中，请复制")
    assert page.evaluate("getSelection().toString()") == said


def test_slash(page: Page, site_url: str) -> None:
    """/ leads to the search box of any page and is not typed there.

    In the box it is a character like another.
    """
    for address in PAGES:
        page.goto(site_url + address)
        page.keyboard.press("/")
        box = page.locator("input[type=search]")
        expect(box).to_be_focused()
        expect(box).to_have_value("")
        page.keyboard.press("/")
        expect(box).to_have_value("/")


@pytest.mark.own_profile
@pytest.mark.parametrize(
    ("name", "words", "value", "measure"),
    [
        ("theme", "深色", "dark", "getComputedStyle(document.body).backgroundColor"),
        ("size", "大字", "large", "parseFloat(getComputedStyle(document.body).fontSize)"),
    ],
)
def test_switch(page: Page, site_url: str, name: str, words: str, value: str, measure: str) -> None:  # noqa: PLR0913, PLR0917 - two fixtures, and a row of the table above
    """A switch works by keyboard and says so.

    It holds on the next page before it is painted, and turns back.
    """
    page.add_init_script(AT_FIRST_BODY)
    page.goto(site_url)
    usual = page.evaluate(measure)
    button = page.get_by_role("button", name=words)
    expect(button).to_have_attribute("aria-pressed", "false")
    button.focus()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")
    changed = page.evaluate(measure)
    assert changed == {"theme": "rgb(22, 24, 27)", "size": 17 * 1.25}[name]
    page.goto(site_url + REPORT)
    assert page.evaluate("(name) => window.atFirstBody[name]", name) == value
    assert page.evaluate(measure) == changed
    expect(button).to_have_attribute("aria-pressed", "true")
    button.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(measure) == usual
    page.goto(site_url)
    assert page.evaluate(measure) == usual


@pytest.mark.own_profile
def test_switch_overrides_the_system(page: Page, site_url: str) -> None:
    """Where the system is dark the site is, and the switch says so.

    Turned it makes the site light.
    """
    page.emulate_media(color_scheme="dark")
    page.goto(site_url)
    button = page.get_by_role("button", name="深色")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("body")).to_have_css("background-color", "rgb(22, 24, 27)")
    button.focus()
    page.keyboard.press("Space")
    page.goto(site_url + REPORT)
    expect(page.locator("body")).to_have_css("background-color", "rgb(251, 250, 246)")


def test_details(page: Page, site_url: str) -> None:
    """A list of verdicts is reached with Tab, opened with Enter and closed with the space bar."""
    page.goto(site_url + REPORT)
    presses(page, "Tab", ".checks summary", most=100)
    first = page.locator(".checks details").first
    rows = first.locator("tr[id]:visible")
    expect(rows).to_have_count(0)
    page.keyboard.press("Enter")
    expect(rows).to_have_count(28)
    page.keyboard.press("Space")
    expect(rows).to_have_count(0)


def test_address_of_a_verdict(page: Page, site_url: str) -> None:
    """An address that names an identity opens the list it stands in and shows it."""
    page.goto(f"{site_url}{REPORT}#check-requests.balance.natural_person")
    row = page.locator("[id='check-requests.balance.natural_person']")
    expect(row).to_be_visible()
    expect(row).to_be_in_viewport()
