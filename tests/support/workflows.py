"""The workflows of the host, read as it reads them, and their commands, run as it runs them."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from support.paths import ROOT

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))


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
