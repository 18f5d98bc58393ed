"""What tells a file, and a whole site, from any other; anyone computes it with common tools."""

from collections.abc import Iterable, Iterator
from hashlib import sha1, sha256

DIGEST = 32
"Bytes of a SHA-256."
END = b"\n"
HIDDEN = "."
DEPTH = 2
"Folders of a path that files are put together by: those of an agency, `410411/gxj`."


def blob_id(content: bytes) -> str:
    """What `git hash-object` says of a file with that content."""
    size = len(content)
    header = f"blob {size}\0"
    digest = sha1(header.encode(), usedforsecurity=False)
    digest.update(content)
    return digest.hexdigest()


class Tree:
    """The files of a site, as little of them as its fingerprint needs: 70 bytes a file."""

    def __init__(self) -> None:
        self._told: dict[str, bytes] = {}
        "Beginning of a path → the digest and the path of each file there, one after another."

    def add(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Add files, each with the SHA-256 of its content; again makes no difference.

        What is hidden, such as .nojekyll, is said to a host and not published.
        """
        for file, digest in files:
            if file.startswith(HIDDEN):
                continue
            folder = _folder(file)
            told = self._told.get(folder, b"")
            path = file.encode()
            self._told[folder] = told + digest + path + END

    def fingerprint(self) -> str:
        """The SHA-256 of what `sha256sum` prints of the files, by path in the order of bytes."""
        whole = sha256()
        for folder in sorted(self._told):
            told = self._told[folder]
            files = dict(_files(told))
            for file in sorted(files):
                line = f"{files[file]}  ./{file}\n"
                whole.update(line.encode())
        return whole.hexdigest()


def _folder(file: str) -> str:
    """`410411/gxj/` of 410411/gxj/2025/index.html; a file that stands above such has its own."""
    *folders, _ = file.split("/")
    if len(folders) < DEPTH:
        return file
    first, second, *_ = folders
    return f"{first}/{second}/"


def _files(told: bytes) -> Iterator[tuple[str, str]]:
    """Path and digest of each."""
    start = 0
    while start < len(told):
        path = start + DIGEST
        end = told.index(END, path)
        digest = told[start:path]
        yield told[path:end].decode(), digest.hex()
        start = end + 1
