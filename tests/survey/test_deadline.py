"""Lateness is said only where the law sets a day, or a local notice that is cited."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from generator.build import Options, build
from generator.site.export.calendar import calendar
from generator.survey.coverage import Coverage
from generator.survey.due import due_days
from support.built_pages import links, page
from support.loaded import dossiers, surveyed
from support.small_archives import Body, Filed, write

NOTICE = """\
deadlines:
  - regions: ['990101']
    kinds: [town]
    day: 01-20
    since: 2023
    until: 2024
    source: {title: 《清河区关于做好年报工作的通知》, url: https://qinghe.example/notice}
"""


def said(content: Path, key: str, year: int = 2023) -> str:
    """How that body kept its day on that year."""
    assert key in dossiers(content)
    survey = surveyed(content)
    row = Coverage(survey).squares(survey.archive.by_key[key])
    (kept,) = (square.punctuality for square in row if square.year == year)
    assert kept
    return kept.words


@pytest.mark.parametrize(
    ("key", "kind", "published", "expected"),
    [
        ("990101/jyj", "department", "2024-01-31", "公布日期按期"),
        ("990101/jyj", "department", "2024-02-05", "公布日期逾期 5 天"),
        ("990101/jyj", "department", "null", "公布日期原件没有写明"),
        ("000000/jyb", "department", "2024-02-05", "公布日期逾期 5 天"),
        ("990101/zf", "government", "2024-03-31", "公布日期按期"),
        ("990000/zf", "government", "2024-04-01", "公布日期逾期 1 天"),
        ("000000/gwy", "government", "2024-04-01", "没有法定期限"),
        ("990101/hx", "town", "2024-09-01", "没有法定期限"),
        ("990101/hx", "town", "null", "没有法定期限"),
        ("990101/sw", "public_body", "2024-09-01", "没有法定期限"),
        ("990101101/zf", "town", "2024-09-01", "没有法定期限"),
        ("990101101/zf", "government", "2024-09-01", "没有法定期限"),
        ("990101101/jyb", "department", "2024-09-01", "没有法定期限"),
    ],
)
def test_only_whom_article_49_binds_is_late(
    tmp_path: Path, key: str, kind: str, published: str, expected: str
) -> None:
    """From county level up, departments by 31 January, local governments by 31 March."""
    content = write(tmp_path / "content", {key: Body(kind, {2023: Filed(published=published)})})
    assert said(content, key) == expected


@pytest.mark.parametrize(
    ("key", "kind", "year", "expected"),
    [
        (
            "990101/hx",
            "town",
            2023,
            "公布日期逾期 12 天（依《清河区关于做好年报工作的通知》）",
        ),
        (
            "990101101/zf",
            "town",
            2024,
            "公布日期逾期 12 天（依《清河区关于做好年报工作的通知》）",
        ),
        ("990101101/zf", "town", 2022, "没有法定期限"),
        ("990101101/zf", "town", 2025, "没有法定期限"),
        ("990102/hx", "town", 2023, "没有法定期限"),
        ("990101/sw", "public_body", 2023, "没有法定期限"),
        ("990101/jyj", "department", 2023, "公布日期逾期 1 天"),
    ],
)
def test_a_notice_binds_whom_it_names_in_its_region_and_years(
    tmp_path: Path, key: str, kind: str, year: int, expected: str
) -> None:
    """Nobody else, no other year, and never those to whom the statute sets a day."""
    filed = {year: Filed(published=f"{year + 1}-02-01")}
    content = write(tmp_path / "content", {key: Body(kind, filed)}, NOTICE)
    assert said(content, key, year) == expected


def test_the_notice_of_the_nearest_region_holds(tmp_path: Path) -> None:
    """A county's own day comes before the city's."""
    city = NOTICE.replace("990101", "990100").replace("01-20", "02-28").partition("\n")[2]
    content = write(
        tmp_path / "content", {"990101/hx": Body("town", {2023: Filed(published="2024-02-01")})}
    )
    for lines in (NOTICE + city, f"deadlines:\n{city}{NOTICE.partition(chr(10))[2]}"):
        (content / "site.yaml").write_text(lines, "utf-8")
        assert "逾期 12 天" in said(content, "990101/hx")


def test_the_citation_stands_beside_the_verdict(tmp_path: Path) -> None:
    """On the page as a link to the notice, in the table as a column, in the calendar as a text."""
    bodies = {
        "990101/hx": Body("town", {2023: Filed(published="2024-02-01")}),
        "990102/hx": Body("town", {2023: Filed(published="2024-09-01")}),
    }
    content = write(tmp_path / "content", bodies, NOTICE)
    assert build(Options(content, tmp_path / "site", search=False)).published
    document = page(tmp_path / "site", "coverage")
    assert links(document, ".aside a[href^='#']") == ["#notice-1"]
    assert links(document, "#notice-1 a") == ["https://qinghe.example/notice"]
    source = (tmp_path / "site" / "coverage" / "coverage.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(StringIO(source, newline="")))
    assert [
        [row[name] for name in ("法定期限", "期限依据", "与期限相比", "逾期天数")] for row in rows
    ] == [
        ["2024-01-20", "《清河区关于做好年报工作的通知》", "逾期 12 天", "12"],
        ["", "", "没有法定期限", ""],
    ]
    survey = surveyed(content)
    local = [due for due in due_days(survey) if due.local]
    assert [(due.year, due.day.isoformat(), due.whose) for due in local] == [
        (2024, "2025-01-20", "清河区的乡镇街道")
    ]
    event = next(
        event
        for event in calendar(survey).replace("\r\n ", "").split("BEGIN:VEVENT")
        if "20250120" in event
    )
    assert "DESCRIPTION:《清河区关于做好年报工作的通知》 https://qinghe.example/notice" in event
