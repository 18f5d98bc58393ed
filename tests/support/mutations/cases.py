"""Every mutation in every format that can show it, and originals made from their number."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import zip_longest
from random import Random
from typing import NamedTuple

from generator.archive.report import Report
from support.mutations import (
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
from support.mutations.formats import FORMATS, Format
from support.mutations.mutation import Mutation
from support.mutations.original import Original, drafted, printed
from support.random_reports import specimen

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
TOGETHER = 16
"Mutations of single cells in one original."
BLANKS = ("", "", "—", "/")
BLANK = 0.6
"How often a report leaves some cells empty."
PLENTY = 12
"Different figures in a report from which one read in another's place shows."
MORE = 0.5
"How often an original that is not the first of its kind has been through further mutations."


class Case(NamedTuple):
    """An original made for one test."""

    number: int
    "It makes the same original again."
    format: Format
    mutations: tuple[Mutation, ...]
    original: Original


def _chance(seed: str) -> Random:
    return Random(seed)  # noqa: S311 - nothing secret


def _by_table(mutations: Sequence[Mutation]) -> Iterator[tuple[Mutation, ...]]:
    """One for each table together, and alone those that may change any."""
    yield from ((m,) for m in mutations if not m.table)
    by_table = [
        [m for m in mutations if m.table == table]
        for table in ("proactive", "requests", "disputes")
    ]
    yield from (tuple(filter(None, each)) for each in zip_longest(*by_table))


def _together(form: Format) -> Iterator[tuple[Mutation, ...]]:
    """All mutations that a format can show, several in one original.

    Those together each change what the others do not. The first are none at all.
    """
    yield ()
    single = [m for m in SINGLE if form.shows(m)]
    yield from (tuple(single[at : at + TOGETHER]) for at in range(0, len(single), TOGETHER))
    yield from _by_table([m for m in LARGE if form.shows(m)])


def _kinds() -> list[tuple[Format, tuple[Mutation, ...]]]:
    """Every mutation in every format, in an order that does not favour any."""
    found = [(form, mutations) for form in FORMATS for mutations in _together(form)]
    _chance("order").shuffle(found)
    return found


KINDS = _kinds()


def case(number: int) -> Case:
    """The same original whenever it is asked for.

    First each kind once, then each again with more done to it.
    """
    rng = _chance(f"mutation {number}")
    form, mutations = KINDS[number % len(KINDS)]
    if number >= len(KINDS) and rng.random() < MORE:
        others = rng.sample([m for m in (*LARGE, *SINGLE) if form.shows(m)], rng.randint(1, 3))
        # Units first: with one, a fraction may be a whole number of cases, as 0.5 十件 is five.
        named = {m.name: m for m in (*mutations, *others)}.values()
        mutations = tuple(_in_one_unit(sorted(named, key=lambda m: m.single)))
    return _case(number, form, mutations, rng, blank=rng.random() < BLANK)


def _in_one_unit(mutations: Iterable[Mutation]) -> Iterator[Mutation]:
    """Those that leave each table in one unit, with whole figures.

    What two units say at once is not known here.
    """
    tables: set[str] = set()
    for mutation in mutations:
        is_unit = mutation in units.MUTATIONS
        if not (is_unit and mutation.table in tables) and not (
            tables and mutation in notes.MUTATIONS
        ):
            yield mutation
        tables |= {mutation.table} if is_unit else set()


def every(form: Format) -> Iterator[Case]:
    """Originals with every mutation that a format can show, several in one."""
    for number, mutations in enumerate(_together(form)):
        rng = _chance(f"{form.name} {number}")
        yield _case(number, form, mutations, rng, blank=rng.random() < BLANK)


def plain(form: Format) -> Iterator[Case]:
    """Originals whose every figure a careful person reads without a doubt."""
    certain = [m for m in (*LARGE, *SINGLE) if m.certain and form.exact]
    for mutations in ((), *_by_table(certain)):
        rng = _chance(" ".join((form.name, *(m.name for m in mutations))))
        yield _case(0, form, mutations, rng, blank=False)


def _case(
    number: int, form: Format, mutations: Sequence[Mutation], rng: Random, *, blank: bool
) -> Case:
    """A report that has been through all of them, its blank cells as agencies leave them."""
    draft = drafted(_plentiful(rng, blank=blank), rng.choice(BLANKS))
    draft = reduce(lambda so_far, mutation: mutation.of_draft(so_far, rng), mutations, draft)
    original = reduce(lambda so_far, m: m.of_print(so_far, rng), mutations, printed(draft))
    return Case(number, form, tuple(mutations), original)


def _plentiful(rng: Random, *, blank: bool) -> Report:
    while True:
        report = specimen(rng, blank=blank, of=rng.choice((None, (2021, 2021, 2021))))
        if len(set(report.figures.values)) > PLENTY:
            return report
