"""Cells and identities mark each other in a real browser.

By addresses alone and with a little help of a script.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from generator.archive.report import Report
from generator.build import Options, build
from generator.rules.assessment import Verdict
from support.loaded import assessed, reports
from support.paths import SAMPLE

REPORT = "990101/gxj/2023/"
EDITIONS = ("990101/jxj/2020/", "990101/jyj/2024/", REPORT)
OUTLINED = "(element) => getComputedStyle(element).outlineStyle"
LIT = "[...document.querySelectorAll('.statutory td.lit')].map((cell) => cell.id)"
PASSAGE = (
    "本局坚持以公开为常态、不公开为例外，围绕群众关心的事项主动公开政府信息，规范办理依申请公开，按时答复。"
    * 3
)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path, str], str]) -> str:
    """The sample archive, two of its reports saying the same at length.

    Built and served where it says it stands.
    """
    folder = tmp_path_factory.mktemp("marks")
    content = Path(shutil.copytree(SAMPLE, folder / "content"))
    for year in (2023, 2025):
        path = content / "reports" / "990101" / "gxj" / f"{year}.md"
        changed = re.sub(
            r"(?s)(## 一、总体情况\n\n).*?(\n\n## )",
            rf"\g<1>{PASSAGE}\2",
            path.read_text("utf-8"),
            count=1,
        )
        path.write_text(changed, "utf-8")
    assert build(Options(content, folder / "site", search=False)).published
    return serve(folder / "site", "/base/")


@pytest.fixture(scope="module")
def report() -> Report:
    """The report whose page is looked at."""
    return next(report for report in reports(SAMPLE) if urls_of(report) == REPORT)


def urls_of(report: Report) -> str:
    """Where a report's page is."""
    return f"{report.region}/{report.agency}/{report.year}/"


def test_cells_stand_in_the_order_of_the_form(page: Page, url: str) -> None:
    """An identity names its cells by their places, in each edition and a mixture."""
    for found in reports(SAMPLE):
        if urls_of(found) in EDITIONS:
            page.goto(url + urls_of(found))
            ids = page.evaluate(
                "[...document.querySelectorAll('.statutory td[id]')].map((cell) => cell.id)"
            )
            assert ids == [cell.id for cell in found.figures.form.cells]


def test_without_a_script_links_lead_both_ways(browser: Browser, url: str, report: Report) -> None:
    """A cell of an identity that is acknowledged names it.

    The identity leads to its first cell, which is set off.
    """
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url + REPORT)
    for identity in (i for i in report.figures.form.identities if i.id in report.acknowledged):
        for term in (*identity.left, *identity.right):
            link = page.locator(f'td[id="{term.cell}"] a[href="#check-{identity.id}"]')
            expect(link).to_have_accessible_name(f"原件对不上：{identity.along.short}")
    name = next(iter(report.acknowledged))
    identity = next(i for i in report.figures.form.identities if i.id == name)
    page.locator(f'a[href="#check-{name}"]').first.click()
    row = page.locator(f'tr[id="check-{name}"]')
    expect(row).to_be_in_viewport()
    assert row.evaluate(OUTLINED) != "none"
    row.locator("th a").click()
    cell = page.locator(f'td[id="{identity.left[0].cell}"]')
    expect(cell).to_be_in_viewport()
    assert cell.evaluate(OUTLINED) != "none"
    context.close()


def test_only_cells_of_identities_that_do_not_hold_carry_marks(page: Page, url: str) -> None:
    """And no figure that is copied has one in it."""
    page.goto(url + REPORT)
    (own,) = (each for each in assessed(SAMPLE) if urls_of(each.report) == REPORT)
    failing = [*own.having(Verdict.BROKEN), *own.having(Verdict.ACKNOWLEDGED)]
    terms = [
        (t.cell, i.identity.id)
        for i in failing
        for t in (*i.identity.left, *i.identity.right)
        if not t.last
    ]
    found = page.evaluate(
        "[...document.querySelectorAll('td .mark:not(.amended)')]"
        ".map((a) => [a.closest('td').id, a.hash.slice(7)])"
    )
    assert sorted(map(tuple, found)) == sorted(terms)
    texts = page.locator(".statutory td[id]").all_text_contents()
    assert all(re.fullmatch(r"[0-9.]+|—|\?", text) for text in texts)


def test_choosing_an_identity_marks_its_cells(page: Page, url: str, report: Report) -> None:
    """Every cell of it, and no other; choosing another one clears the first."""
    for identity in report.figures.form.identities[:3]:
        page.goto(f"{url}{REPORT}#check-{identity.id}")
        page.wait_for_function("document.querySelector('tr.lit')")
        own = [term.cell for term in (*identity.left, *identity.right) if not term.last]
        assert sorted(page.evaluate(LIT)) == sorted(own)
        expect(page.locator(f'tr[id="check-{identity.id}"]')).to_be_in_viewport()


def test_choosing_a_cell_names_its_identities(page: Page, url: str, report: Report) -> None:
    """By its address or by a click.

    Each is named with its verdict, and its link leads to its row, opened.
    """
    for place in (0, 20, 100, len(report.figures.values) - 1):
        cell = report.figures.form.cells[place].id
        own = {
            f"#check-{i.id}"
            for i in report.figures.form.identities
            for t in (*i.left, *i.right)
            if (t.cell, t.last) == (cell, False)
        }
        page.goto(f"{url}{REPORT}")
        page.locator(f'td[id="{cell}"]').click(position={"x": 3, "y": 3})
        status = page.locator("p[role=status]")
        expect(status).to_be_visible()
        links = status.locator("a").evaluate_all("(links) => links.map((link) => link.hash)")
        assert set(links) == own
        assert page.evaluate("decodeURIComponent(location.hash)") == f"#{cell}"
        assert page.locator("tr.lit").count() == len(own)
        page.goto("about:blank")
        page.goto(f"{url}{REPORT}#{cell}")
        assert page.locator("p[role=status] a").count() == len(own)
        if own:
            page.locator("p[role=status] a").first.click()
            row = page.locator(f'tr[id="{links[0].removeprefix("#")}"]')
            expect(row).to_have_class("lit")
            expect(row).to_be_in_viewport()


def test_an_address_that_is_none_of_ours_does_no_harm(page: Page, url: str) -> None:
    """A broken escape, an unknown name, nothing."""
    for anchor in ("#%E0%A4%A", "#no-such-place", "#"):
        page.goto("about:blank")
        page.goto(url + REPORT + anchor)
        assert page.evaluate(LIT) == []


@pytest.mark.parametrize("address", [REPORT, "990101/gxj/2025/compare/", "990102/czj/2023/"])
def test_axe_and_reflow(page: Page, url: str, address: str) -> None:
    """Marks, records and two texts side by side, light and dark, narrow and wide."""
    page.goto(url + address)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            violations = (
                Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
            )
            assert [(v["id"], node["html"]) for v in violations for node in v["nodes"]] == []
            assert page.evaluate("document.documentElement.scrollWidth") == width


def test_two_texts_stand_side_by_side_or_below_each_other(page: Page, url: str) -> None:
    """Beside each other on a desk, one after the other on a phone."""
    page.goto(f"{url}990101/gxj/2025/compare/")
    boxes = (
        "[...document.querySelectorAll('.version')].slice(0, 2)"
        ".map((e) => [e.offsetLeft, e.offsetTop])"
    )
    (left, top), (other_left, other_top) = page.evaluate(boxes)
    assert (left < other_left, top == other_top) == (True, True)
    page.set_viewport_size({"width": 390, "height": 844})
    (left, top), (other_left, other_top) = page.evaluate(boxes)
    assert (left == other_left, top < other_top) == (True, True)
