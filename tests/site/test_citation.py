"""How a report is cited, and what programs are told of it: no day in it is one nobody knows."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from justhtml import JustHTML

from generator.archive.report import Source
from generator.site.account import Account, AgencyAccount
from generator.site.citation import Citation, citation, citation_files
from generator.site.common import Common
from generator.site.linked_data import linked_data
from generator.site.pages.report import report_page
from generator.site.render import Renderer
from support import loaded
from support.built_pages import find
from support.paths import SAMPLE

ADDRESS = "https://a.example/990101/fgj/2024/"
CORRECTED = "990101/gxj/2023"
JOINT = "990101/fgj/2024"
UNDATED = "990101/jyj/2025"
REDACTED = "990101/spj/2023"
WITHDRAWN = "990102/czj/2023"
GONE = "990101101/hxz/2022"

Told = tuple[AgencyAccount, Account]


@pytest.fixture(scope="module")
def known() -> tuple[Common, dict[str, Told]]:
    """The sample's reports, by agency and year."""
    common, agencies = loaded.accounts(SAMPLE)
    told = ((whole, account) for whole in agencies for account in whole.held)
    return common, {f"{each[0].agency.key}/{each[1].report.year}": each for each in told}


@pytest.fixture(scope="module")
def pages(known: tuple[Common, dict[str, Told]]) -> dict[str, JustHTML]:
    """Those whose citations differ, drawn."""
    common, reports = known
    renderer = Renderer(common)
    chosen = (CORRECTED, JOINT, UNDATED, REDACTED, WITHDRAWN, GONE)
    drawn = {key: renderer.text(report_page(*reports[key])) for key in chosen}
    return {key: JustHTML(page, sanitize=False) for key, page in drawn.items()}


CITED = Citation(
    key="990101-fgj-2024",
    title="清河区2024年报告",
    bodies=("甲局", "乙局"),
    published="2025-01-20",
    archive="某档案",
)
"A joint report of a known day."


def test_bibtex_has_each_body_whole_and_the_day() -> None:
    """A name in braces is not taken apart into given name and surname."""
    assert CITED.bibtex(ADDRESS) == (
        "@techreport{990101-fgj-2024,\n"
        "  author = {{甲局} and {乙局}},\n"
        "  title = {{清河区2024年报告}},\n"
        "  institution = {甲局、乙局},\n"
        "  year = {2025},\n"
        "  date = {2025-01-20},\n"
        f"  url = {{{ADDRESS}}},\n"
        "  note = {某档案},\n"
        "  language = {chinese},\n"
        "}\n"
    )


def test_ris_is_a_record_of_tagged_lines() -> None:
    """Two letters, two spaces, a hyphen and a space; CRLF at the end of each."""
    assert CITED.ris(ADDRESS) == "\r\n".join(
        [
            "TY  - RPRT",
            "AU  - 甲局",
            "AU  - 乙局",
            "TI  - 清河区2024年报告",
            "PB  - 甲局、乙局",
            "PY  - 2025",
            "DA  - 2025/01/20",
            f"UR  - {ADDRESS}",
            "DB  - 某档案",
            "LA  - zh-CN",
            "ER  - ",
            "",
        ]
    )


def test_a_day_that_the_original_does_not_give_is_left_out() -> None:
    """In words and in both files: none of the archive's days stands in its place."""
    undated = replace(CITED, published="")
    assert undated.dated == ""
    for entry in (undated.bibtex(ADDRESS), undated.ris(ADDRESS)):
        assert "202" not in entry.replace("清河区2024年报告", "").replace("2024", "")


def test_signs_that_tex_reads_are_written_out() -> None:
    """A title with all of them stays what it says; nothing ends the entry early."""
    entry = replace(CITED, title="a}\\{b%c&d#e$f_g~h^i").bibtex(ADDRESS)
    assert (
        "  title = {{a\\}\\textbackslash{}\\{b\\%c\\&d\\#e\\$f\\_g\\textasciitilde{}h"
        "\\textasciicircum{}i}},\n"
    ) in entry


def test_two_files_stand_beside_each_agency(known: tuple[Common, dict[str, Told]]) -> None:
    """With all its reports: what is withdrawn or no longer kept can be cited, too."""
    common, reports = known
    settings = common.settings
    wholes = {whole.agency.key: whole for whole, _ in reports.values()}
    files = {
        address: content
        for whole in wholes.values()
        for address, content in citation_files(whole, settings)
    }
    agencies = {key.rpartition("/")[0] for key in reports}
    assert files.keys() == {f"{key}/cite.{kind}" for key in agencies for kind in ("bib", "ris")}
    entries = sum(files[f"{key}/cite.bib"].count("@techreport") for key in agencies)
    records = sum(files[f"{key}/cite.ris"].count("TY  - RPRT") for key in agencies)
    assert entries == records == len(reports)
    _, account = reports[CORRECTED]
    ours = citation(account.standing, settings.title)
    address = f"{settings.base_url}{CORRECTED}/"
    agency = CORRECTED.rpartition("/")[0]
    assert ours.bibtex(address) in files[f"{agency}/cite.bib"]
    assert ours.ris(address) in files[f"{agency}/cite.ris"]


def test_a_page_says_how_it_is_cited(pages: Mapping[str, JustHTML]) -> None:
    """GB/T 7714: who, what, the kind, when it was published, a place for the day of reading."""
    cites = {key: find(page, ".cite") for key, page in pages.items()}
    said = {key: cite.to_text(separator="").strip() for key, (cite,) in cites.items()}
    base = "https://archive.example/base/"
    assert said[CORRECTED] == (
        "清河区工信局. 清河区工信局2023年政府信息公开工作年度报告[R/OL]. "
        f"(2024-02-05)[引用日期]. {base}{CORRECTED}/."
    )
    assert said[UNDATED] == (
        "清河区教育局. 清河区教育局2025年政府信息公开工作年度报告[R/OL]. "
        f"[引用日期]. {base}{UNDATED}/."
    )
    assert said[JOINT].startswith("清河区发展和改革局, 清河区行政审批局. ")


def described(page: JustHTML) -> dict[str, Any]:
    """What JSON-LD says of the report."""
    return graph(page)[0]


def graph(page: JustHTML) -> list[dict[str, Any]]:
    """The nodes of the one block there is."""
    (block,) = find(page, 'script[type="application/ld+json"]')
    data = json.loads(block.to_text())
    assert data["@context"] == "https://schema.org"
    return list(data["@graph"])


def test_three_days_are_told_apart(pages: Mapping[str, JustHTML]) -> None:
    """Published by its agency, archived, last corrected or taken from; those there are."""
    days = ("datePublished", "sdDatePublished", "dateModified")
    found = {key: tuple(described(page).get(day) for day in days) for key, page in pages.items()}
    assert found[CORRECTED] == ("2024-02-05", "2026-01-11", "2026-02-01")
    assert found[UNDATED] == (None, "2026-03-01", None)
    assert found[REDACTED][1:] == ("2026-01-14", "2026-03-04")
    assert found[WITHDRAWN][1:] == ("2026-01-10", "2026-02-02")
    assert found[GONE][1:] == ("2026-01-13", "2026-03-05")


def test_programs_learn_whose_report_it_is_and_of_where(pages: Mapping[str, JustHTML]) -> None:
    """Of a joint report each body; the place in words; the way to the page from the province."""
    report, way = graph(pages[JOINT])
    bodies = [
        {"@type": "GovernmentOrganization", "name": "清河区发展和改革局"},
        {"@type": "GovernmentOrganization", "name": "清河区行政审批局"},
    ]
    assert report["author"] == report["publisher"] == bodies
    assert report["spatialCoverage"] == {"@type": "Place", "name": "示例省安宁市清河区"}
    assert report["temporalCoverage"] == "2024"
    base = "https://archive.example/base/"
    steps = [(step["position"], step["name"], step.get("item")) for step in way["itemListElement"]]
    assert steps == [
        (1, "示例省", f"{base}990000/"),
        (2, "安宁市", f"{base}990100/"),
        (3, "清河区", f"{base}990101/"),
        (4, "清河区发展和改革局", f"{base}990101/fgj/"),
        (5, "2024", None),
    ]
    assert report["url"] == f"{base}{JOINT}/"


def test_a_report_is_based_on_its_original_where_that_may_be_shown(
    known: tuple[Common, dict[str, Told]],
) -> None:
    """Of what was taken out of the archive nothing leads to where it still stands."""
    common, reports = known
    based = {}
    for key in (CORRECTED, REDACTED, GONE):
        whole, account = reports[key]
        report = replace(account.report, source=Source(url="https://gxj.example/1.html"))
        data = linked_data(common.settings, report, account.standing, whole.frame.above)
        based[key] = "https://gxj.example/1.html" in json.dumps(data)
    assert based == {CORRECTED: True, REDACTED: False, GONE: False}


def metas(page: JustHTML, name: str) -> list[str]:
    """What a page has under a META name."""
    found = find(page, f'meta[name="{name}"]')
    return [(each.attrs or {})["content"] or "" for each in found]


def test_reference_managers_read_the_same(pages: Mapping[str, JustHTML]) -> None:
    """And the META names of government sites: a domain is no address; no day, no PubDate."""
    page, joint, undated = pages[CORRECTED], pages[JOINT], pages[UNDATED]
    assert metas(page, "citation_publication_date") == ["2024/02/05"]
    assert metas(page, "PubDate") == ["2024-02-05"]
    assert metas(joint, "citation_author") == ["清河区发展和改革局", "清河区行政审批局"]
    assert metas(undated, "citation_publication_date") == metas(undated, "PubDate") == []
    assert metas(page, "SiteDomain") == ["archive.example"]
