"""The memory that a process and all it has started hold together. Linux: from /proc."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

PROC = Path("/proc")
SMAPS = PROC / "self" / "smaps_rollup"
"What tells, of each process, how much it holds."
PAUSE = 0.05
"Seconds between two looks."


class Peak:
    """The most that a process and all below it were seen to hold together."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self.together = 0
        "KiB; what processes share counts once."
        self.largest = 0
        "KiB of one process."

    def look(self) -> None:
        """See what they hold now."""
        sizes = list(map(_held, family(self._pid)))
        self.together = max(self.together, sum(sizes))
        self.largest = max(self.largest, *sizes)


@contextmanager
def watched(pid: int) -> Iterator[Peak]:
    """Look at a process twenty times a second, the first time at once."""
    peak = Peak(pid)
    ended = Event()
    thread = Thread(target=_look_until, args=(ended, peak), daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        ended.set()
        thread.join()


def _look_until(ended: Event, peak: Peak) -> None:
    peak.look()
    while not ended.wait(PAUSE):
        peak.look()


def family(pid: int) -> Iterator[int]:
    """The process, and all that it or one of them has started and that still run."""
    yield pid
    for started in (PROC / str(pid)).glob("task/*/children"):
        with suppress(OSError):  # it has ended meanwhile
            for child in started.read_text("ascii").split():
                yield from family(int(child))


def _held(pid: int) -> int:
    """KiB of a process: its proportional set size, in which a shared page counts in parts."""
    with suppress(OSError):  # it has ended meanwhile
        for line in (PROC / str(pid) / SMAPS.name).read_text("ascii").splitlines():
            name, _, size = line.partition(":")
            if name == "Pss":
                return int(size.removesuffix("kB"))
    return 0
