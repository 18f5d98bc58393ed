"""The pages on data quality, against a count of the verdicts printed on the reports' own pages."""

import re
from collections import Counter
from pathlib import Path

import pytest
from justhtml import JustHTML

from generator.archive.region import COUNTRY
from generator.build import Options, build
from generator.survey import quality
from generator.survey.overview import Survey
from generator.survey.verdicts import Said
from support import loaded
from support.built_pages import find, page, text
from support.paths import CONTENT, SAMPLE

CONTENTS = {"archive": CONTENT, "sample": SAMPLE}
LAPSES = {"inside": ("原件对不上", "无法核验"), "across": ("接不上", "无法核验")}
"What is counted, in the table and across years."
Key = tuple[str, int, str, str]
"Region, year, whether in the table or across years, verdict."


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
            found[report.region, report.year, place, text(word)] += len(rows)
        if not across:
            # The page says in one sentence that none of them can be verified.
            back = [
                i for i in report.form.identities if any(term.last for term in (*i.left, *i.right))
            ]
            found[report.region, report.year, "across", "无法核验"] += len(back)
    return found


def count(found: Counter[Key], place: str, verdict: str, year: int = 0, region: str = "") -> int:
    """How many of them there are, in one year or region or in all."""
    return sum(
        number
        for (code, when, where, words), number in found.items()
        if (where, words) == (place, verdict)
        and year in (0, when)
        and code.startswith(region.rstrip("0"))
    )


def rows(document: JustHTML, heading: str) -> dict[str, list[int]]:
    """Row head → figures of the table under that heading."""
    found = find(document, f"section[aria-labelledby={heading}] tbody tr")
    return {
        text(find(row, "th")[0]): [int(text(cell)) for cell in find(row, "td")]
        for row in found
        if find(row, "td")
    }


def test_the_figures_are_those_of_the_reports(archive: tuple[Survey, Path]) -> None:
    """By rule, by year and by region the page counts what the pages of the reports print."""
    survey, site = archive
    found = printed(survey, site)
    whole = page(site, "quality")
    by_rule = rows(whole, "by-rule").values()
    for column in (0, 1):
        assert sum(row[column] for row in by_rule) == sum(
            count(found, place, words[column]) for place, words in LAPSES.items()
        )
    for year, figures in rows(whole, "by-year").items():
        expected = [
            count(found, place, verdict, int(year))
            for place, words in LAPSES.items()
            for verdict in words
        ]
        assert (year, figures) == (year, expected)
    totals = [count(found, place, word) for place, words in LAPSES.items() for word in words]
    assert [
        sum(column) for column in zip(*rows(whole, "by-region").values(), strict=True)
    ] == totals
    (lead,) = find(whole, ".lead")
    assert [int(number) for number in re.findall(r"[上验] (\d+) 处", text(lead))] == totals[:2]


def test_each_region_and_year_has_its_page(archive: tuple[Survey, Path]) -> None:
    """Every page of a part counts that part, and links from the whole reach it."""
    survey, site = archive
    found = printed(survey, site)
    years = {report.year for report in survey.archive.reports() if report.has_tables}
    assert {path.name for path in site.glob("quality/20*")} == set(map(str, years))
    for year in years:
        by_rule = rows(page(site, f"quality/{year}"), "by-rule").values()
        for column in (0, 1):
            expected = sum(
                count(found, place, words[column], year) for place, words in LAPSES.items()
            )
            assert (year, column, sum(row[column] for row in by_rule)) == (year, column, expected)
    for code in survey.below.keys() - {COUNTRY}:
        by_rule = rows(page(site, f"quality/{code}"), "by-rule").values()
        for column in (0, 1):
            expected = sum(
                count(found, place, words[column], region=code) for place, words in LAPSES.items()
            )
            assert (code, column, sum(row[column] for row in by_rule)) == (code, column, expected)


def test_the_home_page_counts_the_same(archive: tuple[Survey, Path]) -> None:
    """The figure on the home page that leads here is that of the reports listed here."""
    survey, site = archive
    (box,) = [box for box in find(page(site, ""), ".counts > div") if "原件对不上" in text(box)]
    (link,) = find(box, "a")
    assert ((link.attrs or {})["href"] or "").endswith("/quality/")
    found = printed(survey, site)
    differing = {key[:2] for key in found if key[3] == "原件对不上"}
    assert int(text(find(box, "dd")[0])) == len(differing)


def test_the_lists_lead_to_every_place(archive: tuple[Survey, Path]) -> None:
    """The lists add up to the counts above them, and each link leads to a row of that verdict."""
    _, site = archive
    document = page(site, "quality")
    for details in find(document, "main details"):
        (summary,) = find(details, "summary")
        words = text(summary).split()
        verdict, number = words[0], int(words[1])
        listed = 0
        for link in find(details, ".places a"):
            target, _, anchor = ((link.attrs or {})["href"] or "").partition("#")
            path = target.split("/base/")[-1].strip("/")
            (row,) = [
                element
                for element in find(page(site, path), "[id]")
                if (element.attrs or {})["id"] == anchor
            ]
            if row.name == "tr":
                (word,) = [
                    text(find(group, "summary .verdict")[0])
                    for group in find(page(site, path), "details")
                    if f'id="{anchor}"' in group.to_html()
                ]
                assert word == verdict
            more = re.fullmatch(r"(\d+) 处", text(link))
            listed += int(more.group(1)) if more else 1
        assert (text(summary), listed) == (text(summary), number)


def test_long_lists_stop_and_counts_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """A capped list names the newest reports; the figures are of all."""
    survey = loaded.surveyed(SAMPLE)
    whole = list(quality.standings(survey, COUNTRY))
    full = quality.rules(whole)
    monkeypatch.setattr(quality, "MOST", 1)
    capped = quality.rules(whole)
    counts = [[(item.verdict, item.count, item.reports) for item in rule.lists] for rule in full]
    assert counts == [
        [(item.verdict, item.count, item.reports) for item in rule.lists] for rule in capped
    ]
    assert {len(item.places) for rule in capped for item in rule.lists} == {1}
    for before, after in zip(full, capped, strict=True):
        for long, short in zip(before.lists, after.lists, strict=True):
            years = [place.standing.report.year for place in long.places]
            assert [place.standing.report.year for place in short.places] == [max(years)]


def test_withdrawn_reports_and_those_without_tables_do_not_count() -> None:
    """They are in no figure."""
    survey = loaded.surveyed(SAMPLE)
    counted = {standing.report.path for standing in quality.standings(survey, COUNTRY)}
    assert counted == {
        report.path
        for report in survey.archive.reports()
        if report.has_tables and not report.withdrawn
    }
    assert quality.tally([]).required[Said.ACKNOWLEDGED] == 0
