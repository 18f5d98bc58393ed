"""Filling in a report on the entry page, as a person does."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from generator.archive.report import Report
from generator.authoring.canonical import tidied
from generator.build import examine
from generator.content.report_file import read_report
from generator.finding import ERROR
from support.paths import SAMPLE

ENTRY = "contribute/entry/"
PASTED = """
([html, text]) => {
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData("text/html", html);
  if (text) clipboardData.setData("text/plain", text);
  const told = { clipboardData, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", told));
}
"""


def opened(page: Page, root: str, body: str = "") -> None:
    """Open the page, that body and year chosen; its fields are there, and last year's figures."""
    page.goto(f"{root}{ENTRY}?{body}")
    expect(page.locator("#entry")).to_have_class(re.compile("ready"))
    if body:
        expect(page.locator("#body-said")).not_to_be_empty()


def cell(page: Page, cell_id: str) -> Locator:
    """The field of a cell, in the table of the edition that is shown."""
    return page.locator(f".entry-grid:not([hidden]) [data-cell='{cell_id}']")


def typed(page: Page, cell_id: str, text: str) -> None:
    """Type into a cell, in the place of what it had."""
    cell(page, cell_id).focus()
    page.keyboard.type(text)
    page.keyboard.press("Tab")


def pasted(page: Page, html: str = "", text: str = "") -> str:
    """Paste into the cell that has the focus; what is said of it."""
    page.evaluate(PASTED, [html, text])
    return page.locator("#said").inner_text()


def figures(page: Page) -> dict[str, str]:
    """Cell → what stands in its field, of the tables that are shown."""
    found: dict[str, str] = page.locator(".entry-grid:not([hidden]) [data-cell]").evaluate_all(
        "fields => Object.fromEntries(fields.map(({ dataset, value }) => [dataset.cell, value]))"
    )
    return found


def taken(page: Page) -> str:
    """The file that is taken away once all is checked."""
    page.locator("#check").click()
    expect(page.locator("#take-said")).to_have_text("检查完了，可以取走。")
    with page.expect_download() as download:
        page.locator("#download").click()
    return Path(download.value.path()).read_text("utf-8")


def accepted(text: str, place: str, folder: Path) -> tuple[Report, Sequence[str]]:
    """The report of a file that is as fmt leaves it, and what check says against it there.

    place: 990101/gxj/2024.md, in a copy of the sample archive.
    """
    assert tidied(text, place) == (text, [])
    content = Path(shutil.copytree(SAMPLE, folder / "content"))
    (content / "reports" / place).write_text(text, "utf-8")
    _, findings = examine(content)
    wrong = [each.message for each in findings if each.severity == ERROR]
    report, _ = read_report(text, place)
    assert report
    return report, wrong
