"""Front matter that means harm, or means something else to every tool."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.archive.values import Missing
from generator.content.agency_file import read_agency
from generator.content.report_file import read_report
from generator.finding import ERROR, Finding
from support.cases import traps
from support.hostile_input import yaml_suite
from support.paths import BASE, ROOT

PATH = "content/reports/990101/jyj/2023.md"
VALID = (BASE / PATH.removeprefix("content/")).read_text("utf-8")
LICENCES = next(line for line in VALID.split("\n") if line.startswith("  licences:"))
CELL = "proactive.licences.decisions"

Say = Callable[[object], None]


def read(text: str) -> tuple[object, list[Finding]]:
    """What stands in the cell of that report, and the errors."""
    report, findings = read_report(text, PATH)
    return report and report.figures[CELL], [
        finding for finding in findings if finding.severity == ERROR
    ]


@pytest.mark.parametrize(("written", "number"), traps(), ids=[written for written, _ in traps()])
def test_no_trap_changes_a_number(written: str, number: str) -> None:
    """What is written is the number it shows, or it is refused at its line."""
    value, errors = read(VALID.replace(LICENCES, f"  licences: {written}"))
    if number:
        shown = value.name if isinstance(value, Missing) else str(value)
        assert (shown, errors) == (number, [])
    else:
        assert value in (None, Missing.UNREAD, Missing.UNFILLED)
        assert {error.line for error in errors} <= {
            VALID.split("\n").index(LICENCES) + n for n in (1, 2)
        }
        assert errors


def test_there_are_enough_traps() -> None:
    """Sixty at least."""
    assert len(traps()) >= 60


def test_the_yaml_test_suite_is_read_or_refused(say: Say) -> None:
    """Each of its cases as the front matter of a report, as an agency.

    And in the place of a number.
    """
    suite = yaml_suite()
    accepted = 0
    for _, text in suite:
        _, findings = read_report(f"---\n{text}\n---\n\n正文\n", PATH)
        assert findings
        _, findings = read_agency(text, "content/reports/990101/jyj/agency.yaml")
        assert findings
        value, errors = read(VALID.replace(LICENCES, f"  licences: {text}"))
        assert errors or isinstance(value, int | Missing)
        accepted += not errors
    say(f"{len(suite)} cases of the YAML test suite: no exception; {accepted} of them are a number")
    assert len(suite) == 406


SHAPES = {
    "sequences in flow": "[",
    "sequences in blocks": "- ",
    "mappings in flow": "{a: ",
    "mappings of sequences": "{a: [",
    "keys that are sequences": "? [",
    "keys that are mappings": "? {a: ",
    "explicit keys": "? ",
    "anchors": "&a [",
    "tags": "!!seq [",
    "quotes": '["',
    "mappings without a value": "{",
    "block keys in flow": "[a: ",
}
DEPTHS = (1_000, 1_000_000)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_bomb_is_refused_in_time(shape: str, archive: Path, say: Say) -> None:
    """By a process of its own that ends with status 1 within a second and 200 MB.

    At whatever depth.
    """
    worst = (0.0, 0.0)
    for depth in DEPTHS:
        bomb = VALID.replace(LICENCES, f"  licences: {SHAPES[shape] * depth}")
        (archive / PATH).write_text(bomb, "utf-8")
        status, seconds, megabytes = measured(archive)
        worst = max(worst[0], seconds), max(worst[1], megabytes)
        assert status == 1, depth
    assert worst[1] < 200
    say(f"{worst[0]:.2f} s, {worst[1]:.0f} MB")
    assert worst[0] < 1 * PATIENCE


PATIENCE = 3
"How much slower than a desktop a machine that runs tests may be."

MEASURE = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "generator", "check"], capture_output=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""Seconds of a processor, as a clock goes on while others work.

A small process starts it: what a process is forked from counts as its memory.
"""


def measured(folder: Path) -> tuple[int, float, float]:
    """Status, seconds and megabytes of `generator check` in that folder."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", MEASURE],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=True,
    )
    status, seconds, used = done.stdout.split()
    return (
        int(status),
        float(seconds),
        int(used) / (1024 if sys.platform == "linux" else 1024 * 1024),
    )
