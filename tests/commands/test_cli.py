"""The command line, run as a person runs it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.command_line import run, shell, spoil
from support.paths import ROOT
from support.trees import count, digest


def test_an_invalid_archive_is_not_built(archive: Path) -> None:
    """Status 1, and the site that was there is untouched."""
    assert run(archive, "build", "--no-search")[0] == 0
    before = (archive / "site" / "index.html").stat().st_mtime_ns
    spoil(archive)
    status, _, messages = run(archive, "build", "--no-search")
    assert (status, messages) == (1, "1 个错误，0 个提示。没有发布，原有的站点没有改动。\n")
    assert (archive / "site" / "index.html").stat().st_mtime_ns == before


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
        ["new", "report", "--region", "zhanhe", "--agency", "gxj", "--year", "2025"],
        ["new", "report", "--region", "990101", "--agency", "jyj", "--year", "2007"],
    ],
)
def test_wrong_usage_is_status_2(archive: Path, arguments: list[str]) -> None:
    """With a sentence, not a traceback."""
    status, _, messages = run(archive, *arguments)
    assert (status, "Traceback" in messages, "Error" in messages) == (2, False, True)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("gongkai che", ["check"]),
        ("gongkai check --fo", ["--format"]),
        ("gongkai check --format ", ["text", "json", "github", "sarif"]),
    ],
)
def test_a_shell_completes_what_is_typed(tmp_path: Path, typed: str, offered: list[str]) -> None:
    """Verbs, options and their values, as the README says to ask for it."""
    asked = {
        "_GONGKAI_COMPLETE": "bash_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(typed.count(" ")),
        "PYTHONPATH": str(ROOT),
    }
    program = "import sys; sys.argv = ['gongkai']; from generator.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=os.environ | asked,
        capture_output=True,
        check=False,
    )
    lines = [f"plain,{word}" for word in offered]
    assert (done.returncode, done.stdout.decode().split()) == (0, lines)
    assert "_GONGKAI_COMPLETE=bash_source gongkai" in (ROOT / "README.md").read_text("utf-8")


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


def test_a_closed_stream_changes_nothing(archive: Path) -> None:
    """Nor does what is opened next take its place: the site is the one of any other build."""
    status, _, told = run(archive, "build", "--jobs", "2", "--output", "plain")
    assert status == 0
    done = f"已生成 {count(archive / 'plain')} 个文件：plain/，指纹 "
    assert told.startswith(done)
    for closed in (">&-", "2>&-", "<&-", "<&- >&- 2>&-"):
        shutil.rmtree(archive / ".cache")
        shutil.rmtree(archive / "site", ignore_errors=True)
        said = "" if "2>&-" in closed else told.replace("plain/", "site/")
        assert (closed, *shell(archive, f"build --jobs 2 {closed}")) == (closed, 0, "", said)
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


def test_the_schema_describes_the_files_there_are(archive: Path) -> None:
    """Every row of the form is named, and nothing else allowed."""
    status, text, _ = run(archive, "schema")
    schema = json.loads(text)
    assert status == 0
    assert [
        len(schema["properties"][table]["anyOf"]) for table in ("proactive", "requests", "disputes")
    ] == [2, 2, 1]
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(
    "command", ["build", "check", "diff", "serve", "import", "new", "fmt", "schema"]
)
def test_every_command_is_in_the_readme(command: str) -> None:
    """Docs are tested."""
    assert f"generator {command}" in (ROOT / "README.md").read_text("utf-8")


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
