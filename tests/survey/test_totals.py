"""Totals count every matter once.

What region, year and home pages add up and count, against the files.
"""

import re
import shutil
from pathlib import Path

import pytest
from justhtml import Element, JustHTML

from generator.archive.agency import Agency
from generator.archive.regions import Regions
from generator.archive.report import Report
from generator.build import Options, build
from generator.form.editions import FIRST_FORM
from generator.rules.dossier import Dossier
from support import loaded
from support.built_pages import find, links, page, text
from support.paths import CONTENT, SAMPLE

Files = dict[str, Dossier]
"Agency key → the agency with its reports."
CONTENTS = {"archive": CONTENT, "sample": SAMPLE}


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


def of_governments(document: JustHTML) -> list[str]:
    """The addresses of the reports that stand beside the sum."""
    rows = ".beside th a"
    return [address.removeprefix("/base/").removeprefix("/") for address in links(document, rows)]


def received(report: Report) -> int:
    """As the report states it; where the copy lacks the total, what the applicants add up to."""
    total = report.figures["requests.received.total"]
    if isinstance(total, int):
        return total
    row = [cell for cell in report.form.index if cell.startswith("requests.received.")]
    values = [report.figures[cell] for cell in row if not cell.endswith(".total")]
    return sum(value for value in values if isinstance(value, int))


def codes(archive: Files) -> list[str]:
    """The regions that hold agencies, and those above them."""
    return sorted(
        {above for file in archive.values() for above in _above(file.regions, file.agency.region)}
    )


def _above(regions: Regions, code: str | None) -> list[str]:
    return [code, *_above(regions, regions.parent(code))] if code else []


def test_a_region_adds_what_is_no_governments(archive: tuple[Files, Path]) -> None:
    """Each year's line adds what was received by others, and governments' reports stand beside."""
    files, site = archive
    for code in codes(files):
        document = page(site, code)
        expected: dict[str, list[int]] = {}
        for agency, report in filed(files, code):
            if agency.kind == "government" or report.year < FIRST_FORM:
                continue
            expected.setdefault(str(report.year), []).append(received(report))
        rows = find(document, "section[aria-labelledby=sums] tbody tr")
        found = {
            text(find(row, "th a")[0]): int(text(find(row, "td")[0]))
            for row in rows
            if re.fullmatch(r"[0-9]+", text(find(row, "td")[0]))
        }
        assert (code, found) == (code, {year: sum(values) for year, values in expected.items()})
        beside = {agency.key for agency, _ in filed(files, code) if agency.kind == "government"}
        listed = {address.rstrip("/") for address in of_governments(document)}
        assert (code, listed) == (code, beside)


def test_a_year_adds_what_is_no_governments(archive: tuple[Files, Path]) -> None:
    """The sum is that of its provinces, and of the row of that year on each region's page."""
    files, site = archive
    for year in {report.year for _, report in held(files) if report.year >= FIRST_FORM}:
        document = page(site, f"years/{year}")
        sums = find(document, "tfoot tr")
        if not sums:
            continue
        (foot,) = sums
        rows = find(page(site, "000000"), "section[aria-labelledby=sums] tbody tr")
        (own,) = [row for row in rows if text(find(row, "th a")[0]) == str(year)]
        assert [text(cell) for cell in find(foot, "td")] == [text(cell) for cell in find(own, "td")]
        provinces = [row for row in find(document, "tbody tr") if find(row, "th:not([class])")]
        received = [text(find(row, "td")[0]) for row in provinces if _is_of_a_place(row)]
        known = [int(value) for value in received if value.isdigit()]
        assert (year, str(sum(known))) == (year, text(find(foot, "td")[0]))


def _is_of_a_place(row: Element) -> bool:
    """Whether it leads to a province's year, and not to another year of the country."""
    return "/years/" not in links(row, "th a")[0]


def test_a_region_of_governments_alone_has_no_sum(sample: Path) -> None:
    """Only the governments' reports are there."""
    document = page(sample, "990102")
    rows = [text(row) for row in find(document, "section[aria-labelledby=sums] tbody tr")]
    assert rows == ["2024 1 份，缺 1 只有政府汇总报告", "2023 0 份，缺 1 已撤回"]
    assert of_governments(document) == ["990102/zf/"]
    lead = text(find(document, ".lead")[0])
    assert lead == "本档案没有云川县各部门的数字，只有政府汇总报告。"


def test_a_year_of_governments_alone_has_no_sum(tmp_path: Path) -> None:
    """Neither a sum of nothing nor a sentence that tells one."""
    content = Path(shutil.copytree(SAMPLE, tmp_path / "content"))
    for path in content.glob("reports/*/*/2024.md"):
        if path.parent.name != "zf":
            path.unlink()
    document = page(built(content, tmp_path / "site"), "years/2024")
    assert find(document, "tfoot") == []
    assert "只有政府汇总报告" in text(find(document, "tbody tr")[0])
    assert "新收" not in text(find(document, ".lead")[0])


def test_every_count_of_reports_is_the_same_count(archive: tuple[Files, Path]) -> None:
    """Home, region, year, coverage and quality count what is not withdrawn.

    They say apart what is.
    """
    files, site = archive
    count = len(filed(files))
    gone = len(held(files)) - count
    more = f"，另有 {gone} 份已撤回" if gone else ""
    agencies = len(files)
    years = {report.year for _, report in held(files)}
    span = f"{min(years)}—{max(years)} 年"
    told = text(find(page(site, ""), ".counts > div")[0])
    assert told == f"份报告{more} {span} {count}"
    since = sum(report.year >= FIRST_FORM for _, report in filed(files))
    coverage = text(find(page(site, "coverage"), ".lead")[0])
    assert f"全部 {agencies} 个机关 " in coverage
    assert f"本档案有 {since} 份。" in coverage
    early = f"另有 {FIRST_FORM} 年以前的 {count - since} 份。"
    assert (early in coverage) == (count > since)
    of_tables = sum(report.has_tables for _, report in filed(files))
    assert text(find(page(site, "quality"), ".lead")[0]).startswith(f"{of_tables} 份报告中")
    asides = find(page(site, "000000"), "section[aria-labelledby=below] .aside")
    below = [text(item).split(" · ")[-1] for item in asides]
    assert sum(int(words.split()[0]) for words in below) == count


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
        "2023—2025 年的 3 份报告都在档案中，2026 年的还没有入档。"
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
        links(page(sample, f"990101/{YEAR}"), "section[aria-labelledby=missing] a")
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
        ("990101", "section[aria-labelledby=sums] td"),
        ("000000", "section[aria-labelledby=sums] td"),
        ("000000", "section[aria-labelledby=below] .aside"),
        (f"years/{YEAR}", "tfoot tr"),
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
    document = page(built(content, tmp_path / "site"), f"990101/{YEAR}")
    assert of_governments(document) == [JOINT, JOINT]
    assert [text(row) for row in find(document, ".total")] == ["总计 360 360 40 169 0 0"]
    assert "申请 360 件" in text(find(document, ".lead")[0])


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
