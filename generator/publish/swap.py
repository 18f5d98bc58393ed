"""Puts a finished stage in the site's place, in one step where the system can.

Every way is undone or repaired.

`Beside` exchanges whole folders. A mounted folder cannot be renamed, so `Within` moves what stands
in it; a build that is killed meanwhile is repaired by the next one.
"""

import ctypes
import errno
import os
import re
import shutil
import sys
from abc import ABC, abstractmethod
from pathlib import Path

from generator.publish.destination import (
    KEPT,
    MARK,
    MARK_TEXT,
    site_names,
)
from generator.publish.mounts import is_mount_point

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
"What a system, or a file system, says that cannot exchange two folders in one step."


class Swap(ABC):
    """One way to replace a site.

    What it is at work on stands in `room`, under names that begin alike.
    """

    def __init__(self, target: Path, room: Path, prefix: str) -> None:
        self.target = target
        self._room = room
        self._prefix = prefix
        self.lock = self._named("lock")
        self.stage = self._named(f"stage-{os.getpid()}")
        self._aside = self._named("stage-old")

    @abstractmethod
    def repair(self) -> None:
        """Bring the old site back if a build was killed while it replaced it."""

    @abstractmethod
    def carry_over(self) -> None:
        """Put into the stage what stays of the old site."""

    @abstractmethod
    def replace(self) -> None:
        """Put the stage in the site's place; what was there goes when `clear` is called."""

    def clear(self) -> None:
        """Remove every stage, those of killed builds and the one that is now the old site too."""
        prefix = re.escape(self._prefix)
        own = re.compile(rf"{prefix}stage-([0-9]+|old|new)")
        for path in self._room.iterdir():
            if not own.fullmatch(path.name):
                continue
            # Where the site itself could not be brought back, what was to be removed is all there
            # is.
            is_old_site = path == self._aside
            if is_old_site and not self.target.exists():
                continue
            shutil.rmtree(path, ignore_errors=True)

    def _named(self, name: str) -> Path:
        return self._room / f"{self._prefix}{name}"


def swap(target: Path) -> Swap:
    """The way that fits a folder, which need not exist; its parent does."""
    if is_mount_point(target.resolve()):
        return Within(target)
    return Beside(target)


class Beside(Swap):
    """By exchanging the folder with a stage beside it."""

    def __init__(self, target: Path) -> None:
        super().__init__(target, target.parent, f".{target.name}.")

    def repair(self) -> None:
        """A build without exchange is killed between its two renames."""
        if self._aside.exists() and not self.target.exists():
            self._aside.rename(self.target)

    def carry_over(self) -> None:
        """Copies, as the old site stays whole; a link stays a link."""
        for name in KEPT:
            kept = self.target / name
            copy = self.stage / name
            if kept.is_dir() and not kept.is_symlink():
                shutil.copytree(kept, copy, symlinks=True)
            elif os.path.lexists(kept):
                shutil.copy2(kept, copy, follow_symlinks=False)

    def replace(self) -> None:
        """No moment without a site, or one between two renames."""
        if not self.target.exists():
            self.stage.rename(self.target)
            return
        if exchanged(self.stage, self.target):
            return
        self.target.rename(self._aside)
        try:
            self.stage.rename(self.target)
        except BaseException:
            self._aside.rename(self.target)
            raise


class Within(Swap):
    """By moving what stands in the folder out, then what stands in a stage inside it in.

    Two folders say how far it got: `leaving` while the old site moves out, `left` from then on.
    """

    def __init__(self, target: Path) -> None:
        super().__init__(target, target, ".gongkai.")
        self._leaving = self._named("leaving")
        self._left = self._named("left")

    def repair(self) -> None:
        """What has come in goes, what has moved out comes back.

        Each step may itself be done again.
        """
        if self._left.exists():
            discarded = self._named("stage-new")
            discarded.mkdir(exist_ok=True)
            self._move(self.target, discarded)
            self._left.rename(self._leaving)
        if self._leaving.exists():
            self._move(self._leaving, self.target)
            self._leaving.rmdir()

    def carry_over(self) -> None:
        """Nothing, as what stays is never moved."""

    def replace(self) -> None:
        """The site is away for as long as it takes to rename what stands at its top."""
        mark = self.target / MARK
        mark.write_text(MARK_TEXT, "utf-8")
        try:
            self._leaving.mkdir()
            self._move(self.target, self._leaving)
            self._leaving.rename(self._left)
            self._move(self.stage, self.target)
            self._left.rename(self._aside)
        except BaseException:
            self.repair()
            raise

    @staticmethod
    def _move(source: Path, target: Path) -> None:
        """The mark stays where it is, so that the folder is known as ours at any moment."""
        for name in site_names(source):
            if name == MARK:
                continue
            path = source / name
            path.rename(target / name)


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can."""
    if sys.platform == "win32":
        return False
    system = ctypes.CDLL(None, use_errno=True)
    rename = getattr(system, "renameat2", None)
    if rename is None:
        return False
    status = rename(
        _AT_FDCWD,
        os.fsencode(one),
        _AT_FDCWD,
        os.fsencode(other),
        _RENAME_EXCHANGE,
    )
    if status == 0:
        return True
    code = ctypes.get_errno()
    if code in _NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), one.as_posix())
