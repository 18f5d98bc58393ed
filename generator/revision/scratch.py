"""A part of a revision laid out in a folder of its own, for the ordinary loader to read.

Nothing there leads out of it: where a link was, there is one that leads nowhere.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from generator.finding import GeneratorError
from generator.revision.files import Files
from generator.text.characters import on_one_line

NO_NAMES = {"", ".", "..", ".git"}
NOWHERE = ".gongkai-nowhere"
FORBIDDEN = "\\:" if os.name == "nt" else "\0"
"What leads elsewhere on this system."


class Scratch:
    """Where the part of an archive lies that is read."""

    def __init__(self, root: Path, files: Files) -> None:
        self.root = root
        self.files = files
        self._there: set[str] = set()
        root.mkdir(parents=True, exist_ok=True)

    def put(self, paths: Iterable[str]) -> None:
        """Lay out those of these files that the revision has."""
        missing = sorted(set(paths) - self._there)
        self._there.update(missing)
        for path, data in self.files.read(missing):
            target = self.root / _named(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            if data is not None:
                target.write_bytes(data)
            else:
                _put_no_file(target)


def _put_no_file(target: Path) -> None:
    """A link that leads nowhere, which the loader refuses as it would the one there was."""
    try:
        target.symlink_to(NOWHERE)
    except OSError:  # a system on which few may make links
        target.mkdir()


def _named(path: str) -> str:
    """The path; GeneratorError for one that no file of an archive can have."""
    parts = path.split("/")
    if NO_NAMES & set(parts) or set(FORBIDDEN) & set(path):
        raise GeneratorError(f"“{on_one_line(path)}”不能作文件名，没有比较")
    return path
