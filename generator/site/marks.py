"""Which cells an identity speaks of and which identities a cell is in, so that a page can mark both ways."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.form.form import Form
from generator.form.identities import Identity
from generator.rules.assessment import FAILING, Assessment, Verdict


@dataclass(frozen=True, slots=True)
class Reach:
    """The cells of the report that an identity speaks of; those of the year before are on another page."""

    first: str
    "Where its link leads."
    places: str
    "Their places among all cells of the form, as printed: `0 7 14`."


@dataclass(frozen=True, slots=True)
class Mark:
    """An identity that a cell is in and that does not hold."""

    identity: str
    verdict: Verdict
    words: str
    "What a reader is told: 自然人：新收 + 上年结转 = 总计 + 结转下年度."


@cache
def reaches(form: Form) -> dict[str, Reach]:
    """Identity id → its cells."""
    return {identity.id: _reach(form, identity) for identity in form.identities}


def _reach(form: Form, identity: Identity) -> Reach:
    cells = [term.cell for term in (*identity.left, *identity.right) if not term.last]
    return Reach(cells[0], " ".join(str(form.index[cell]) for cell in cells))


def marks(assessments: Iterable[Assessment]) -> dict[str, list[Mark]]:
    """Cell → the identities it is in that do not hold, acknowledged or not."""
    found: dict[str, list[Mark]] = {}
    for item in assessments:
        if item.verdict in FAILING:
            identity = item.identity
            mark = Mark(identity.id, item.verdict, f"{identity.along.short}：{identity.words}")
            for term in (*identity.left, *identity.right):
                if not term.last:
                    found.setdefault(term.cell, []).append(mark)
    return found
