"""What happens below folders, told for as long as somebody listens."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import watch

LOOK = 250
"Milliseconds between two looks at whether the folders are still the same ones."


def changes(folders: Sequence[Path]) -> Iterator[set[str]]:
    """Once to begin with, then after every change; each time the paths of what changed.

    No path: it is not known what did.

    Whoever is told reads what there is from then on. A system watches a folder, not its name: one
    that was moved away, with another put in its place as `git checkout` and `rsync` do, is watched
    anew.
    """
    while True:
        watched = [_identity(folder) for folder in folders]
        there = [folder for folder in folders if folder.is_dir()]
        told = False
        try:
            for found in watch(*there, rust_timeout=LOOK, yield_on_timeout=True):
                if [_identity(folder) for folder in folders] != watched:
                    break
                if found or not told:
                    told = True
                    yield {path for _, path in found}
        except FileNotFoundError:
            continue  # gone between two of these lines


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
