"""Every mutation in every format that can show it, and originals made from their number."""

from collections.abc import Iterator, Sequence
from functools import reduce
from random import Random
from typing import NamedTuple

from specimens import specimen

from generator.model import Report
from mutations import (
    digits,
    extra,
    layout,
    notes,
    number_formats,
    order,
    reports,
    several,
    things,
    units,
    unseen,
)
from mutations.formats import FORMATS, Format
from mutations.mutation import Mutation
from mutations.original import Original, drafted, printed

LARGE: tuple[Mutation, ...] = (
    *layout.MUTATIONS,
    *order.MUTATIONS,
    *extra.MUTATIONS,
    *units.MUTATIONS,
    *reports.MUTATIONS,
)
"What changes a whole table or report."
SINGLE: tuple[Mutation, ...] = (
    *notes.MUTATIONS,
    *digits.MUTATIONS,
    *unseen.MUTATIONS,
    *several.MUTATIONS,
    *things.MUTATIONS,
    *number_formats.MUTATIONS,
)
"What changes single cells."
TOGETHER = 8
"Mutations of single cells in one original."
BLANKS = ("", "", "—", "/")
PLENTY = 12
"Different figures in a report from which one read in another's place shows."


class Case(NamedTuple):
    """An original made for one test."""

    name: str
    "It makes the same original again."
    format: Format
    mutations: tuple[Mutation, ...]
    original: Original


def each() -> Iterator[Case]:
    """Every mutation once in every format that can show it; those of single cells several in one original."""
    for form in FORMATS:
        single = [m for m in SINGLE if form.shows(m)]
        together = [tuple(single[at : at + TOGETHER]) for at in range(0, len(single), TOGETHER)]
        large = [(m,) for m in LARGE if form.shows(m)]
        for number, mutations in enumerate([*large, *together]):
            yield _case(f"{form.name} {number}", form, mutations)


def some(number: int) -> Case:
    """One or several mutations in some format."""
    name = f"some {number}"
    rng = _chance(f"choose {number}")
    form = FORMATS[number % len(FORMATS)]
    large, single = ([m for m in group if form.shows(m)] for group in (LARGE, SINGLE))
    chosen = [*rng.sample(large, rng.choice((0, 1, 1, 2))), *rng.sample(single, rng.randint(0, 4))]
    return _case(name, form, tuple(chosen))


def _chance(seed: str) -> Random:
    return Random(seed)  # noqa: S311 - nothing secret


def _case(name: str, form: Format, mutations: Sequence[Mutation]) -> Case:
    """A report that has been through all of them, its blank cells as agencies leave them."""
    rng = _chance(name)
    draft = drafted(_plentiful(rng), rng.choice(BLANKS))
    draft = reduce(lambda so_far, mutation: mutation.of_draft(so_far, rng), mutations, draft)
    original = reduce(lambda so_far, m: m.of_print(so_far, rng), mutations, printed(draft))
    return Case(name, form, tuple(mutations), original)


def _plentiful(rng: Random) -> Report:
    while True:
        report = specimen(rng, blank=rng.random() < 0.6, of=rng.choice((None, (2021, 2021, 2021))))
        if len(set(report.figures.values)) > PLENTY:
            return report
