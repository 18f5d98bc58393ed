"""One build at a time: the system lets go of the lock when its holder ends, however it ends."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
_IS_WINDOWS = os.name == "nt"


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file, which is there only so long.

    BlockingIOError while another process holds it.
    """
    # Only a build that writes asks for it; loading it takes as long as a build of nothing new.
    from filelock import lock_descriptor  # noqa: PLC0415 - as said above

    while True:
        descriptor = os.open(path, _OPEN, 0o666)
        if not lock_descriptor(descriptor, blocking=False):
            os.close(descriptor)
            raise BlockingIOError(errno.EAGAIN, "另一次生成还在进行，等它结束再试", path.as_posix())
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), path.stat()):
                break
        os.close(descriptor)  # who held it before has removed it meanwhile
    try:
        yield
    finally:
        if not _IS_WINDOWS:
            path.unlink(missing_ok=True)
        os.close(descriptor)
        if _IS_WINDOWS:
            # What is open there cannot be removed, by us or while the next one has it.
            with suppress(OSError):
                path.unlink(missing_ok=True)
