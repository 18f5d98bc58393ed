"""Waits until what was written is on its disk."""

import ctypes
import os
import sys
from pathlib import Path


def sync(folder: Path) -> None:
    """Write out the file system of a folder.

    Not all there are, where the system can tell them apart: somebody else's disk may take minutes.
    Windows has nothing of the kind, and writes out what it was given by itself.
    """
    if sys.platform == "win32":
        return
    system = ctypes.CDLL(None, use_errno=True)
    sync_one = getattr(system, "syncfs", None)
    if sync_one is None:
        os.sync()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if sync_one(descriptor):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), folder.as_posix())
    finally:
        os.close(descriptor)
