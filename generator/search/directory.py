"""The agencies by name: what the search page answers from the first character on, no text index opened."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.search.record import Body

LIMIT = 1500
"Agencies in a file: some 25 KB compressed, which a phone on a slow line has within a second."

WIDTHS = (0, 2, 4, 6)
"Digits of a region's code that agencies of one file share: none, the province, the city, the county."


def divide(bodies: Sequence[Body], width: int = WIDTHS[0]) -> Iterator[tuple[str, list[Body]]]:
    """Yield the agencies of each file under the digits their regions begin with, by code."""
    if len(bodies) <= LIMIT or width == WIDTHS[-1]:
        if bodies:
            yield bodies[0].region.code[:width], list(bodies)
        return
    wider = WIDTHS[WIDTHS.index(width) + 1]
    for prefix in sorted({body.region.code[:wider] for body in bodies}):
        yield from divide([body for body in bodies if body.region.code.startswith(prefix)], wider)


def regions(bodies: Sequence[Body]) -> list[list[str]]:
    """[code, path, level] of every region that holds an agency, and of those above, by code."""
    found = {
        region.code: [region.code, "/".join(body.regions[: depth + 1]) or region.name, region.level]
        for body in bodies
        for depth, region in enumerate(body.lineage)
    }
    return [found[code] for code in sorted(found)]


def rows(bodies: Sequence[Body]) -> list[list[Any]]:
    """[code, id, kind, years, name, other names…] of each agency."""
    return [
        [body.region.code, body.id, body.kind, body.years, body.name, *body.names]
        for body in bodies
    ]
