"""The hooks for pre-commit, run on changed files by the commands that they name."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.command_line import REPORT, run, spoil
from support.paths import ROOT

HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
BY_ID = {hook["id"]: hook for hook in HOOKS}
AGENCY = "content/reports/990101/jyj/agency.yaml"


def hooked(archive: Path, hook: str, *changed: str) -> tuple[int, str]:
    """Status and output of a hook on changed files, as pre-commit runs it."""
    known = BY_ID[hook]
    program, *arguments = known["entry"].split()
    assert program == "gongkai"
    files = [path for path in changed if re.search(known["files"], path)]
    if not files:
        return 0, ""
    status, output, _ = run(archive, *arguments, *files)
    return status, output


def test_hooks_have_what_pre_commit_asks_of_them() -> None:
    """An id, a name, a command and how it is installed; nothing it does not know."""
    known = {"id", "name", "description", "language", "entry", "files", "types", "require_serial"}
    for hook in HOOKS:
        assert {"id", "name", "entry", "language"} <= hook.keys() <= known
        assert (hook["language"], re.compile(hook["files"]).pattern) == ("python", hook["files"])
    assert list(BY_ID) == ["gongkai-fmt", "gongkai-check"]


@pytest.mark.parametrize("hook", BY_ID)
def test_files_that_are_in_order_pass(archive: Path, hook: str) -> None:
    """Whatever has changed, and where nothing of it is content, nothing is run."""
    assert hooked(archive, hook, REPORT, AGENCY, "README.md") == (0, "")
    assert hooked(archive, hook, "README.md") == (0, "")


def test_a_report_in_another_layout_is_named(archive: Path) -> None:
    """And not changed: who commits decides."""
    path = archive / REPORT
    text = path.read_text("utf-8").replace("form: 2021", "form:   2021")
    path.write_text(text, "utf-8")
    assert hooked(archive, "gongkai-fmt", REPORT, AGENCY) == (1, f"需要整理 {REPORT}\n")
    assert path.read_text("utf-8") == text


def test_what_is_wrong_with_changed_files_is_told_and_nothing_else(archive: Path) -> None:
    """An error elsewhere is whoever's who changes that."""
    spoil(archive)
    status, output = hooked(archive, "gongkai-check", REPORT)
    assert (status, output.startswith(f"{REPORT}:")) == (1, True)
    assert hooked(archive, "gongkai-check", AGENCY) == (0, "")


def test_what_lies_about_is_told(archive: Path) -> None:
    """A file that is no report, a link: pre-commit hands on both."""
    stray = "content/reports/990101/jyj/2023.docx"
    (archive / stray).write_bytes(b"PK")
    link = "content/reports/990101/jyj/2022.md"
    (archive / link).symlink_to(archive / REPORT)
    for path in (stray, link):
        status, output = hooked(archive, "gongkai-check", path)
        assert (status, output.startswith(f"{path}: error ")) == (1, True)
