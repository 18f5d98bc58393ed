"""The agencies by name: what the search page answers at once, no text index opened."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from generator.search.record import Body

LIMIT = 500
"Agencies in a file: some 8 KB compressed, about what a request costs on a slow line in any case."


def divide(bodies: Sequence[Body]) -> Iterator[list[Body]]:
    """Yield the agencies of each file, by code.

    A region is not divided: whoever looks for a body of it reads one file.
    """
    by_code = sorted(bodies, key=_code)
    file: list[Body] = []
    for _, sharing in groupby(by_code, key=_code):
        of_region = list(sharing)
        if file and len(file) + len(of_region) > LIMIT:
            yield file
            file = []
        file += of_region
    if file:
        yield file


def _code(body: Body) -> str:
    return body.region.code


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
