"""How an archive is divided into shards that are built, and opened by the page, one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from generator.search.record import Record

SMALL = 500
"Up to so many reports stay in one bundle: the page then opens one for any query."

LIMIT = 2000
"Reports in a bundle. Pagefind's memory, and a query's time, grow faster than their number."


@dataclass(frozen=True, slots=True)
class Shard:
    """The reports of one table and one bundle."""

    name: str
    "all, 2025, 2025-41 or 2025-41-2."
    years: tuple[int, ...]
    "Newest first."
    province: str
    "Name of the only province in it; empty when there are several."
    records: tuple[Record, ...]
    "In the order results are shown: newest year first, then by address."

    @property
    def folder(self) -> str:
        """Of its bundle; begins with pagefind, which Pagefind needs under a sub path."""
        return f"pagefind-{self.name}"


def divide(records: Sequence[Record]) -> list[Shard]:
    """Return the shards, newest year first; a changed record changes only its own."""
    ordered = sorted(records, key=lambda record: (-record.year, record.url))
    if len(ordered) <= SMALL:
        return [_shard("all", ordered)] if ordered else []
    return [
        _shard(name, part)
        for year, group in groupby(ordered, lambda record: record.year)
        for name, part in _by_province(str(year), list(group))
    ]


def _by_province(name: str, records: list[Record]) -> Iterator[tuple[str, list[Record]]]:
    if len(records) <= LIMIT:
        yield name, records
        return
    for province in sorted({record.body.region.code[:2] for record in records}):
        part = [record for record in records if record.body.region.code[:2] == province]
        yield from _by_count(f"{name}-{province}", part)


def _by_count(name: str, records: list[Record]) -> Iterator[tuple[str, list[Record]]]:
    parts = [records]
    while max(map(len, parts)) > LIMIT:
        # By the address rather than by position: a report that comes or goes then moves no other.
        count = 2 * len(parts)
        parts = [[] for _ in range(count)]
        for record in records:
            parts[int.from_bytes(sha256(record.url.encode()).digest()[:4]) % count].append(record)
    if len(parts) == 1:
        yield name, records
    else:
        yield from ((f"{name}-{number}", part) for number, part in enumerate(parts, start=1))


def _shard(name: str, records: Sequence[Record]) -> Shard:
    provinces = {record.body.regions[0] if record.body.regions else "" for record in records}
    return Shard(
        name=name,
        years=tuple(sorted({record.year for record in records}, reverse=True)),
        province=provinces.pop() if len(provinces) == 1 else "",
        records=tuple(records),
    )
