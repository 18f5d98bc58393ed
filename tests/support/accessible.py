"""What axe-core finds wrong with a page, narrow and wide, light and dark."""

from itertools import product
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = [320, 1280]
SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"All that dark changes."
LOOKS = (Path(__file__).parent / "looks.js").read_text("utf-8")
BY_LOOK = "axe.configure({rules: [{id: 'color-contrast', selector: '[data-look]'}]})"
"Contrast takes three quarters of the time: a table of two hundred cells has a dozen looks."
RUN = """
async (options) => {
  const { violations } = await axe.run(options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => [id, html]));
}
"""


def faults(page: Page) -> dict[tuple[str, int], list[Any]]:
    """Of the page as it stands: scheme and width → each rule that is broken, and by what."""
    page.evaluate(Axe().axe_script)
    page.evaluate(BY_LOOK)
    found = {}
    for scheme, width in product(SCHEMES, WIDTHS):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(LOOKS)
        chosen = {"runOnly": COLOURS} if scheme == "dark" else {}
        found[scheme, width] = page.evaluate(RUN, {"resultTypes": ["violations"], **chosen})
    return {setting: broken for setting, broken in found.items() if broken}
