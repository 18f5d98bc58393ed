"""The agencies by name: what the search page answers at once, no text index opened."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.search.record import Body

LIMIT = 1500
"Agencies in a file: some 25 KB compressed, which a phone on a slow line has within a second."

WIDTHS = (0, 2, 4, 6)
"""Digits of a region's code that agencies of one file share: none, the province, the city, the
county."""


def divide(bodies: Sequence[Body], width: int = WIDTHS[0]) -> Iterator[tuple[str, list[Body]]]:
    """Yield the agencies of each file under the digits their regions begin with, by code."""
    if not bodies:
        return
    if len(bodies) <= LIMIT or width == WIDTHS[-1]:
        yield bodies[0].region.code[:width], list(bodies)
        return
    wider = WIDTHS[WIDTHS.index(width) + 1]
    by_prefix: dict[str, list[Body]] = {}
    for body in bodies:
        by_prefix.setdefault(body.region.code[:wider], []).append(body)
    for prefix in sorted(by_prefix):
        yield from divide(by_prefix[prefix], wider)


def regions(bodies: Sequence[Body]) -> list[list[str]]:
    """[code, path, level] of every region that holds an agency, and of those above, by code."""
    known: dict[str, list[str]] = {}
    for body in bodies:
        for depth, region in enumerate(body.lineage, 1):
            path = "/".join(body.regions[:depth]) or region.name
            known[region.code] = [region.code, path, region.level]
    return [known[code] for code in sorted(known)]


def rows(bodies: Sequence[Body]) -> list[list[Any]]:
    """[code, id, kind, years, name, other names…] of each agency."""
    return [
        [body.region.code, body.id, body.kind, body.years, body.name, *body.names]
        for body in bodies
    ]
