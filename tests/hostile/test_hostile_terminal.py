"""What content says of itself on a terminal, and to programs: it is shown, and steers nothing."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.commands.formats import FORMATS, summary
from generator.finding import ERROR, Finding
from generator.text.characters import on_one_line, printable
from support.paths import ROOT

HARM = "\x1b[2J\x9b1m\x07\u202e\u2066\u3164\u200b\x00\r\U000e0041"
"Clears a screen, changes its colours, rings, turns text around, hides."
HIDES = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\u3164\U000e0000-\U000e0fff]"
)


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    """Status, and all that is said, of `python -m generator …` on a terminal."""
    leader, follower = pty.openpty()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    environment.pop("GITHUB_STEP_SUMMARY", None)
    command = [sys.executable, "-m", "generator", *arguments]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=follower, stderr=follower
    ) as process:
        os.close(follower)
        said = bytearray()
        while True:
            try:
                read = os.read(leader, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not read:
                break
            said += read
    os.close(leader)
    return process.returncode, said.decode("utf-8").replace("\r\n", "\n")


def spoil(folder: Path) -> None:
    """Content that the YAML parser quotes in its own findings.

    And a folder and files nobody has a name for.
    """
    agency = folder / "content/reports/990101/jyj/agency.yaml"
    agency.write_text(f"name: 甲\n甲: '{'a' * 3}\u0085'\n", "utf-8")
    (folder / "content" / "pages\n::error::x\x1b[2J\u202e").mkdir()
    (folder / "content/reports/990101/jyj" / "2024\x9b2J\n.md").write_text("", "utf-8")


@pytest.mark.parametrize("style", FORMATS)
def test_findings_steer_no_terminal(style: str, archive: Path) -> None:
    """In no format; each stays what it is."""
    spoil(archive)
    status, said = run(archive, "check", "--format", style)
    assert status == 1
    assert HIDES.findall(said) == []
    assert re.search(r"(?:\\|%5C)u202e", said)
    assert not re.search("^::error::x", said, re.MULTILINE)
    if style in ("json", "sarif"):
        written = said[: said.rindex("个错误")].rpartition("\n")[0]
        assert json.loads(written)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", f"no{HARM[:-4]}where".replace("\0", "")],
        ["check", "--explain", "\x1b[2J\n::error::x"],
        ["check", "--format", "\x1b[2J"],
        ["\x1b[2J"],
        ["build", "--base-url", "https://\x1b[2J\n::error::x"],
        ["build", "--output", "content/\x1b[2J"],
        ["new", "report", "--region", "\x1b[2J", "--agency", "\u202e", "--year", "2023"],
        ["import", "\x1b[2J.pdf", "--region", "990101", "--agency", "jyj"],
        ["fmt", "\x1b[2J\n::error::x"],
    ],
)
def test_what_was_typed_steers_no_terminal(arguments: list[str], archive: Path) -> None:
    """Names of files in a pull request come in this way, too."""
    status, said = run(archive, *arguments)
    assert status == 2
    assert HIDES.findall(said) == []
    assert not re.search("^::error::x", said, re.MULTILINE)


def test_a_file_that_is_tidied_is_named_on_one_line(archive: Path) -> None:
    """Whatever the folder is called."""
    report = archive / "content/reports/990101/jyj/2023.md"
    folder = archive / "other\n::error::x\x1b[2J"
    folder.mkdir()
    (folder / "2023.md").write_text(
        report.read_text("utf-8").replace("published: null", "published:  null"), "utf-8"
    )
    status, said = run(archive, "fmt", str(folder))
    assert (status, HIDES.findall(said)) == (0, [])
    assert not re.search("^::error::x", said, re.MULTILINE)


def test_a_finding_gives_a_workflow_no_commands() -> None:
    """Neither by a line of its own nor by what the runner decodes.

    The summary of the step stays a table.
    """
    said = "甲\n::error::乙\r\n##[error]丙%0A::error::丁\u2028::error::戊|<b>\x1b[2J"
    found = [Finding(f"a{said}.md", 1, 1, "shape", ERROR, said, said)] * 12
    lines = FORMATS["github"](found).removesuffix("\n").split("\n")
    assert len(lines) == len(found)
    assert all(line.startswith("::error file=a甲%0A") for line in lines[:10])
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in lines[10:])
    assert "%250A" in lines[0]
    assert summary(found, "12 个错误").count("\n") == len(found) + 5


def test_a_link_in_a_sarif_message_is_none() -> None:
    """SARIF knows links of Markdown in plain messages."""
    linked = Finding("a.md", 1, 1, "shape", ERROR, "[甲](https://evil.example/)", "")
    log = json.loads(FORMATS["sarif"]([linked]))
    assert "](" not in log["runs"][0]["results"][0]["message"]["text"]


def test_what_is_not_printable_is_an_escape_that_json_reads_back() -> None:
    """On as many lines as before, or on one."""
    text = f"甲　乙{HARM}\udcff"
    assert json.loads(f'"{printable(text)}"') == text
    assert printable("甲　乙\t丙\n") == "甲　乙\t丙\n"
    assert on_one_line("甲\t\n\u202e\U000e0041") == "甲\\u0009\\u000a\\u202e\\udb40\\udc41"
