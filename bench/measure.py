"""What a command costs: CPU and memory of all its processes, and the time it takes."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from bench.memory import watched

MESSAGES = 3000
"Bytes of what a command that failed said last."
KIB = 1024


class FailedError(Exception):
    """A command that is measured did not end well."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took."""

    cpu: float
    "Seconds, user and system, of all its processes."
    wall: float
    "Seconds from its start to its end."
    memory: float
    "MiB that all its processes held together, at most."
    largest: float
    "MiB that the largest of them held, at most."


def measured(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Cost:
    """Run a command in a folder. environment: variables besides those of this process.

    Raises FailedError with its last words where its exit status is not 0. Processes of it that
    nobody waits for are not counted.
    """
    with TemporaryFile() as said:
        begun = time.perf_counter()
        with subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | dict(environment or {}),
            stdout=said,
            stderr=subprocess.STDOUT,
        ) as process:
            with watched(process.pid) as peak:
                _await_end(process)
                wall = time.perf_counter() - begun
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            words = _last_words(said)
            raise FailedError(f"{command[0]} ended with {process.returncode}:\n{words}")
    return Cost(
        cpu=usage.ru_utime + usage.ru_stime,
        wall=wall,
        memory=peak.together / KIB,
        largest=peak.largest / KIB,
    )


def _await_end(process: subprocess.Popen[bytes]) -> None:
    """Wait, and leave the dead process in /proc: nothing else has its number while it is watched.

    An interruption ends it.
    """
    try:
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    except BaseException:
        process.terminate()
        raise


def _last_words(said: IO[bytes]) -> str:
    size = said.tell()
    said.seek(max(0, size - MESSAGES))
    return said.read().decode(errors="replace").strip()
