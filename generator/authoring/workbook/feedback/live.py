"""What a feedback sheet tells while somebody types: what is mended, and what is made wrong."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from generator.archive.cell import EXPECTED
from generator.authoring.workbook.checks import ask_again, shade, typed
from generator.authoring.workbook.feedback.page import Page
from generator.authoring.workbook.feedback.points import Point
from generator.authoring.workbook.looks import Look
from generator.authoring.worksheet import Sheet, name
from generator.form.identities import Identity

Sums = tuple[Identity, ...]


def add_checks(page: Page, layout: Sheet, points: Sequence[Point]) -> None:
    """What is asked about turns green as it is mended, all else red as it is made wrong.

    What is no figure is asked about again.
    """
    asked = set(chain.from_iterable(point.broken for point in points if point.fault))
    sums = list(layout.sums())
    open_ = [each for each in sums if each in asked]
    green = page.book.format(Look.MENDED)
    for cells, own in _together(open_, points):
        places = [name(*layout.places[cell]) for cell in cells]
        shade(page.sheet, " ".join(places), _all_hold(layout, own), green)
    red = page.book.format(Look.WRONG)
    for identity in sums:
        if identity not in asked:
            formula = layout.compared(identity, "<>")
            shade(page.sheet, layout.areas(identity), formula, red)
    for kind, words in EXPECTED.items():
        for first, area in layout.rectangles(kind):
            formula = typed(kind, first)
            if formula:
                ask_again(page.sheet, area, f"{words}。原件留空写 /。", formula)


def _all_hold(layout: Sheet, sums: Sums) -> str:
    formulas = [layout.compared(each, "=") for each in sums]
    return f"AND({','.join(formulas)})" if len(formulas) > 1 else formulas[0]


def _together(
    identities: Iterable[Identity],
    points: Sequence[Point],
) -> Iterator[tuple[list[str], Sums]]:
    """Coloured cells that are in the same sums, and in nothing else that is asked."""
    of_cell: dict[str, list[Identity]] = defaultdict(list)
    for identity in identities:
        for term in identity.terms:
            of_cell[term.cell].append(identity)
    for point in points:
        if not point.fault:
            for cell in point.compared:
                of_cell.pop(cell, None)
    alike: dict[Sums, list[str]] = defaultdict(list)
    for cell, own in of_cell.items():
        alike[tuple(own)].append(cell)
    for sums, cells in alike.items():
        yield cells, sums
