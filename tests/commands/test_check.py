"""`check` says each finding once, to people and to programs, of the files it is asked about."""

import ast
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.rules.catalogue import catalogue, named
from support.command_line import REPORT, run, spoil
from support.paths import ROOT

MAKERS = {"Finding", "MalformedError", "error", "problem", "rule"}
"What makes a finding, or a rule, in the source; its first constant text is the rule's id."


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
            f"{REPORT}:23:42: error requests.balance.business: "
            "新收·商业企业 现为 12，改为 0 才都对得上："
            "新收 12 + 上年结转 0 = 12，应等于 总计 0 + 结转下年度 0 = 0（差 12）；"
            "商业企业 12 + 其余 0 = 12，应等于 总计 0（差 12）。核对原件这一格；"
            "原件确实如此的，在 acknowledged 中注明"
            " requests.balance.business、requests.received.sum\n"
        ),
        "1 个错误，0 个提示。\n",
    )


def test_check_can_be_asked_about_some_files(archive: Path) -> None:
    """Findings elsewhere are left out; what does not exist is a question of usage."""
    spoil(archive)
    assert run(archive, "check", "content/site.yaml") == (0, "", "0 个错误，0 个提示。\n")
    assert run(archive, "check", "content/reports/990101")[0] == 1
    assert run(archive, "check", "nowhere.md")[0] == 2


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


def test_check_speaks_to_programs(archive: Path) -> None:
    """JSON and SARIF are the whole output, with the status of the text.

    The count stays on standard error.
    """
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
    start = (
        f"::error file={REPORT},line=23,col=42,title=requests.balance.business"
        "::新收·商业企业 现为 12，改为 0 才都对得上"
    )
    assert (status, output.startswith(start), sorted(archive.rglob("*"))) == (1, True, files)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(target))
    assert run(archive, "check", "--format", "github")[:2] == (status, output)
    written = target.read_text("utf-8")
    assert written.startswith("before\n## 1 个错误，0 个提示\n\n| | 位置 | 规则 | 说明 |\n")
    assert f"| 错误 | {REPORT}:23:42 | requests.balance.business | 新收·商业企业 现为 12" in written
    assert run(archive, "check")[0] == 1
    assert target.read_text("utf-8") == written


def test_check_explains_an_identity_and_a_rule(tmp_path: Path) -> None:
    """In words, without an archive.

    A name nobody gave is a question of usage, with what was probably meant.
    """
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
        "no rule or identity is named requests.balance.busines;"
        " did you mean requests.balance.business?" in messages
    )
    assert run(tmp_path, "check", "--explain", "甲")[0] == 2


def test_rules_have_their_words_where_docstrings_are_dropped(tmp_path: Path) -> None:
    """Under PYTHONOPTIMIZE=2, for every rule and identity."""
    say = (
        "from generator.rules.catalogue import catalogue;"
        " print(sorted(map(str, catalogue().values())))"
    )
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


def test_check_names_every_rule_there_is(tmp_path: Path) -> None:
    """In a line each, without an archive."""
    status, output, _ = run(tmp_path, "check", "--explain")
    named = [line.partition(": ")[0] for line in output.splitlines()]
    assert (status, named) == (0, list(catalogue()))


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


NOWHERE = {
    "other": (
        "是文件夹，不在档案 content 中，没有检查。报告放在 content/reports/区划代码/机关/年度.md"
    ),
    "report.md": (
        "不在档案 content 中，也不知道是哪一年的报告，没有检查。"
        "文件名写成年度，如 2025.md，或者加 --as 区划代码/机关/年度"
    ),
    "report.pdf": "不是报告文件（.md），没有检查。原件用 import 导入",
}


@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_no_report_of_any_year_is_not_checked(archive: Path, path: str) -> None:
    """Status 2 and one sentence, also beside what is; nothing is said of it."""
    (archive / "other").mkdir()
    for copy in ("report.md", "report.pdf"):
        shutil.copy(archive / REPORT, archive / copy)
    said = f"{path} {NOWHERE[path]}\n"
    assert run(archive, "check", path) == (2, "", said)
    assert run(archive, "check", "content/site.yaml", path) == (2, "", said)
    whole = str(archive / path)
    assert run(archive, "check", whole) == (2, "", said.replace(path, whole, 1))


AS = "990101/jyj/2023"
KNOWN = "按 990101/jyj 2023 年的报告核验\n"
STRANGE = (
    "按 2023 年的报告核验；不知道是哪个机关的，没有核对机关名称和上年。"
    "要一并核对，加 --as 区划代码/机关/年度\n"
)


@pytest.mark.parametrize(
    ("path", "stated", "how"),
    [
        ("other/reports/990101/jyj/2023.md", [], KNOWN),
        ("report.md", ["--as", AS], KNOWN),
        ("content/../report.md", ["--as", AS], KNOWN),
        ("2023.md", [], STRANGE),
    ],
)
def test_a_file_that_lies_elsewhere_is_checked_as_a_report(
    archive: Path, path: str, stated: list[str], how: str
) -> None:
    """As the one of its place, or of the place that is said; two hundred cells are two hundred."""
    made = archive / path
    made.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(archive / REPORT, made)
    fine = "0 个错误，0 个提示。\n"
    assert run(archive, "check", path, *stated) == (0, "", f"{path}：{how}{fine}")
    spoil(archive)
    wrong = run(archive, "check", "content")[1].replace(REPORT, path)
    shutil.copy(archive / REPORT, made)
    status, said, _ = run(archive, "check", path, *stated)
    assert (status, said) == (1, wrong)
    text = re.sub(
        r"(?<=\[ )[^\]]*(?=\])", lambda row: re.sub(r"\d+", "待填", row[0]), made.read_text("utf-8")
    )
    made.write_text(text, "utf-8")
    status, said, _ = run(archive, "check", path, *stated)
    assert (status, said.count(" error unfilled: ") > 0) == (1, True)


def test_a_file_elsewhere_is_held_against_what_its_agency_has(archive: Path) -> None:
    """Its title and the year before; another year's place is told by the title."""
    text = (archive / REPORT).read_text("utf-8")
    made = archive / "draft.md"
    made.write_text(text.replace("教育局2023年", "财政局2024年"), "utf-8")
    _, said, _ = run(archive, "check", "draft.md", "--as", "990101/jyj/2024")
    told = "标题“清河区财政局2024年政府信息公开工作年度报告”中没有本机关的名称“清河区教育局”"
    assert (said.count("\n"), said.startswith(f"draft.md:3:8: warning title: {told}")) == (1, True)
    status, said, _ = run(archive, "check", "draft.md", "--as", "990101/jyj/2023")
    assert (status, "error title: " in said) == (1, True)
    status, said, messages = run(archive, "check", "draft.md", "--as", "990177/jyj/2024")
    near = "990102（云川县）、990101（清河区）、990100（安宁市）"
    told = (
        f"区划代码 990177 不在 regions.yaml 中。相近的有 {near}；核对代码，或在 regions.yaml 中补上"
    )
    assert (status, said) == (1, f"draft.md: error place: {told}\n")
    assert "档案中还没有这个机关，没有核对机关名称" in messages


def test_several_files_are_checked_wherever_they_lie(archive: Path) -> None:
    """Those of the archive beside others; each has its findings, in one list."""
    spoil(archive)
    for folder in ("a", "b"):
        (archive / folder).mkdir()
        shutil.copy(archive / REPORT, archive / folder / "2023.md")
    status, said, messages = run(archive, "check", "a/2023.md", REPORT, "b/2023.md")
    found = [line.split(":")[0] for line in said.splitlines()]
    assert (status, found) == (1, ["a/2023.md", "b/2023.md", REPORT])
    assert messages.endswith("3 个错误，0 个提示。\n")


def test_a_place_is_stated_for_one_file_that_lies_elsewhere(archive: Path) -> None:
    """Neither for two, nor for one of the archive, nor in another shape."""
    for name in ("a.md", "b.md"):
        shutil.copy(archive / REPORT, archive / name)
    said = "--as 只用于一个不在档案中的文件\n"
    assert run(archive, "check", "a.md", "b.md", "--as", AS) == (2, "", said)
    assert run(archive, "check", REPORT, "--as", AS) == (2, "", said)
    assert run(archive, "check", "a.md", "--as", "jyj/2023")[0] == 2


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"%PDF-1.7\n\xff", "encoding"),
        (b"\x00" * 200, "characters"),
        (b"", "yaml"),
        (b"x" * 300_000, "file"),
        (None, "file"),
    ],
    ids=["a PDF", "zeros", "nothing", "too large", "a link"],
)
def test_a_file_elsewhere_that_is_no_report_is_told_to_be_none(
    archive: Path, data: bytes | None, rule: str
) -> None:
    """An error and no traceback; a link is not followed."""
    path = archive / "2023.md"
    if data is None:
        (archive / "there").write_text("x", "utf-8")
        path.symlink_to("there")
    else:
        path.write_bytes(data)
    status, said, _ = run(archive, "check", "2023.md")
    assert (status, said.startswith("2023.md"), f" error {rule}: " in said) == (1, True, True)


def test_a_file_elsewhere_is_on_no_year_that_has_not_come(archive: Path) -> None:
    """Nor on one before there were any."""
    for year in ("2007", "2031"):
        shutil.copy(archive / REPORT, archive / f"{year}.md")
        status, said, _ = run(archive, "check", f"{year}.md")
        assert (status, said.startswith(f"{year}.md: error place: ")) == (1, True)


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
    """--content says where; what lies in content/ is then outside.

    A link in place of the archive is followed.
    """
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
        status, said, _ = run(archive, "check", "--content", content, REPORT)
        assert (status, said.startswith(f"{REPORT}:23:42: error")) == (1, True)
        status, _, said = run(archive, "check", "--content", content, "content")
        outside = f"content 是文件夹，不在档案 {Path(content)} 中，没有检查。"
        assert (status, said.startswith(outside)) == (2, True)


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
