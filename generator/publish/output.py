"""Writes the site: into a stage on its file system, then the whole of it in one swap.

Nothing else writes there.

The target is whole at any moment: what is there is one build or another, never a mixture, whenever
the process is killed or the machine goes down. What a killed build leaves behind, the next one
removes.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.publish.destination import (
    KEPT,
    MARK,
    MARK_TEXT,
    require_replaceable,
)
from generator.publish.interruptions import undisturbed
from generator.publish.lock import locked
from generator.publish.part import Part, is_same
from generator.publish.swap import Swap, swap
from generator.publish.synced import sync


class Stage(Part):
    """A folder that is not yet the site."""

    def __init__(self, way: Swap) -> None:
        super().__init__(way.stage)
        self._way = way

    def publish(self) -> None:
        """Let it be the site from now on, whatever becomes of the system."""
        way = self._way
        way.carry_over()
        sync(way.stage)
        require_replaceable(way.target)  # somebody may have put something there meanwhile
        with undisturbed():
            way.replace()


def is_site(folder: Path, files: Iterable[tuple[str, bytes]]) -> bool:
    """Whether a folder is the site of these files, and of none besides."""
    expected = 0
    for file, digest in files:
        if not is_same(f"{folder}/{file}", digest):
            return False
        expected += 1
    return expected > 0 and expected == _count(folder)


def _count(site: Path) -> int:
    """The files of a site, but for its mark and for what publishing carries over.

    0 where a link is: what it leads to is somebody's, and no site of ours.
    """
    spared = KEPT.union([MARK])
    found = [entry for entry in _within(site) if entry.name not in spared]
    count = 0
    while found:
        entry = found.pop()
        if entry.is_symlink():
            return 0
        if entry.is_dir():
            found += _within(entry.path)
        else:
            count += 1
    return count


def _within(folder: str | Path) -> list[os.DirEntry[str]]:
    """What a folder holds, as far as one may look."""
    with suppress(OSError), os.scandir(folder) as entries:
        return list(entries)
    return []


@contextmanager
def staged(target: Path) -> Iterator[Stage]:
    """A stage that may become the site; behind the block it is gone if it did not.

    Raises UsageError where a site would replace what is not ours, BlockingIOError while another
    build of the same site is under way, and OSError as the system does.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    way = swap(target)
    with locked(way.lock):
        way.repair()
        way.clear()
        require_replaceable(target)
        # A worker of a killed build may write on for a moment, into the stage of that build.
        try:
            way.stage.mkdir()
            stage = Stage(way)
            stage.write(MARK, MARK_TEXT)
            yield stage
        finally:
            with undisturbed():
                way.clear()
