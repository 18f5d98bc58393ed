"""Writes the site: into a stage on its file system, then the whole of it in one swap.

Nothing else writes there.

The target is whole at any moment: what is there is one build or another, never a mixture, whenever
the process is killed or the machine goes down. What a killed build leaves behind, the next one
removes.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.publish.destination import KEPT, MARK, MARK_TEXT, require_replaceable
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


def _count(folder: Path) -> int:
    """The files of a site, but for its mark and for what publishing carries over.

    0 where a folder is a link: what it leads to is somebody's, and no site of ours.
    """
    count = 0
    for path, folders, names in os.walk(folder):
        count += len(names)
        if path == os.fspath(folder):
            folders[:] = [name for name in folders if name not in KEPT]
            count -= len(KEPT.union([MARK]).intersection(names))
        places = (os.path.join(path, name) for name in folders)  # noqa: PTH118 - once for each
        if any(map(os.path.islink, places)):
            return 0
    return count


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
