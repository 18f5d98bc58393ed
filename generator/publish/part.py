"""Part of a site: files written into a stage, and the digest of each.

Nothing of a part ever stands outside the stage.
"""

import os
import shutil
import stat
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from generator.finding import GeneratorError

_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)

Written = dict[str, bytes]
"File → digest of its content."


class Part:
    """What one writer adds to a site, in whichever process."""

    def __init__(self, root: Path, *, is_anew: bool = False) -> None:
        """is_anew: what it writes may be there, of a worker that was lost on the way."""
        self.root = root
        self._is_anew = is_anew
        self.written: Written = {}
        self._made = {""}

    def write(self, file: str, text: str | bytes) -> None:
        """Write one file.

        GeneratorError if it was written before or would stand outside the stage.
        """
        if not _is_inside(file):
            raise GeneratorError(f"refusing to write outside the output: {file}")
        if file in self.written:
            raise GeneratorError(f"two pages want the same address: {file}")
        content = text.encode("utf-8") if isinstance(text, str) else text
        self._make_room(file)
        path = os.path.join(self.root, file)  # noqa: PTH118 - once for every page
        try:
            _create(path, content)
        except FileExistsError:
            if not self._is_anew:
                raise GeneratorError(f"two pages want the same address: {file}") from None
            os.unlink(path)  # noqa: PTH108 - as above
            _create(path, content)
        self.written[file] = sha256(content).digest()

    def read(self, file: str) -> bytes:
        """What stands in the stage, whoever wrote it."""
        return (self.root / file).read_bytes()

    def size(self, file: str) -> int:
        """The bytes of what stands there."""
        return (self.root / file).stat().st_size

    def take(self, site: Path, files: Iterable[tuple[str, bytes]]) -> bool:
        """Let files of another site be in this one, too, if they are still what they were.

        False, and nothing taken, where one of them is not.
        """
        new = {file: digest for file, digest in files if file not in self.written}
        for folder in _folders(new):
            if (site / folder).is_symlink():
                return False
        for file, digest in new.items():
            if not _is_inside(file) or not is_same(f"{site}/{file}", digest):
                return False
        for file in new:
            self._make_room(file)
            _put(f"{site}/{file}", f"{self.root}/{file}")
        self.written |= new
        return True

    def adopt(self, folder: str) -> Written:
        """Take note of what another program has written into a folder of the stage."""
        adopted: Written = {}
        for path in sorted((self.root / folder).rglob("*")):
            if path.is_file():
                file = path.relative_to(self.root).as_posix()
                adopted[file] = sha256(path.read_bytes()).digest()
        self.written |= adopted
        return adopted

    def _make_room(self, file: str) -> None:
        """Make the folder that a file stands in."""
        folder = file.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(os.path.join(self.root, folder), exist_ok=True)  # noqa: PTH103, PTH118 - as above
            self._made.add(folder)


def _folders(files: Iterable[str]) -> set[str]:
    """All that they stand in: `a/b/index.html` → `a/b`, `a`."""
    folders: set[str] = set()
    for file in files:
        folder = file.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def _is_inside(file: str) -> bool:
    """Whether a file of that name is one of the site.

    A stage holds no links, so that the name alone tells where the file would be.
    """
    is_relative = not file.startswith(("/", os.sep))
    return is_relative and ".." not in file.split("/")


def _create(path: str, content: bytes) -> None:
    with open(path, "xb") as target:  # noqa: PTH123 - as above
        target.write(content)


def is_same(path: str, digest: bytes) -> bool:
    """Whether a plain file, no link and without a second name, has the content with that digest."""
    try:
        descriptor = os.open(path, _OPEN)
    except OSError:
        return False
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
            return False
        # One byte more than it says it has: a file that grows meanwhile is another.
        content = os.read(descriptor, status.st_size + 1)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return sha256(content).digest() == digest


def _put(source: str, target: str) -> None:
    """Name the file anew, or where the system knows no second names copy it."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
