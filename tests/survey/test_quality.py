"""The pages on data quality, against a count of the verdicts printed on the reports' own pages."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from justhtml import JustHTML

from generator.archive.region import COUNTRY
from generator.build import Options, build
from generator.survey import quality
from generator.survey.overview import Survey
from generator.survey.quality import Tally
from generator.survey.standing import Standing
from support import loaded
from support.built_pages import find, links, page, text
from support.paths import CONTENT, SAMPLE

CONTENTS = {"archive": CONTENT, "sample": SAMPLE}
Body = tuple[str, str, int]
"Region, agency, year."
Key = tuple[str, str, int, str, str]
"The same, whether in the table or across years, verdict."


@pytest.fixture(scope="module", params=list(CONTENTS))
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Survey, Path]:
    """An archive surveyed, and its site."""
    content = CONTENTS[request.param]
    target = tmp_path_factory.mktemp("quality") / "site"
    assert build(Options(content, target, search=False)).published
    return loaded.surveyed(content), target


def printed(survey: Survey, site: Path) -> Counter[Key]:
    """The verdicts as the pages of the reports have them, row by row."""
    found: Counter[Key] = Counter()
    for report in survey.archive.reports():
        if report.withdrawn or not report.has_tables:
            continue
        (section,) = find(
            page(site, f"{report.region}/{report.agency}/{report.year}"), "section.checks"
        )
        across = find(section, "#across ~ details")
        for group in find(section, "details"):
            place = "across" if group in across else "inside"
            (word,) = find(group, "summary .verdict")
            rows = find(group, "tr[id]")
            assert f" {len(rows)} 项" in text(find(group, "summary")[0])
            found[report.region, report.agency, report.year, place, text(word)] += len(rows)
        if not across:
            # The page says in one sentence that none of them can be verified.
            back = [
                i for i in report.form.identities if any(term.last for term in (*i.left, *i.right))
            ]
            found[report.region, report.agency, report.year, "across", "无法核验"] += len(back)
    return found


Sums = tuple[int, int, int]
"Reports whose original does not add up, that do not join the year before, that lack a figure."


def sums(found: Counter[Key], year: int = 0, region: str = "") -> Sums:
    """The reports of one year or region, or all, by what their own pages say of them."""
    said: dict[tuple[str, str], set[Body]] = {}
    for code, body, when, where, words in found:
        if year in (0, when) and code.startswith(region.rstrip("0")):
            said.setdefault((where, words), set()).add((code, body, when))
    wrong = said.get(("inside", "原件对不上"), set())
    untold = said.get(("inside", "无法核验"), set()) - wrong
    return len(wrong), len(said.get(("across", "接不上"), ())), len(untold)


def lead(document: JustHTML) -> Sums:
    """What the first sentence of a page counts, after all reports."""
    (words,) = find(document, ".lead")
    told = dict.fromkeys(("原件对不上", "与上年接不上", "缺数字"), 0)
    for name in told:
        counted = re.search(rf"(\d+) 份{name}", text(words))
        told[name] = int(counted[1]) if counted else 0
    first, second, third = told.values()
    return first, second, third


def rows(document: JustHTML, heading: str) -> dict[str, list[int]]:
    """Row head → figures of the table under that heading."""
    found = find(document, f"section[aria-labelledby={heading}] tbody tr")
    return {
        text(find(row, "th")[0]): [int(text(cell)) for cell in find(row, "td")] for row in found
    }


def test_what_is_counted_are_reports(archive: tuple[Survey, Path]) -> None:
    """Of the whole, by year, by region and by sector, as the pages of the reports have them."""
    survey, site = archive
    found = printed(survey, site)
    whole = page(site, "quality")
    assert lead(whole) == sums(found)
    by_year = rows(whole, "by-year")
    assert {year: figures[1:] for year, figures in by_year.items()} == {
        year: list(sums(found, int(year))) for year in by_year
    }
    assert by_year.keys() == {str(when) for _, _, when, _, _ in found}
    for table in (by_year, rows(whole, "by-region"), rows(whole, "by-sector")):
        if table:
            _, *columns = zip(*table.values(), strict=True)
            assert tuple(map(sum, columns)) == sums(found)


def test_each_region_and_year_has_its_page(archive: tuple[Survey, Path]) -> None:
    """Every page of a part counts that part, and links from the whole reach it."""
    survey, site = archive
    found = printed(survey, site)
    years = {report.year for report in survey.archive.reports() if report.has_tables}
    assert {path.name for path in site.glob("quality/20*")} == set(map(str, years))
    for year in years:
        assert (year, lead(page(site, f"quality/{year}"))) == (year, sums(found, year))
    for code in survey.below.keys() - {COUNTRY}:
        assert (code, lead(page(site, f"quality/{code}"))) == (code, sums(found, region=code))


def test_the_home_page_counts_the_same(archive: tuple[Survey, Path]) -> None:
    """The figure on the home page that leads here is that of the reports listed here."""
    survey, site = archive
    (box,) = [box for box in find(page(site, ""), ".counts > div") if "原件对不上" in text(box)]
    (link,) = find(box, "a")
    assert ((link.attrs or {})["href"] or "").endswith("/quality/")
    differing, _, _ = sums(printed(survey, site))
    assert int(text(find(box, "dd")[0])) == differing


def test_a_report_that_does_not_add_up_is_one_entry(archive: tuple[Survey, Path]) -> None:
    """One sentence for each fault, with both numbers; the reason, and the arithmetic as an if.

    What has no year before it, or holds, is not told.
    """
    survey, site = archive
    entries = [text(item) for item in find(page(site, "quality"), ".entries > li")]
    if "990101" not in survey.below:
        assert entries == []
        return
    assert entries == [
        (
            "清河区工信局 2023 示例省安宁市清河区 · 工业和信息化 "
            "原件对不上 自然人：新收 111 + 上年结转 2 = 113，应等于 "
            "总计 113 + 结转下年度 1 = 114（差 1）；另有 2 项也对不上 "
            "注明：原件如此：总计多写 1 件。总计·自然人 写 113，若为 112，3 项都对得上。 "
            "接不上 总计：上年结转 2，应等于 上年报告的结转下年度 3（差 1）；另有 1 项接不上"
        )
    ]
    assert [text(day) for day in find(page(site, "quality"), "h3.day")] == ["2026-01-11 入档"]
    assert "不成立" not in text(find(page(site, "quality"), "main")[0])


def test_each_identity_leads_to_its_page_and_its_reports(archive: tuple[Survey, Path]) -> None:
    """Those that no report breaks are left out."""
    survey, site = archive
    (*groups,) = find(page(site, "quality"), "section[aria-labelledby=by-rule] details")
    if "990101" not in survey.below:
        assert groups == []
        return
    for group in groups:
        assert text(find(group, "summary")[0]).endswith("1 份")
        rule, *reports = links(group, "a")
        assert (site / rule.removeprefix("/base/") / "index.html").is_file()
        assert reports == ["/base/990101/gxj/2023/"]


def of_all(survey: Survey, count: int) -> list[Standing]:
    """As many reports that do not add up, each of a day later."""
    (worst,) = quality.differing(quality.standings(survey, COUNTRY))
    days = [f"20{place // 336 + 20}-{place % 336 // 28 + 1:02d}" for place in range(count)]
    return [
        replace(
            worst,
            report=replace(
                worst.report, path=f"{place}.md", archived=f"{days[place]}-{place % 28 + 1:02d}"
            ),
        )
        for place in range(count)
    ]


def test_long_lists_stop_and_counts_do_not() -> None:
    """A page names the reports that entered the archive last; the figures are of all."""
    survey = loaded.surveyed(SAMPLE)
    many = of_all(survey, 3 * quality.MOST)
    assert quality.tally(many) == Tally(180, acknowledged=180, broken=180, unknown=0)
    assert quality.differing(many) == many[::-1]
    assert {(rule.reports, len(rule.newest)) for rule in quality.rules(many)} == {
        (180, quality.OF_RULE)
    }


def test_withdrawn_reports_and_those_without_tables_do_not_count() -> None:
    """They are in no figure."""
    survey = loaded.surveyed(SAMPLE)
    counted = {standing.report.path for standing in quality.standings(survey, COUNTRY)}
    assert counted == {
        report.path
        for report in survey.archive.reports()
        if report.has_tables and not report.withdrawn
    }
    assert quality.tally([]) == Tally(0, 0, 0, 0)
