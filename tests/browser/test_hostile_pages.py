"""Reports that mean harm, opened in a real browser."""

import os
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request

from support.cases import harm
from support.hostile_input import FOLDER, lines, naughty_strings
from support.texts_everywhere import lay

MOST = int(os.environ.get("ARCHIVE_HOSTILE_PAGES", "25"))
"Reports that are opened: 500 on demand, with ARCHIVE_HOSTILE_DIR for texts enough."

WATCH = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective}`);
});
"""


def harmful_texts() -> list[str]:
    """Our own cases, and those of the public collections, where they are here, of one line."""
    texts = harm()
    if FOLDER:
        texts += [
            text
            for text in [*lines("xss"), *naughty_strings()]
            if text.strip() and "\n" not in text
        ]
    return texts


def problems_of(page: Page, address: str) -> list[str]:
    """What a page of the site at that address does wrong from now on, as it happens."""
    problems: list[str] = []

    def refuse(dialog: Dialog) -> None:
        problems.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def note(request: Request) -> None:
        if urlsplit(request.url).netloc != urlsplit(address).netloc:
            problems.append(request.url)

    page.on("dialog", refuse)
    page.on("request", note)
    page.on(
        "console",
        lambda message: problems.append(message.text) if message.type == "error" else None,
    )
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("popup", lambda popup: problems.append(f"popup {popup.url}"))
    return problems


def test_nothing_of_them_happens(
    browser: Browser, tmp_path: Path, serve: Callable[[Path], str], say: Callable[[object], None]
) -> None:
    """No dialog, no request to another origin, no violation of the policy, no error.

    And no other page.
    """
    laid = lay(harmful_texts()[: MOST // 2 + 50], tmp_path)
    address = serve(laid.site)
    opened = 0
    with browser.new_context() as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        problems = problems_of(page, address)
        for key in laid.texts:
            for year in (2022, 2023):
                if opened < MOST:
                    page.goto(f"{address}{key}/{year}/")
                    assert page.url == f"{address}{key}/{year}/"
                    opened += 1
        assert problems == []
    say(f"{opened} reports opened: no dialog, no foreign request, no violation of the policy")
    if opened < MOST:
        pytest.fail(f"only {opened} reports to open")
