"""The whole round of a county with forty bodies and every kind of mishap."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest

from generator.authoring.workbook.feedback.points import explained
from generator.content.agency_folder import load_report
from support.command_line import run
from support.county import (
    BROKEN,
    COPIED,
    HOLDER,
    LAST_YEAR,
    MISSING,
    NAMES,
    PARTNER,
    PICTURE,
    REGION,
    TWICE,
    County,
    whole,
    write_county,
)
from support.feedback import box, typed
from support.paths import ROOT, SAMPLE

COUNTS = "名册 40 家，交来 37 家，缺 3 家；逾期 1，重复 2，名册之外 1，读不出 2"


class Round:
    """A county's folder beside an empty archive, collected once."""

    def __init__(self, at: Path) -> None:
        self.at = at
        self.county: County = write_county(at)
        (at / "content/reports").mkdir(parents=True)
        for name in ("regions.yaml", "site.yaml"):
            shutil.copy(SAMPLE / name, at / "content")
        self.status, self.said, self.messages = self.collect()

    def collect(self, *more: str) -> tuple[int, str, str]:
        """Run the command."""
        folder, roster = self.county.folder.name, self.county.roster.name
        asked = ("--roster", roster, "--region", REGION, "--year", "2025", "--out", "结果")
        return run(self.at, "collect", folder, *asked, *more)

    @property
    def page(self) -> str:
        """The summary."""
        return (self.at / "结果/收集情况.html").read_text("utf-8")


@pytest.fixture(scope="module")
def january(tmp_path_factory: pytest.TempPathFactory) -> Round:
    """The first run."""
    return Round(tmp_path_factory.mktemp("january"))


def listed(page: str, title: str) -> dict[str, str]:
    """Name → what is said of it, in one of the lists."""
    section = next(part for part in page.split("<section>") if f"<h3>{title} " in part)
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", section.split("</section>")[0])
    return dict(found)


def test_the_five_lists_name_every_mishap_and_no_other_body(january: Round) -> None:
    """Who is missing and why, late, twice, on no roster, not to be read."""
    assert (january.status, january.said.splitlines()[0]) == (0, COUNTS)
    page = january.page
    assert listed(page, "未交") == {
        MISSING: "没有收到文件",
        PICTURE: f"收到“{PICTURE}年报.jpg”，读不出",
        LAST_YEAR: f"收到的是 2024 年的报告：{LAST_YEAR}年报.docx",
    }
    assert listed(page, "逾期") == {"科学技术局": "2026-02-03，晚 3 天"}
    assert listed(page, "重复").keys() == {TWICE, COPIED}
    assert listed(page, "名册之外").keys() == {"补交/高新区年报.docx"}
    assert listed(page, "读不出").keys() == {"空的.docx", f"{PICTURE}年报.jpg"}
    assert listed(page, "没有写公布日期") == {"气象局": "应在 2026-01-31 前"}


def test_the_summary_opens_from_the_folder(january: Round) -> None:
    """It asks for nothing from anywhere, and runs nothing."""
    page = january.page
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page


def test_the_summary_is_a_workbook_too(january: Round) -> None:
    """The same lists, rules and bodies, a line each, to sort and to filter."""
    book = openpyxl.load_workbook(january.at / "结果/收集情况.xlsx")
    rows = {sheet.title: list(sheet.iter_rows(min_row=3, values_only=True)) for sheet in book}
    lists = [(row[0], row[1], row[2]) for row in rows["名单"]]
    assert ("未交", whole(MISSING), "没有收到文件") in lists
    assert Counter(name for name, _, _ in lists) == {
        "未交": 3,
        "逾期": 1,
        "重复": 2,
        "名册之外": 1,
        "读不出": 2,
        "没有写公布日期": 1,
    }
    assert {row[1] for row in rows["按规则"]} == {"必须", "提示"}
    wrong = {row[0] for row in rows["按机关"] if row[2] == "对不上"}
    assert wrong == {whole(name) for name in BROKEN}
    assert all(sheet.auto_filter.ref for sheet in book)


def test_what_the_rules_and_the_reader_both_see_is_told_once(january: Round) -> None:
    """In the words of the rules, which name no key of a file."""
    book = openpyxl.load_workbook(january.at / "结果/收集情况.xlsx")
    told: dict[str, list[str]] = {}
    for name, _, _, point, _ in book["按机关"].iter_rows(min_row=3, values_only=True):
        told.setdefault(str(name), []).append(str(point))
    assert any(len(points) > 1 for points in told.values())
    for points in told.values():
        assert [one for one in points if sum(one in point for point in points) > 1] == []
        assert "acknowledged" not in "".join(points)


def test_the_whole_round_needs_no_network(january: Round, tmp_path: Path) -> None:
    """In a place without one, where the system gives such a place."""
    alone = shutil.which("unshare")
    command = [str(alone), "--map-root-user", "--net"]
    if not alone or subprocess.run([*command, "true"], check=False).returncode:
        pytest.skip("no process without a network can be started here")
    folder = tmp_path / "in"
    folder.mkdir()
    for path in sorted(january.county.folder.glob("[!~]*年报.*"))[:3]:
        shutil.copy(path, folder)
    asked = ("--roster", "名册.csv", "--region", REGION, "--year", "2025")
    out = ("--out", str(tmp_path / "out"))
    collect = [sys.executable, "-m", "generator", "collect", str(folder), *asked, *out]
    known = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([*command, *collect], cwd=january.at, env=known, check=False)
    assert done.returncode == 0
    assert len(list((tmp_path / "out/.已读").glob("*.json"))) == 3


def test_what_was_read_yesterday_is_not_read_again(january: Round) -> None:
    """And the page is the same but for that; a damaged note is read anew; so is another version."""
    copied = next(january.county.folder.glob(f"{COPIED}年报.*")).read_bytes()
    notes = sorted((january.at / "结果/.已读").glob("*.json"))
    notes.remove(january.at / f"结果/.已读/{sha256(copied).hexdigest()}.json")  # of two files
    first = january.page
    before = {note.name: note.read_bytes() for note in notes}
    notes[0].write_text("{", "utf-8")
    record = json.loads(notes[1].read_text("utf-8"))
    notes[1].write_text(json.dumps({**record, "read by": ["0"]}), "utf-8")
    assert january.collect()[0] == 0
    assert {note.name: note.read_bytes() for note in notes} == before
    assert "其中 38 个上次已经读过" in january.page
    assert january.page.replace("其中 38 个", "其中 0 个") == first


def test_what_has_no_error_goes_into_the_archive(january: Round) -> None:
    """With its agency and its original; what is broken stays out and is named."""
    status, said, messages = january.collect("--into")
    assert status == 0
    filed = sorted((january.at / "content/reports").glob("*/*/2025.md"))
    assert len(filed) == len(NAMES) - len({MISSING, PICTURE, LAST_YEAR, PARTNER, *BROKEN})
    assert len(list((january.at / "content/originals").iterdir())) == len(filed)
    stated = {whole(name): report for name, report in january.county.reports.items()}
    for path in filed:
        report, findings = load_report(path)
        assert report
        assert not findings
        name = report.title.partition("2025")[0].partition("、")[0]
        assert dict(zip(report.form.index, report.figures.values, strict=True)) == dict(
            zip(
                stated[name].form.index,
                stated[name].figures.values,
                strict=True,
            )
        )
    kept_out = re.findall(r"(\S+) 有 [1-9]\d* 处要改，没有写入", messages)
    assert kept_out == [whole(name) for name in NAMES if name in BROKEN]
    status, said, _ = run(january.at, "check")
    assert (status, "error" in said) == (0, False)


def test_a_report_filed_jointly_counts_for_both(january: Round) -> None:
    """It stands once, in the folder of the first."""
    assert PARTNER not in listed(january.page, "未交")
    paths = (january.at / "content/reports").glob("*/*/2025.md")
    joint = [path for path in paths if "joint: [" in path.read_text("utf-8")]
    assert [HOLDER in path.read_text("utf-8") for path in joint] == [True]


def test_a_roster_with_errors_is_told_and_nothing_is_read(tmp_path: Path) -> None:
    """Line, column, what to write instead."""
    (tmp_path / "content").mkdir()
    shutil.copy(SAMPLE / "regions.yaml", tmp_path / "content")
    (tmp_path / "in").mkdir()
    (tmp_path / "r.csv").write_text("机关名称,应公布日期\n教育局,明天\n", "utf-8")
    asked = ("--roster", "r.csv", "--region", REGION, "--year", "2025", "--out", "out")
    status, said, _ = run(tmp_path, "collect", "in", *asked)
    assert status == 1
    assert said == (
        "r.csv:2:2: error roster: 应公布日期“明天”不对。写成 2026-01-31；没有规定的不写\n"
    )
    assert not (tmp_path / "out").exists()


REASON = "报送时已经核实，原件如此"


def filled_in(january: Round, name: str) -> bytes:
    """The sheet of a body, with a reason wherever one is asked for."""
    sent = (january.at / f"结果/反馈表/{whole(name)}-反馈.xlsx").read_bytes()
    report = january.county.reports[name]
    asked = range(len(explained(report)))
    return typed(sent, {box(report, number): REASON for number in asked})


def test_what_comes_back_is_shown_and_then_taken(january: Round) -> None:
    """Its reasons become `acknowledged`; nothing is taken unseen, and another's sheet never."""
    explained_by, *_ = BROKEN
    answer = january.county.folder / "反馈" / "收回.xlsx"
    answer.parent.mkdir()
    answer.write_bytes(filled_in(january, explained_by))
    path = next((january.at / "content/reports/990101").glob("*"), None)
    assert path
    _, said, messages = january.collect()
    assert f"：{REASON}" in said
    assert messages == "反馈表的内容还没有采用；看过以后，加 --take 采用。\n"
    assert f"{whole(explained_by)} 有" in january.collect("--into")[2]
    _, _, messages = january.collect("--take", "--into")
    assert f"{whole(explained_by)} 有" not in messages
    written = [
        text
        for each in (january.at / "content/reports").glob("*/*/2025.md")
        if REASON in (text := each.read_text("utf-8"))
    ]
    assert [whole(explained_by) in text for text in written] == [True]
    assert run(january.at, "check")[0] == 0


def test_a_sheet_that_is_filled_in_where_it_lies_is_not_written_over(january: Round) -> None:
    """The office is told where it belongs."""
    name = BROKEN[1]
    sheet = january.at / f"结果/反馈表/{whole(name)}-反馈.xlsx"
    content = filled_in(january, name)
    sheet.write_bytes(content)
    _, _, messages = january.collect()
    assert sheet.read_bytes() == content
    assert messages.startswith(f"结果/反馈表/{sheet.name} 有人填过，没有覆盖；请移到“交来的年报”里")


@pytest.mark.parametrize("out", ["in", ".", "content/out", "r.csv"])
def test_what_is_made_lies_apart_from_what_came_in(tmp_path: Path, out: str) -> None:
    """Else it would hide the files, be taken for content, or write over something."""
    (tmp_path / "content").mkdir()
    shutil.copy(SAMPLE / "regions.yaml", tmp_path / "content")
    (tmp_path / "in").mkdir()
    (tmp_path / "r.csv").write_text("机关名称\n教育局\n", "utf-8")
    asked = ("--roster", "r.csv", "--region", REGION, "--year", "2025", "--out", out)
    status, _, messages = run(tmp_path, "collect", "in", *asked)
    assert (status, messages.count("请另选一个")) == (2, 1)
    there = sorted(path.name for path in tmp_path.rglob("*"))
    assert there == ["content", "in", "r.csv", "regions.yaml"]
