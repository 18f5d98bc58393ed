"""Which files some paths mean, however written: by their names, and by where links lead."""

import os
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from pathlib import Path


@lru_cache(maxsize=4096)
def _places(path: Path) -> frozenset[Path]:
    """Where a path stands by its name, and where it leads."""
    return frozenset((Path(os.path.normpath(path.absolute())), path.resolve()))


def lies_in(path: Path, folder: Path) -> bool:
    """Whether a path is that folder or file, or stands or leads into it."""
    pairs = product(_places(path), _places(folder))
    return any(one.is_relative_to(other) for one, other in pairs)


def strangers(paths: Iterable[Path], content: Path) -> list[Path]:
    """The paths that neither lie in that archive nor hold it."""
    return [path for path in paths if not lies_in(path, content) and not lies_in(content, path)]
