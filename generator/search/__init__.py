"""What the search page reads: its tables, and a text index of one Pagefind bundle per shard."""

import gzip
import json
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from importlib.metadata import version
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from generator.publish.cache import Cache
from generator.search import directory
from generator.search.bundle import RUNTIME, RUNTIME_FOLDER, Bundle
from generator.search.pagefind import Pagefind
from generator.search.record import Body, Record, body_of, record_of
from generator.search.shadow import Shadow
from generator.search.shards import Shard, divide
from generator.search.table import table
from generator.text import traditional

__all__ = [
    "Body",
    "Record",
    "body_of",
    "build_index",
    "record_of",
    "tables",
]

SHORT_FORMS = Path(__file__).with_name("short-forms.yaml")


def tables(bodies: Sequence[Body], records: Sequence[Record], *, text: bool) -> dict[str, bytes]:
    """File → its content: what answers by name and by number, and index.json, which names it all.

    Each shard has its years, newest first, the name of its only province or none, the file of its
    table, and the folder of its bundle, null where there is no text index. Tables and names are
    JSON compressed by gzip: they are a tenth of the size then on hosts that compress nothing, too.
    """
    shards = divide(records)
    directories = dict(directory.divide(bodies))
    short_forms = SHORT_FORMS.read_text("utf-8")
    index = {
        "shards": [_described(shard, text=text) for shard in shards],
        "regions": directory.regions(bodies),
        "agencies": [_of_names(prefix) for prefix in directories],
        "short_forms": yaml.safe_load(short_forms),
    }
    files = {"index.json": _json(index)}
    for prefix, listed in directories.items():
        rows = directory.rows(listed)
        files[_names(prefix)] = _packed(rows)
    for shard in shards:
        files[f"{shard.name}.bin"] = _packed(table(shard.records))
    return files


def _names(prefix: str) -> str:
    """The file of the agencies whose regions begin with that prefix."""
    return f"agencies{prefix}.bin"


def _of_names(prefix: str) -> dict[str, str]:
    """What index.json says of that file."""
    return {
        "prefix": prefix,
        "file": _names(prefix),
    }


def _described(shard: Shard, *, text: bool) -> dict[str, Any]:
    """What index.json says of a shard."""
    return {
        "years": shard.years,
        "province": shard.province,
        "table": f"{shard.name}.bin",
        "bundle": f"{shard.folder}/" if text else None,
    }


def build_index(records: Sequence[Record], out: Path, cache: Cache, jobs: int) -> None:
    """Write the bundle of each shard below out, and Pagefind's own files beside them.

    The cache spares the shards whose texts are the same as in the build before; it is the search's
    alone, and bundles of others are removed from it. Bundles are built jobs at a time, each by a
    Pagefind that uses one core and up to 0.7 GB.

    Raises GeneratorError when Pagefind fails.
    """
    shards = divide(records)
    if not shards:
        return
    maker = _digest_of_maker()
    keys = {shard.folder: _digest(shard, maker) for shard in shards}
    made = []
    for shard in shards:
        key = keys[shard.folder]
        if not cache.restore(key, out / shard.folder):
            made.append(shard)
    _build(made, out, jobs)
    for shard in made:
        key = keys[shard.folder]
        cache.keep(key, out / shard.folder)
    cache.keep_only(keys.values())
    runtime = out / RUNTIME_FOLDER
    runtime.mkdir()
    for shard, name in product(shards, RUNTIME):
        file = out / shard.folder / name
        file.replace(runtime / name)


def _build(shards: Sequence[Shard], out: Path, jobs: int) -> None:
    """Build bundles, a few at a time; when this raises, nothing writes below out any more.

    Pagefinds alone run beside one another, and are stopped; all else is done here.
    """
    pagefind = Pagefind()
    begun: deque[tuple[Bundle, Future[None]]] = deque()

    def finish() -> None:
        bundle, running = begun.popleft()
        running.result()
        bundle.finish()

    with ThreadPoolExecutor(jobs) as pool:
        try:
            for shard in shards:
                if len(begun) > jobs:
                    finish()
                bundle = Bundle(out / shard.folder)
                bundle.prepare({record.url: Shadow(record) for record in shard.records})
                running = pool.submit(bundle.index, pagefind)
                begun.append((bundle, running))
            while begun:
                finish()
        except BaseException:
            pagefind.stop()
            pool.shutdown(cancel_futures=True)
            raise


def _json(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON has
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _packed(value: Any) -> bytes:  # noqa: ANN401 - as above
    return gzip.compress(_json(value), mtime=0)


def _digest(shard: Shard, maker: bytes) -> str:
    """Name everything a bundle is made from; shards of different folders never share one."""
    digest = sha256(maker + shard.folder.encode())
    for record in shard.records:
        body = record.body
        texts = (
            record.url,
            record.title,
            body.name,
            body.names,
            body.regions,
            record.blocks,
        )
        digest.update(repr(texts).encode())
    return digest.hexdigest()


def _digest_of_maker() -> bytes:
    """Pagefind's version, this package's source, and the characters that are searched as others."""
    pagefind = version("pagefind-bin")
    digest = sha256(pagefind.encode())
    package = Path(__file__).parent.glob("*.py")
    characters = Path(traditional.__file__)
    for path in (*sorted(package), characters):
        digest.update(path.read_bytes())
    return digest.digest()
