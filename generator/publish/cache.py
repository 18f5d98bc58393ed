"""Folders that are costly to make, kept from one build to the next. A build needs none of it.

Whatever befalls the cache, what is taken from it is what was put in: a folder is one file that
begins with its own digest, and one that does not match is as good as none. Nothing that is
published is the same file as one in here.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

ENTRY = re.compile(r"[0-9a-f]{64}(\.[0-9]+)?")
"What files of the cache are called; a number belongs to the process that is writing one."
HEAD = sha256().digest_size


class Cache:
    """A folder of entries, each named by the digest (64 hex digits) of what it was made from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.damaged = 0
        "Entries that were there and of no use."

    def restore(self, key: str, folder: Path) -> bool:
        """Make the folder as it was kept; False, and nothing made, where that cannot be."""
        entry = self._folder / key
        try:
            files = _unpacked(entry)
        except FileNotFoundError:
            return False
        except (OSError, ValueError):
            self.damaged += 1
            return False
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return True

    def keep(self, key: str, folder: Path) -> None:
        """Keep the folder as it is now, where the cache can be written."""
        files = _files(folder)
        entry = self._folder / key
        writing = entry.with_name(f"{key}.{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                writing.write_bytes(_packed(files))
                if entry.is_dir():
                    shutil.rmtree(entry)
                writing.replace(entry)
            finally:
                writing.unlink(missing_ok=True)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Remove every other entry; what is no entry of a cache stays."""
        wanted = set(keys)
        with suppress(OSError):
            for path in list(self._folder.iterdir()):
                is_entry = ENTRY.fullmatch(path.name)
                if is_entry and path.name not in wanted:
                    _remove(path)


def _files(folder: Path) -> dict[str, bytes]:
    """What a folder holds, by its path in it."""
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            files[name] = path.read_bytes()
    return files


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _packed(files: Mapping[str, bytes]) -> bytes:
    """Digest of the rest, one line of names and sizes, then the files without a gap."""
    sizes = {name: len(content) for name, content in files.items()}
    names = json.dumps(sizes)
    rest = b"".join((names.encode(), b"\n", *files.values()))
    digest = sha256(rest).digest()
    return digest + rest


def _unpacked(entry: Path) -> dict[str, bytes]:
    """What was stored in an entry.

    Raises OSError where there is no file that can be read, ValueError where it is not what was
    written.
    """
    if entry.exists() and not entry.is_file():
        raise ValueError("no file")
    content = memoryview(entry.read_bytes())
    digest = content[:HEAD]
    rest = content[HEAD:]
    if sha256(rest).digest() != digest:
        raise ValueError("not what was written")
    names, _, packed = rest.tobytes().partition(b"\n")
    sizes = json.loads(names)
    files = {}
    start = 0
    for name, size in sizes.items():
        end = start + size
        files[name] = packed[start:end]
        start = end
    return files
