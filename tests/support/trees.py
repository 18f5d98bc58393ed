"""Folders of files, compared as wholes."""

import hashlib
from pathlib import Path


def digest(folder: Path) -> str:
    """One hash over every path and byte of a folder."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(
            path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0"
        )
    return total.hexdigest()


def count(folder: Path) -> int:
    """Files below a folder."""
    return sum(1 for path in folder.rglob("*") if path.is_file())
