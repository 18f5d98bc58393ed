"""The search index: see build_index."""

import json
import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from generator.search.bundle import RUNTIME, RUNTIME_FOLDER, build_bundle
from generator.search.record import Record
from generator.search.shards import Shard, divide

__all__ = ["Record", "build_index"]


def build_index(records: Sequence[Record], out: Path, scratch: Path, jobs: int) -> None:
    """Write out/index.json, one bundle folder per shard, and Pagefind's own files beside them.

    Out has none of them yet. Scratch belongs to the search alone: kept from one build to the next
    it spares the shards whose records are the same, and bundles of others are removed from it.
    Bundles are built jobs at a time, each by a Pagefind that uses one core and up to 0.7 GB.

    Raises GeneratorError when Pagefind fails.
    """
    shards = divide(records)
    maker = _digest_of_maker()
    bundles = {scratch / _digest(shard, maker): shard for shard in shards}
    out.mkdir(parents=True, exist_ok=True)
    scratch.mkdir(parents=True, exist_ok=True)
    for path in set(scratch.iterdir()) - bundles.keys():
        shutil.rmtree(path)

    def provide(bundle: Path) -> None:
        if not bundle.exists():
            build_bundle(bundles[bundle].records, bundle.with_suffix(".part"), bundle)
        folder = out / bundles[bundle].folder
        shutil.copytree(bundle, folder, ignore=shutil.ignore_patterns(*RUNTIME), copy_function=_link_or_copy)

    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(provide, bundles))
    if shards:
        (out / RUNTIME_FOLDER).mkdir()
        for name in RUNTIME:
            _link_or_copy(str(next(iter(bundles)) / name), str(out / RUNTIME_FOLDER / name))
    index = {"shards": [_described(shard) for shard in shards]}
    (out / "index.json").write_text(json.dumps(index, ensure_ascii=False), "utf-8")


def _link_or_copy(source: str, target: str) -> None:
    """Nothing writes into a bundle once it is made, so that both may be the same file."""
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copyfile(source, target)


def _described(shard: Shard) -> dict[str, object]:
    return {
        "folder": f"{shard.folder}/",
        "years": shard.years,
        "province": shard.province,
        "count": len(shard.records),
    }


def _digest(shard: Shard, maker: bytes) -> str:
    """Name everything a bundle is made from; shards of different folders never share one."""
    digest = sha256(maker + shard.folder.encode())
    for record in shard.records:
        digest.update(repr(record).encode())
    return digest.hexdigest()


def _digest_of_maker() -> bytes:
    """Pagefind's version and this package's source."""
    digest = sha256(version("pagefind-bin").encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()
