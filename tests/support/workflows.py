"""The workflows of the host, read as it reads them, and their commands, run as it runs them."""

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.authoring import beginning
from support.paths import ROOT
from support.repository import Repository

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
BEGINNINGS = sorted(beginning.FOLDER.glob("*.yml"))
"Those that an archive of one's own begins with."


def parsed(path: Path) -> dict[str, Any]:
    """The file; no key is read as a truth value, as `on` would be."""
    return dict(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 - makes nothing but text


def steps(path: Path) -> list[dict[str, Any]]:
    """Every step of every job."""
    return [step for job in parsed(path)["jobs"].values() for step in job["steps"]]


def step(workflow: str, name: str) -> dict[str, Any]:
    """The step of that name."""
    (found,) = (step for step in steps(FOLDER / workflow) if step["name"] == name)
    return found


class Checked(NamedTuple):
    """What came of the check of a pull request."""

    statuses: dict[str, int]
    "Step → status; none of those behind the one that ended it."
    said: str
    "By all of them."
    summary: str
    "What the page of the run shows."


BEGUN = "取目标分支的程序"
"The step that puts the two side by side; without it there is nothing to check."


STEPS = ("变化", "核验", "对照原件")


def checked(repository: Path, workspace: Path, names: Iterable[str] = STEPS) -> Checked:
    """The check of the merge that stands on main of a repository, in an empty folder.

    names: of the steps that are run once the two stand side by side.

    The environment is the one these tests run in: making one takes a registry.
    """
    workspace.mkdir()
    Repository(workspace).git(
        # As the host checks out: two commits deep.
        *("clone", "--quiet", "--depth=2", "--branch=main", f"file://{repository}", "merge")
    )
    summary = workspace / "summary.md"
    summary.touch()
    statuses: dict[str, int] = {}
    said = ""
    for name in (BEGUN, *names):
        done = run_step(step("check.yml", name), workspace, GITHUB_STEP_SUMMARY=str(summary))
        statuses[name] = done.returncode
        said += done.stdout + done.stderr
        if name == BEGUN and done.returncode:
            break
        if name == BEGUN:
            (workspace / "code" / ".venv").symlink_to(ROOT / ".venv")
    return Checked(statuses, said, summary.read_text("utf-8"))


def run_step(
    step: Mapping[str, Any], folder: Path, **given: str
) -> subprocess.CompletedProcess[str]:
    """What a step's command says and ends with, run by the shell that the host takes for it.

    folder: the one the job stands in. given: its environment, beside what every command has.
    """
    inside = folder / step.get("working-directory", ".")
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = ["bash", "-e", "-c", step["run"]]
    return subprocess.run(
        command,
        cwd=inside,
        env=kept | {"SOURCE_DATE_EPOCH": "1780000000"} | given,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
