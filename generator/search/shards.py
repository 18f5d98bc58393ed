"""How an archive is divided into shards that are built, and opened by the page, one by one."""

from binascii import crc32
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, starmap
from operator import itemgetter

SMALL = 500
"Up to so many reports stay in one bundle: the page then opens one for any query."

LIMIT = 300
"""Reports in a bundle: Pagefind takes 0.34 MiB of memory for each, and as long in any number.

Over 5,000 reports most queries cost fewer bytes, and less time, than in bundles of 2,000; those
that find nothing, or name a year, cost more."""

PROVINCE = 2
"Digits of a region's code that name its province."

Report = tuple[str, int]
"A report by the key of the agency that holds it, and its year: 410411/gxj, 2025."
Share = tuple[str, list[Report]]
"The name of a shard, and its reports."


@dataclass(frozen=True, slots=True)
class Shard:
    """The reports of one table and one bundle."""

    name: str
    "all, 2025, 2025-41 or 2025-41-2."
    reports: tuple[Report, ...]
    "In the order results are shown: newest year first, then by address."

    @property
    def years(self) -> list[int]:
        """Newest first."""
        years = {year for _, year in self.reports}
        return sorted(years, reverse=True)


def divide(reports: Iterable[Report]) -> list[Shard]:
    """The shards, newest year first; a changed report changes only its own.

    Names alone decide, so that a text can be put where it belongs when it is read.
    """
    ordered = sorted(reports, key=_order)
    if not ordered:
        return []
    if len(ordered) <= SMALL:
        return [_shard("all", ordered)]
    shards: list[Shard] = []
    for year, group in groupby(ordered, itemgetter(1)):
        shares = _by_province(str(year), list(group))
        shards.extend(starmap(_shard, shares))
    return shards


def address(report: Report) -> str:
    """`410411/gxj/2025/`."""
    key, year = report
    return f"{key}/{year}/"


def _order(report: Report) -> tuple[int, str]:
    """Newest year first, then by address."""
    _, year = report
    return -year, address(report)


def _by_province(name: str, reports: list[Report]) -> Iterator[Share]:
    if len(reports) <= LIMIT:
        yield name, reports
        return
    provinces: dict[str, list[Report]] = {}
    for report in reports:
        key, _ = report
        of_province = provinces.setdefault(key[:PROVINCE], [])
        of_province.append(report)
    for province in sorted(provinces):
        yield from _by_count(f"{name}-{province}", provinces[province])


def _by_count(name: str, reports: list[Report]) -> Iterator[Share]:
    if len(reports) <= LIMIT:
        yield name, reports
        return
    shares = [reports]
    while max(map(len, shares)) > LIMIT:
        count = 2 * len(shares)
        shares = [[] for _ in range(count)]
        for report in reports:
            share = shares[_number(report) % count]
            share.append(report)
    for number, share in enumerate(shares, start=1):
        yield f"{name}-{number}", share


def _number(report: Report) -> int:
    """A number of a report's own, of its address: one that comes or goes moves no other.

    templates/assets/search/index.js works it out in the same way.
    """
    return crc32(address(report).encode())


def _shard(name: str, reports: Sequence[Report]) -> Shard:
    return Shard(name, tuple(reports))
