"""The identities of a form that reach into the year before, family by family."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from generator.form.form import Form
from generator.form.identities import Identity

Indexed = tuple[int, Identity]
"An identity, and its index among those of its form."


@dataclass(frozen=True, slots=True)
class Handover:
    """The same identity along several rows or columns."""

    totals: tuple[Indexed, ...]
    "Those between figures that every list of reports shows."
    rows: tuple[Indexed, ...]
    "The others."


@cache
def handovers(form: Form) -> tuple[Handover, ...]:
    """Those of a form, first the ones that have totals."""
    listed: set[str] = set()
    for quantity in form.headline:
        listed.update(quantity.cells)
    across = filter(_reaches_back, enumerate(form.identities))
    found = []
    for _, members in groupby(across, key=_family):
        family = _divided(members, listed)
        found.append(family)
    return tuple(sorted(found, key=_has_no_totals))


def _reaches_back(indexed: Indexed) -> bool:
    _, identity = indexed
    return identity.reaches_back


def _family(indexed: Indexed) -> str:
    _, identity = indexed
    return identity.family


def _divided(members: Iterable[Indexed], listed: set[str]) -> Handover:
    """listed: the cells that every list of reports shows."""
    totals: list[Indexed] = []
    rows: list[Indexed] = []
    for index, identity in members:
        cells = {term.cell for term in identity.terms}
        where = totals if cells <= listed else rows
        where.append((index, identity))
    return Handover(tuple(totals), tuple(rows))


def _has_no_totals(family: Handover) -> bool:
    return not family.totals
