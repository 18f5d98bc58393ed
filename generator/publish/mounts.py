"""Where file systems are mounted, as the system says: several paths may lead to one folder."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TABLE = Path("/proc/self/mountinfo")
"Linux alone has it, and Linux alone mounts a folder a second time (`mount --bind`)."

ESCAPED = re.compile(r"\\([0-7]{3})")


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
    if os.path.ismount(folder):
        return True
    return any(mount.point == folder for mount in _mounts())


def mounted_in(folder: Path) -> list[Path]:
    """What is mounted somewhere below a folder: to remove the folder would be to empty that."""
    real = folder.resolve()
    points = [mount.point for mount in _mounts()]
    return [point for point in points if real in point.parents]


def aliases(folder: Path) -> Iterator[Path]:
    """Every other path at which an existing folder, given by its real path, is reached."""
    mounts = _mounts()
    above = [mount for mount in mounts if folder.is_relative_to(mount.point)]
    if not above:
        return
    # Of two mounts at one point the later one hides the other.
    latest_first = reversed(above)
    own = max(latest_first, key=lambda mount: len(mount.point.parts))
    inside = own.root / folder.relative_to(own.point)
    for mount in mounts:
        if mount.device != own.device:
            continue
        if not inside.is_relative_to(mount.root):
            continue
        path = mount.point / inside.relative_to(mount.root)
        # Another mount may hide what this one would show there.
        is_shown = path.exists() and path.samefile(folder)
        if is_shown and path != folder:
            yield path


def _mounts() -> list[Mount]:
    """The table; empty where the system has none."""
    try:
        text = TABLE.read_text("utf-8", "surrogateescape")
    except OSError:
        return []
    lines = text.removesuffix("\n").split("\n")
    return list(map(_mount, lines))


def _mount(line: str) -> Mount:
    """One line of the table: its third, fourth and fifth field."""
    _, _, device, root, point, *_ = line.split(" ")
    return Mount(device, _path(root), _path(point))


def _path(written: str) -> Path:
    r"""A space is written as \040."""
    path = ESCAPED.sub(_character, written)
    return Path(path)


def _character(escaped: re.Match[str]) -> str:
    code = int(escaped[1], 8)
    return chr(code)
