"""The command line, run as a person runs it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
REPORT = "content/reports/990101/jyj/2023.md"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with the small valid archive that the invalid cases are laid over."""
    shutil.copytree(ROOT / "tests" / "invalid" / "base", tmp_path / "content")
    return tmp_path


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Status, output and messages of `python -m generator …` in that folder."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1780000000", "LANG": "C"}
    command = [sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def spoil(folder: Path) -> None:
    """One wrong cell: 新收·商业企业."""
    path = folder / REPORT
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("received:               [     0,        0", "received:               [     0,       12"), "utf-8"
    )


def test_check_says_nothing_of_a_valid_archive(archive: Path) -> None:
    """Status 0, no findings."""
    assert run(archive, "check") == (0, "", "0 个错误，0 个提示。\n")


def test_a_wrong_cell_is_one_line_with_file_line_column_identity_both_sums_and_the_difference(archive: Path) -> None:
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


def test_strict_makes_warnings_count(archive: Path) -> None:
    """A lost cell is published, but not with --strict."""
    path = archive / REPORT
    path.write_text(
        path.read_text("utf-8").replace("regulations:         [   0", "regulations:         [lost"), "utf-8"
    )
    assert run(archive, "build", "--no-search")[0] == 0
    assert run(archive, "build", "--no-search", "--strict")[0] == 1
    assert run(archive, "check", "--strict")[0] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--content", "nowhere"],
        ["build", "--base-url", "example.org"],
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
    status, findings, _ = run(archive, "check")
    assert (status, findings) == (
        1,
        (
            "content/reports/990102/gxj/2025.md:14:27: error shape: 还有 200 格待填。照原件逐格填写。"
            "原件写 0 就写 0；原件留空写 ~；副本缺失写 lost\n"
        ),
    )
    assert "archived: 2026-05-28\n" in (archive / "content/reports/990102/gxj/2025.md").read_text("utf-8")


def test_a_new_report_takes_over_what_last_year_hands_over(archive: Path) -> None:
    """Seven cells of 上年结转; nothing else is filled in, and nothing is ever overwritten."""
    assert run(archive, "new", "report", "--region", "990101", "--agency", "jyj", "--year", "2024")[0] == 0
    text = (archive / "content/reports/990101/jyj/2024.md").read_text("utf-8")
    row = next(line for line in text.splitlines() if line.startswith("  carried_in:"))
    assert row.split("#")[0].split() == ["carried_in:", "[", "0,", "0,", "0,", "0,", "0,", "0,", "0]"]
    assert text.count("待填") == 193
    status, _, messages = run(archive, "new", "report", "--region", "990101", "--agency", "jyj", "--year", "2023")
    assert (status, messages) == (1, f"{REPORT} 已经存在，没有改动。\n")


def test_fmt_writes_the_canonical_layout(archive: Path) -> None:
    """A file out of line is put in line; --check only says so; a second run has nothing to do."""
    path = archive / REPORT
    canonical = path.read_text("utf-8")
    path.write_text(
        canonical.replace("  ", " ").replace("title: 清河区", 'title: "清河区').replace("年度报告\n", '年度报告"\n', 1),
        "utf-8",
    )
    assert run(archive, "fmt", "--check") == (1, f"需要整理 {REPORT}\n", "")
    assert run(archive, "fmt") == (0, f"已整理 {REPORT}\n", "")
    assert path.read_text("utf-8") == canonical
    assert run(archive, "fmt") == (0, "", "")


def test_fmt_drops_no_comment_of_a_person(archive: Path) -> None:
    """A comment outside the layout is pointed out and the file left as it is."""
    path = archive / REPORT
    changed = path.read_text("utf-8").replace("published: null", "published: null   # 待核实")
    path.write_text(changed, "utf-8")
    status, findings, _ = run(archive, "fmt")
    assert (status, findings) == (1, f"{REPORT}:4: error layout: 注释“待核实”整理后会丢失。移到正文，或者删去\n")
    assert path.read_text("utf-8") == changed


def test_the_schema_describes_the_files_there_are(archive: Path) -> None:
    """Every row of the form is named, and nothing else allowed."""
    status, text, _ = run(archive, "schema")
    schema = json.loads(text)
    assert status == 0
    assert [len(schema["properties"][table]["anyOf"]) for table in ("proactive", "requests", "disputes")] == [2, 2, 1]
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("command", ["build", "check", "serve", "import", "new", "fmt", "schema"])
def test_every_command_is_in_the_readme(command: str) -> None:
    """Docs are tested."""
    assert f"generator {command}" in (ROOT / "README.md").read_text("utf-8")
