"""States are told apart by words, signs and borders.

In a reader's own colours, on paper, and without any colour.
"""

from typing import Any

import pytest
from playwright.sync_api import Page

REPORTS = ["990101/gxj/2023/", "990101/gxj/2025/"]
"One with cells of identities that do not hold, and a corrected one; one with lost and blank cells."
MEDIA: dict[str, dict[str, Any]] = {
    "screen": {},
    "forced colours": {"forced_colors": "active"},
    "paper": {"media": "print"},
}
FORM = """
(elements) => elements.map((element) => {
  const style = getComputedStyle(element);
  const { borderStyle, borderWidth, outlineStyle, outlineWidth } = style;
  const own = [style.content, borderStyle, borderWidth, outlineStyle, outlineWidth];
  const marks = [...element.querySelectorAll(".mark")];
  const inside = marks.map((mark) => getComputedStyle(mark, "::before").content);
  return [element.className, JSON.stringify([element.innerText.trim(), own, inside])];
})
"""
"Of each element: its class, and what is seen of it when colours and backgrounds are taken away."


def forms(page: Page, selector: str) -> dict[str, set[str]]:
    """State → the ways in which it is drawn on the page."""
    found: dict[str, set[str]] = {}
    for name, form in page.locator(selector).evaluate_all(FORM):
        found.setdefault(name, set()).add(form)
    return found


def ambiguous(found: dict[str, set[str]]) -> list[tuple[str, str]]:
    """States of which one may be taken for the other."""
    names = sorted(found)
    return [
        (a, b) for place, a in enumerate(names) for b in names[place + 1 :] if found[a] & found[b]
    ]


@pytest.mark.parametrize("media", MEDIA)
def test_the_state_of_a_report_is_told_by_its_borders(
    page: Page, sample_url: str, media: str
) -> None:
    """Archived, corrected, incomplete, withdrawn, not here: five squares, none like another."""
    page.emulate_media(**MEDIA[media])
    page.goto(f"{sample_url}coverage/")
    found = forms(page, ".legend .square")
    assert sorted(found) == [
        f"square {name}" for name in ("absent", "archived", "corrected", "incomplete", "withdrawn")
    ]
    assert ambiguous(found) == []


def test_squares_look_different_in_forced_colours(page: Page, sample_url: str) -> None:
    """No two of them have the same pixels."""
    page.emulate_media(forced_colors="active")
    page.goto(f"{sample_url}coverage/")
    squares = page.locator(".legend .square")
    assert len({square.screenshot() for square in squares.all()}) == squares.count() == 5


@pytest.mark.parametrize("media", MEDIA)
def test_the_state_of_a_cell_is_told_by_its_sign(page: Page, sample_url: str, media: str) -> None:
    """0, blank, lost, what may be wrong, a total that is off, and where two years part."""
    page.emulate_media(**MEDIA[media])
    found: dict[str, set[str]] = {}
    for address in REPORTS:
        page.goto(sample_url + address)
        for name, drawn in forms(page, ".statutory td[id]").items():
            found.setdefault(name, set()).update(drawn)
    assert {"", "n", "blank", "lost", "n suspect", "n off", "n apart"} <= found.keys()
    assert ambiguous(found) == []


@pytest.mark.parametrize("media", MEDIA)
def test_a_verdict_is_told_by_its_word(page: Page, sample_url: str, media: str) -> None:
    """对得上, 接不上, 原件对不上, 无法核验 and the others, each with a shape."""
    page.emulate_media(**MEDIA[media])
    words: dict[str, set[str]] = {}
    for address in REPORTS:
        page.goto(sample_url + address)
        for name, word in page.locator("summary .verdict, table .verdict").evaluate_all(
            "(verdicts) => verdicts.map((verdict) => "
            "[verdict.className, getComputedStyle(verdict, '::before').content[1]"
            " + verdict.textContent.replace(/[ 0-9]/g, '')])"
        ):
            words.setdefault(name, set()).add(word)
    assert words == {
        "verdict holds": {"●对得上"},
        "verdict joins": {"●接得上"},
        "verdict broken": {"▲接不上"},
        "verdict acknowledged": {"◆原件对不上"},
        "verdict unknown": {"◌无法核验"},
    }


def test_what_an_address_names_is_outlined_in_forced_colours(page: Page, sample_url: str) -> None:
    """A cell, and the row of an identity."""
    page.emulate_media(forced_colors="active")
    page.goto(sample_url + REPORTS[0] + "#requests.granted.business")
    assert (
        page.locator("td.chosen").evaluate("(cell) => getComputedStyle(cell).outlineStyle")
        == "solid"
    )
    page.goto(sample_url + REPORTS[0] + "#check-requests.total.sum")
    assert page.locator("tr.lit").evaluate("(row) => getComputedStyle(row).outlineStyle") == "solid"
