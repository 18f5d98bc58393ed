"""What a command costs, told of real processes that wait for an event."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.measure import FailedError, measured
from bench.memory import Peak, family

BUSY = """
import time
while time.process_time() < 0.3:
    pass
"""
START = """
import subprocess, sys
subprocess.run([sys.executable, "-c", sys.argv[1], *sys.argv[2:]], check=True)
"""
"Runs a program in a process of its own."
HOLD = """
import sys
held = bytes(range(1, 256)) * (30 * 2**20 // 255)
print("held", flush=True)
sys.stdin.read()
"""
"Holds 30 MiB until its input ends."
HOLD_TWO = """
import subprocess, sys
holders = [
    subprocess.Popen(
        [sys.executable, "-c", sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    for _ in range(2)
]
for holder in holders:
    holder.stdout.readline()
print("both", flush=True)
sys.stdin.readline()
holders[0].communicate()
print("one", flush=True)
sys.stdin.readline()
holders[1].communicate()
"""
"Has two processes hold as much each; at a line of input ends the first, at another the second."
MIB = 1024


@contextmanager
def two_that_hold() -> Iterator[subprocess.Popen[str]]:
    """A process that has started two which hold 30 MiB each."""
    command = [sys.executable, "-c", HOLD_TWO, HOLD]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "both\n"
        yield process


def end_one(process: subprocess.Popen[str]) -> str:
    """Have it end one of the two; what it says of that."""
    assert process.stdin
    assert process.stdout
    process.stdin.write("\n")
    process.stdin.flush()
    return process.stdout.readline()


def test_the_time_of_a_childs_child_is_counted(tmp_path: Path) -> None:
    """It is what the workers of a build, and the indexer they start, take."""
    command = [sys.executable, "-c", START, START, BUSY]
    cost = measured(command, tmp_path)
    assert cost.cpu >= 0.3
    assert cost.wall >= 0.3


def test_the_memory_of_all_processes_is_summed() -> None:
    """Two that hold 30 MiB each hold 60 together, and the largest of them its own 30."""
    with two_that_hold() as process:
        peak = Peak(process.pid)
        peak.look()
        assert len(list(family(process.pid))) == 3
        assert end_one(process) == "one\n"
        end_one(process)
    assert 60 * MIB < peak.together < 120 * MIB
    assert 30 * MIB < peak.largest < 60 * MIB


def test_the_most_is_kept() -> None:
    """What is held after one has ended is less, and no longer said."""
    with two_that_hold() as process:
        peak = Peak(process.pid)
        peak.look()
        both = peak.together
        assert end_one(process) == "one\n"
        peak.look()
        after = Peak(process.pid)
        after.look()
        end_one(process)
    assert peak.together == both
    assert after.together < both - 30 * MIB


def test_a_process_that_has_ended_holds_nothing() -> None:
    """It may end between two looks, or during one."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    peak = Peak(process.pid)
    peak.look()
    assert (peak.together, peak.largest) == (0, 0)


def test_a_command_runs_in_its_folder_and_with_its_variables(tmp_path: Path) -> None:
    """Those of this process stay as they are."""
    program = "import os; open('said', 'w').write(os.environ['WORD'] + os.environ['PATH'])"
    environment = {"WORD": "word", "PATH": "nowhere"}
    cost = measured([sys.executable, "-c", program], tmp_path, environment)
    assert (tmp_path / "said").read_text("utf-8") == "wordnowhere"
    assert cost.memory >= cost.largest


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    """Its last words are said."""
    program = "import sys; sys.exit('x' * 5000 + 'the end')"
    with pytest.raises(FailedError) as caught:
        measured([sys.executable, "-c", program], tmp_path)
    words = "x" * 2992 + "the end"
    assert str(caught.value) == f"{sys.executable} ended with 1:\n{words}"
