"""What the search page reads: its tables, and a text index of one Pagefind bundle per shard."""

from collections.abc import (
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from generator.search import directory, spelling
from generator.search.bundle import (
    CHECKSUMS,
    RUNTIME_FOLDER,
    Bundle,
    put,
)
from generator.search.index import build_index
from generator.search.record import (
    Body,
    Record,
    body_of,
    record_of,
)
from generator.search.routes import Routes, checksums, unpacked
from generator.search.shadow import Shadow, names_in_place
from generator.search.shards import Shard, address, divide
from generator.search.spelling import Spelled, letters_of
from generator.search.table import table
from generator.search.text import tokens
from generator.search.written import (
    encoded,
    named,
    packed,
    packed_file,
    short,
)

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
    "files",
    "put",
    "record_of",
    "short",
]

INDEX = "index.json"
FORMAT = 4
"Of what stands in it: a page of another version knows that it has to be loaded anew."
SHORT_FORMS = Path(__file__).with_name("short-forms.yaml")


def files(
    bodies: Sequence[Body], records: Iterable[Record], bundles: Mapping[str, Path]
) -> Iterator[tuple[str, bytes]]:
    """File → its content: all that the page reads but for the bundles; index.json names it all.

    bundles: name of a shard → the folder of its bundle; of none where there is no text index. Of a
    shard index.json has its years, newest first, the name of its only province or none, its table
    and its bundle. What changes has a new name, so that only index.json has to be asked for again.
    """
    known = {(record.body.key, record.year): record for record in records}
    described = []
    places = []
    for shard in divide(known):
        of_shard = [known[report] for report in shard.reports]
        file, content = packed_file(shard.name, table(of_shard))
        yield file, content
        bundle = bundles.get(shard.name)
        row = _described(shard, of_shard, file, bundle)
        described.append(row)
        held = (bundle / CHECKSUMS).read_bytes() if bundle else b""
        places.append(unpacked(held))
    directories = []
    divided = list(directory.divide(bodies))
    for listed in divided:
        rows = directory.rows(listed)
        file, content = packed_file("agencies", rows)
        yield file, content
        directories.append(file)
        held = _names_held(listed)
        places.append(unpacked(held))
    spellings = []
    for spelled in _spellings(bodies, divided):
        file, content = packed_file("spelled", spelled)
        yield file, content
        spellings.append(file)
        held = _letters_held(spelled)
        places.append(unpacked(held))
    regions = directory.regions(bodies)
    regions_file, content = packed_file("regions", regions)
    yield regions_file, content
    routes = list(Routes(places).files())
    folder = named("routes", encoded(routes))
    for number, route in enumerate(routes):
        yield f"{folder}/{number}.bin", packed(route)
    short_forms = SHORT_FORMS.read_text("utf-8")
    index = {
        "format": FORMAT,
        "runtime": f"{RUNTIME_FOLDER}/",
        "shards": described,
        "regions": regions_file,
        "agencies": directories,
        "spellings": spellings,
        "routes": {
            "folder": f"{folder}/",
            "files": len(routes),
        },
        "short_forms": yaml.safe_load(short_forms),
    }
    yield INDEX, encoded(index)


def _described(
    shard: Shard, records: Sequence[Record], file: str, bundle: Path | None
) -> dict[str, Any]:
    """What index.json says of a shard."""
    provinces = {record.body.province for record in records}
    province = ""
    if len(provinces) == 1:
        (province,) = provinces
    return {
        "years": shard.years,
        "province": province,
        "table": file,
        "bundle": f"{bundle.name}/" if bundle else None,
    }


def _spellings(bodies: Sequence[Body], divided: Iterable[list[Body]]) -> Iterator[list[Spelled]]:
    """The names of each file, and how they are spelled, each once; first those of regions.

    divided: as the directory is.
    """
    lineages = (body.lineage for body in bodies)
    regions = dict.fromkeys(chain.from_iterable(lineages))
    of_regions = spelling.of_regions(regions)
    yield list(of_regions)
    for listed in divided:
        of_agencies = spelling.of_agencies(listed)
        once = dict.fromkeys(of_agencies)
        yield list(once)


def _letters_held(spelled: Iterable[Spelled]) -> bytes:
    """The checksums of the letters in a row of some spellings."""
    letters: set[str] = set()
    for _, syllables in spelled:
        letters.update(letters_of(syllables))
    return checksums([entry] for entry in letters)


def _names_held(bodies: Iterable[Body]) -> bytes:
    """The checksums of what some agencies are called, in their regions."""
    names = chain.from_iterable(map(names_in_place, bodies))
    return checksums(map(tokens, names))
