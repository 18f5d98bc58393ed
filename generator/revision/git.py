"""The git program: the one place that starts it. It only reads, and nothing is checked out."""

import os
import re
import subprocess
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.finding import GeneratorError, UsageError
from generator.text.characters import on_one_line

OBJECT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
LINK, MODULE = "120000", "160000"
"Modes of what is no plain file: a link; another repository."
AT_ONCE = 100
"Blobs that are asked for in one go."
NAMES = ("-z", "--name-only", "--no-renames", "--no-relative")
UNKNOWN = ("ls-files", "-z", "--others", "--full-name")
SEARCH = (
    "grep",
    "-l",
    "-z",
    "-F",
    "--full-name",
    "--no-color",
    "-f",
    "-",
)
SURROUNDINGS = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
"A folder's name is no pattern; nothing is written, not even the index; nobody is asked."
PLAIN = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.quotePath=false",
)


class Entry(NamedTuple):
    """A file of a tree."""

    mode: str
    blob: str


class Repository:
    """The repository that an archive lies in, and where it lies there."""

    def __init__(self, content: Path) -> None:
        """Raises UsageError where there is none. The archive itself may be gone, or not here."""
        folder = content.absolute()
        below: list[str] = []
        while not folder.is_dir():
            below.insert(0, folder.name)
            folder = folder.parent
        self._folder = folder
        self._name = on_one_line(content.as_posix())
        done = self._started("rev-parse", "--is-inside-work-tree", "--show-prefix")
        if done.returncode:
            raise UsageError(f"{self._name} 不在 git 仓库里（{_why(done)}）")
        inside, prefix, *_ = os.fsdecode(done.stdout).split("\n")
        self._has_files = inside == "true"
        above = prefix.split("/")
        self.content = "/".join([*filter(None, above), *below])
        "Where the archive lies in every tree, such as `content`."
        if self._has_files:
            top = self._run("rev-parse", "--show-toplevel")
            self._folder = Path(os.fsdecode(top).removesuffix("\n"))

    def require_files(self) -> None:
        """Raise UsageError where there is no working tree."""
        if not self._has_files:
            raise UsageError("这个 git 仓库没有工作区，写明要比较的两个版本")

    def tree(self, name: str) -> str:
        """The tree of a commit, a branch or a tag; UsageError where there is none of that name."""
        found = ""
        if name and not name.startswith("-"):
            done = self._started("rev-parse", "--verify", "--quiet", f"{name}^{{tree}}")
            found = done.stdout.decode("ascii", "replace").strip()
        if not OBJECT.fullmatch(found):
            hint = "核对分支、标签或提交的名称；浅克隆的，先用 git fetch 取来"
            raise UsageError(f"没有“{on_one_line(name)}”这个版本。{hint}")
        return found

    def listed(self, tree: str) -> dict[str, Entry]:
        """Every file of the archive in a tree, by its path in the archive."""
        said = self._run("ls-tree", "-r", "-z", "--full-tree", tree, *self._below())
        found = {}
        for told in _names(said):
            about, _, path = told.partition("\t")
            mode, _, blob = about.split()
            inside = self._inside(path)
            if inside is not None:
                found[inside] = Entry(mode, blob)
        return found

    def differing(self, tree: str, other: str) -> list[str]:
        """The paths, from the top, that differ between two trees."""
        said = self._run("diff-tree", "-r", *NAMES, tree, other)
        return _names(said)

    def touched(self, tree: str) -> list[str]:
        """The same between a tree and the working tree, as far as git knows its files."""
        said = self._run("diff-index", *NAMES, tree, "--")
        return _names(said)

    def unknown(self) -> list[str]:
        """The files of the working tree that git does not know.

        Those of the archive whether they are to be ignored or not: `check` reads them.
        """
        others = _names(self._run(*UNKNOWN, "--exclude-standard"))
        ours = _names(self._run(*UNKNOWN, *self._below()))
        found = {path for path in ours if self._inside(path) is not None}
        return sorted(found.union(others))

    def inside(self, paths: Iterable[str]) -> tuple[list[str], list[str]]:
        """Of paths from the top those of the archive, as it has them, and the others."""
        ours: list[str] = []
        others: list[str] = []
        for path in paths:
            own = self._inside(path)
            if own is None:
                others.append(path)
            else:
                ours.append(own)
        return ours, others

    def sizes(self, blobs: Collection[str]) -> dict[str, int]:
        """How many bytes each has; GeneratorError for one that is not here."""
        if not blobs:
            return {}
        said = self._run("cat-file", "--batch-check", given=_lines(blobs))
        found = {}
        for line in said.decode().splitlines():
            blob, kind, *size = line.split()
            if kind != "blob":
                raise GeneratorError(f"git 里没有 {blob} 的内容；部分克隆的，先取全")
            found[blob] = int(size[0])
        return found

    def blobs(self, blobs: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Their bytes, a few hundred at a time."""
        for first in range(0, len(blobs), AT_ONCE):
            some = blobs[first : first + AT_ONCE]
            said = self._run("cat-file", "--batch", given=_lines(some))
            start = 0
            for blob in some:
                # <blob> blob <size>, a line end, so many bytes, a line end
                end = said.index(b"\n", start)
                size = int(said[start:end].split()[-1])
                start = end + 1
                yield blob, said[start : start + size]
                start += size + 1

    def naming(self, tree: str, words: Collection[str]) -> list[str]:
        """The files of the archive in a tree that have one of these words in them."""
        if not words:
            return []
        done = self._started(*SEARCH, tree, *self._below(), given=_lines(words))
        if done.returncode not in (0, 1):
            raise GeneratorError(f"git grep 没有做成：{_why(done)}")
        paths = (path.removeprefix(f"{tree}:") for path in _names(done.stdout))
        ours, _ = self.inside(paths)
        return ours

    def _below(self) -> tuple[str, ...]:
        """Arguments that leave out what is not the archive's."""
        return ("--", self.content) if self.content else ()

    def _inside(self, path: str) -> str | None:
        """A path from the top as the archive has it; None where it lies elsewhere."""
        if not self.content:
            return path
        prefix = f"{self.content}/"
        return path.removeprefix(prefix) if path.startswith(prefix) else None

    def _run(self, *arguments: str, given: bytes = b"") -> bytes:
        """What git says; GeneratorError where it fails."""
        done = self._started(*arguments, given=given)
        if done.returncode:
            raise GeneratorError(f"git {arguments[0]} 没有做成：{_why(done)}")
        return done.stdout

    def _started(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = ("git", *PLAIN, "-C", str(self._folder), *arguments)
        try:
            return subprocess.run(  # noqa: S603 - no name of a revision begins with a sign
                command,
                input=given,
                capture_output=True,
                check=False,
                env=os.environ | SURROUNDINGS,
            )
        except FileNotFoundError as error:
            raise GeneratorError("没有找到 git，先装上") from error


def _names(said: bytes) -> list[str]:
    """What git lists with a zero behind each."""
    return [os.fsdecode(name) for name in said.split(b"\0") if name]


def _lines(words: Iterable[str]) -> bytes:
    return "".join(f"{word}\n" for word in words).encode()


def _why(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of what git complains of."""
    said = done.stderr.decode("utf-8", "replace").strip()
    return on_one_line(said.partition("\n")[0])
