"""The pages of corrections and withdrawals, against the files they speak of."""

from dataclasses import replace

import pytest
from justhtml import JustHTML

from generator.archive.archive import Archive
from generator.archive.report import Correction
from generator.archive.values import Missing
from generator.build.whole import shared_by_all
from generator.content.outline import outline
from generator.site import urls
from generator.site.pages.corrections import SIZE, CorrectionsView, corrections_pages
from generator.site.pages.page import View
from generator.site.render import Renderer
from generator.survey.overview import Survey
from support.built_pages import find, links, text
from support.loaded import surveyed
from support.paths import SAMPLE

BODY, YEAR = "990101/gxj", 2023
"Whose report on which year the sample corrects."
CELL = "requests.received.total"


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """What fills in the templates for the sample archive."""
    return Renderer(shared_by_all(outline(SAMPLE), b"", 2026).common)


def drawn(survey: Survey, renderer: Renderer) -> dict[str, JustHTML]:
    """Address → page."""
    pages = corrections_pages(survey)
    return {page.url: JustHTML(renderer.text(page), sanitize=False) for page in pages}


def entries(document: JustHTML) -> list[tuple[str, str]]:
    """Of each entry, what it says and where it leads."""
    return [(text(item), links(item, "a")[0]) for item in find(document, ".entries > li")]


def corrected(corrections: list[Correction]) -> Survey:
    """The sample with these corrections of one report, and no others."""
    survey = surveyed(SAMPLE)
    agencies = []
    for agency in survey.archive.agencies:
        reports = [
            replace(
                report,
                corrections=tuple(corrections) if (agency.key, report.year) == (BODY, YEAR) else (),
                withdrawn=None,
            )
            for report in agency.reports
        ]
        agencies.append(replace(agency, reports=tuple(reports)))
    archive = survey.archive
    of_these = Archive(archive.settings, archive.regions, tuple(agencies))
    return Survey(of_these, survey.standings)


def numbered(count: int) -> Survey:
    """The sample with so many corrections, each a day after the one before."""
    days = [f"20{20 + place // 336}-{place % 336 // 28 + 1:02d}" for place in range(count)]
    corrections = [
        Correction(f"{day}-{place % 28 + 1:02d}", CELL, str(place), str(place + 1), "录入有误")
        for place, day in enumerate(days)
    ]
    return corrected(corrections)


def test_every_correction_and_withdrawal_stands_there_newest_first(renderer: Renderer) -> None:
    """Before and after, the reason, the day, whose it is; what is a tombstone, too."""
    pages = drawn(surveyed(SAMPLE), renderer)
    assert list(pages) == ["corrections/"]
    document = pages["corrections/"]
    assert [text(day) for day in find(document, "h2")] == ["2026-03-05", "2026-02-02", "2026-02-01"]
    assert entries(document) == [
        (
            (
                "河西镇人民政府 2022 示例省安宁市清河区河西镇 撤回 数字和正文不再保留 "
                "原因：报告中有多名申请人的个人信息，机关撤回"
            ),
            "/base/990101101/hxz/2022/#withdrawn",
        ),
        (
            (
                "云川县财政局 2023 示例省安宁市云川县 撤回 页面保留，数字不再计入合计 "
                "原因：机关重新公布了报告"
            ),
            "/base/990102/czj/2023/#withdrawn",
        ),
        (
            (
                "清河区工信局 2023 示例省安宁市清河区 更正 行政许可 · 处理决定：80 → 88 "
                "原因：录入时看错一位"
            ),
            "/base/990101/gxj/2023/#correction-2026-02-01-proactive.licences.decisions",
        ),
    ]
    assert text(find(document, ".lead")[0]).startswith(
        "入档以后，本档案更正了 1 个数，撤回了 2 份报告。"
    )


def test_the_page_and_that_of_removals_lead_to_each_other_and_to_the_feeds(
    renderer: Renderer,
) -> None:
    """Redactions are told on the other page alone."""
    document = drawn(surveyed(SAMPLE), renderer)["corrections/"]
    assert {"/base/removal/", "/base/corrections.xml", "/base/removal/feed.xml"} <= {
        *links(document, ".note a")
    }
    assert "申请人的姓名和手机号码" not in text(find(document, "main")[0])


def test_blank_and_lost_are_words_and_never_a_figure(renderer: Renderer) -> None:
    """A cell that was 0 by mistake and is blank in the original."""
    survey = corrected(
        [
            Correction("2026-01-01", CELL, "0", Missing.BLANK.value, "录入有误"),
            Correction("2026-01-02", CELL, Missing.BLANK.value, Missing.LOST.value, "录入有误"),
        ]
    )
    said = [words for words, _ in entries(drawn(survey, renderer)["corrections/"])]
    assert [words.partition("：")[2].partition(" 原因")[0] for words in said] == [
        "留空 → 副本缺失",
        "0 → 留空",
    ]


def test_an_archive_that_corrected_nothing_says_so(renderer: Renderer) -> None:
    """Without an empty list."""
    document = drawn(corrected([]), renderer)["corrections/"]
    assert entries(document) == []
    assert "还没有更正过，也没有撤回过报告。" in text(find(document, "main")[0])


@pytest.mark.parametrize("count", [2 * SIZE, 2 * SIZE + 1, 1000])
def test_however_many_there_are_each_stands_on_one_page(renderer: Renderer, count: int) -> None:
    """The pages lead on from the newest to the oldest and back; years lead to their newest."""
    pages = drawn(numbered(count), renderer)
    places = []
    address, newer = urls.CORRECTIONS, ""
    while address:
        document = pages[address]
        places += [address for _, address in entries(document)]
        back = links(document, "a[rel=prev]")
        assert back == ([f"/base/{newer}"] if newer else [])
        assert len(find(document, "*")) <= 1000
        assert len(find(document, "a, button, input")) <= 100 + len(find(document, "header a"))
        onward = links(document, "a[rel=next]")
        address, newer = (onward[0].removeprefix("/base/") if onward else ""), address
    assert len(places) == len({*places}) == count
    for link in find(pages[urls.CORRECTIONS], "nav.years a"):
        target = pages[((link.attrs or {})["href"] or "").removeprefix("/base/")]
        assert text(link) in [text(day)[:4] for day in find(target, "h2")]


def anchors(view: View) -> list[str]:
    """Of the changes a page shows."""
    assert isinstance(view, CorrectionsView)
    return [change.anchor for _, changes in view.days for change in changes]


def test_an_older_page_stays_as_it_is() -> None:
    """Whoever linked to it finds the same there after further corrections."""
    before = {page.url: page.view for page in corrections_pages(numbered(3 * SIZE))}
    after = {page.url: page.view for page in corrections_pages(numbered(4 * SIZE))}
    first = urls.corrections(1)
    assert anchors(after[first]) == anchors(before[first])
    assert len(anchors(before[first])) == SIZE
