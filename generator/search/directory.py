"""The agencies by name: what the search page answers at once, no text index opened."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.search.record import Body

LIMIT = 1500
"Agencies in a file: some 25 KB compressed, which a phone on a slow line has within a second."

WIDTHS = (2, 4, 6)
"""Digits of a region's code that agencies of one file share where they are many: the province, the
city, the county."""


def divide(bodies: Sequence[Body]) -> Iterator[tuple[str, list[Body]]]:
    """Yield the agencies of each file under the digits their regions begin with, by code."""
    if bodies:
        yield from _divided("", list(bodies), WIDTHS)


def _divided(
    prefix: str, bodies: list[Body], widths: Sequence[int]
) -> Iterator[tuple[str, list[Body]]]:
    """The same of agencies whose regions begin with that prefix. widths: of longer ones."""
    if len(bodies) <= LIMIT or not widths:
        yield prefix, bodies
        return
    width, *wider = widths
    by_prefix: dict[str, list[Body]] = {}
    for body in bodies:
        longer = body.region.code[:width]
        sharing = by_prefix.setdefault(longer, [])
        sharing.append(body)
    for longer in sorted(by_prefix):
        yield from _divided(longer, by_prefix[longer], wider)


def regions(bodies: Sequence[Body]) -> list[list[str]]:
    """[code, path, level] of every region that holds an agency, and of those above, by code."""
    known: dict[str, list[str]] = {}
    for body in bodies:
        for depth, region in enumerate(body.lineage, 1):
            names = body.regions[:depth]
            path = "/".join(names) or region.name
            row = [region.code, path, region.level]
            known[region.code] = row
    by_code = sorted(known)
    return [known[code] for code in by_code]


def rows(bodies: Sequence[Body]) -> list[list[Any]]:
    """[code, id, kind, years, name, other names…] of each agency."""
    return [_row(body) for body in bodies]


def _row(body: Body) -> list[Any]:
    return [
        body.region.code,
        body.id,
        body.kind,
        body.years,
        body.name,
        *body.names,
    ]
