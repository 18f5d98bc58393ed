"""Totals count every matter once.

What region, year and home pages add up and count, against the files.
"""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from justhtml import Element, JustHTML

from generator.archive.agency import Agency
from generator.archive.regions import Regions
from generator.archive.report import Report
from generator.build import Options, build
from generator.form.editions import FIRST_FORM
from generator.rules.dossier import Dossier
from generator.site import holdings
from support import loaded
from support.built_pages import find, links, page, text
from support.paths import CONTENT, SAMPLE

Files = dict[str, Dossier]
"Agency key → the agency with its reports."
CONTENTS = {"archive": CONTENT, "sample": SAMPLE}
ADDED = "合计只加部门、乡镇街道和公共企事业单位的报告"
BESIDE = "；政府汇总报告另列，不重复计入。"


def built(content: Path, target: Path) -> Path:
    """The site of that content."""
    result = build(Options(content, target, search=False))
    assert result.published, result.findings
    return target


@pytest.fixture(scope="module", params=list(CONTENTS))
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Files, Path]:
    """An archive and its site."""
    content = CONTENTS[request.param]
    return loaded.dossiers(content), built(content, tmp_path_factory.mktemp("totals") / "site")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample archive."""
    return built(SAMPLE, tmp_path_factory.mktemp("sample") / "site")


def filed(archive: Files, code: str = "000000") -> list[tuple[Agency, Report]]:
    """The reports that count in a region and below, one by one from the files."""
    return [
        (agency, report)
        for agency, report in held(archive)
        if agency.region.startswith(code.rstrip("0")) and not report.withdrawn
    ]


def held(archive: Files) -> list[tuple[Agency, Report]]:
    """Every report there is, those that were withdrawn included."""
    return [(file.agency, report) for file in archive.values() for report in file.reports]


def first_sums(rows: list[Element]) -> dict[str, str]:
    """Head of a row → its first figure."""
    return {text(find(row, "th")[0]): text(find(row, "td")[0]) for row in rows}


def of_governments(document: JustHTML) -> list[str]:
    """The addresses of the reports that stand beside the sum."""
    rows = "section[aria-labelledby=consolidated] tbody th a"
    return [address.removeprefix("/base/").removeprefix("/") for address in links(document, rows)]


def codes(archive: Files) -> list[str]:
    """The regions that hold agencies, and those above them."""
    return sorted(
        {above for file in archive.values() for above in _above(file.regions, file.agency.region)}
    )


def _above(regions: Regions, code: str | None) -> list[str]:
    return [code, *_above(regions, regions.parent(code))] if code else []


def test_a_region_adds_what_is_no_governments(archive: tuple[Files, Path]) -> None:
    """Each year's line says how many reports it adds.

    Governments' stand beside, each with its own figures.
    """
    files, site = archive
    for code in codes(files):
        document = page(site, code)
        added = Counter(
            str(report.year) for agency, report in filed(files, code) if agency.kind != "government"
        )
        rows = find(document, "section[aria-labelledby=sums] tbody tr")
        assert (code, first_sums(rows)) == (
            code,
            {year: str(count) for year, count in added.items()},
        )
        beside = [
            f"{report.region}/{report.agency}/{report.year}/"
            for agency, report in filed(files, code)
            if agency.kind == "government"
        ]
        assert (code, sorted(of_governments(document))) == (code, sorted(beside))
        notes = [text(note) for note in find(document, "section[aria-labelledby=sums] .note")]
        # What the law has counted otherwise is said below.
        said = [note for note in notes if "不宜直接比较" not in note]
        expected = ADDED + (BESIDE if beside else "。")
        assert all(expected in note for note in said), (code, said)
        assert bool(said) == bool(added)


def test_a_year_adds_what_is_no_governments(archive: tuple[Files, Path]) -> None:
    """The rows above the sum are what it adds, and it says how many.

    Governments' reports have a table of their own.
    """
    files, site = archive
    for year in {report.year for _, report in held(files)}:
        document = page(site, f"years/{year}")
        if year < FIRST_FORM:
            assert find(document, "tfoot tr") == []
            continue
        found = [(agency, report) for agency, report in filed(files) if report.year == year]
        added = [item for item in found if item[0].kind != "government"]
        (foot,) = find(document, "tfoot tr")
        assert text(find(foot, "th")[0]) == f"合计 {len(added)} 份"
        key = "requests.received.total"
        stated = [value for _, report in added if isinstance(value := report.figures[key], int)]
        assert re.match(r"\d+", text(find(foot, "td")[0])) or not stated
        beside = [f"{agency.key}/{year}/" for agency, _ in found if agency.kind == "government"]
        assert of_governments(document) == beside
        (main, *_) = find(document, "table.figures")
        listed = [
            address for address in links(main, "tbody tr:not(.place) th a") if "zf" in address
        ]
        assert listed == []
        assert any(
            ADDED + (BESIDE if beside else "。") in text(note) for note in find(document, ".note")
        )


def test_the_sum_of_a_year_is_that_of_its_rows(sample: Path) -> None:
    """Every figure of the sum is that of the rows above it which are not withdrawn.

    Those without it are counted.
    """
    for address in sample.glob("years/*"):
        if int(address.name) < FIRST_FORM:
            continue
        document = page(sample, f"years/{address.name}")
        (main, *_) = find(document, "table.figures")
        rows = [
            row for row in find(main, "tbody tr") if find(row, "td") and "已撤回" not in text(row)
        ]
        (foot,) = find(main, "tfoot tr")
        for column, cell in enumerate(find(foot, "td")[:-1]):
            values = [re.match(r"\d+|\?", text(find(row, "td")[column])) for row in rows]
            known = [int(value[0]) for value in values if value and value[0] != "?"]
            missing = len(values) - len(known)
            expected = str(sum(known)) + (f"缺 {missing} 份" if missing else "")
            assert (address.name, text(cell).replace(" ", "")) == (
                address.name,
                expected.replace(" ", ""),
            )


def test_a_region_of_governments_alone_has_no_sum(sample: Path) -> None:
    """Only the governments' reports are there."""
    document = page(sample, "990102")
    assert find(document, "section[aria-labelledby=sums]") == []
    assert of_governments(document) == ["990102/zf/2024/"]


def test_a_year_of_governments_alone_has_no_sum(tmp_path: Path) -> None:
    """Neither a table to add up nor a sum of nothing."""
    content = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    for path in content.glob("reports/*/*/2024.md"):
        if path.parent.name != "zf":
            path.unlink()
    document = page(built(content, tmp_path / "site"), "years/2024")
    assert find(document, "tfoot") == []
    assert of_governments(document) == ["990102/zf/2024/"]
    assert [text(lead) for lead in find(document, ".lead")] == [
        "档案中有 1 份 2024 年度报告，其中政府汇总报告 1 份。"
    ]


def test_a_year_too_long_to_list_adds_regions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows of the regions add up to the sum.

    A region of governments alone says so and has no figures.
    """
    monkeypatch.setattr(holdings, "LONGEST_LIST", 0)
    content = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    for path in content.glob("reports/*/*/2024.md"):
        if path.parent.name != "zf":
            path.unlink()
    site = built(content, tmp_path / "site")
    document = page(site, "years/2023")
    rows = find(document, "tbody tr")
    (foot,) = find(document, "tfoot tr")
    assert [text(find(row, "th")[0]) for row in rows] == ["示例省本级", "安宁市"]
    assert (
        text(find(foot, "th")[0])
        == f"合计 {sum(int(text(find(row, 'td')[-1])) for row in rows)} 份"
    )
    document = page(site, "years/2024")
    assert [text(row) for row in find(document, "tbody tr")] == ["安宁市 只有政府汇总报告"]
    assert find(document, "tfoot") == []
    assert "共 1 份，见各地区的页面" in text(
        find(document, "section[aria-labelledby=consolidated]")[0]
    )


def test_every_count_of_reports_is_the_same_count(archive: tuple[Files, Path]) -> None:
    """Home, region, year, coverage and quality count what is not withdrawn.

    They say apart what is.
    """
    files, site = archive
    count = len(filed(files))
    gone = len(held(files)) - count
    more = f"，另有 {gone} 份已撤回" if gone else ""
    agencies = len(files)
    assert text(find(page(site, ""), ".counts > div")[0]) == f"{count} 份报告{more}"
    assert f"{agencies} 个机关的 {count} 份报告" in text(find(page(site, "000000"), ".lead")[0])
    since = sum(report.year >= FIRST_FORM for _, report in filed(files))
    coverage = text(find(page(site, "coverage"), ".lead")[0])
    assert f"全部 {agencies} 个机关 " in coverage
    assert f"本档案有 {since} 份。" in coverage
    early = f"另有 {FIRST_FORM} 年以前的 {count - since} 份。"
    assert (early in coverage) == (count > since)
    of_tables = sum(report.has_tables for _, report in filed(files))
    assert text(find(page(site, "quality"), ".lead")[0]).startswith(f"{of_tables} 份报告中")
    by_year = [
        text(find(page(site, f"years/{path.name}"), ".lead")[0]) for path in site.glob("years/*")
    ]
    assert (
        sum(int(found[1]) for lead in by_year if (found := re.search(r"档案中有 (\d+) 份", lead)))
        == count
    )
    below = [text(item).split(" · ")[-1] for item in find(page(site, "000000"), ".ledger .aside")]
    assert sum(int(words.split()[0]) for words in below) == count


def test_a_region_with_too_many_governments_lists_its_own(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above them it says how many there are below; where they stand they are listed in any case."""
    monkeypatch.setattr(holdings, "LONGEST_LIST", 1)
    site = built(SAMPLE, tmp_path / "site")
    assert of_governments(page(site, "990101")) == of_governments(page(sample, "990101"))
    (section,) = find(page(site, "990100"), "section[aria-labelledby=consolidated]")
    assert "共 3 份，见各地区的页面" in text(section)
    assert find(section, "table") == []


JOINT, PARTNER, YEAR = "990101/fgj/2024/", "990101/spj", 2024
"A report that 990101/fgj holds, and whose it is besides."


def test_a_joint_report_is_listed_for_both(sample: Path) -> None:
    """Each agency's page has the year; the other's says with whom, and leads to the one report."""
    holder, partner = page(sample, "990101/fgj"), page(sample, PARTNER)
    (row,) = [
        row
        for row in find(holder, "section[aria-labelledby=years] tbody tr")
        if str(YEAR) in text(row)
    ]
    assert "与清河区行政审批局联合编制" in text(row)
    (row,) = [
        row
        for row in find(partner, "section[aria-labelledby=years] tbody tr")
        if str(YEAR) in text(row)
    ]
    assert text(row) == "2024 与清河区发展和改革局联合编制，见清河区发展和改革局的报告"
    assert links(row, "a") == [f"/base/{JOINT}"]
    assert text(find(partner, ".lead")[0]).startswith(
        "2023—2026 年这 4 年，档案中有 3 年的报告，2026 年的还没有入档。"
    )
    assert "2024 年联合编制" in text(find(partner, "figure desc")[0])
    bodies = links(page(sample, JOINT), ".side dl:first-of-type dd a")[:2]
    assert bodies == ["/base/990101/fgj/", f"/base/{PARTNER}/"]
    assert f'url=/base/{JOINT}"' in (sample / PARTNER / str(YEAR) / "index.html").read_text("utf-8")


def test_a_joint_report_is_in_the_feeds_of_both_and_once_in_that_of_the_region(
    sample: Path,
) -> None:
    """It entered the archive once."""
    address = f"<id>https://archive.example/base/{JOINT}</id>"
    for feed in ("990101/fgj", PARTNER, "990101", "990000", ""):
        assert (feed, (sample / feed / "feed.xml").read_text("utf-8").count(address)) == (feed, 1)


def test_no_page_says_that_a_joint_report_is_missing(sample: Path) -> None:
    """Neither the list of the year, nor the years' chain, nor the report on the year after."""
    assert PARTNER not in "".join(
        links(page(sample, f"years/{YEAR}"), "section[aria-labelledby=missing] a")
    )
    (step, *_) = find(page(sample, PARTNER), ".chain li")
    assert text(step) == "2023 → 2025 无法核验 2024 年的报告是与别的机关联合编制的"
    notes = [text(note) for note in find(page(sample, f"{PARTNER}/2025"), "section.checks .note")]
    assert "2024 年的报告是与别的机关联合编制的，与上年的衔接无法核验。" in notes


def test_a_joint_report_is_counted_once(tmp_path: Path) -> None:
    """Every figure is that of the same report filed by one agency alone.

    But that the other has it too.
    """
    content = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    path = content / "reports" / f"{JOINT.strip('/')}.md"
    path.write_text(path.read_text("utf-8").replace(f"joint: [{PARTNER}]\n", ""), "utf-8")
    alone, both = built(content, tmp_path / "alone"), built(SAMPLE, tmp_path / "both")
    for address, selector in [
        ("", ".counts dd"),
        ("990101", "section[aria-labelledby=sums] tr"),
        ("000000", "section[aria-labelledby=sums] tr"),
        ("000000", ".ledger .aside"),
        (f"years/{YEAR}", "tfoot tr"),
        (f"years/{YEAR}", ".lead"),
        ("coverage", ".lead strong:nth-of-type(3)"),
        ("quality", ".lead"),
    ]:
        one, two = (
            [text(item) for item in find(page(site, address), selector)] for site in (alone, both)
        )
        assert (address, one) == (address, two)


def changed(tmp_path: Path, *edits: tuple[str, str, str]) -> Path:
    """The sample archive with words replaced in files of `reports/`."""
    content = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    for name, before, after in edits:
        path = content / "reports" / name
        source = path.read_text("utf-8")
        assert before in source
        path.write_text(source.replace(before, after, 1), "utf-8")
    return content


def test_a_report_filed_with_a_government_is_a_governments(tmp_path: Path) -> None:
    """It covers what the departments report on, whoever holds it."""
    content = changed(tmp_path, (f"{JOINT.strip('/')}.md", PARTNER, "990101/zf"))
    document = page(built(content, tmp_path / "site"), f"years/{YEAR}")
    assert of_governments(document) == [JOINT, "990102/zf/2024/"]
    assert text(find(document, "tfoot th")[0]) == "合计 1 份"


WITHDRAWN = "withdrawn:\n  date: 2026-03-01\n  reason: 机关另行公布\n"


def test_what_was_withdrawn_makes_room(tmp_path: Path) -> None:
    """A joint report beside one's own that was withdrawn is the one that stands.

    And the other way round.
    """
    name = f"{JOINT.strip('/')}.md"
    (tmp_path / "new").mkdir()
    (tmp_path / "old").mkdir()
    for folder, gone, stands in [
        ("new", f"{PARTNER}/{YEAR}.md", f"/base/{JOINT}"),
        ("old", name, f"/base/{PARTNER}/{YEAR}/"),
    ]:
        content = changed(tmp_path / folder)
        own = content / "reports" / PARTNER / f"{YEAR}.md"
        source = (own.parent / "2023.md").read_text("utf-8")
        own.write_text(
            source.replace("局2023年", "局2024年").replace("2024-01-24", "2025-01-24"), "utf-8"
        )
        assert not build(Options(content, tmp_path / folder / "site", search=False)).published
        path = content / "reports" / gone
        path.write_text(path.read_text("utf-8").replace("withdrawn: null\n", WITHDRAWN), "utf-8")
        document = page(built(content, tmp_path / folder / "site"), PARTNER)
        (row,) = [
            row
            for row in find(document, "section[aria-labelledby=years] tbody tr")
            if str(YEAR) in text(row)
        ]
        assert (folder, links(row, "th a")) == (folder, [stands])
