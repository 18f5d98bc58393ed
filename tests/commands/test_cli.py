"""The command line, run as a person runs it."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.rules.catalogue import named
from support.paths import BASE, ROOT
from support.trees import digest

REPORT = "content/reports/990101/jyj/2023.md"
MAKERS = {"Finding", "MalformedError", "error", "problem", "rule"}
"What makes a finding, or a rule, in the source; its first constant text is the rule's id."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with the small valid archive that the invalid cases are laid over."""
    shutil.copytree(BASE, tmp_path / "content")
    return tmp_path


def run(folder: Path, *arguments: str, **given: str) -> tuple[int, str, str]:
    """Status, output and messages of `python -m generator …` in that folder."""
    environment = (
        os.environ
        | {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1780000000", "LANG": "C"}
        | given
    )
    command = [sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def shell(folder: Path, arguments: str, output: int = subprocess.PIPE) -> tuple[int, str, str]:
    """The same, of arguments as a shell reads them; what goes to an output of one's own is not told."""
    command = ["/bin/sh", "-c", f'exec "$0" -m generator {arguments}', sys.executable]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=output, stderr=pipe, check=False
    )
    return done.returncode, (done.stdout or b"").decode("utf-8"), done.stderr.decode("utf-8")


def count(folder: Path) -> int:
    """Files below a folder."""
    return sum(1 for path in folder.rglob("*") if path.is_file())


def spoil(folder: Path) -> None:
    """One wrong cell: 新收·商业企业."""
    path = folder / REPORT
    text = path.read_text("utf-8")
    path.write_text(
        text.replace(
            "received:               [     0,        0", "received:               [     0,       12"
        ),
        "utf-8",
    )


def test_check_says_nothing_of_a_valid_archive(archive: Path) -> None:
    """Status 0, no findings."""
    assert run(archive, "check") == (0, "", "0 个错误，0 个提示。\n")


def test_a_wrong_cell_is_one_line_with_file_line_column_identity_both_sums_and_the_difference(
    archive: Path,
) -> None:
    """Status 1."""
    spoil(archive)
    assert run(archive, "check") == (
        1,
        (
            f"{REPORT}:23:42: error requests.balance.business: 新收 12 + 上年结转 0 = 12，"
            "应等于 总计 0 + 结转下年度 0 = 0（差 12）。"
            "新收·商业企业 这一格还使 requests.received.sum（差 12）不成立。"
            "核对原件；原件确实如此的，在 acknowledged 中注明\n"
        ),
        "1 个错误，0 个提示。\n",
    )


def test_check_can_be_asked_about_some_files(archive: Path) -> None:
    """Findings elsewhere are left out; what does not exist is a question of usage."""
    spoil(archive)
    assert run(archive, "check", "content/site.yaml") == (0, "", "0 个错误，0 个提示。\n")
    assert run(archive, "check", "content/reports/990101")[0] == 1
    assert run(archive, "check", "nowhere.md")[0] == 2


def test_an_invalid_archive_is_not_built(archive: Path) -> None:
    """Status 1, and the site that was there is untouched."""
    assert run(archive, "build", "--no-search")[0] == 0
    before = (archive / "site" / "index.html").stat().st_mtime_ns
    spoil(archive)
    status, _, messages = run(archive, "build", "--no-search")
    assert (status, messages) == (1, "1 个错误，0 个提示。没有发布，原有的站点没有改动。\n")
    assert (archive / "site" / "index.html").stat().st_mtime_ns == before


def test_the_year_it_is_forbids_reports_of_the_future(archive: Path) -> None:
    """SOURCE_DATE_EPOCH says which it is; nothing of the future is made either."""
    text = (archive / REPORT).read_text("utf-8")
    (archive / REPORT.replace("2023", "2027")).write_text(text.replace("2023年", "2027年"), "utf-8")
    assert run(archive, "check")[0] == 0
    status, said, _ = run(archive, "check", SOURCE_DATE_EPOCH="1700000000")
    assert (status, "今年是 2023 年，还不会有 2027 年的报告" in said) == (1, True)
    made = run(archive, "new", "report", "--region", "990101", "--agency", "jyj", "--year", "9999")
    assert made == (2, "", "今年是 2026 年，还不会有 9999 年的报告\n")


def test_strict_makes_warnings_count(archive: Path) -> None:
    """A lost cell is published, but not with --strict."""
    path = archive / REPORT
    path.write_text(
        path.read_text("utf-8").replace("regulations:         [   0", "regulations:         [lost"),
        "utf-8",
    )
    assert run(archive, "build", "--no-search")[0] == 0
    assert run(archive, "build", "--no-search", "--strict")[0] == 1
    assert run(archive, "check", "--strict")[0] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--content", "nowhere"],
        ["build", "--base-url", "example.org"],
        ["build", "--base-url", "https://example.org//"],
        ["build", "--base-url", "https://[example.org/"],
        ["build", "--base-url", ""],
        ["build", "--jobs", "0"],
        ["destroy"],
        ["new", "report", "--region", "湛河", "--agency", "gxj", "--year", "2025"],
        ["new", "report", "--region", "990101", "--agency", "jyj", "--year", "2018"],
    ],
)
def test_wrong_usage_is_status_2(archive: Path, arguments: list[str]) -> None:
    """With a sentence, not a traceback."""
    status, _, messages = run(archive, *arguments)
    assert (status, "Traceback" in messages, "Error" in messages) == (2, False, True)


def test_a_folder_that_cannot_be_written_is_status_4(archive: Path) -> None:
    """Input and output are not the content's fault."""
    (archive / "file").write_text("", "utf-8")
    status, _, messages = run(archive, "build", "--no-search", "--output", "file/site")
    assert (status, "Traceback" in messages) == (4, False)


@pytest.mark.parametrize(
    "epoch",
    ["abc", "-1", "1e9", "1_000", "１２３", " 1", "253402300800", "9" * 5000],
    ids=lambda epoch: epoch[:12],
)
def test_a_date_that_is_none_is_status_2(archive: Path, epoch: str) -> None:
    """SOURCE_DATE_EPOCH is said to be wrong before anything is written."""
    command = ("new", "report", "--region", "990101", "--agency", "jyj", "--year", "2024")
    status, output, messages = run(archive, *command, SOURCE_DATE_EPOCH=epoch)
    said = f"SOURCE_DATE_EPOCH={epoch!a}: should be seconds since 1970-01-01, such as 1780000000\n"
    assert (status, output, messages) == (2, "", said)
    assert not (archive / "content/reports/990101/jyj/2024.md").exists()


def test_whether_anybody_reads_changes_no_status(archive: Path) -> None:
    """As with `check | head -1`: no traceback, no complaint, the status that the content has."""
    for status in (0, 1):
        for style in ("text", "json", "sarif"):
            reading, writing = os.pipe()
            os.close(reading)
            done = shell(archive, f"check --format {style}", writing)
            os.close(writing)
            assert done == (status, "", f"{status} 个错误，0 个提示。\n")
        spoil(archive)


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_a_closed_stream_changes_nothing(archive: Path, closed: str) -> None:
    """Nor does what is opened next take its place: the site is the one of any other build."""
    assert run(archive, "build", "--jobs", "2", "--output", "plain")[0] == 0
    shutil.rmtree(archive / ".cache")
    said = "" if "2>&-" in closed else f"已生成 {count(archive / 'plain')} 个文件：site/\n"
    assert shell(archive, f"build --jobs 2 {closed}") == (0, "", said)
    assert digest(archive / "site") == digest(archive / "plain")


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no disk that is always full"
)
def test_output_that_cannot_be_written_is_status_4(archive: Path) -> None:
    """One sentence; a schema that was cut short must not pass for one."""
    full = "系统：No space left on device\n"
    assert shell(archive, "check --explain copy >/dev/full") == (4, "", full)
    assert shell(archive, "schema >/dev/full") == (4, "", full)
    assert shell(archive, "check 2>/dev/full") == (4, "", "")


def test_a_new_agency_and_its_report_take_a_person_to_the_figures(archive: Path) -> None:
    """What is made is in order but for the figures, and says how many are to be filled in."""
    made = run(
        archive,
        "new",
        "agency",
        "--region",
        "990102",
        "--agency",
        "gxj",
        "--name",
        "云川县工信局",
        "--sector",
        "工业和信息化",
    )
    assert made == (0, "已新建 content/reports/990102/gxj/agency.yaml\n", "")
    made = run(archive, "new", "report", "--region", "990102", "--agency", "gxj", "--year", "2025")
    assert made == (0, "已新建 content/reports/990102/gxj/2025.md\n", "")
    assert run(archive, "fmt", "--check", "content/reports/990102")[0] == 1
    made_report = "content/reports/990102/gxj/2025.md"
    nothing = "一格也没有填。照原件逐格填写。原件写 0 就写 0；原件留空写 ~；副本缺失写 lost\n"
    status, findings, _ = run(archive, "check")
    assert (status, findings) == (
        1,
        (
            f"{made_report}:14:27: error unfilled: proactive（主动公开政府信息情况）{nothing}"
            f"{made_report}:23:32: error unfilled: requests（收到和处理政府信息公开申请情况）{nothing}"
            f"{made_report}:51:40: error unfilled: disputes（政府信息公开行政复议、行政诉讼情况）{nothing}"
            f"{made_report}:60:1: warning sections: “一、总体情况”下面没有正文。照录原件\n"
            f"{made_report}:63:1: warning sections: “五、存在的主要问题及改进情况”下面没有正文。照录原件\n"
            f"{made_report}:66:1: warning sections: “六、其他需要报告的事项”下面没有正文。照录原件\n"
        ),
    )
    assert "archived: 2026-05-28\n" in (archive / "content/reports/990102/gxj/2025.md").read_text(
        "utf-8"
    )


def test_a_new_report_takes_over_what_last_year_hands_over(archive: Path) -> None:
    """Seven cells of 上年结转; nothing else is filled in."""
    assert (
        run(archive, "new", "report", "--region", "990101", "--agency", "jyj", "--year", "2024")[0]
        == 0
    )
    text = (archive / "content/reports/990101/jyj/2024.md").read_text("utf-8")
    row = next(line for line in text.splitlines() if line.startswith("  carried_in:"))
    assert row.split("#")[0].split() == [
        "carried_in:",
        "[",
        "0,",
        "0,",
        "0,",
        "0,",
        "0,",
        "0,",
        "0]",
    ]
    assert text.count("待填") == 193


@pytest.mark.parametrize(
    ("change", "filled"),
    [
        (
            ("carried_over:           [     0,", "carried_over:           [  lost,"),
            ["待填", *"000000"],
        ),
        (
            ("carried_over:           [     0,", "carried_over:           [     ~,"),
            ["待填", *"000000"],
        ),
        (("withdrawn: null", "withdrawn: {date: 2026-01-12, reason: 重报}"), ["待填"] * 7),
    ],
)
def test_a_new_report_takes_over_figures_and_nothing_else(
    change: tuple[str, str], filled: list[str], archive: Path
) -> None:
    """What our copy of last year's lost, the new original still says; a withdrawn report says nothing."""
    last = archive / REPORT
    text = last.read_text("utf-8")
    assert change[0] in text
    last.write_text(text.replace(*change), "utf-8")
    assert (
        run(archive, "new", "report", "--region", "990101", "--agency", "jyj", "--year", "2024")[0]
        == 0
    )
    made = (archive / "content/reports/990101/jyj/2024.md").read_text("utf-8")
    row = next(line for line in made.splitlines() if line.startswith("  carried_in:"))
    assert row.split("#")[0].replace(",", "").replace("]", "").split()[2:] == filled


def test_a_new_report_overwrites_nothing(archive: Path) -> None:
    """One sentence, and the file as it was."""
    status, _, messages = run(
        archive, "new", "report", "--region", "990101", "--agency", "jyj", "--year", "2023"
    )
    assert (status, messages) == (1, f"{REPORT} 已经存在，没有改动。\n")


def test_fmt_writes_the_canonical_layout(archive: Path) -> None:
    """A file out of line is put in line; --check only says so; a second run has nothing to do."""
    path = archive / REPORT
    canonical = path.read_text("utf-8")
    path.write_text(
        canonical.replace("  ", " ")
        .replace("title: 清河区", 'title: "清河区')
        .replace("年度报告\n", '年度报告"\n', 1),
        "utf-8",
    )
    assert run(archive, "fmt", "--check") == (1, f"需要整理 {REPORT}\n", "")
    assert run(archive, "fmt") == (0, f"已整理 {REPORT}\n", "")
    assert path.read_text("utf-8") == canonical
    assert run(archive, "fmt") == (0, "", "")


@pytest.mark.parametrize("name", ["report.md", "2018.md", "notes.txt"])
def test_fmt_leaves_what_is_no_report_alone(archive: Path, name: str) -> None:
    """A finding says how a report's file is called."""
    shutil.copy(archive / REPORT, archive / name)
    status, findings, _ = run(archive, "fmt", name)
    assert (status, findings) == (
        1,
        f"{name}: error place: 文件名应为 2019 年以后的年份加 .md，如 2025.md\n",
    )


def test_fmt_drops_no_comment_of_a_person(archive: Path) -> None:
    """A comment outside the layout is pointed out and the file left as it is."""
    path = archive / REPORT
    changed = path.read_text("utf-8").replace("published: null", "published: null   # 待核实")
    path.write_text(changed, "utf-8")
    status, findings, _ = run(archive, "fmt")
    assert (status, findings) == (
        1,
        f"{REPORT}:4: error layout: 注释“待核实”整理后会丢失。移到正文，或者删去\n",
    )
    assert path.read_text("utf-8") == changed


def test_the_schema_describes_the_files_there_are(archive: Path) -> None:
    """Every row of the form is named, and nothing else allowed."""
    status, text, _ = run(archive, "schema")
    schema = json.loads(text)
    assert status == 0
    assert [
        len(schema["properties"][table]["anyOf"]) for table in ("proactive", "requests", "disputes")
    ] == [2, 2, 1]
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("command", ["build", "check", "serve", "import", "new", "fmt", "schema"])
def test_every_command_is_in_the_readme(command: str) -> None:
    """Docs are tested."""
    assert f"generator {command}" in (ROOT / "README.md").read_text("utf-8")


def test_check_speaks_to_programs(archive: Path) -> None:
    """JSON and SARIF are the whole output, with the status of the text; the count stays on standard error."""
    spoil(archive)
    for style in ("json", "sarif"):
        status, output, messages = run(archive, "check", "--format", style)
        found = json.loads(output)
        results = found if style == "json" else found["runs"][0]["results"]
        assert (status, len(results), messages) == (1, 1, "1 个错误，0 个提示。\n")
    assert run(archive, "check", "--format", "xml")[0] == 2


def test_check_annotates_a_pull_request_and_writes_the_summary(
    archive: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The summary is added to the file of the step, and only where the runner names one."""
    spoil(archive)
    target = tmp_path / "summary.md"
    target.write_text("before\n", "utf-8")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    files = sorted(archive.rglob("*"))
    status, output, _ = run(archive, "check", "--format", "github")
    start = f"::error file={REPORT},line=23,col=42,title=requests.balance.business::新收 12 + 上年结转 0 = 12，应等于"
    assert (status, output.startswith(start), sorted(archive.rglob("*"))) == (1, True, files)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(target))
    assert run(archive, "check", "--format", "github")[:2] == (status, output)
    written = target.read_text("utf-8")
    assert written.startswith("before\n## 1 个错误，0 个提示\n\n| | 位置 | 规则 | 说明 |\n")
    assert f"| 错误 | {REPORT}:23:42 | requests.balance.business | 新收 12" in written
    assert run(archive, "check")[0] == 1
    assert target.read_text("utf-8") == written


def test_check_explains_an_identity_and_a_rule(tmp_path: Path) -> None:
    """In words, without an archive; a name nobody gave is a question of usage, with what was probably meant."""
    status, output, _ = run(tmp_path, "check", "--explain", "requests.balance.business")
    assert (status, output.split("\n")[:3]) == (
        0,
        [
            "requests.balance.business",
            "商业企业：新收 + 上年结转 = 总计 + 结转下年度",
            "必须成立，除非报告注明原件如此（error）。同类：2019 年表式 7 项，2021 年表式 7 项。",
        ],
    )
    said = run(tmp_path, "check", "--explain", "proactive.regulations.in_force")[1]
    assert "只提示，不阻止发布（warning）。同类：2021 年表式 2 项。\n" in said
    assert run(tmp_path, "check", "--explain", "copy")[1].startswith(
        "copy\n副本缺失的格写 lost，不写 0。"
    )
    status, output, messages = run(tmp_path, "check", "--explain", "requests.balance.busines")
    assert (status, output) == (2, "")
    assert (
        "no rule or identity is named requests.balance.busines; did you mean requests.balance.business?"
        in messages
    )
    assert run(tmp_path, "check", "--explain", "甲")[0] == 2


def test_rules_have_their_words_where_docstrings_are_dropped(tmp_path: Path) -> None:
    """Under PYTHONOPTIMIZE=2, for every rule and identity."""
    say = "from generator.rules.catalogue import catalogue; print(sorted(map(str, catalogue().values())))"
    said = [
        subprocess.run(
            [sys.executable, *option, "-c", say], cwd=ROOT, capture_output=True, check=True
        ).stdout
        for option in ([], ["-OO"])
    ]
    assert said[0] == said[1]
    assert run(tmp_path, "check", "--explain", "copy", PYTHONOPTIMIZE="2") == run(
        tmp_path, "check", "--explain", "copy"
    )


def test_every_rule_that_can_be_reported_can_be_explained() -> None:
    """Whatever the generator names as a finding's rule, in its source, has an explanation."""
    constants = set()
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", getattr(node.func, "attr", "")) in MAKERS
            ):
                texts = [
                    a.value
                    for a in node.args
                    if isinstance(a, ast.Constant) and isinstance(a.value, str)
                ]
                constants |= {text for text in texts[:1] if re.fullmatch(r"[a-z_]+", text)}
    assert {"characters", "shape", "place", "copy"} <= constants
    assert [name for name in sorted(constants) if named(name) is None] == []


def test_fmt_fix_repairs_what_has_one_meaning_and_says_so(archive: Path) -> None:
    """A file that could not be read ends in the canonical layout, byte for byte; --check changes nothing."""
    path = archive / REPORT
    canonical = path.read_text("utf-8")
    row = next(line for line in canonical.splitlines() if line.startswith("  granted:"))
    spoiled = canonical.replace("title: ", "title：").replace(
        row, "\tgranted：[０, 00, '0', 0, 0, 0, 0]"
    )
    path.write_text(spoiled, "utf-8")
    assert run(archive, "fmt")[:2] == (
        1,
        f"{REPORT}:3:6: error yaml: 冒号是全角的“：”。改为半角冒号加一个空格“: ”\n",
    )
    shown = (
        f"{REPORT}:3: title： → title: \n"
        f"{REPORT}:25: 制表符缩进 → 空格缩进\n"
        f"{REPORT}:25: granted： → granted: \n"
        f"{REPORT}:25: ０ → 0\n"
        f"{REPORT}:25: 00 → 0\n"
        f"{REPORT}:25: '0' → 0\n"
    )
    assert run(archive, "fmt", "--fix", "--check") == (1, f"{shown}需要整理 {REPORT}\n", "")
    assert path.read_text("utf-8") == spoiled
    assert run(archive, "fmt", "--fix") == (0, f"{shown}已整理 {REPORT}\n", "")
    assert path.read_text("utf-8") == canonical
    assert run(archive, "fmt", "--fix") == (0, "", "")


def test_fmt_fix_leaves_the_rest_to_a_person(archive: Path) -> None:
    """What has no one meaning stays a finding, the repairs beside it are kept."""
    path = archive / REPORT
    canonical = path.read_text("utf-8")
    changed = canonical.replace("[   0,    0,        0]  # 规章", "[  １,  1件,        0]  # 规章")
    path.write_text(changed, "utf-8")
    status, output, _ = run(archive, "fmt", "--fix")
    assert (status, output) == (
        1,
        (
            f"{REPORT}:14: １ → 1\n已整理 {REPORT}\n"
            f"{REPORT}:14:31: error shape: 规章·废止 的值“1件” 不是规范的数字。件数只写阿拉伯数字，不超过九位\n"
        ),
    )
    assert path.read_text("utf-8") == changed.replace("１", "1")


@pytest.mark.parametrize("option", ["--format", "--explain", "--fix"])
def test_options_that_other_tools_use_are_in_the_readme(option: str) -> None:
    """Docs are tested."""
    assert option in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    "command",
    [
        ("fmt", "--fix"),
        ("new", "report", "--region", "990101", "--agency", "jyj", "--year", "2024"),
        (
            "new",
            "agency",
            "--region",
            "990101",
            "--agency",
            "gxj",
            "--name",
            "甲",
            "--sector",
            "乙",
        ),
    ],
    ids=" ".join,
)
def test_nothing_is_written_through_a_link(archive: Path, command: tuple[str, ...]) -> None:
    """A pull request may hold one; what it points to stays as it is."""
    outside = archive / "outside"
    outside.mkdir()
    (outside / "2023.md").write_text("---\n１２：甲\n---\n", "utf-8")
    agency = archive / "content" / "reports" / "990101" / "jyj"
    if command[0] == "fmt":
        (agency / "2022.md").symlink_to(outside / "2023.md")
    elif command[1] == "report":
        shutil.copy(agency / "agency.yaml", outside)
        shutil.rmtree(agency)
        agency.symlink_to(outside)
    else:
        (agency.parent / "gxj").symlink_to(outside)
    before = {path.name: path.read_bytes() for path in outside.iterdir()}
    status, _, said = run(archive, *command)
    assert status in (1, 4), said
    assert "Traceback" not in said
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == before


OUTSIDE = [
    "report.md",
    "2023.md",
    "other/reports/990101/jyj/2023.md",
    "content/../report.md",
    "other",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_what_is_not_in_the_archive_is_not_checked(archive: Path, path: str) -> None:
    """Status 2 and one sentence: that it is not in the archive, and where a report stands there."""
    made = archive / "other/reports/990101/jyj"
    made.mkdir(parents=True)
    for copy in (made / "2023.md", archive / "report.md", archive / "2023.md"):
        shutil.copy(archive / REPORT, copy)
    said = f"{path} 不在档案 content 中，没有检查。报告放在 content/reports/区划代码/机关/年度.md\n"
    assert run(archive, "check", path) == (2, "", said)
    assert run(archive, "check", "content/site.yaml", path) == (2, "", said)
    assert run(archive, "check", str(archive / path)) == (
        2,
        "",
        said.replace(path, str(archive / path), 1),
    )


@pytest.mark.parametrize(
    "path",
    [
        ".",
        "content",
        "content/reports/990101/jyj",
        f"./{REPORT}",
        "content/../content/reports",
        "content/pages/../reports/990101/jyj/2023.md",
        "{archive}/content/reports/990101",
        "linked/reports/990101",
        "near.md",
    ],
)
def test_what_is_in_the_archive_is_checked_however_it_is_named(archive: Path, path: str) -> None:
    """A folder around it, a path from elsewhere, through a link to the archive or to the file."""
    spoil(archive)
    (archive / "content/pages").mkdir()
    (archive / "linked").symlink_to("content")
    (archive / "near.md").symlink_to(REPORT)
    status, said, _ = run(archive, "check", path.format(archive=archive))
    assert (status, said.count("\n"), said.startswith(f"{REPORT}:23:42: error")) == (1, 1, True)


def test_an_archive_elsewhere_is_checked_where_it_is(archive: Path) -> None:
    """--content says where; what lies in content/ is then outside, and a link in place of the archive is followed."""
    shutil.copytree(archive / "content", archive / "other/kept")
    spoil(archive)
    (archive / "linked").symlink_to("other/kept")
    for content in ("other/kept", "linked", "./other/../linked", str(archive / "linked")):
        for path in (
            "other/kept/reports",
            "linked/reports/990101/jyj/2023.md",
            f"{content}/site.yaml",
        ):
            assert run(archive, "check", "--content", content, path) == (
                0,
                "",
                "0 个错误，0 个提示。\n",
            )
        status, _, said = run(archive, "check", "--content", content, REPORT)
        assert (status, said.startswith(f"{REPORT} 不在档案 {Path(content)} 中，没有检查。")) == (
            2,
            True,
        )


def test_a_file_of_a_wrong_name_and_a_link_in_the_archive_have_their_findings(
    archive: Path,
) -> None:
    """They lie in the archive, though it does not read them, and wherever the link leads."""
    folder = archive / REPORT
    shutil.copy(folder, folder.with_name("report.md"))
    shutil.copy(folder, archive / "outside.md")
    folder.with_name("2024.md").symlink_to(archive / "outside.md")
    for name, words in (
        ("report.md", "error place: 文件名应为年份加 .md"),
        ("2024.md", "error file: "),
    ):
        path = REPORT.replace("2023.md", name)
        status, said, _ = run(archive, "check", path)
        assert (status, said.count("\n"), said.startswith(f"{path}: {words}")) == (1, 1, True), said


NEW_REPORT = ("new", "report", "--region", "990101", "--agency")


@pytest.mark.parametrize("option", [(), ("--xlsx", "new.xlsx")])
def test_a_new_report_of_nobody_is_refused(archive: Path, option: tuple[str, ...]) -> None:
    """One sentence, with the command that makes the agency first; nothing is made."""
    before = count(archive)
    said = (
        "没有 content/reports/990101/none/agency.yaml，"
        "先新建机关：python -m generator new agency --region 990101 --agency none …\n"
    )
    assert run(archive, *NEW_REPORT, "none", "--year", "2024", *option) == (1, "", said)
    status, output, messages = run(
        archive, *NEW_REPORT, "jyj", "--year", "2024", "--content", "nowhere", *option
    )
    assert (status, output, "no such folder: nowhere" in messages) == (2, "", True)
    assert count(archive) == before


def test_a_new_report_of_an_agency_that_cannot_be_read_is_refused(archive: Path) -> None:
    """With what is wrong with its file, and no advice to make it anew."""
    agency = Path(REPORT).with_name("agency.yaml")
    (archive / agency).write_text("name: [\n", "utf-8")
    status, output, messages = run(archive, *NEW_REPORT, "jyj", "--year", "2024")
    assert (status, output.startswith(f"{agency}:"), output.count("\n"), messages) == (
        1,
        True,
        1,
        "",
    )


def test_a_new_report_of_the_future_or_the_past_is_refused(archive: Path) -> None:
    """This year and the next are not the future; before 2019 there was no form."""
    assert run(archive, *NEW_REPORT, "jyj", "--year", "2028") == (
        2,
        "",
        "今年是 2026 年，还不会有 2028 年的报告\n",
    )
    assert run(archive, *NEW_REPORT, "jyj", "--year", "2018")[0] == 2
    assert run(archive, *NEW_REPORT, "jyj", "--year", "2027")[0] == 0


NEW_AGENCY = ("new", "agency", "--sector", "财政")
FILINGS = [
    (*NEW_AGENCY, "--name", "甲", "--agency", "czj"),
    ("new", "report", "--agency", "jyj", "--year", "2024"),
    ("import", "site.yaml", "--agency", "jyj"),
]


@pytest.mark.parametrize("command", FILINGS, ids=lambda command: " ".join(command[:2]))
@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("990199", "区划代码 990199 不在 regions.yaml 中。核对代码，或在 regions.yaml 中补上\n"),
        ("990182", "区划代码 990182 不在 regions.yaml 中。现行代码是 990102（云川县）\n"),
    ],
)
def test_nothing_is_filed_in_a_region_that_there_is_not(
    archive: Path, command: tuple[str, ...], region: str, said: str
) -> None:
    """A code that is not known or no longer in force is told at once, and not by the next check."""
    shutil.copy(archive / "content/site.yaml", archive)
    before = count(archive)
    assert run(archive, *command, "--region", region) == (2, "", said)
    assert count(archive) == before


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--name", "甲", "--agency", "CZJ"), "should look like gxj: lower-case letters"),
        (("--name", "甲", "--agency", "con"), "no name that a system reserves, such as con"),
        (("--name", "甲", "--agency", "c" * 65), "at most 64"),
        (("--name", " ", "--agency", "czj"), "should look like 湛河区工信局"),
        (("--name", "甲\n乙", "--agency", "czj"), "should look like 湛河区工信局"),
        (("--name", "甲", "--agency", "czj", "--sector", ""), "should look like 工业和信息化"),
        (
            ("--name", "甲", "--agency", "czj", "--content", "nowhere"),
            "no such folder: nowhere; run this beside",
        ),
    ],
)
def test_a_new_agency_that_no_check_would_pass_is_not_made(
    archive: Path, given: tuple[str, ...], said: str
) -> None:
    """An id that no folder may have, a name that is none, an archive that is not there."""
    before = count(archive)
    status, output, messages = run(archive, *NEW_AGENCY, "--region", "990101", *given)
    assert (status, output, said in " ".join(messages.split())) == (2, "", True), messages
    assert count(archive) == before


def test_a_workbook_is_not_given_the_name_of_another_kind_of_file(archive: Path) -> None:
    """Excel warns of one, and an official does not open it."""
    status, _, messages = run(archive, *NEW_REPORT, "jyj", "--year", "2024", "--xlsx", "2024.xls")
    assert (status, "should look like 2025.xlsx" in messages, (archive / "2024.xls").exists()) == (
        2,
        True,
        False,
    )


def test_fmt_in_the_wrong_folder_says_so(tmp_path: Path) -> None:
    """It does not tell of a file that is missing, nor that everything is fine."""
    status, output, messages = run(tmp_path, "fmt")
    assert (status, output, "no such folder: content" in messages) == (2, "", True)
