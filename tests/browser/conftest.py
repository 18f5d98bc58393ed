"""The entry page's modules in a browser, without the page."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page

from support.entry import Engine
from support.paths import ROOT

BARE = '<!doctype html><link rel="icon" href="icon.svg"><title>…</title>'


@pytest.fixture
def engine(
    page: Page, once: Callable[[str, Callable[[Path], None]], Path], serve: partial[str]
) -> Engine:
    """Runs a function of some modules in a page that has nothing else."""
    page.goto(serve(once("entry-engine", _filled)))
    return Engine(page)


def _filled(folder: Path) -> None:
    assets = ROOT / "templates" / "assets"
    shutil.copytree(assets / "entry", folder / "entry")
    shutil.copy(assets / "icon.svg", folder)
    (folder / "index.html").write_text(BARE, "utf-8")
