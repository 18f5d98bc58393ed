"""Which cells an identity speaks of and which identities a cell is in, to be marked both ways."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.form.form import Form
from generator.form.identities import Identity
from generator.rules.assessment import Assessment, Verdict
from generator.survey.amendments import Amendment


@dataclass(frozen=True, slots=True)
class Reach:
    """The cells of the report that an identity speaks of.

    Those of the year before are on another page.
    """

    first: str
    "Where its link leads."
    offsets: str
    "How far each stands from the first among all cells of the form, as printed: `0 7 14`."


@dataclass(frozen=True, slots=True)
class Mark:
    """An identity that a cell is in and that does not hold."""

    identity: str
    verdict: Verdict
    words: str
    "What a reader is told: 自然人：新收 + 上年结转 = 总计 + 结转下年度."


@dataclass(frozen=True, slots=True)
class Marks:
    """What sets cells off in the tables of a report."""

    failing: frozenset[str]
    "Cells of identities that must hold and do not, acknowledged or not."
    identities: Mapping[str, list[Mark]]
    "Cell → the identities it is in that do not hold, whether they must or not."
    corrected: Mapping[str, Amendment]
    "Cell → its last correction."


def own_cells(identity: Identity) -> Iterator[str]:
    """The cells it speaks of that are the report's own, not those of the year before."""
    for term in identity.terms:
        if not term.last:
            yield term.cell


def reach(form: Form, identity: Identity) -> Reach:
    """Where the cells are that an identity of the form speaks of."""
    cells = list(own_cells(identity))
    first = cells[0]
    start = form.index[first]
    offsets = (str(form.index[cell] - start) for cell in cells)
    return Reach(first, " ".join(offsets))


def marks(assessments: Iterable[Assessment], amendments: Iterable[Amendment]) -> Marks:
    """What sets the cells of a report off."""
    failing: set[str] = set()
    identities: dict[str, list[Mark]] = {}
    for assessment in assessments:
        if not assessment.verdict.fails:
            continue
        identity = assessment.identity
        if identity.must_hold:
            failing.update(term.cell for term in identity.terms)
        words = f"{identity.along.short}：{identity.words}"
        mark = Mark(identity.id, assessment.verdict, words)
        for cell in own_cells(identity):
            of_cell = identities.setdefault(cell, [])
            of_cell.append(mark)
    corrected = {change.correction.cell: change for change in amendments}
    return Marks(
        failing=frozenset(failing),
        identities=identities,
        corrected=corrected,
    )
