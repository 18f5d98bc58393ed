"""The files of an archive in one revision: a tree of git, or what lies in the working tree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.content.files import MAX_REGIONS, read_bytes
from generator.content.originals import MAX_ORIGINAL
from generator.revision.git import (
    LINK,
    MODULE,
    Entry,
    Repository,
)

LYING = "lying"
"The mode of a file of the working tree of which git does not say that it is one of the tree."


@dataclass(frozen=True, slots=True)
class Files:
    """What there is, by its path in the archive, and how it is read."""

    repository: Repository
    content: Path
    "Where the archive lies in the working tree."
    entries: dict[str, Entry]
    known: dict[str, bytes | None] = field(default_factory=dict)
    "What was read already, but for what is large."

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The bytes of files; None of what is no plain file, or larger than any may be."""
        wanted = [path for path in paths if path in self.entries]
        blobs = self._read(path for path in wanted if path not in self.known)
        for path in wanted:
            if path in blobs:
                # One at a time: originals of a change may be more than memory holds.
                [(_, data)] = self.repository.blobs([blobs[path]])
                yield path, data
            else:
                yield path, self.known[path]

    def _read(self, paths: Iterable[str]) -> dict[str, str]:
        """Read what is not large; path → blob of what is and may be."""
        asked: dict[str, list[str]] = {}
        for path in paths:
            entry = self.entries[path]
            self.known[path] = None
            if entry.mode == LYING:
                file = self.content / path
                self.known[path], _ = read_bytes(file, MAX_ORIGINAL)
            elif entry.mode not in (LINK, MODULE):
                same = asked.setdefault(entry.blob, [])
                same.append(path)
        sizes = self.repository.sizes(asked)
        small = [blob for blob in asked if sizes[blob] <= MAX_REGIONS]
        for blob, data in self.repository.blobs(small):
            self.known.update(dict.fromkeys(asked[blob], data))
        large = {}
        for blob, same in asked.items():
            if MAX_REGIONS < sizes[blob] <= MAX_ORIGINAL:
                large.update(dict.fromkeys(same, blob))
        for path in large:
            del self.known[path]
        return large


def differing(before: Files, after: Files) -> list[str]:
    """The paths at which only one of two revisions has a file, or both have another; sorted."""
    old, new = before.entries, after.entries
    paths = {path for path in old | new if old.get(path) != new.get(path)}
    # Of a file that was touched git may not know that it is the same to the byte.
    both = [path for path in paths if path in old and path in new]
    was = dict(before.read(both))
    now = dict(after.read(both))
    alike = {path for path in both if was[path] is not None and was[path] == now[path]}
    return sorted(paths - alike)


def of_tree(
    repository: Repository,
    content: Path,
    tree: str,
) -> Files:
    """Those of a tree."""
    entries = repository.listed(tree)
    return Files(repository, content, entries)


def of_working_tree(
    repository: Repository,
    content: Path,
    tree: str,
    base: Files,
) -> tuple[Files, list[str]]:
    """Those that lie here, and what else differs from that tree: paths from the top."""
    repository.require_files()
    touched = repository.touched(tree)
    unknown = repository.unknown()
    ours, others = repository.inside([*touched, *unknown])
    entries = dict(base.entries)
    for path in ours:
        entries.pop(path, None)
        here = content / path
        if here.is_symlink() or here.exists():
            entries[path] = Entry(LYING, "")
    outside = sorted(set(others))
    return Files(repository, content, entries), outside
