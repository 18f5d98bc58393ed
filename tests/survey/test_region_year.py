"""A region's year: every body with its figures, what is not added, what is not here."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from justhtml import Element, JustHTML

from generator.archive.agency import Agency
from generator.archive.region import COUNTRY, Region
from generator.archive.regions import Regions
from generator.build import Options, build
from generator.form.editions import FIRST_FORM
from generator.site.common import Common
from generator.site.pages import Page
from generator.site.pages.home import home_page
from generator.site.pages.region import region_pages
from generator.site.pages.region_year import region_year_pages
from generator.site.pages.year import YearView, year_pages
from generator.site.render import Renderer
from generator.survey.handling import COLUMNS, handling
from generator.survey.mismatches import mismatches
from generator.survey.overview import Survey
from generator.survey.standing import Standing
from generator.survey.verdicts import Said
from generator.survey.yearbook import Yearbook
from support.built_pages import find, links, page, text
from support.loaded import surveyed
from support.paths import SAMPLE
from support.small_archives import Body, Filed, write

WITHIN = (
    "原件对不上 自然人：新收 111 + 上年结转 2 = 113，应等于 总计 113 + 结转下年度 1 = 114（差 1）"
    "；另有 2 项也对不上"
)
ACROSS = "接不上 总计：上年结转 2，应等于 上年报告的结转下年度 3（差 1）；另有 1 项接不上"
NODE = re.compile(r"<[a-z]")
MOST_NODES = 3_000
Row = tuple[str, list[str]]
"The head of a row, and its cells."


@pytest.fixture(scope="module")
def survey() -> Survey:
    """The sample archive."""
    return surveyed(SAMPLE)


def built(content: Path, target: Path) -> Path:
    """The site of that content."""
    result = build(Options(content, target, search=False))
    assert result.published, result.findings
    return target


def row(element: Element) -> Row:
    """What a row of a table says."""
    (head, *_) = find(element, "th, td")
    return text(head), [text(cell) for cell in find(element, "td")]


def rows(document: JustHTML, selector: str = "main .handled tr") -> list[Row]:
    """What a table says, row by row, its heads apart."""
    return [row(each) for each in find(document, selector) if find(each, "td")]


def test_the_table_of_a_county_says_all_there_is_of_it(sample_site: Path) -> None:
    """Governments beside, bodies that are not here, what does not add up, and the sums.

    A body that was merged away three years before is not missed; one that files later is.
    """
    assert rows(page(sample_site, "990101/2023")) == [
        ("政府汇总报告 已含所属部门，不与之相加", [""]),
        ("清河区人民政府", ["246", "243", "196", "0", "7", "0"]),
        ("区直部门 3 份，缺 1", [""]),
        ("发展和改革局", ["不在本档案，最早一份 2024 年", ""]),
        ("工信局", ["300", "301", "24", "117", "1", "2"]),
        (WITHIN, [WITHIN, ""]),
        (ACROSS, [ACROSS, ""]),
        ("教育局", ["0", "0", "0", "0", "0", "0"]),
        ("行政审批局", ["8", "7", "7", "0", "1", "0"]),
        ("区直部门合计", ["308", "308", "31", "117", "2", "2"]),
        ("乡镇街道 1 份", [""]),
        ("河西镇 1 份", ["3", "3", "3", "0", "0", "0"]),
        ("总计", ["311", "311", "34", "117", "2", "2"]),
    ]
    lead = text(find(page(sample_site, "990101/2023"), ".lead")[0])
    assert lead == (
        "各机关共新收申请 311 件，公开 34 件，不予公开 117 件。"
        "6 个机关中 5 个的年报在本档案。政府汇总报告 1 份，不计入合计。"
    )


def test_what_the_copy_lacks_is_no_0(sample_site: Path) -> None:
    """A lost figure is ?, an inferred one is marked, a sum says how many reports it lacks."""
    document = page(sample_site, "990101/2025")
    found = dict(rows(document))
    assert found["工信局"] == ["286 推", "286 推", "1 推", "?", "0 推", "?"]
    assert found["无法核验 副本缺 27 格，28 项核不了"]
    assert found["总计"] == ["296", "296", "11", "0 缺 1 份", "0", "? 1 份核不了"]
    assert "不予公开 0 件（缺 1 份，未计入）" in text(find(document, ".lead")[0])


def test_a_sum_of_which_nothing_is_known_is_no_0(tmp_path: Path) -> None:
    """The only report has lost the figure: neither the row nor the sentence says 0."""
    content = tmp_path / "content"
    body = Body(reports={2025: Filed()})
    write(content, {"990101/gxj": body, "990102/czj": body})
    source = SAMPLE / "reports" / "990101" / "gxj" / "2025.md"
    path = content / "reports" / "990101" / "gxj" / "2025.md"
    path.write_text(source.read_text("utf-8").replace("清河区工信局", "清河区gxj"), "utf-8")
    document = page(built(content, tmp_path / "site"), "990100/2025")
    refused = {head: cells[3] for head, cells in rows(document)[1:]}
    assert refused == {"清河区 1 份": "? 缺 1 份", "云川县 1 份": "0", "县区合计": "0 缺 1 份"}
    own = text(find(page(tmp_path / "site", "990101/2025"), ".lead")[0])
    assert "不予公开不详" in own


def test_every_sum_is_that_of_its_rows_and_of_the_page_it_leads_to(
    survey: Survey, sample_site: Path
) -> None:
    """In every region and year each report is added once, and none of a government or withdrawn."""
    for code in survey.below:
        for year in survey.years:
            if year < FIRST_FORM or code == COUNTRY:
                continue
            counting = survey.counting(survey.below[code])
            added = [
                standing
                for standing in counting
                if standing.report.year == year and not standing.consolidated
            ]
            if not added:
                continue
            expected = [_sum(added, place) for place in range(len(COLUMNS))]
            counted = _lead(page(sample_site, f"{code}/{year}"))
            assert (code, year, counted) == (code, year, [expected[n] for n in (0, 2, 3)])


def _sum(standings: list[Standing], place: int) -> str:
    values = [handling(standing)[place].value for standing in standings]
    known = [value for value in values if value is not None]
    return str(sum(known)) if known else "不详"


def _lead(document: JustHTML) -> list[str]:
    """New, granted and refused, as the first sentence has them."""
    lead = text(find(document, ".lead")[0])
    return re.findall(r"(?:申请|公开)\s?([0-9]+|不详)", lead.replace(" 件", ""))[:3]


def test_each_year_of_each_place_has_its_page_and_no_other(
    survey: Survey, sample_site: Path
) -> None:
    """Only where there is a report, withdrawn or not; under former codes something leads on."""
    expected = set()
    for agency in survey.archive.agencies:
        for year in survey.filed(agency):
            for region in survey.archive.regions.lineage(agency.region):
                expected.add(f"{region.code}/{year}")
    found = {
        path.parent.relative_to(sample_site).as_posix()
        for path in sample_site.glob("[0-9]*/20[0-9][0-9]/index.html")
    }
    assert found == expected | {"990182/2023", "990182/2024"}
    assert not (sample_site / COUNTRY / "2023").exists()


def test_a_joint_report_is_told_of_both_and_added_once(sample_site: Path) -> None:
    """The other body's row leads to it, and has no figures of its own."""
    document = page(sample_site, "990101/2024")
    found = dict(rows(document))
    assert found["行政审批局"] == ["与清河区发展和改革局联合编制", ""]
    assert found["发展和改革局"][:1] == ["20"]
    address = "/base/990101/fgj/2024/"
    assert links(document, ".handled a").count(address) == 2
    assert found["区直部门合计"][:1] == ["380"]


def test_what_was_withdrawn_is_a_row_and_in_no_sum(sample_site: Path) -> None:
    """It is neither counted as here nor as missing."""
    document = page(sample_site, "990102/2023")
    assert dict(rows(document))["财政局"] == ["已撤回", ""]
    assert text(find(document, ".lead")[0]) == ("2 个机关中 0 个的年报在本档案，另有 1 份已撤回。")


def test_a_year_before_the_form_has_no_figures(sample_site: Path) -> None:
    """Neither heads nor zeros, and nobody is missed."""
    document = page(sample_site, "990101/2018")
    assert rows(document) == [
        ("经济和信息化局", ["没有统一表式"]),
    ]
    assert text(find(document, ".handled .place")[0]) == "区直部门 1 份"
    assert find(document, ".handled thead") == []
    assert text(find(document, ".lead")[0]) == "1 个机关的年报都在本档案。"


def test_what_is_not_here_is_named_with_the_last_year_known(sample_site: Path) -> None:
    """Below the table, of all places of the region."""
    missing = find(page(sample_site, "990100/2025"), "section[aria-labelledby=missing] li")
    assert [text(item) for item in missing] == [
        "清河区发展和改革局 上一份 2024 年",
        "河西镇人民政府 上一份 2023 年",
        "云川县财政局 上一份 2023 年",
        "云川县人民政府 上一份 2024 年",
    ]


def test_a_slip_of_one_cell_is_one_place(survey: Survey) -> None:
    """It breaks three identities within the report; what is handed over breaks two columns."""
    (standing,) = [each for each in survey.standings["990101/gxj"] if each.report.year == 2023]
    assert [each.verdict for each in mismatches(standing)] == [Said.ACKNOWLEDGED, Said.BROKEN]


def test_the_address_is_there_to_be_sent(sample_site: Path) -> None:
    """As plain text, the one that the page is known by."""
    document = page(sample_site, "990101/2023")
    (address,) = find(document, ".address code")
    # It may be broken behind a slash.
    assert text(address).replace(" ", "") == "https://archive.example/base/990101/2023/"


def test_a_place_without_a_report_leads_to_a_page_that_is_there(sample_site: Path) -> None:
    """Its page of that year is not made."""
    document = page(sample_site, "years/2022")
    targets = links(document, ".handled a")
    assert "/base/990102/" in targets
    for target in targets:
        assert (sample_site / target.removeprefix("/base/") / "index.html").exists(), target


def crowd(survey: Survey, places: int, bodies: int, cities: str = "cities") -> Survey:
    """Of so many counties of one province, each with so many bodies, which have filed twice.

    None of the reports adds up, nor to the year before, so that its row has two more beneath it.
    """
    (standing,) = [each for each in survey.standings["990101/gxj"] if each.report.year == 2023]
    regions = Regions({code: survey.archive.regions[code] for code in (COUNTRY, "990000")})
    agencies: list[Agency] = []
    standings: dict[str, tuple[Standing, ...]] = {}
    for place in range(places):
        code = f"99{place // 90 + 1:02d}{place % 90 + 1:02d}"
        regions[code] = Region(code, f"第{place}区")
        if cities:
            regions[f"{code[:4]}00"] = Region(f"{code[:4]}00", f"第{code[2:4]}市")
        for body in range(bodies):
            agency = replace(
                standing.agency,
                region=code,
                id=f"d{body}",
                name=f"第{place}区第{body}局",
                sector=f"第{body % 300}类",
                joint=(),
                succeeds=(),
            )
            filed = []
            for year in (2023, 2024):
                report = replace(
                    standing.report, region=code, agency=agency.id, year=year, archived=None
                )
                filed.append(replace(standing, agency=agency, report=report))
            filings = tuple(each.report for each in filed)
            agency = replace(agency, reports=filings)
            agencies.append(agency)
            standings[agency.key] = tuple(filed)
    archive = replace(survey.archive, regions=regions, agencies=tuple(agencies))
    return Survey(archive, standings)


def drawn(crowded: Survey) -> Iterator[Page]:
    """One page of each kind and level."""
    yearbook = Yearbook(crowded)
    yield home_page(yearbook)
    yield next(year_pages(yearbook))
    county = min(code for code in crowded.below if not code.endswith("00"))
    for code in {COUNTRY, "990000", "990100", county} & crowded.below.keys():
        yield next(region_pages(yearbook, code))
        if code != COUNTRY:
            yield next(region_year_pages(yearbook, code))


@pytest.mark.parametrize(
    ("places", "bodies", "cities"),
    [(100, 20, "cities"), (1, 2000, "cities"), (2000, 1, "")],
    ids=["usual", "one place", "no cities"],
)
def test_no_page_of_ten_thousand_reports_is_heavy(
    survey: Survey, places: int, bodies: int, cities: str
) -> None:
    """Two thousand bodies, however they are spread; with more years, pages have a row a year."""
    crowded = crowd(survey, places, bodies, cities)
    renderer = Renderer(Common(crowded.archive.settings, tuple(crowded.years), ()))
    nodes = {each.url: len(NODE.findall(renderer.text(each))) for each in drawn(crowded)}
    assert len(nodes) >= 6, nodes
    assert {url: count for url, count in nodes.items() if count > MOST_NODES} == {}


def test_a_list_of_the_country_does_not_end_in_two_rows(survey: Survey) -> None:
    """Where provinces are few, cities are beneath them, and counties while there is room."""
    crowded = crowd(survey, 100, 1)
    page_of_year = next(year_pages(Yearbook(crowded)))
    assert isinstance(page_of_year.view, YearView)
    assert Counter(level for level, _ in page_of_year.view.rows) == {0: 1, 1: 2, 2: 100}
