"""What was removed: withdrawn reports of which nothing is kept, and what narratives no longer say.

What is wrong with such files stands in tests/invalid/removed.
"""

import gzip
import json
import re
from pathlib import Path

import pytest

from generator.build import Options, build, examine
from support.built_pages import find, page, text
from support.small_archives import Body, Filed, write

GONE = "withdrawn:\n  date: 2026-03-02\n  reason: 机关撤回\n"
TITLE = "清河区fgj2023年政府信息公开工作年度报告"
KEY, PARTNER = "990101/fgj", "990101/spj"


def bury(content: Path, key: str, year: int, head: str = "") -> None:
    """Leave of a report what says that it was there."""
    path = content / "reports" / key / f"{year}.md"
    title = re.search("^title:.*$", path.read_text("utf-8"), re.MULTILINE)
    assert title
    path.write_text(f"---\n{title[0]}\n{head}{GONE}---\n", "utf-8")


def built(content: Path, *, search: bool = False) -> Path:
    """The site of that content."""
    site = content.parent / "site"
    result = build(Options(content, site, search=search))
    assert (result.published, result.findings) == (True, [])
    return site


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Two bodies that filed one report together, and each its own a year before."""
    joint = Filed(5, head=f"joint: [{PARTNER}]")
    bodies = {
        KEY: Body(reports={2022: Filed(3), 2023: joint}),
        PARTNER: Body(reports={2022: Filed(2)}),
    }
    return write(tmp_path / "content", bodies)


def test_a_tombstone_says_what_was_there(content: Path) -> None:
    """Whose, when, why; no figure, no word, no original, nothing to verify."""
    bury(content, KEY, 2023, "source: {url: https://a.example/x, sha256: null}\n")
    site = built(content)
    shown = page(site, f"{KEY}/2023")
    assert text(find(shown, "h1")[0]).replace(" ", "") == TITLE
    assert (
        text(find(shown, ".notice")[0]) == "这份报告已于 2026-03-02 撤回：机关撤回。这个网址保留。"
    )
    (lead,) = find(shown, ".lead")
    assert text(lead).replace(" ", "") == "报告已经撤回，本档案不再保留它的内容。"
    assert find(shown, "main table, main .verdict, main .prose, main .heads, main .questions") == []
    assert "a.example" not in (site / KEY / "2023" / "index.html").read_text("utf-8")


def test_the_address_of_a_report_that_others_filed_too_stays(content: Path) -> None:
    """Theirs leads to the tombstone as it led to the report, and each of them says so."""
    bury(content, KEY, 2023, f"joint: [{PARTNER}]\n")
    site = built(content)
    led = (site / PARTNER / "2023" / "index.html").read_text("utf-8")
    assert f"/{KEY}/2023/" in led
    rows = find(page(site, PARTNER), "section[aria-labelledby=years] tbody tr")
    assert text(rows[0]).endswith("（已撤回）")


def test_it_counts_nowhere(content: Path) -> None:
    """Not among reports held, not in sums, not among what has entered or kept its day."""
    bury(content, KEY, 2023, f"archived: 2026-11-02\npublished: 2024-01-20\njoint: [{PARTNER}]\n")
    site = built(content)
    assert (
        text(find(page(site, ""), ".counts > div")[0]) == "份报告，另有 1 份已撤回 2022—2023 年 2"
    )
    assert TITLE[:6] + " 2023" not in text(
        find(page(site, ""), "section[aria-labelledby=newest]")[0]
    )
    sums = find(page(site, "990101"), "section[aria-labelledby=sums] tbody tr")
    assert [text(row) for row in sums] == ["2023 0 份 已撤回", "2022 2 份 5 5 5 0 0 0"]
    coverage = page(site, "coverage")
    assert "应有 3 份年报，本档案有 2 份。" in text(find(coverage, ".lead")[0])
    assert text(find(coverage, ".note")[0]).startswith("3 − 2 = 1 份：已撤回 1 份。")


def test_nothing_of_it_is_in_the_text_of_the_search(content: Path) -> None:
    """But for whose it is; and a bundle of nothing else can be made."""
    for key, year in ((KEY, 2023), (KEY, 2022), (PARTNER, 2022)):
        bury(content, key, year)
    site = built(content, search=True)
    texts = [
        gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        for path in site.glob("search/pagefind-*/fragment/*")
    ]
    assert len(texts) == 3
    assert not any("工 作" in words or "年 度" in words for words in texts)


def test_without_its_tables_it_may_keep_its_words(content: Path) -> None:
    """Where the agency took back its figures alone."""
    path = content / "reports" / KEY / "2023.md"
    body = path.read_text("utf-8").split("\n---\n")[1]
    path.write_text(f"---\ntitle: {TITLE}\n{GONE}---\n{body}", "utf-8")
    shown = page(built(content), f"{KEY}/2023")
    (lead,) = find(shown, ".lead")
    assert text(lead).replace(" ", "") == "报告已经撤回，本档案不再保留它的数字。"
    assert "本年度主动公开政府信息，办理依申请公开，加强信息管理、平台建设和监督保障。" in text(
        find(shown, ".prose")[0]
    )


def test_the_page_says_how_to_ask(tmp_path: Path) -> None:
    """By what site.yaml has; where it has nothing, that there is no way yet."""
    said = {}
    ways = ("", "contact: a@b.example\n", "repository: https://github.com/a/b\n")
    for number, site_file in enumerate(ways):
        content = write(tmp_path / str(number) / "content", {KEY: Body()}, site_file)
        (asked,) = find(page(built(content), "removal"), "section[aria-labelledby=ask]")
        said[site_file] = text(asked)
    assert "还没有写明联系方式，目前没有地方可以提出" in said[ways[0]]
    assert "联系：a@b.example" in said[ways[1]]
    assert "可以在 公开的意见页 提出" in said[ways[2]]


def test_what_was_removed_is_told_to_those_who_copied(sample_site: Path) -> None:
    """All of it in a file; the pages of reports, and the footer, lead to how to ask."""
    site = sample_site
    told = json.loads((site / "removal" / "removals.json").read_text("utf-8"))
    assert [(row["agency"], row["year"], row["kind"], row["kept"]) for row in told["removals"]] == [
        ("990102/czj", 2023, "撤回", True),
        ("990101/spj", 2023, "隐去", True),
        ("990101101/hxz", 2022, "撤回", False),
    ]
    for row in told["removals"]:
        own = site / row["address"].removeprefix("https://archive.example/base/") / "index.html"
        assert own.is_file()
    redacted = page(site, "990101/spj/2023")
    assert find(redacted, "aside a[href='/base/removal/']")
    assert "第一部分一处申请人的姓名和手机号码。原因：本人要求删除" in text(
        find(redacted, "section[aria-labelledby=redacted]")[0]
    )
    assert "commits/HEAD" not in (site / "990101/spj/2023/index.html").read_text("utf-8")


def test_what_happens_to_a_report_happens_after_its_year(content: Path) -> None:
    """And not in a year to come."""
    path = content / "reports" / KEY / "2022.md"
    redacted = (
        "redacted:\n  - {date: 2031-01-02, what: 一处姓名, reason: 本人要求}\nwithdrawn: null"
    )
    path.write_text(path.read_text("utf-8").replace("withdrawn: null", redacted), "utf-8")
    _, findings = examine(content, this_year=2026)
    assert [finding.message for finding in findings] == ["date 为 2031-01-02，今年是 2026 年"]
