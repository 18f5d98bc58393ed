"""The same kind of body side by side: who stands there, and where the middle lies."""

from pathlib import Path

import pytest

from generator.archive.agency import Agency
from generator.site.dots import axis
from generator.site.pages.sector import SectorView, sector_pages
from generator.survey.overview import Survey
from generator.survey.peers import figures, peers, shown_year
from generator.survey.sectors import GOVERNMENTS, Sector, sector_of, sectors
from generator.survey.spread import Spread, spread
from support.loaded import surveyed
from support.paths import SAMPLE
from support.small_archives import Body, Filed, write


def agency(sector: str, kind: str = "department") -> Agency:
    """A body of that sector."""
    return Agency("990101", "jyj", "agency.yaml", "清河区教育局", sector, kind)


@pytest.fixture(scope="module")
def sample() -> Survey:
    """The sample archive."""
    return surveyed(SAMPLE)


def test_the_id_of_a_sector_never_changes() -> None:
    """It is an address: what else the archive has, and how often it is built, says nothing."""
    assert sector_of(agency("教育")) == Sector("c883995f", "教育")
    assert sector_of(agency("工业和信息化")) == Sector("259af044", "工业和信息化")


@pytest.mark.parametrize("name", ["../x", "a/b", "?", "。", "教育 ", "x" * 999])
def test_whatever_a_sector_is_called_its_address_is_harmless(name: str) -> None:
    """Digits and letters."""
    found = sector_of(agency(name)).id
    assert len(found) == 8
    assert set(found) <= set("0123456789abcdef")


def test_names_that_look_alike_are_one_sector() -> None:
    """Under the one that comes first; others stay apart."""
    alike = [agency("工业和信息化"), agency("工业 和信息化"), agency("エ业和信息化")]
    found = sectors([*alike, agency("工业")])
    assert {sector.name: len(bodies) for sector, bodies in found.items()} == {
        "工业": 1,
        "工业和信息化": 3,
    }


def test_governments_are_not_mixed_in_with_departments(sample: Survey) -> None:
    """Whatever their file says their sector is."""
    assert sector_of(agency("教育", "government")) == Sector("government", GOVERNMENTS)
    assert sector_of(agency("政府汇总报告")).id != "government"
    (first, members), *others = sectors(sample.archive.agencies).items()
    assert (first.name, {each.kind for each in members}) == (GOVERNMENTS, {"government"})
    assert "government" not in {each.kind for _, rest in others for each in rest}


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([1, 2, 3], None),
        ([4, 1, 3, 2], Spread(median=2, low=1, high=3)),
        ([5, 1, 1, 1, 1], Spread(median=1, low=1, high=1)),
        ([0, 0, 9, 9], Spread(median=0, low=0, high=9)),
        (range(1, 101), Spread(median=50, low=25, high=75)),
    ],
)
def test_the_middle_is_a_figure_that_occurs(values: list[int], found: Spread | None) -> None:
    """By nearest rank; of fewer than four nothing is told."""
    assert spread(values) == found


def test_an_axis_holds_what_stands_on_it() -> None:
    """With round ticks, however high; equal figures are one dot."""
    for highest in (1, 2, 3, 7, 10, 99, 101, 4000, 999_999_999):
        drawn = axis(highest)
        assert drawn.at(0) == 0
        assert 50 < drawn.at(highest) <= 100
        assert len(drawn.ticks) <= 3
    assert [tick.words for tick in axis(7).ticks] == ["0", "5", "10"]
    assert [tick.words for tick in axis(30_000).ticks] == ["0", "2 万", "4 万"]
    assert axis(10).strip([5, 0, 5]) == "M0 1h0M500 1h0"


def filings(tmp_path: Path) -> Survey:
    """Four bodies: two figures of 2022, one of them withdrawn, and one early bird's of 2024."""
    bodies = {
        "990101/a": Body(reports={2022: Filed(3), 2023: Filed(4)}),
        "990101/b": Body(reports={2022: Filed(5), 2023: Filed(6, withdrawn=True)}),
        "990102/c": Body(reports={2022: Filed(7), 2023: Filed(0)}),
        "990102/d": Body(reports={2022: Filed(9), 2024: Filed(9)}),
    }
    return surveyed(write(tmp_path / "content", bodies))


def test_a_year_is_shown_when_half_have_reported_on_it(tmp_path: Path) -> None:
    """One early bird does not leave a page of gaps."""
    survey = filings(tmp_path)
    known = figures(survey, survey.archive.agencies)
    assert {year: len(amounts) for year, amounts in known.items()} == {2024: 1, 2023: 2, 2022: 4}
    assert shown_year(known) == 2023
    assert shown_year({}) is None


def test_every_body_has_a_row_with_a_figure_or_the_reason(tmp_path: Path) -> None:
    """In the order of region codes, never by figure."""
    survey = filings(tmp_path)
    everyone = survey.archive.agencies
    known = figures(survey, everyone)
    rows = peers(survey, everyone, 2023, known[2023])
    assert [(row.agency.id, row.amount.value, row.unsaid) for row in rows] == [
        ("a", 4, ""),
        ("b", None, "已撤回"),
        ("c", 0, ""),
        ("d", None, "2023 年度不在本档案"),
    ]


def test_a_body_that_is_no_more_is_not_missing(sample: Survey) -> None:
    """Its row says where its functions went; a joint report is shown where it is held."""
    everyone = sample.archive.agencies
    known = figures(sample, everyone)
    rows = {row.agency.id: row for row in peers(sample, everyone, 2024, known[2024])}
    assert rows["jxj"].unsaid == "职能已转入清河区工信局"
    assert rows["spj"].unsaid == "与清河区发展和改革局联合编制"
    assert (rows["fgj"].unsaid, rows["fgj"].amount.value) == ("", 20)
    rows = {row.agency.id: row for row in peers(sample, everyone, 2018, {})}
    assert rows["jxj"].unsaid == "没有统一表式"


def views(survey: Survey) -> dict[str, SectorView]:
    """Address → the pages of the one sector there is."""
    ((sector, members),) = sectors(survey.archive.agencies).items()
    found = {}
    for page in sector_pages(survey, sector, members):
        assert isinstance(page.view, SectorView)
        found[page.url.removeprefix(f"sectors/{sector.id}/")] = page.view
    return found


def test_many_bodies_are_a_strip_for_each_region(tmp_path: Path) -> None:
    """Each leads to a page that lists them; what stands above the regions is listed itself."""
    bodies = {"990000/t": Body(reports={2025: Filed(8)})}
    for city in ("990100", "990200"):
        for number in range(31):
            bodies[f"{city}/b{number}"] = Body(reports={2025: Filed(number)})
    regions = {"990000": "示例省", "990100": "安宁市", "990200": "兰溪市"}
    found = views(surveyed(write(tmp_path / "content", bodies, regions=regions)))
    assert list(found) == ["", "990000/", "990100/", "990200/"]
    assert [strip.region.name for strip in found[""].strips] == ["示例省"]
    province = found["990000/"]
    assert [(strip.region.name, strip.bodies, strip.told) for strip in province.strips] == [
        ("安宁市", 31, 31),
        ("兰溪市", 31, 31),
    ]
    assert [[peer.agency.id for peer in rows] for _, rows in province.groups] == [["t"]]
    lowest = found["990200/"]
    assert (lowest.strips, lowest.told, lowest.spread) == (
        [],
        31,
        Spread(median=15, low=7, high=23),
    )
    ((_, rows),) = lowest.groups
    assert len(rows) == lowest.bodies == 31


def test_a_few_bodies_are_listed_everywhere(sample: Survey) -> None:
    """Each province has its page from the first, so that addresses stay."""
    members = [each for each in sample.archive.agencies if each.sector == "工业和信息化"]
    pages = sector_pages(sample, sector_of(members[0]), members)
    assert [page.url for page in pages] == ["sectors/259af044/", "sectors/259af044/990000/"]


def test_zeros_have_no_dots(tmp_path: Path) -> None:
    """The numbers stand there, and no axis."""
    bodies = {f"990101/{name}": Body(reports={2025: Filed(0)}) for name in "abcd"}
    view = views(surveyed(write(tmp_path / "content", bodies)))[""]
    assert (view.axis, view.told, view.spread) == (None, 4, Spread(median=0, low=0, high=0))
