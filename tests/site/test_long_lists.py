"""Pages over everything stay light where an archive is large and every report has a flaw."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from justhtml import JustHTML

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.region import Region
from generator.archive.regions import Regions
from generator.build.whole import shared_by_all
from generator.content.outline import outline
from generator.site.pages.coverage import coverage_pages
from generator.site.pages.page import Page
from generator.site.pages.quality import quality_pages
from generator.site.render import Renderer
from generator.survey.overview import Survey
from support.built_pages import find
from support.loaded import surveyed
from support.paths import SAMPLE

NODES, STOPS = 3000, 100
YEARS = range(2020, 2026)
COUNTIES = 10
"Of a city; as many cities has the province, and twice as many agencies a county."
KEPT = ("coverage/", "coverage/410000/", "coverage/410100/", "coverage/410101/")


@pytest.fixture(scope="module")
def large() -> Survey:
    """Ten thousand reports: none adds up, or joins; all are late, half of the copies incomplete.

    Every other county lacks an agency that the others have; each agency lacks a year.
    """
    sample = surveyed(SAMPLE)
    (worst,) = [each for each in sample.standings["990101/gxj"] if each.report.year == 2023]
    regions = {"410000": Region("410000", "河南省")}
    standings = {}
    agencies: list[Agency] = []
    for city in range(1, 11):
        code = f"41{city:02d}00"
        regions[code] = Region(code, f"第{city}市")
        for county in range(1, COUNTIES + 1):
            code = f"41{city:02d}{county:02d}"
            regions[code] = Region(code, f"第{county}区")
            for sector in range(2 * COUNTIES + county % 2):
                body = replace(
                    worst.agency,
                    region=code,
                    id=f"d{sector:02d}",
                    name=f"第{county}区第{sector}局",
                    sector=f"第{sector}",
                    succeeds=(),
                )
                reports = [
                    replace(
                        worst.report,
                        region=code,
                        agency=body.id,
                        year=year,
                        path=f"{body.key}/{year}.md",
                        published=f"{year + 1}-06-01",
                        archived=f"2026-01-{sector + 1:02d}",
                    )
                    for year in YEARS
                    if year != 2021 + sector % 4
                ]
                body = replace(body, reports=tuple(reports))
                agencies.append(body)
                standings[body.key] = tuple(
                    replace(worst, agency=body, report=each, lost=sector % 2) for each in reports
                )
    settings = replace(sample.archive.settings, deadlines=())
    archive = Archive(settings, Regions(regions), tuple(agencies))
    return Survey(archive, standings)


def stopping(document: JustHTML) -> int:
    """Where the tab key stops: not in what is folded."""
    kinds = ("a", "button", "input", "[tabindex='0']")
    everything = sum(len(find(document, kind)) for kind in kinds)
    folded = sum(len(find(document, f"details {kind}")) for kind in kinds)
    return everything - folded + len(find(document, "summary"))


def heavy(pages: Iterable[Page], addresses: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Of these pages, those that are too heavy: elements, and places where the tab key stops."""
    renderer = Renderer(shared_by_all(outline(SAMPLE), b"", 2026).common)
    found = {}
    waiting = set(addresses)
    for page in pages:
        if page.url not in waiting:
            continue
        waiting.remove(page.url)
        document = JustHTML(renderer.text(page), sanitize=False)
        elements, stops = len(find(document, "*")), stopping(document)
        if elements > NODES or stops > STOPS:
            found[page.url] = elements, stops
    assert not waiting
    return found


def test_coverage_of_ten_thousand_reports_is_light(large: Survey) -> None:
    """The country, a province, a city and a county."""
    assert heavy(coverage_pages(large), KEPT) == {}


def test_quality_of_ten_thousand_reports_is_light(large: Survey) -> None:
    """The whole, a year, and a county."""
    assert heavy(quality_pages(large), ["quality/", "quality/2023/", "quality/410101/"]) == {}
