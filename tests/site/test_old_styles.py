"""Style sheets are read by the browsers of offices, which are old: Chromium 86, of October 2020."""

from pathlib import Path

import pytest

from support.old_styles import REFINEMENTS, as_read, problems
from support.paths import ROOT

ASSETS = ROOT / "templates" / "assets"
SHEETS = sorted(ASSETS.rglob("*.css"))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.relative_to(ASSETS).as_posix())
def test_a_sheet_loses_nothing_that_an_old_browser_needs(path: Path) -> None:
    """What came later stands where it is not read, refines, or has a fallback before it."""
    assert list(problems(path.read_text("utf-8"))) == []


def test_every_refinement_is_used() -> None:
    """The list of them names no property that no sheet has."""
    sheets = "".join(path.read_text("utf-8") for path in SHEETS)
    assert [name for name in REFINEMENTS if f"{name}:" not in sheets] == []


@pytest.mark.parametrize(
    "sheet",
    [
        "@layer base { a { color: red } }",
        "a:is(.one, .two) { color: red }",
        "a:where(.one) { color: red }",
        "a:not(.one, .two) { color: red }",
        "a, b:has(i) { color: red }",
        "a { padding-block: 1rem }",
        "a { inset: 0 }",
        "a { aspect-ratio: 1 }",
        "a { width: 10cqi }",
        "a { height: 100dvh }",
        "a { width: 1px; width: min(var(--c), 10cqi) }",
        "a { --c: 10cqi }",
        "a { width: round(1.5px, 1px) }",
        "a { color: color-mix(in srgb, red, blue) }",
        "a { display: var(--block, revert) }",
        "a { text-decoration: underline 1px }",
        "a { all: revert-layer }",
        "@media (min-width: 1px) { a { inset: 0 } }",
        "@supports not (container-type: inline-size) { a { inset: 0 } }",
        "a { b { color: red } }",
    ],
)
def test_what_came_later_is_found(sheet: str) -> None:
    """Blocks, selectors, properties, values."""
    assert list(problems(sheet))


@pytest.mark.parametrize(
    "sheet",
    [
        "@container (min-width: 1px) { a:is(b) { inset: 0 } }",
        "@supports (width: 1cqi) { a { --c: 10cqi } }",
        "@supports selector(:has(a)) { a:has(b) { color: red } }",
        "a:has(:is(b, i)) { color: red }",
        "a { height: 100vh; height: 100dvh }",
        "a { width: min(1px, 2vw); text-wrap: balance; display: revert }",
        ":root:not([data-theme='light']) a::before { content: '' / '' }",
        '@property --c { syntax: "<length>"; inherits: true; initial-value: 0px; }',
        "a { padding-left: 1px; scroll-margin-inline: 1px }",
    ],
)
def test_what_is_right_without_is_let_through(sheet: str) -> None:
    """As is what is older."""
    assert list(problems(sheet)) == []


def test_a_sheet_is_read_as_an_old_browser_reads_it() -> None:
    """Blocks, rules and declarations that it does not know are gone, each as a whole."""
    sheet = """
    a { color: red; inset: 0; width: 1px; width: 10cqi }
    a, b:has(i) { color: blue }
    @container (min-width: 1px) { a { color: blue } }
    @supports (width: 1cqi) { a { color: blue } }
    @supports not (width: 1cqi) { a { width: 2px } }
    @media print { a:is(b) { color: blue } i { top: 0 } }
    """
    assert " ".join(as_read(sheet).split()) == (
        "a { color: red; width: 1px } a { width: 2px } @media print { i { top: 0 } }"
    )
