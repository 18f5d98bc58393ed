"""Reports on years before 2019: a narrative with its source, no tables, and no figure asked of it.

What is wrong with such files stands in tests/invalid/no-form.
"""

import csv
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from generator.authoring.canonical import tidied
from generator.authoring.schema import schema
from generator.build import Options, build, examine
from generator.form.editions import TABLES
from support.built_pages import find, page, text
from support.paths import SAMPLE
from support.small_archives import Body, Filed, write

AGENCY = "990101/jyj"
HEAD = "---\nform: null\ntitle: 清河区jyj{year}年政府信息公开年度报告\npublished: null\nsource:\n"
SOURCE = "  url: null\n  retrieved: null\n  file: null\n  sha256: null\n---\n"
BODY = "\n## 一、概述\n\n全年收到申请 3 件。{year}\n"


def file_early(content: Path, *years: int) -> Path:
    """Write reports on those years beside what is there."""
    for year in years:
        path = content / "reports" / AGENCY / f"{year}.md"
        path.write_text((HEAD + SOURCE + BODY).format(year=year), "utf-8")
    return content


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Of a body with reports on 2008, 2015, 2018 and 2021, and one with none before 2021."""
    bodies = {AGENCY: Body(reports={2021: Filed(5)}), "990102/czj": Body(reports={2021: Filed(7)})}
    content = file_early(write(tmp_path / "content", bodies), 2008, 2015, 2018)
    result = build(Options(content, tmp_path / "site", search=False))
    assert (result.published, result.findings) == (True, [])
    return tmp_path / "site"


def test_it_is_read_and_written_as_it_is(tmp_path: Path) -> None:
    """The layout has neither tables nor what speaks of cells."""
    content = file_early(write(tmp_path / "content", {AGENCY: Body()}), 2016)
    path = content / "reports" / AGENCY / "2016.md"
    written = path.read_text("utf-8")
    assert tidied(written, path.as_posix()) == (written, [])
    _, findings = examine(content)
    assert findings == []


def test_its_page_shows_the_words_and_invents_no_verdict(site: Path) -> None:
    """It says that there was no form; no table, no verdict, no zero."""
    shown = page(site, f"{AGENCY}/2015")
    (main,) = find(shown, "main")
    assert "全年收到申请 3 件。" in text(main)
    assert "表式 没有统一表式" in text(main)
    assert find(main, "table, .verdict, .checks, .zero, .strip") == []


def test_the_year_after_has_nothing_to_join(tmp_path: Path) -> None:
    """The first report with tables says why, and that nothing was withdrawn."""
    bodies = {AGENCY: Body(reports={2019: Filed(5)})}
    content = write(tmp_path / "content", bodies)
    path = content / "reports" / AGENCY / "2019.md"
    path.write_text((SAMPLE / "reports" / AGENCY / "2019.md").read_text("utf-8"), "utf-8")
    file_early(content, 2018)
    assert build(Options(content, tmp_path / "site", search=False)).published
    (across,) = find(page(tmp_path / "site", f"{AGENCY}/2019"), "#across + .note")
    assert text(across) == "2018 年没有统一表式，与上年的衔接无法核验。"


def test_nobody_is_missed_before_the_form(site: Path) -> None:
    """Neither on the pages of agency, year and coverage, nor in the table."""
    years = [
        text(row) for row in find(page(site, AGENCY), "section[aria-labelledby=years] tbody tr")
    ]
    assert [row.split()[0] for row in years] == ["2021", "2020", "2019", "2018", "2015", "2008"]
    assert years[3:] == ["2018 没有统一表式", "2015 没有统一表式", "2008 没有统一表式"]
    assert "缺 2019、2020 年" in text(find(page(site, AGENCY), ".lead")[0])
    assert "这一年不在本档案的机关" not in text(find(page(site, "years/2015"), "main")[0])
    rows = find(page(site, "coverage"), ".matrix tbody tr")
    (row,) = [row for row in rows if find(row, "a[href$='/990102/czj/']")]
    assert [text(cell) for cell in find(row, "td")][:3] == ["", "", ""]
    source = (site / "coverage" / "coverage.csv").read_text("utf-8-sig")
    listed = [
        (row["机关代码"], row["年度"], row["入档情况"], row["缺失格数"], row["与期限相比"])
        for row in csv.DictReader(StringIO(source))
        if int(row["年度"]) < 2019
    ]
    assert listed == [(AGENCY, year, "已入档", "", "") for year in ("2008", "2015", "2018")]


def test_no_figure_is_added_for_it(site: Path) -> None:
    """Sums have a line without figures, charts no bar, the quality pages no such year."""
    rows = find(page(site, "990101"), "section[aria-labelledby=sums] tbody tr")
    assert [text(row) for row in rows][1:] == [
        f"{year} 1 份 没有统一表式" for year in (2018, 2015, 2008)
    ]
    chart = text(find(page(site, AGENCY), "figure desc")[0])
    assert chart == "2019 年不在本档案，2020 年不在本档案，2021 年 5 件"
    assert sorted(path.name for path in (site / "quality").glob("20*")) == ["2021"]
    assert "2 份报告中" in text(find(page(site, "quality"), ".lead")[0])


def test_an_archive_of_nothing_else_is_published(tmp_path: Path) -> None:
    """A government's, too: no list stumbles over what has no column."""
    content = file_early(write(tmp_path / "content", {AGENCY: Body(kind="government")}), 2009, 2017)
    result = build(Options(content, tmp_path / "site"))
    assert (result.published, result.findings) == (True, [])
    year = page(tmp_path / "site", "years/2017")
    assert "没有统一表式" in text(find(year, "main")[0])
    assert "0" not in re.sub("20[0-9]{2}", "", text(find(year, "main table")[0]))


FILES: dict[str, tuple[dict[str, Any], int]] = {
    "before the form": ({"form": None, "title": "t"}, 1),
    "with its tables": ({"form": 2021, "title": "t", **dict.fromkeys(TABLES)}, 1),
    "without a form": ({"title": "t"}, 0),
    "without tables": ({"form": 2021, "title": "t"}, 0),
    "tables and none": ({"form": None, "title": "t", "proactive": None}, 0),
    "no longer kept": ({"title": "t", "withdrawn": {}}, 1),
    "no longer kept, with a form": ({"form": 2021, "title": "t", "withdrawn": {}}, 0),
}


@pytest.mark.parametrize("name", FILES)
def test_the_schema_knows_it(name: str) -> None:
    """A file is one of three: with its tables, before the form, no longer kept."""
    head, fitting = FILES[name]
    assert sum(fits(head, kind) for kind in schema()["oneOf"]) == fitting


def fits(head: dict[str, Any], kind: dict[str, Any]) -> bool:
    """Whether a file is of a kind, as far as the schema tells kinds apart."""
    allowed = kind.get("properties", {})
    if not head.keys() >= set(kind["required"]):
        return False
    if any(allowed.get(key) is False for key in head):
        return False
    is_null = {"type": "null"}
    if allowed.get("form") == is_null:
        return head["form"] is None
    return allowed.get("form") != {"not": is_null} or head["form"] is not None


def test_the_schema_knows_what_was_redacted() -> None:
    """Each of three texts, and nothing besides."""
    described = schema()["properties"]["redacted"]["items"]
    assert described["required"] == ["date", "what", "reason"]
    assert described["additionalProperties"] is False
