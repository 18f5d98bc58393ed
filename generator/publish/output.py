"""Writes the site: into a stage on its file system, then the whole of it in one swap.

Nothing else writes there.

The target is whole at any moment: what is there is one build or another, never a mixture, whenever
the process is killed or the machine goes down. What a killed build leaves behind, the next one
removes.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from generator.finding import GeneratorError
from generator.publish.destination import MARK, MARK_TEXT, require_replaceable
from generator.publish.interruptions import undisturbed
from generator.publish.lock import locked
from generator.publish.swap import swap


class Stage:
    """A folder that is not yet the site."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, file: str, text: str | bytes) -> None:
        """Write one file.

        GeneratorError if it was written before or would stand outside the stage.
        """
        # The stage holds no links, so that the name alone tells where the file would be.
        if PurePath(file).is_absolute() or ".." in PurePath(file).parts:
            raise GeneratorError(f"refusing to write outside the output: {file}")
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("xb") as target:
                target.write(text.encode("utf-8") if isinstance(text, str) else text)
        except FileExistsError:
            raise GeneratorError(f"two pages want the same address: {file}") from None

    def copy(self, folder: Path, name: str) -> None:
        """Copy a folder of ours into the site."""
        shutil.copytree(folder, self.root / name)


@contextmanager
def published(target: Path) -> Iterator[Stage]:
    """A stage that becomes the site when the block ends well, and is removed when it does not.

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
            stage = Stage(way.stage)
            stage.write(MARK, MARK_TEXT)
            yield stage
            way.carry_over()
            os.sync()
            require_replaceable(target)  # somebody may have put something there meanwhile
            with undisturbed():
                way.replace()
        finally:
            with undisturbed():
                way.clear()
