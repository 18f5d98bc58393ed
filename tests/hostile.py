"""Hostile input: our own, in the tree, and public collections, where ARCHIVE_HOSTILE_DIR names a folder of them."""

import json
import os
import re
from pathlib import Path

import pytest
import yaml

CASES = Path(__file__).parent / "cases"
FOLDER = os.environ.get("ARCHIVE_HOSTILE_DIR")


def collection(name: str) -> Path:
    """A folder of the public collections; without it the test is skipped, and says so."""
    if not FOLDER or not (Path(FOLDER) / name).is_dir():
        pytest.skip(f"ARCHIVE_HOSTILE_DIR names no folder with {name}, so that collection was not tried")
    return Path(FOLDER) / name


def traps() -> list[tuple[str, str]]:
    """What is written in the place of a number → the number, or nothing where it must be refused."""
    found = re.findall(r"^`` (.*) ``(?: → (\w+))?$", (CASES / "traps.md").read_text("utf-8"), re.MULTILINE)
    return [(written, number) for written, number in found]


def yaml_suite() -> list[tuple[str, str]]:
    """Name and text of each case of the YAML test suite, its visible signs for spaces and ends turned back."""
    found = []
    for path in sorted(collection("yaml-test-suite").glob("*.yaml")):
        text = ""
        for number, case in enumerate(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)):
            text = case.get("yaml", text)
            plain = re.sub("—*»", "\t", text.replace("␣", " ")).replace("↵", "").replace("⇔", "\ufeff")
            found.append((f"{path.stem}-{number}", re.sub("∎\n?$", "", plain)))
    return found


def naughty_strings() -> list[str]:
    """The big list of naughty strings."""
    found: list[str] = json.loads((collection("naughty-strings") / "blns.json").read_text("utf-8"))
    return found


def lines(name: str) -> list[str]:
    """Every line of every text of a collection: payloads, paths, expressions."""
    texts = (path.read_text("utf-8", "replace") for path in sorted(collection(name).glob("*.txt")))
    return list(dict.fromkeys(line for text in texts for line in text.splitlines() if line.strip()))
