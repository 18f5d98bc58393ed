"""What stands on the first screen of a phone."""

from playwright.sync_api import Page

WIDTHS = [320, 360, 375, 384, 390, 393, 412, 414, 430]
HEADER = 104
HEIGHT = 844
REPORTS = ["410711/gxj/2025/", "411303/gxj/2025/", "410411/gxj/2023/"]
"All zeros, lost cells, and a plain one."
LARGE = "document.documentElement.dataset.size = 'large'"
BOTTOM = "(found) => found.getBoundingClientRect().bottom"


def test_the_header_has_two_lines(page: Page, site_url: str) -> None:
    """At every width of a phone, in either size of type."""
    high = {}
    page.goto(site_url)
    for large in (False, True):
        if large:
            page.evaluate(LARGE)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            bottom = page.locator(".site-header").evaluate(BOTTOM)
            if bottom > HEADER:
                high[width, large] = bottom
    assert high == {}


def test_a_report_answers_on_the_first_screen(page: Page, site_url: str) -> None:
    """The sentence, four figures, what is wrong, and the ways on."""
    page.set_viewport_size({"width": 390, "height": HEIGHT})
    for address in REPORTS:
        page.goto(site_url + address)
        assert page.locator(".heads li").count() == 4
        assert page.locator(".ways").evaluate(BOTTOM) <= HEIGHT


def test_a_figure_leads_to_its_cell(page: Page, site_url: str) -> None:
    """And the cell answers."""
    page.goto(site_url + REPORTS[0])
    page.locator(".heads a").first.click()
    assert page.url.endswith("#requests.received.total")
    assert page.locator("td.chosen").get_attribute("id") == "requests.received.total"
