"""Records in, a Pagefind bundle out: the one place that starts a process."""

import gzip
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pagefind_bin  # type: ignore[import-untyped]  # it has no py.typed

from generator.finding import GeneratorError
from generator.search.facets import facets
from generator.search.record import Record
from generator.search.shadow import page

LANGUAGE = "zh-cn"
SITE, BUNDLE = "site", "pagefind"
ENTRY, FACETS = "pagefind-entry.json", "facets.json"

RUNTIME_FOLDER = "pagefind"
RUNTIME = ("pagefind.js", "wasm.unknown.pagefind")
"The files of a bundle that are the same in all, which the page loads once from RUNTIME_FOLDER."

SHARED_WASM = f"/../../{RUNTIME_FOLDER}/wasm.unknown"
"""Goes into the entry: pagefind.js asks for <bundle>/wasm. + this + .pagefind, and as the way into
<bundle>/wasm. and out of it cancel each other, every shard asks for the one file."""

WANTED = (*RUNTIME, ENTRY, FACETS, "*.pf_meta", "index", "fragment")
"What stays; Pagefind's widgets and its worker, which the page does without, go."


def build_bundle(records: Sequence[Record], work: Path, bundle: Path) -> None:
    """Index the records, best first. Neither folder exists before; work is gone afterwards.

    The bundle appears in one step, when it is complete. Raises GeneratorError when Pagefind fails
    or left a page out: it exits 0 on pages it skipped.
    """
    for record in records:
        # 2025.html for 2025/: one folder per agency is made, walked and removed, not one per report.
        path = work / SITE / f"{record.url.rstrip('/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page(record))
    _run_pagefind(work)
    made = work / BUNDLE
    entry = _checked_entry(made, len(records))
    entry["languages"][LANGUAGE]["wasm"] = SHARED_WASM
    _write_json(made / ENTRY, entry)
    _write_json(made / FACETS, facets(records, _page_ids(made)))
    _remove_unwanted(made)
    made.rename(bundle)
    shutil.rmtree(work)


def executable() -> Path:
    """Return the plain Pagefind; pagefind_bin.get_executable prefers the extended one."""
    folder = Path(pagefind_bin.__file__).parent
    for name in ("pagefind", "pagefind.exe"):
        if (folder / name).is_file():
            return folder / name
    raise GeneratorError(f"{folder} has no pagefind executable; install pagefind-bin again")


def _run_pagefind(work: Path) -> None:
    # PAGEFIND_* variables, or a pagefind.toml in the working directory, would change what it does.
    clean = {k: v for k, v in os.environ.items() if not k.upper().startswith("PAGEFIND_")}
    command = (str(executable()), "--site", SITE, "--output-path", BUNDLE, "--silent")
    try:
        done = subprocess.run(  # noqa: S603  # nothing in the command comes from content
            command, cwd=work, env=clean, capture_output=True, check=False
        )
    except OSError as error:
        raise GeneratorError(f"Pagefind did not start: {error}") from error
    if done.returncode != 0:
        said = (done.stderr or done.stdout).decode(errors="replace").strip()
        raise GeneratorError(f"Pagefind ended with {done.returncode}: {said}")


def _checked_entry(made: Path, pages: int) -> dict[str, Any]:
    try:
        entry: dict[str, Any] = json.loads((made / ENTRY).read_bytes())
        indexed = {language: found["page_count"] for language, found in entry["languages"].items()}
    except (OSError, ValueError, KeyError) as error:
        raise GeneratorError(f"Pagefind left no entry that can be read: {error!r}") from error
    if indexed != {LANGUAGE: pages}:
        raise GeneratorError(f"Pagefind indexed {indexed}, not {pages} pages in {LANGUAGE}")
    return entry


def _page_ids(made: Path) -> dict[str, str]:
    """Address, as records have it, to the id Pagefind gave the page: the name of its fragment."""
    ids = {}
    for path in made.glob("fragment/*.pf_fragment"):
        content = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
        address = json.loads(content)["url"].removeprefix("/").removesuffix(".html")
        ids[f"{address}/"] = path.stem
    return ids


def _remove_unwanted(made: Path) -> None:
    for path in made.iterdir():
        if not any(path.match(pattern) for pattern in WANTED):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8")
