"""The command line, run as a person runs it, in a small valid archive."""

import os
import subprocess
import sys
from pathlib import Path

from support.paths import ROOT

REPORT = "content/reports/990101/jyj/2023.md"


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
