"""Shadows in, a Pagefind bundle out."""

import gzip
import json
import shutil
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from generator.finding import GeneratorError
from generator.search.pagefind import Pagefind
from generator.search.shadow import Shadow
from generator.search.sieve import sieve
from generator.search.text import bare

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


class Bundle:
    """The index of some shadows, made in three steps; its folder appears in the last, complete."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._work = folder.with_name(f".{folder.name}")
        self._urls: list[str] = []

    def prepare(self, shadows: Mapping[str, Shadow]) -> None:
        """Write what Pagefind is to read: shadows by the address of their report."""
        self._urls = list(shadows)
        for url, shadow in shadows.items():
            # 2025.html for 2025/: a folder per agency is made, walked and removed, not per report.
            path = self._work / SITE / f"{url.rstrip('/')}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(shadow.page)
        texts = chain.from_iterable(shadow.texts for shadow in shadows.values())
        tokens = map(bare, texts)
        (self._work / SIEVE).write_bytes(sieve(tokens))

    def index(self, pagefind: Pagefind) -> None:
        """Run Pagefind over it; in any thread. Raises GeneratorError when it fails."""
        pagefind.run(self._work, SITE, BUNDLE)

    def finish(self) -> None:
        """Add what is ours and put the folder in its place.

        Raises GeneratorError when Pagefind left a page out: it exits 0 on pages it skipped.
        """
        made = self._work / BUNDLE
        entry = _checked_entry(made, len(self._urls))
        entry["languages"][LANGUAGE]["wasm"] = SHARED_WASM
        _write_json(made / ENTRY, entry)
        ids = _page_ids(made)
        pages = [ids[url] for url in self._urls]
        _write_json(made / PAGES, pages)
        own = self._work / SIEVE
        own.rename(made / SIEVE)
        _remove_unwanted(made)
        made.rename(self._folder)
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
    """Address, as records have it, to the id Pagefind gave the page: the name of its fragment."""
    ids = {}
    for path in made.glob("fragment/*.pf_fragment"):
        content = gzip.decompress(path.read_bytes())
        page = json.loads(content.removeprefix(MAGIC))
        name = page["url"].removeprefix("/")
        address = name.removesuffix(".html")
        ids[f"{address}/"] = path.stem
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
