"""Writes the site: into a stage beside the target, then the whole of it in one swap. Nothing else writes there.

The target is whole at any moment: what is there is one build or another, never a mixture, whenever the process is
killed or the machine goes down. What a killed build leaves behind, the next one removes.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from generator.finding import GeneratorError
from generator.lock import locked
from generator.signals import undisturbed

KEPT = (".gitignore", ".git")
"What publishing carries over from the old output, for those who build into a work tree."

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
"What a system, or a file system, says that cannot exchange two folders in one step."


class Stage:
    """A folder that is not yet the site."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, file: str, text: str | bytes) -> None:
        """Write one file; GeneratorError if it was written before or would stand outside the stage."""
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

    Raises BlockingIOError while another build of the same site is under way, and OSError as the system does.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise NotADirectoryError(errno.ENOTDIR, "这里不是文件夹，不能发布到这里", target.as_posix())
    with locked(target.with_name(f".{target.name}.lock")):
        aside = target.with_name(f".{target.name}.old")
        if aside.exists() and not target.exists():
            aside.rename(target)  # the build before was killed between its two renames
        for left in (aside, *target.parent.glob(f".{target.name}.stage-*")):
            shutil.rmtree(left, ignore_errors=True)
        # A worker of a killed build may write on for a moment, into the stage of that build.
        stage = target.with_name(f".{target.name}.stage-{os.getpid()}")
        try:
            stage.mkdir()
            yield Stage(stage)
            _keep(target, stage)
            os.sync()
            _swap(stage, target, aside)
        finally:
            with undisturbed():
                shutil.rmtree(stage, ignore_errors=True)
                if target.exists():
                    shutil.rmtree(aside, ignore_errors=True)


def _keep(target: Path, stage: Path) -> None:
    for name in KEPT:
        kept = target / name
        if kept.is_dir():
            shutil.copytree(kept, stage / name, symlinks=True)
        elif kept.exists():
            shutil.copy2(kept, stage / name)


def _swap(stage: Path, target: Path, aside: Path) -> None:
    """Put the stage in the target's place; what was there is then the stage, or aside, and goes."""
    if not target.exists():
        stage.rename(target)
    elif not _exchanged(stage, target):
        target.rename(aside)
        try:
            stage.rename(target)
        except BaseException:
            aside.rename(target)
            raise


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), one.as_posix())
