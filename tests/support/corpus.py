"""Synthetic archives, written by a program that is none of this project."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = os.environ.get("ARCHIVE_CORPUS", "")
"A program that writes a synthetic archive, given a folder and how many reports; not needed here."


def write_corpus(content: Path, reports: int) -> None:
    """A synthetic archive of so many reports; a skip where no program to write it is named."""
    if not CORPUS:
        pytest.skip(
            "ARCHIVE_CORPUS names no program that writes a synthetic archive, so none was tried"
        )
    subprocess.run([sys.executable, CORPUS, content, str(reports)], check=True)
