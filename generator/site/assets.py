"""What a browser runs and shows beside the pages, at addresses that change with it.

A browser may keep such a file for good. Scripts that import one another stand in a folder whose
name changes with any of them: what a browser keeps of one version never meets another.
"""

from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path

PLACE = "assets"
DIGITS = 8
"Of a digest; enough to tell the versions of one file apart."


class Assets:
    """The files of a folder, and those of the folders in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def address(self, name: str) -> str:
        """`style.css` → `assets/style.css?v=0a1b2c3d`; `search/page.js` → that in its folder."""
        folder, _, file = name.rpartition("/")
        if folder:
            return f"{PLACE}/{folder}-{self._folders[folder]}/{file}"
        content = (self._folder / name).read_bytes()
        return f"{PLACE}/{name}?v={_digest(content)}"

    def beside(self, script: str) -> list[str]:
        """The addresses of the scripts in the same folder, all of which it imports."""
        folder, _, entry = script.rpartition("/")
        addresses = []
        for path in _files(self._folder / folder):
            if path.suffix == ".js" and path.name != entry:
                own = self.address(f"{folder}/{path.name}")
                addresses.append(own)
        return addresses

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Each file, where it is in the site, with its content."""
        for path in _files(self._folder):
            name = path.relative_to(self._folder).as_posix()
            file, _, _ = self.address(name).partition("?")
            yield file, path.read_bytes()

    @cached_property
    def _folders(self) -> dict[str, str]:
        """Folder → a digest of all that is in it."""
        digests = {}
        for folder in filter(Path.is_dir, self._folder.iterdir()):
            contents = []
            for path in _files(folder):
                contents += [path.name.encode(), path.read_bytes()]
            digests[folder.name] = _digest(b"\0".join(contents))
        return digests


def _files(folder: Path) -> list[Path]:
    found = filter(Path.is_file, folder.rglob("*"))
    return sorted(found)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:DIGITS]
