"""Corrections and withdrawals: what the rule asks of them, and what readers see of them."""

import re
import shutil
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from justhtml import Element, JustHTML

from generator.archive.cell import write
from generator.archive.report import Correction, Report
from generator.archive.values import Missing
from generator.build import Options, build
from generator.rules.correction import correction
from generator.rules.dossier import Dossier, dossier
from generator.survey.amendments import amendments, newest
from support import zeros
from support.loaded import dossiers, surveyed
from support.paths import SAMPLE

CORRECTED = "990101/gxj/2023"
WITHDRAWN = "990102/czj/2023"
HOME = "https://github.com/example/archive"


@pytest.fixture(scope="module")
def archive() -> dict[str, Dossier]:
    """The sample archive, read."""
    return dossiers(SAMPLE)


def page(site: Path, address: str) -> JustHTML:
    """A page of a site, parsed."""
    return JustHTML((site / address / "index.html").read_text("utf-8"), sanitize=False)


def words(document: JustHTML, selector: str) -> list[str]:
    """The text of each element a selector means, white space closed up."""
    return [
        " ".join(e.to_text().split()) for e in document.query(selector) if isinstance(e, Element)
    ]


def links(document: JustHTML, selector: str) -> list[str]:
    """Where those elements lead."""
    return [
        (e.attrs or {}).get("href") or ""
        for e in document.query(selector)
        if isinstance(e, Element)
    ]


def corrected(archive: dict[str, Dossier]) -> tuple[Dossier, Report]:
    """The report with a correction."""
    file = archive["990101/gxj"]
    (report,) = (report for report in file.reports if report.year == 2023)
    return file, report


def said(file: Dossier, report: Report, corrections: list[tuple[str, str, str, str]]) -> list[str]:
    """What the rule says of these corrections, each part with its place.

    A correction is its date, cell, before and after.
    """
    changed = replace(
        report,
        corrections=tuple(
            Correction(*item, "看错", (n, 1), (n, 2), (n, 3)) for n, item in enumerate(corrections)
        ),
    )
    alone = dossier(file.agency, [changed], file.regions)
    return [f"{f.line}.{f.column} {f.message}" for f in correction(alone)]


def test_true_corrections_are_fine(archive: dict[str, Dossier]) -> None:
    """Once, twice in a row in any order in the file, from lost or blank to a figure."""
    file, report = corrected(archive)
    cell = next(
        cell.id
        for cell, value in zip(report.figures.form.cells, report.figures.values, strict=True)
        if value
    )
    now = write(report.figures[cell])
    chain = [
        ("2026-01-01", cell, "lost", "~"),
        ("2026-01-02", cell, "~", "7" + now),
        ("2026-01-03", cell, "7" + now, now),
    ]
    for order in permutations(chain):
        assert said(file, report, list(order)) == []


def test_every_cell_takes_its_present_value_and_no_other(archive: dict[str, Dossier]) -> None:
    """`lost` → the value is fine, `lost` → another valid value is one error, at `after`.

    Of both editions.
    """
    held = [(file, report) for file in archive.values() for report in file.reports]
    for file, report in held:
        for cell, value in zip(report.form.cells, report.figures.values, strict=True):
            before = "~" if value is Missing.LOST else "lost"
            day = f"{report.year + 1}-01-01"
            assert said(file, report, [(day, cell.id, before, write(value))]) == []
            other = "4711"
            wrong = said(file, report, [(day, cell.id, before, other)])
            expected = f"{cell.name} 更正后应为这一格现在的值 {write(value)}，实为 {other}"
            assert wrong == [f"0.3 {expected}"]


def test_what_is_wrong_stands_where_it_is_wrong(archive: dict[str, Dossier]) -> None:
    """An unknown cell, a value no cell of the kind holds, no change, a gap between corrections."""
    file, report = corrected(archive)
    item = report.corrections[0]
    fine = (item.date, item.cell, item.before, item.after)
    assert said(file, report, [fine]) == []
    assert said(file, report, [fine, (item.date, "no.such.cell", "1", "2")]) == [
        "1.1 本表式没有名为“no.such.cell”的格"
    ]
    name = next(amendments(file.agency, report)).name.replace(" ", "")
    same = said(file, report, [(item.date, item.cell, item.after, item.after)])
    assert same == [f"0.3 {name} 更正前后都是 {item.after}"]
    assert said(file, report, [(item.date, item.cell, "010", item.after)]) == [
        "0.2 before 的值“010” 不是规范的数字"
    ]
    gap = said(file, report, [("2026-01-01", item.cell, "1", "2"), fine])
    assert gap == [f"1.2 {name} 更正前应为 2026-01-01 更正后的值 2，实为 {item.before}"]


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("requests.received.busines", "您是否想写 requests.received.business"),
        ("requests.granted.totl", "您是否想写 requests.granted.total"),
        ("什么", "写成 表.行.列，与报告中各行的名称一致"),
    ],
)
def test_a_slip_in_the_name_of_a_cell_is_answered_with_the_nearest(cell: str, hint: str) -> None:
    """Where there is none near, with how names are made."""
    change = Correction("2026-01-01", cell, "1", "2", "看错")
    (found,) = correction(zeros.dossier(replace(zeros.report({}), corrections=(change,))))
    assert (found.message, found.hint) == (f"本表式没有名为“{cell}”的格", hint)


def test_the_record_stands_on_the_page_and_its_cell_leads_there(
    archive: dict[str, Dossier], sample_site: Path
) -> None:
    """Date, cell in words, before → after, reason; both ways."""
    file, report = corrected(archive)
    (item,) = amendments(file.agency, report)
    document = page(sample_site, CORRECTED)
    assert words(document, ".amendments tbody tr") == [
        f"{item.correction.date} {item.name} {item.before} → {item.after} {item.correction.reason}"
    ]
    (row,) = document.query(".amendments tbody tr")
    assert isinstance(row, Element)
    assert (row.attrs or {})["id"] == item.anchor
    assert links(document, ".amendments td a") == [f"#{item.correction.cell}"]
    assert links(document, "td .amended") == [f"#{item.anchor}"]
    (cell,) = [
        e
        for e in document.query("td")
        if isinstance(e, Element) and (e.attrs or {}).get("id") == item.correction.cell
    ]
    assert cell.to_text().strip() == item.after


def test_lists_name_new_corrections_only_where_there_are_any(sample_site: Path) -> None:
    """Home and the agency; not another agency, nor the report that has none."""
    archive = surveyed(SAMPLE).archive
    base = archive.settings.base_path
    (item,) = newest(archive.agencies, 8)
    for address in ("", "990101/gxj"):
        links_there = links(page(sample_site, address), "section li a")
        assert f"{base}{CORRECTED}/#{item.anchor}" in links_there
    for address in ("990102/czj", WITHDRAWN):
        assert "更正记录" not in words(page(sample_site, address), "h2")


def test_fault_is_attributed(archive: dict[str, Dossier], tmp_path: Path) -> None:
    """原件如此 where the report acknowledges it.

    录入差异 where a cell of the identity was corrected.
    """
    _, report = corrected(archive)
    identity = next(i for i in report.figures.form.identities if i.id in report.acknowledged)
    cell = identity.right[0].cell
    now = write(report.figures[cell])
    content = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    path = content / "reports" / f"{CORRECTED}.md"
    entry = (
        f"  - date: 2026-02-02\n    cell: {cell}\n"
        f"    before: 9{now}\n    after: {now}\n    reason: 看错\n"
    )
    path.write_text(
        path.read_text("utf-8").replace("withdrawn: null", f"{entry}withdrawn: null"), "utf-8"
    )
    assert build(Options(content, tmp_path / "site", search=False)).published
    document = page(tmp_path / "site", CORRECTED)
    (said_there,) = [
        text
        for text in words(document, "[data-cells] > tr")
        if "录入差异：" in text and "原件如此" in text
    ][:1]
    assert f"9{now} → {now}" in said_there
    assert "原件如此：原件如此" not in said_there
    name = report.figures.form.cells[report.figures.form.index[cell]]
    assert f"录入差异：{name.row.short} · {name.column.short}" in said_there


def test_a_withdrawn_report_keeps_its_page_and_leaves_every_sum(
    sample_site: Path, tmp_path: Path
) -> None:
    """The counts are those of an archive without it.

    The page, with a notice, and every list still have it.
    """
    content = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    shutil.rmtree((content / "reports" / WITHDRAWN).parent)
    assert build(Options(content, tmp_path / "site", search=False)).published
    without = tmp_path / "site"
    kept = words(page(sample_site, ""), ".counts dd")
    alone = words(page(without, ""), ".counts dd")
    assert (kept[0], kept[2:]) == (alone[0], alone[2:])
    for address in ("000000", "990000", "990100"):
        assert sums(page(sample_site, address)) == sums(page(without, address))
    assert words(page(sample_site, "years/2023"), "tfoot tr") == words(
        page(without, "years/2023"), "tfoot tr"
    )
    (lead,) = words(page(sample_site, "years/2023"), ".lead")
    assert lead.endswith("的年报在本档案，另有 1 份已撤回。政府汇总报告 1 份，不计入合计。")
    assert "财政局 已撤回" in words(page(sample_site, "990102/2023"), "tbody tr")
    assert "已撤回" in words(page(sample_site, "990102/czj"), ".lead")[0]
    assert "撤回" in words(page(sample_site, WITHDRAWN), "#withdrawn")[0]


def sums(document: JustHTML) -> list[str]:
    """A region's sums by year, and the reports of each region below that holds any."""
    asides = words(document, "section[aria-labelledby=below] .aside")
    below = [text.split(" · ")[-1] for text in asides]
    years = words(document, "section[aria-labelledby=sums] td:first-of-type")
    return years + [text for text in below if text != "0 份报告"]


@pytest.mark.parametrize(
    ("repository", "expected"),
    [(HOME, [f"{HOME}/commits/HEAD/content/reports/{WITHDRAWN}.md"]), ("null", [])],
)
def test_an_earlier_version_is_reachable_where_there_is_a_repository(
    repository: str, expected: list[str], tmp_path: Path
) -> None:
    """The notice leads to the history of the file; without a repository it says nothing of one."""
    content = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    path = content / "site.yaml"
    path.write_text(
        re.sub(r"(?m)^repository: .*$", f"repository: {repository}", path.read_text("utf-8")),
        "utf-8",
    )
    assert build(Options(content, tmp_path / "site", search=False)).published
    assert links(page(tmp_path / "site", WITHDRAWN), "#withdrawn a") == expected
    notice = words(page(tmp_path / "site", CORRECTED), "section .note")
    assert any("更正前的版本" in text for text in notice) == bool(expected)
