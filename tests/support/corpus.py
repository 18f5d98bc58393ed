"""Synthetic archives, on demand: the benchmark's own."""

import os
from pathlib import Path

import pytest

from bench.corpus import write_archive


def write_corpus(content: Path, variable: str) -> None:
    """An archive of as many reports as that variable says; a skip where it is not set."""
    reports = int(os.environ.get(variable, "0"))
    if not reports:
        pytest.skip(f"{variable} says how many reports, and is not set, so none was tried")
    write_archive(content, reports)
