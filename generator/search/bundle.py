"""The pages of shadows in, a Pagefind bundle out."""

import gzip
import json
import shutil
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from generator.finding import GeneratorError
from generator.search.pagefind import Pagefind
from generator.search.shadow import tokens_of
from generator.search.sieve import sieve

LANGUAGE = "zh-cn"
SITE, BUNDLE = "site", "pagefind"
ENTRY = "pagefind-entry.json"
MAGIC = b"pagefind_dcd"
"What Pagefind begins a fragment with."

PAGES, SIEVE = "pages.json", "sieve.bin"
"""Ours, beside Pagefind's: the ids it gave the pages, in the order of the records; and what the
bundle cannot hold."""

RUNTIME_FOLDER = "pagefind"
RUNTIME = ("pagefind.js", "wasm.unknown.pagefind")
"The files of a bundle that are the same in all, which the page loads once from RUNTIME_FOLDER."

SHARED_WASM = f"/../../{RUNTIME_FOLDER}/wasm.unknown"
"""Goes into the entry: pagefind.js asks for <bundle>/wasm. + this + .pagefind, and as the way into
<bundle>/wasm. and out of it cancel each other, every shard asks for the one file."""

WANTED = (
    *RUNTIME,
    ENTRY,
    PAGES,
    SIEVE,
    "*.pf_meta",
    "index",
    "fragment",
)
"What stays; Pagefind's widgets and its worker, which the page does without, go."


def put(folder: Path, address: str, page: bytes) -> None:
    """Put the shadow of a report where the bundle in that folder will look for it."""
    site = _work(folder) / SITE
    site.mkdir(parents=True, exist_ok=True)
    (site / _file(address)).write_bytes(page)


def _page_of(folder: Path, address: str) -> Path:
    """Where that is."""
    return _work(folder) / SITE / _file(address)


def _file(address: str) -> str:
    """410411-gxj-2025.html for 410411/gxj/2025/: folders would be made, walked and removed."""
    name = address.rstrip("/").replace("/", "-")
    return f"{name}.html"


def sieve_of(folder: Path, addresses: Sequence[str]) -> bytes:
    """What the bundle in that folder cannot hold."""
    pages = (_page_of(folder, address).read_bytes() for address in addresses)
    return sieve(chain.from_iterable(map(tokens_of, pages)))


def _work(folder: Path) -> Path:
    """Where a bundle is made."""
    return folder.with_name(f".{folder.name}")


class Bundle:
    """The index of some shadows; its folder appears when it is finished, complete."""

    def __init__(self, folder: Path, addresses: Sequence[str]) -> None:
        self.folder = folder
        self.addresses = addresses
        "Those of its reports, in the order of their table."
        self._work = _work(folder)

    def missing(self) -> list[str]:
        """The reports whose shadow has not been put in its place."""
        return [each for each in self.addresses if not _page_of(self.folder, each).exists()]

    def discard(self) -> None:
        """Leave no shadow behind: the bundle is not needed."""
        shutil.rmtree(self._work, ignore_errors=True)

    def index(self, pagefind: Pagefind) -> None:
        """Run Pagefind over it; in any thread. Raises GeneratorError when it fails."""
        pagefind.run(self._work, SITE, BUNDLE)

    def finish(self, sieve: bytes) -> None:
        """Add what is ours and put the folder in its place.

        Raises GeneratorError when Pagefind left a page out: it exits 0 on pages it skipped.
        """
        made = self._work / BUNDLE
        entry = _checked_entry(made, len(self.addresses))
        entry["languages"][LANGUAGE]["wasm"] = SHARED_WASM
        _write_json(made / ENTRY, entry)
        ids = _page_ids(made)
        pages = [ids[_file(address)] for address in self.addresses]
        _write_json(made / PAGES, pages)
        (made / SIEVE).write_bytes(sieve)
        _remove_unwanted(made)
        made.rename(self.folder)
        shutil.rmtree(self._work)


def _checked_entry(made: Path, pages: int) -> dict[str, Any]:
    try:
        content = (made / ENTRY).read_bytes()
        entry: dict[str, Any] = json.loads(content)
        languages = entry["languages"].items()
        indexed = {language: index["page_count"] for language, index in languages}
    except (OSError, ValueError, KeyError) as error:
        raise GeneratorError(f"Pagefind left no entry that can be read: {error!r}") from error
    if indexed != {LANGUAGE: pages}:
        raise GeneratorError(f"Pagefind indexed {indexed}, not {pages} pages in {LANGUAGE}")
    return entry


def _page_ids(made: Path) -> dict[str, str]:
    """File of a shadow → the id that Pagefind gave its page: the name of its fragment."""
    ids = {}
    for path in made.glob("fragment/*.pf_fragment"):
        content = gzip.decompress(path.read_bytes())
        page = json.loads(content.removeprefix(MAGIC))
        file = page["url"].removeprefix("/")
        ids[file] = path.stem
    return ids


def _remove_unwanted(made: Path) -> None:
    for path in made.iterdir():
        if any(map(path.match, WANTED)):
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _write_json(path: Path, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, "utf-8")
