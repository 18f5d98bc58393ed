"""The files of several reports: what a page says of them is so, and what did not change stays."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.build import Options, build, products
from generator.site.downloads import Download, measured, shape
from support.paths import SAMPLE

LINK = re.compile(
    r'<a href="/base/([^"]+\.(?:xlsx|csv|sqlite|csv\.gz|json))" download="[^"]+"[^>]*>(.*?)</a>'
)
SIZE = re.compile(r"[0-9.]+ (?:字节|KB|MB)")
EDITED = "reports/990101/jyj/2023.md"


def links(site: Path) -> Iterator[tuple[str, str, str]]:
    """Page, file and words of each link to a file that is offered."""
    for page in sorted(site.rglob("index.html")):
        for file, words in LINK.findall(page.read_text("utf-8")):
            yield page.relative_to(site).as_posix(), file, words


def made(folder: Path, *, fresh: bool = False) -> Path:
    """The site of the archive in a folder."""
    options = Options(folder / "content", folder / "site", search=False, fresh=fresh)
    result = build(options)
    assert result.published, result.findings
    return folder / "site"


def workbooks(site: Path) -> dict[str, int]:
    """Each workbook of several reports, with what is another number if it was written anew."""
    found = sorted(site.rglob("reports.xlsx"))
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in found}


@pytest.fixture
def archive(remembering: Path) -> Path:
    """A folder with the sample archive, in which builds remember."""
    shutil.copytree(SAMPLE, remembering / "content")
    return remembering


def test_each_file_a_page_offers_is_there_and_as_large_as_it_says(archive: Path) -> None:
    """Every page of an agency, a region, a sector or a year offers some, the first an Excel."""
    site = made(archive)
    offered: dict[str, list[str]] = {}
    for page, file, words in links(site):
        said = SIZE.search(words)
        size = measured((site / file).stat().st_size)
        assert said is None or said.group() == size, (page, file)
        offered.setdefault(page, []).append(file)
    places = [
        path.relative_to(site).as_posix()
        for path in site.rglob("index.html")
        if (path.parent / "reports.csv").exists()
    ]
    assert len(places) > 30
    for page in places:
        assert offered[page][0].endswith("reports.xlsx"), page


def test_what_did_not_change_is_taken_from_the_last_site(archive: Path) -> None:
    """A word in one report: its agency, its regions and the whole are made anew, no other."""
    site = made(archive)
    before = workbooks(site)
    path = archive / "content" / EDITED
    path.write_text(path.read_text("utf-8") + "\n另，本年无其他事项。\n", "utf-8")
    after = workbooks(made(archive))
    anew = {name for name in after if before[name] != after[name]}
    regions = ("990000", "990100", "990101")
    places = {f"{place}/reports.xlsx" for place in (*regions, "990101/jyj", "data")}
    assert anew == places
    assert after.keys() == before.keys()


def test_more_reports_than_a_workbook_holds_are_a_table(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page offers the table alone, or with it that of all; single agencies keep theirs."""
    monkeypatch.setattr(products, "MOST", 3)
    monkeypatch.setattr(products, "MOST_OF_ALL", 3)
    site = made(archive)
    offered = {(page, Path(file).name) for page, file, _ in links(site)}
    assert ("990000/index.html", "reports.csv") in offered
    assert ("990000/index.html", "reports.xlsx") not in offered
    assert ("990102/index.html", "reports.xlsx") in offered
    assert ("990101/gxj/index.html", "reports.xlsx") in offered
    assert not (site / "data" / "reports.xlsx").exists()
    monkeypatch.setattr(products, "MOST_OF_ALL", 100)
    offered = {(page, file) for page, file, _ in links(made(archive, fresh=True))}
    assert ("990000/index.html", "data/reports.xlsx") in offered
    assert ("990000/2023/index.html", "data/reports.xlsx") in offered


def test_sizes_and_shapes_are_told_as_a_reader_has_them() -> None:
    """A KB is a thousand bytes; nothing is 0 KB, and nothing 1000 KB."""
    assert [measured(size) for size in (0, 999, 1000, 31_400, 999_499, 1_000_000, 28_123_456)] == [
        "0 字节",
        "999 字节",
        "1 KB",
        "31 KB",
        "999 KB",
        "1.0 MB",
        "28.1 MB",
    ]
    assert shape(20, 5, 93) == "20 机关 × 5 年"
    assert shape(20, 1, 20) == shape(1, 20, 20) == "20 份年报"
    download = Download("a/reports.xlsx", "Excel", 31_400, shape(20, 5, 93))
    assert download.words == "Excel · 31 KB · 20 机关 × 5 年"
    cells = Download("data/cells-2025.csv.gz", "CSV.gz", 1000, title="2025年逐格")
    assert cells.name == "2025年逐格.csv.gz"
    assert Download("a/report.json", "JSON", 850).words == "JSON · 850 字节"
