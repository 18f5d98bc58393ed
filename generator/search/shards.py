"""How an archive is divided into shards that are built, and opened by the page, one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby, starmap
from operator import attrgetter

from generator.search.record import Record

SMALL = 500
"Up to so many reports stay in one bundle: the page then opens one for any query."

LIMIT = 2000
"Reports in a bundle. Pagefind's memory, and a query's time, grow faster than their number."

PROVINCE = 2
"Digits of a region's code that name its province."

Share = tuple[str, list[Record]]
"The name of a shard, and its reports."


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
    if not records:
        return []
    ordered = sorted(records, key=_order)
    if len(ordered) <= SMALL:
        return [_shard("all", ordered)]
    shards: list[Shard] = []
    for year, group in groupby(ordered, attrgetter("year")):
        shares = _by_province(str(year), list(group))
        shards.extend(starmap(_shard, shares))
    return shards


def _order(record: Record) -> tuple[int, str]:
    """Newest year first, then by address."""
    return -record.year, record.url


def _by_province(name: str, records: list[Record]) -> Iterator[Share]:
    if len(records) <= LIMIT:
        yield name, records
        return
    provinces: dict[str, list[Record]] = {}
    for record in records:
        code = record.body.region.code[:PROVINCE]
        of_province = provinces.setdefault(code, [])
        of_province.append(record)
    for province in sorted(provinces):
        yield from _by_count(f"{name}-{province}", provinces[province])


def _by_count(name: str, records: list[Record]) -> Iterator[Share]:
    if len(records) <= LIMIT:
        yield name, records
        return
    shares = [records]
    while max(map(len, shares)) > LIMIT:
        count = 2 * len(shares)
        shares = [[] for _ in range(count)]
        for record in records:
            share = shares[_number(record) % count]
            share.append(record)
    for number, share in enumerate(shares, start=1):
        yield f"{name}-{number}", share


def _number(record: Record) -> int:
    """A number of a record's own, of its address: one that comes or goes moves no other."""
    address = record.url.encode()
    digest = sha256(address).digest()
    return int.from_bytes(digest[:4])


def _shard(name: str, records: Sequence[Record]) -> Shard:
    years = {record.year for record in records}
    provinces = {record.body.province for record in records}
    return Shard(
        name=name,
        years=tuple(sorted(years, reverse=True)),
        province=provinces.pop() if len(provinces) == 1 else "",
        records=tuple(records),
    )
