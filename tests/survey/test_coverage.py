"""The coverage ledger and the carry-over chain, against the files and pages they speak of."""

import csv
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from justhtml import Element, JustHTML

from generator.archive.report import Report
from generator.archive.values import Missing
from generator.build import Options, build
from generator.form.editions import FIRST_FORM
from generator.rules.dossier import Dossier, dossier
from generator.site.export.calendar import LONGEST, calendar, folded
from generator.site.export.table import inert, table
from generator.survey import divisions
from generator.survey.carry_over import Step, chain
from generator.survey.overview import Survey
from generator.survey.verdicts import Said
from support.built_pages import find, page, text
from support.loaded import dossiers, surveyed
from support.paths import CONTENT, SAMPLE

DAYS = {"department": (1, 31), "government": (3, 31), "town": (1, 20)}
NOTICE, NOTICE_SINCE = "《清河区关于做好政府信息公开年报工作的通知》", 2022
"What sets the town's day in the sample archive."
JOINT = "990101/spj", 2024
"Whose report on that year the agency 990101/fgj holds for both."
BASE = "https://archive.example/base/"


def built(content: Path, target: Path) -> Path:
    """The site of that content."""
    result = build(Options(content, target, search=False))
    assert result.published, result.findings
    return target


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample archive."""
    return built(SAMPLE, tmp_path_factory.mktemp("sample") / "site")


@pytest.fixture
def survey() -> Survey:
    """The sample archive surveyed."""
    return surveyed(SAMPLE)


def square(cell: Element) -> str:
    """What a cell of the matrix says; nothing where there is no square."""
    said = [(link.attrs or {})["aria-label"] or "" for link in find(cell, "a")]
    return "".join([*said, *map(text, find(cell, ".square .visually-hidden"))])


def matrix(document: JustHTML) -> dict[str, dict[int, str]]:
    """Address of the agency → year → what its square says."""
    found = {}
    for matrix in find(document, "details table.dated"):
        years = [int(text(head)) for head in find(matrix, "thead th")[1:]]
        for row in find(matrix, "tbody tr"):
            address = (find(row, "th a")[0].attrs or {})["href"] or ""
            words = [square(cell) for cell in find(row, "td")]
            found[address.removeprefix("/base/")] = dict(zip(years, words, strict=True))
    return found


def said(path: Path, kind: str) -> str:
    """What the matrix should say of a report, read from its file without the generator."""
    source = path.read_text("utf-8")
    state = (
        "已撤回"
        if re.search(r"^withdrawn: *(?!null)\S*$", source, re.MULTILINE)
        else "副本不全"
        if re.search(r"[\[ ]lost[,\]\s]", source.split("\n---")[0])
        else "已更正"
        if re.search(r"^corrections: *(?!\[\])$", source, re.MULTILINE)
        else "已入档"
    )
    if int(path.stem) < FIRST_FORM or not re.search("^proactive:", source, re.MULTILINE):
        return state
    stated = re.search(r"^published: (\d{4}-\d\d-\d\d)", source, re.MULTILINE)
    if not stated or (kind == "town" and int(path.stem) < NOTICE_SINCE):
        return state
    due = date(int(path.stem) + 1, *DAYS[kind])
    days = (date.fromisoformat(stated.group(1)) - due).days
    basis = f"（依{NOTICE}）" if kind == "town" else ""
    return f"{state}，公布日期逾期 {days} 天{basis}" if days > 0 else state


LOOKED_FOR = {
    "990000/bgt": range(2019, 2026),
    "990101/fgj": range(2019, 2026),
    "990101/gxj": range(2021, 2026),
    "990101/jxj": range(2018, 2021),
    "990101/jyj": range(2019, 2027),
    "990101/spj": range(2019, 2026),
    "990101/zf": range(2019, 2026),
    "990101101/hxz": range(2019, 2026),
    "990102/czj": range(2019, 2026),
    "990102/zf": range(2019, 2026),
}
"""Agency → years on which a report is looked for. The last day the archive knows of is 20 January
2027: reports on 2026 are not due. gxj took over from jxj, whose last report is on 2020."""


def test_the_matrix_says_what_the_files_say(sample: Path, survey: Survey) -> None:
    """Every square of every agency, counted from the files: what stands out and nothing else.

    What has no file is not in this archive and no more; nothing at all where none is looked for.
    """
    squares = matrix(page(sample, "coverage"))
    assert sorted(squares) == sorted(f"{agency.key}/" for agency in survey.archive.agencies)
    for agency in survey.archive.agencies:
        for year, words in squares[f"{agency.key}/"].items():
            path = SAMPLE / "reports" / agency.key / f"{year}.md"
            absent = "不在本档案" if year in LOOKED_FOR[agency.key] else ""
            expected = said(path, agency.kind) if path.exists() else absent
            if (agency.key, year) == JOINT:
                expected = "已入档，与清河区发展和改革局联合编制"
            assert (agency.key, year, words) == (agency.key, year, expected)


def ledger(document: JustHTML) -> dict[str, list[int]]:
    """Year → looked for, here, gaps, late, incomplete."""
    rows = find(document, "section[aria-labelledby=by-year] tbody tr")
    return {text(find(row, "th")[0]): [int(text(td)) for td in find(row, "td")] for row in rows}


def test_what_is_missing_is_accounted_for(sample: Path) -> None:
    """The difference between what is looked for and what is here is told in words that add up."""
    document = page(sample, "coverage/990101")
    lead = text(find(document, ".lead")[0])
    assert (
        lead
        == "清河区 7 个机关 2019—2026 年应有 42 份年报，本档案有 19 份。另有 2019 年以前的 1 份。"
    )
    note = text(find(document, ".note")[0])
    assert note.startswith(
        "42 − 19 = 23 份：断档 7 份，早于该机关首次见到的年份 15 份，已撤回 1 份。"
    )
    assert ledger(document) == {
        "2026": [1, 1, 0, 0, 0],
        "2025": [6, 4, 2, 1, 1],
        "2024": [5, 2, 3, 0, 0],
        "2023": [6, 5, 0, 2, 0],
        "2022": [6, 1, 1, 0, 0],
        "2021": [6, 3, 0, 0, 0],
        "2020": [6, 2, 0, 1, 0],
        "2019": [6, 1, 1, 0, 0],
    }


def listed(document: JustHTML, kind: str) -> list[str]:
    """The exceptions of one kind."""
    return [text(item) for item in find(document, f"section[aria-labelledby={kind}] li")]


def test_what_stands_out_is_listed_and_nothing_else(sample: Path) -> None:
    """Gaps up to the last year that was due, what is late by law or notice, incomplete copies.

    A body whose functions went to another is said to, and missed no longer.
    """
    document = page(sample, "coverage/990101")
    assert {kind: listed(document, kind) for kind in ("gaps", "late", "incomplete", "ended")} == {
        "gaps": [
            "清河区发展和改革局 缺 2025",
            "清河区工信局 缺 2024",
            "清河区经济和信息化局 缺 2019",
            "清河区教育局 缺 2022",
            "清河区人民政府 缺 2024",
            "河西镇人民政府 缺 2024、2025",
        ],
        "late": [
            "清河区人民政府 2025 2026-04-02 公布，晚 2 天",
            "清河区工信局 2023 2024-02-05 公布，晚 5 天",
            "河西镇人民政府 2023 2024-01-24 公布，晚 4 天 （依据）",
            "清河区教育局 2020 2021-02-01 公布，晚 1 天",
        ],
        "incomplete": ["清河区工信局 2025 缺 27 格"],
        "ended": ["清河区经济和信息化局 到 2020 年，转到清河区工信局"],
    }
    assert "按期" not in text(find(document, "main")[0])


def test_what_siblings_have_is_to_be_looked_for(sample: Path) -> None:
    """By sector and form of body, on the page of the region and in a table that spreadsheets open.

    Governments, towns and bodies that are here are no gap.
    """
    assert [text(item) for item in find(page(sample, "coverage/990102"), ".wanted li")] == [
        "发展和改革 政府部门 1 个同级地区中 1 个有，如清河区发展和改革局",
        "工业和信息化 政府部门 1 个同级地区中 1 个有，如清河区工信局",
        "政务服务 政府部门 1 个同级地区中 1 个有，如清河区行政审批局",
        "教育 政府部门 1 个同级地区中 1 个有，如清河区教育局",
    ]
    source = (sample / "coverage" / "gaps.csv").read_bytes()
    assert source.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(source.decode("utf-8-sig"), newline="")))
    assert [row[1:7] for row in rows[1:]] == [
        ["清河区", "财政", "政府部门", "1", "1", "云川县财政局"],
        ["云川县", "发展和改革", "政府部门", "1", "1", "清河区发展和改革局"],
        ["云川县", "工业和信息化", "政府部门", "1", "1", "清河区工信局"],
        ["云川县", "政务服务", "政府部门", "1", "1", "清河区行政审批局"],
        ["云川县", "教育", "政府部门", "1", "1", "清河区教育局"],
    ]
    own = (sample / "coverage" / "990101" / "gaps.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[1:3] for line in own[1:]] == [["清河区", "财政"]]


def test_no_word_turns_a_missing_report_into_an_unpublished_one(sample: Path) -> None:
    """未公布 and the like stand nowhere.

    Whoever speaks of what is not here says what that does not mean.
    """
    for path in [*sample.glob("coverage/**/*.html"), *sample.glob("*/*/index.html")]:
        words = path.read_text("utf-8")
        if 'http-equiv="refresh"' in words:
            continue
        assert not re.search(
            "未公布|未公开年报|没有公布(?!日期)(?<!不表示机关没有公布)(?<!不表示没有设置、没有公布)",
            words,
        ), path
        assert "不表示机关没有公布" in words


def test_the_table_has_a_row_for_every_square(sample: Path) -> None:
    """coverage.csv says the same as the page, marked as UTF-8, and what kept its day, too.

    Its lines are ended as RFC 4180 has it.
    """
    source = (sample / "coverage" / "coverage.csv").read_bytes()
    assert source.startswith(b"\xef\xbb\xbf")
    assert source.count(b"\n") == source.count(b"\r\n")
    rows = list(csv.DictReader(StringIO(source.decode("utf-8-sig"), newline="")))
    names = {row["机关代码"]: row["机关"] for row in rows}
    words = {
        (row["机关代码"] + "/", int(row["年度"])): row["入档情况"]
        + (f"，与{names[row['联合编制']]}联合编制" if row["联合编制"] else "")
        + (f"，公布日期{row['与期限相比']}" if (row["逾期天数"] or "0") != "0" else "")
        + (
            f"（依{row['期限依据']}）"
            if row["期限依据"].startswith("《清河区") and (row["逾期天数"] or "0") != "0"
            else ""
        )
        for row in rows
    }
    squares = matrix(page(sample, "coverage"))
    shown = {year for line in squares.values() for year in line}
    assert {place: said for place, said in words.items() if place[1] in shown} == {
        (address, year): found
        for address, line in squares.items()
        for year, found in line.items()
        if found
    }
    assert all(row["网址"].startswith(BASE) for row in rows)
    assert all(row["公布日期"] <= row["法定期限"] for row in rows if row["与期限相比"] == "按期")


@pytest.mark.parametrize(
    "text_",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "＝1",
        "﹦1",
        " =1",
        "\0=1+1",
        "\u200b=1",
        "\u3000＠甲",
        '=HYPERLINK("http://x")',
    ],
)
def test_text_that_a_spreadsheet_would_run_is_made_inert(text_: str) -> None:
    """Text that begins like a formula is preceded by an apostrophe.

    Other text, and numbers, are as they are.
    """
    assert inert(text_) == f"'{text_}"
    (_, (cell, number)) = csv.reader(StringIO(table(("a", "b"), [(text_, -1)]), newline=""))
    assert (cell, number) == (f"'{text_}", "-1")
    assert inert("教育局=") == "教育局="


def test_the_calendar(survey: Survey) -> None:
    """All-day events of the three years after the newest reports.

    All their dates, as RFC 5545 has it.
    """
    source = calendar(survey)
    lines = source.split("\r\n")
    assert "\n" not in source.replace("\r\n", "")
    assert max(len(line.encode()) for line in lines) <= LONGEST
    unfolded = source.replace("\r\n ", "").split("\r\n")
    assert (unfolded[0], unfolded[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    newest = max(survey.years)
    dates = [
        line.removeprefix("DTSTART;VALUE=DATE:") for line in unfolded if line.startswith("DTSTART")
    ]
    assert dates == [
        f"{newest + ahead}{day}" for ahead in (2, 3, 4) for day in ("0131", "0331", "0120")
    ]
    ends = [line.removeprefix("DTEND;VALUE=DATE:") for line in unfolded if line.startswith("DTEND")]
    assert ends == [
        f"{newest + ahead}{day}" for ahead in (2, 3, 4) for day in ("0201", "0401", "0121")
    ]
    uids = [line for line in unfolded if line.startswith("UID:")]
    assert (
        len(set(uids))
        == len(dates)
        == len([line for line in unfolded if line.startswith("DTSTAMP:")])
    )


@pytest.mark.parametrize("length", [1, 24, 25, 26, 49, 50, 51, 400])
def test_a_folded_line_unfolds_to_itself(length: int) -> None:
    """No piece is longer than 75 octets, and no character of three is cut."""
    line = "年" * length
    assert folded(line).replace("\r\n ", "") == line + "\r\n"
    assert all(len(piece.encode()) <= LONGEST for piece in folded(line).split("\r\n"))


def test_a_large_archive_is_split(
    survey: Survey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few agencies a page may list, each is listed on one page, or all are in the table.

    The links of region pages lead there.
    """
    monkeypatch.setattr(divisions, "LARGEST", 2)
    site = built(SAMPLE, tmp_path / "site")
    pages = [
        path.relative_to(site).parent.as_posix() for path in site.glob("coverage/**/index.html")
    ]
    listed = Counter(address for name in pages for address in matrix(page(site, name)))
    assert listed == {f"{agency.key}/": 1 for agency in survey.archive.agencies}
    for code in survey.below:
        links = [
            (link.attrs or {})["href"] or ""
            for link in find(page(site, code), "main a[href*='/coverage/']")
        ]
        target, anchor = urldefrag(links[0].removeprefix("/base/"))
        ids = {(element.attrs or {})["id"] for element in find(page(site, target), "[id]")}
        assert not anchor or anchor in ids, (code, links)


def test_the_chain_of_an_agency(sample: Path) -> None:
    """What does not join is spelt out, with its numbers; what does is one line, to be opened.

    The year between two that is missing is named.
    """
    (section,) = find(page(sample, "990101/gxj"), "section[aria-labelledby=chain]")
    rows = [text(row) for row in find(section, "section > .chain > li")]
    assert rows == [
        (
            "2022 → 2023 接不上 2022 年结转下年度 3 → 2023 年上年结转 2（差 1） "
            "接不上 自然人：2022 年结转下年度 3 → 2023 年上年结转 2（差 1）"
        ),
        "2023 → 2025 无法核验 2024 年的报告不在本档案",
    ]
    assert text(find(section, "details")[0]) == (
        "接得上 其余 1 处 2021 → 2022 2021 年结转下年度 3 → 2022 年上年结转 3 "
        "规章：2021 年现行有效 0 + 制发 0 − 废止 0 = 0 → 2022 年现行有效 0 "
        "行政规范性文件：2021 年现行有效 5 + 制发 1 − 废止 2 = 4 → 2022 年现行有效 4"
    )


def chained(file: Dossier, *reports: Report) -> tuple[Step, ...]:
    """The chain of an agency's reports, or of others in their place."""
    if reports:
        filings = tuple(report.filing for report in reports)
        file = dossier(replace(file.agency, reports=filings), reports, file.regions)
    return chain(file.agency, file.assessed)


def test_the_chain_over_a_change_of_the_form() -> None:
    """What the older form does not ask for cannot be verified; what it does ask for is."""
    steps = {step.later: step for step in chained(dossiers(SAMPLE)["990101/jyj"])}
    assert [(link.verdict, link.words) for link in steps[2021].links] == [
        (Said.JOINS, "2020 年结转下年度 1 → 2021 年上年结转 1"),
        (Said.UNKNOWN, "2020 年的表式没有现行有效一项"),
        (Said.UNKNOWN, "2020 年的表式没有现行有效一项"),
    ]
    assert steps[2021].verdict is Said.UNKNOWN
    assert steps[2021].joins
    assert [link.joins for link in steps[2021].links] == [True] * 3


def test_the_chain_over_a_withdrawn_report() -> None:
    """A withdrawn report hands nothing over, and is not said to be missing."""
    files = dossiers(SAMPLE)
    file = files["990101/gxj"]
    gone = files["990102/czj"].reports[0].withdrawn
    assert gone
    reports = [
        replace(report, withdrawn=gone) if report.year == 2022 else report
        for report in file.reports
    ]
    steps = chained(file, *reports)
    assert [(step.earlier, step.later, step.verdict, step.gap) for step in steps] == [
        (2021, 2023, Said.UNKNOWN, "2022 年的报告已撤回"),
        (2023, 2025, Said.UNKNOWN, "2024 年的报告不在本档案"),
    ]


def test_a_lost_cell_is_named() -> None:
    """A figure that the copy lost leaves its link open and says which figure of which year."""
    file = dossiers(SAMPLE)["990101/gxj"]
    first, second = file.reports[:2]
    values = tuple(
        Missing.LOST if place < 10 else value for place, value in enumerate(first.figures.values)
    )
    cut = replace(first, figures=replace(first.figures, values=values))
    (step,) = chained(file, cut, second)
    assert [link.words for link in step.links if link.verdict is Said.UNKNOWN] == [
        "2021 年现行有效副本缺失",
        "2021 年现行有效副本缺失",
    ]


def test_an_agency_without_anything_to_hand_over_says_it_in_a_sentence(
    own_content: Path, tmp_path: Path
) -> None:
    """Three years of zeros are one line, not three times three."""
    folder = own_content / "reports" / "230719" / "gxj"
    for year in (2022, 2023):
        copy = (folder / "2024.md").read_text("utf-8").replace("2024年", f"{year}年")
        (folder / f"{year}.md").write_text(copy, "utf-8")
    site = built(own_content, tmp_path / "site")
    (section,) = find(page(site, "230719/gxj"), "section[aria-labelledby=chain]")
    assert text(section) == (
        "年与年相接 接得上 2022—2024 年各年 2022 → 2023 结转、现行有效的各数都是 0 "
        "2023 → 2024 结转、现行有效的各数都是 0"
    )


def test_an_agency_with_one_report_has_nothing_to_verify(tmp_path: Path) -> None:
    """There is no step, and no heading above nothing."""
    site = built(CONTENT, tmp_path / "site")
    assert find(page(site, "230719/gxj"), "section[aria-labelledby=chain]") == []
