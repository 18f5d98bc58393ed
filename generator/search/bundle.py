"""The pages of shadows in, a Pagefind bundle out."""

import gzip
import json
import shutil
from collections.abc import Sequence
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

from generator.finding import GeneratorError
from generator.search.pagefind import Pagefind
from generator.search.routes import checksums
from generator.search.shadow import tokens_of
from generator.search.written import encoded, packed

LANGUAGE = "zh-cn"
SITE, BUNDLE = "site", "pagefind"
ENTRY = "pagefind-entry.json"
MAGIC = b"pagefind_dcd"
"What Pagefind begins a fragment with."

PAGES, CHECKSUMS = "pages.bin", "checksums.bin"
"""Ours, beside Pagefind's: the id it gave the page of each report; and of what the bundle holds,
for the routes."""

RUNTIME_FOLDER = f"pagefind-{version('pagefind-bin')}"
RUNTIME = ("pagefind.js", "wasm.unknown.pagefind")
"The files of a bundle that are the same in all, which the page loads once from RUNTIME_FOLDER."

SHARED_WASM = f"/../../{RUNTIME_FOLDER}/wasm.unknown"
"""Goes into the entry: pagefind.js asks for <bundle>/wasm. + this + .pagefind, and as the way into
<bundle>/wasm. and out of it cancel each other, every shard asks for the one file."""

WANTED = (
    *RUNTIME,
    ENTRY,
    PAGES,
    CHECKSUMS,
    "*.pf_meta",
    "index",
    "fragment",
)
"What stays; Pagefind's widgets and its worker, which the page does without, go."


def put(work: Path, address: str, page: bytes) -> None:
    """Put the shadow of a report where the bundle that is made in that folder will look for it."""
    path = _page(work, address)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page)


def _page(work: Path, address: str) -> Path:
    """Where that is."""
    return work / SITE / _file(address)


def _file(address: str) -> str:
    """410411-gxj-2025.html for 410411/gxj/2025/: folders would be made, walked and removed."""
    name = address.rstrip("/").replace("/", "-")
    return f"{name}.html"


def checksums_of(work: Path, addresses: Sequence[str]) -> bytes:
    """Of what the bundle that is made in that folder holds."""
    pages = (_page(work, address).read_bytes() for address in addresses)
    texts = chain.from_iterable(map(tokens_of, pages))
    return checksums(texts)


class Bundle:
    """The index of some shadows; its folder appears when it is finished, complete."""

    def __init__(self, work: Path, addresses: Sequence[str]) -> None:
        self.work = work
        "The folder that it is made in, and that is gone when it is finished."
        self.addresses = addresses
        "Those of its reports, in the order of their table."

    def missing(self) -> list[str]:
        """The reports whose shadow has not been put in its place."""
        missing = []
        for address in self.addresses:
            page = _page(self.work, address)
            if not page.exists():
                missing.append(address)
        return missing

    def discard(self) -> None:
        """Leave no shadow behind: the bundle is not needed."""
        shutil.rmtree(self.work, ignore_errors=True)

    def index(self, pagefind: Pagefind) -> None:
        """Run Pagefind over it; in any thread. Raises GeneratorError when it fails."""
        pagefind.run(self.work, SITE, BUNDLE)

    def finish(self, folder: Path, held: bytes) -> None:
        """Add what is ours and put it in its place.

        held: the checksums of what it holds. Raises GeneratorError when Pagefind left a page out:
        it exits 0 on pages it skipped.
        """
        made = self.work / BUNDLE
        entry = _checked_entry(made, len(self.addresses))
        entry["languages"][LANGUAGE]["wasm"] = SHARED_WASM
        (made / ENTRY).write_bytes(encoded(entry))
        ids = _page_ids(made)
        pages = {address: ids[_file(address)] for address in self.addresses}
        (made / PAGES).write_bytes(packed(pages))
        (made / CHECKSUMS).write_bytes(held)
        _remove_unwanted(made)
        made.rename(folder)
        shutil.rmtree(self.work)


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
