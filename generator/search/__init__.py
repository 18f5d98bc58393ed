"""What the search page reads: its tables, and a text index of one Pagefind bundle per shard."""

import gzip
import json
import os
import shutil
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from generator.lock import locked
from generator.search import directory
from generator.search.bundle import RUNTIME, RUNTIME_FOLDER, build_bundle
from generator.search.pagefind import Pagefind
from generator.search.record import Body, Record, body_of, record_of
from generator.search.shadow import Shadow
from generator.search.shards import Shard, divide
from generator.search.table import table

__all__ = ["Body", "Record", "body_of", "build_index", "record_of", "tables"]

SHORT_FORMS = Path(__file__).with_name("short-forms.yaml")


def tables(bodies: Sequence[Body], records: Sequence[Record], *, text: bool) -> dict[str, bytes]:
    """File → its content: what answers by name and by number, and index.json, which says what else there is.

    Each shard has its years, newest first, the name of its only province or none, the file of its table, and the folder
    of its bundle, null where there is no text index. Tables and names are JSON compressed by gzip: they are a tenth of
    the size then on hosts that compress nothing, too.
    """
    shards = divide(records)
    parts = list(directory.divide(bodies))
    described = [
        {
            "years": shard.years,
            "province": shard.province,
            "table": f"{shard.name}.bin",
            "bundle": f"{shard.folder}/" if text else None,
        }
        for shard in shards
    ]
    index = {
        "shards": described,
        "regions": directory.regions(bodies),
        "agencies": [{"prefix": prefix, "file": f"agencies{prefix}.bin"} for prefix, _ in parts],
        "short_forms": yaml.safe_load(SHORT_FORMS.read_text("utf-8")),
    }
    return {
        "index.json": _json(index),
        **{f"agencies{prefix}.bin": _packed(directory.rows(part)) for prefix, part in parts},
        **{f"{shard.name}.bin": _packed(table(shard.records)) for shard in shards},
    }


def build_index(records: Sequence[Record], out: Path, scratch: Path, jobs: int) -> None:
    """Write the bundle of each shard below out, and Pagefind's own files beside them.

    Scratch belongs to the search alone: kept from one build to the next it spares the shards whose texts are the same,
    and bundles of others are removed from it. Bundles are built jobs at a time, each by a Pagefind that uses one core
    and up to 0.7 GB.

    Raises GeneratorError when Pagefind fails.
    """
    out.mkdir(parents=True, exist_ok=True)
    scratch.mkdir(parents=True, exist_ok=True)
    with locked(scratch.with_name(f"{scratch.name}.lock")):
        bundles = _provided(divide(records), out, scratch, jobs)
    if bundles:
        (out / RUNTIME_FOLDER).mkdir()
        for name in RUNTIME:
            _link_or_copy(str(bundles[0] / name), str(out / RUNTIME_FOLDER / name))


def _provided(shards: Iterable[Shard], out: Path, scratch: Path, jobs: int) -> list[Path]:
    """The bundle of each shard in scratch, made where it is not there yet, and put into its folder below out."""
    maker = _digest_of_maker()
    bundles = {scratch / _digest(shard, maker): shard for shard in shards}
    pagefind = Pagefind()
    for path in set(scratch.iterdir()) - bundles.keys():
        shutil.rmtree(path, ignore_errors=True)  # a Pagefind of a killed build may be writing there still

    def provide(bundle: Path) -> None:
        shard = bundles[bundle]
        if not bundle.exists():
            shadows = {record.url: Shadow(record) for record in shard.records}
            build_bundle(shadows, bundle.with_suffix(f".{os.getpid()}"), bundle, pagefind)
        shutil.copytree(
            bundle, out / shard.folder, ignore=shutil.ignore_patterns(*RUNTIME), copy_function=_link_or_copy
        )

    with ThreadPoolExecutor(jobs) as pool:
        try:
            list(pool.map(provide, bundles))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            pagefind.stop()
            raise
    return list(bundles)


def _link_or_copy(source: str, target: str) -> None:
    """Nothing writes into a bundle once it is made, so that both may be the same file."""
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copyfile(source, target)


def _json(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON has
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _packed(value: Any) -> bytes:  # noqa: ANN401 - as above
    return gzip.compress(_json(value), mtime=0)


def _digest(shard: Shard, maker: bytes) -> str:
    """Name everything a bundle is made from; shards of different folders never share one."""
    digest = sha256(maker + shard.folder.encode())
    for record in shard.records:
        body = record.body
        digest.update(repr((record.url, record.title, body.name, body.names, body.regions, record.blocks)).encode())
    return digest.hexdigest()


def _digest_of_maker() -> bytes:
    """Pagefind's version and this package's source."""
    digest = sha256(version("pagefind-bin").encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()
