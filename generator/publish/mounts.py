"""Where file systems are mounted, as the system says: several paths may lead to one folder."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TABLE = Path("/proc/self/mountinfo")
"Linux alone has it, and Linux alone mounts a folder a second time (`mount --bind`)."


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of the table."""

    device: str
    "The file system, as `major:minor`."
    root: Path
    "What of it is shown."
    point: Path
    "Where that is shown."


def is_mount_point(folder: Path) -> bool:
    """Whether a file system, or a folder of one, is shown there.

    Such a folder cannot be renamed.
    """
    return os.path.ismount(folder) or any(mount.point == folder for mount in _mounts())


def mounted_in(folder: Path) -> list[Path]:
    """What is mounted somewhere below a folder: to remove the folder would be to empty that."""
    real = folder.resolve()
    points = [mount.point for mount in _mounts() if mount.point != real]
    return [point for point in points if point.is_relative_to(real)]


def aliases(folder: Path) -> Iterator[Path]:
    """Every other path at which an existing folder, given by its real path, is reached."""
    mounts = _mounts()
    above = [mount for mount in mounts if folder.is_relative_to(mount.point)]
    if not above:
        return
    # Of two mounts at one point the later one hides the other.
    own = max(reversed(above), key=lambda mount: len(mount.point.parts))
    inside = own.root / folder.relative_to(own.point)
    for mount in mounts:
        if mount.device == own.device and inside.is_relative_to(mount.root):
            path = mount.point / inside.relative_to(mount.root)
            # Another mount may hide what this one would show there.
            if path != folder and path.exists() and path.samefile(folder):
                yield path


def _mounts() -> list[Mount]:
    """The table; empty where the system has none."""
    try:
        lines = TABLE.read_text("utf-8", "surrogateescape").removesuffix("\n").split("\n")
    except OSError:
        return []
    fields = [line.split(" ") for line in lines]
    return [Mount(row[2], _path(row[3]), _path(row[4])) for row in fields]


def _path(written: str) -> Path:
    r"""A space is written as \040."""
    return Path(re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), written))
