"""What the search page reads: its tables, and a text index of one Pagefind bundle per shard."""

import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.search import directory
from generator.search.bundle import RUNTIME_FOLDER, Bundle, put
from generator.search.index import build_index
from generator.search.record import Body, Record, body_of, record_of
from generator.search.shadow import Shadow
from generator.search.shards import Shard, address, divide
from generator.search.table import table

__all__ = [
    "RUNTIME_FOLDER",
    "Body",
    "Bundle",
    "Record",
    "Shadow",
    "Shard",
    "address",
    "body_of",
    "build_index",
    "divide",
    "put",
    "record_of",
    "tables",
]

SHORT_FORMS = Path(__file__).with_name("short-forms.yaml")


def tables(bodies: Sequence[Body], records: Iterable[Record], *, text: bool) -> dict[str, bytes]:
    """File → its content: what answers by name and by number, and index.json, which names it all.

    Each shard has its years, newest first, the name of its only province or none, the file of its
    table, and the folder of its bundle, null where there is no text index. Tables and names are
    JSON compressed by gzip: they are a tenth of the size then on hosts that compress nothing, too.
    """
    known = {(record.body.key, record.year): record for record in records}
    shards = divide(known)
    directories = dict(directory.divide(bodies))
    short_forms = SHORT_FORMS.read_text("utf-8")
    described = []
    files: dict[str, bytes] = {}
    for shard in shards:
        of_shard = [known[report] for report in shard.reports]
        described.append(_described(shard, of_shard, text=text))
        files[f"{shard.name}.bin"] = _packed(table(of_shard))
    for prefix, listed in directories.items():
        rows = directory.rows(listed)
        files[_names(prefix)] = _packed(rows)
    files["index.json"] = _json(
        {
            "shards": described,
            "regions": directory.regions(bodies),
            "agencies": [_of_names(prefix) for prefix in directories],
            "short_forms": yaml.safe_load(short_forms),
        }
    )
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


def _described(shard: Shard, records: Sequence[Record], *, text: bool) -> dict[str, Any]:
    """What index.json says of a shard."""
    provinces = {record.body.province for record in records}
    return {
        "years": shard.years,
        "province": provinces.pop() if len(provinces) == 1 else "",
        "table": f"{shard.name}.bin",
        "bundle": f"{shard.folder}/" if text else None,
    }


def _json(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON has
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _packed(value: Any) -> bytes:  # noqa: ANN401 - as above
    return gzip.compress(_json(value), mtime=0)
