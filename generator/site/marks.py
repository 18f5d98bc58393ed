"""Which cells an identity speaks of and which identities a cell is in, to be marked both ways."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.form.identities import Identity
from generator.rules.assessment import Verdict
from generator.rules.dossier import Assessed
from generator.survey.amendments import Amendment
from generator.survey.verdicts import Said, said


@dataclass(frozen=True, slots=True)
class Mark:
    """An identity that a cell is in and that does not hold."""

    identity: str
    verdict: Said
    words: str
    "The row or column that it is of: 自然人."


@dataclass(frozen=True, slots=True)
class Marks:
    """What sets cells off in the tables of a report."""

    failing: frozenset[str]
    "Cells of identities that must hold and do not, acknowledged or not."
    identities: Mapping[str, list[Mark]]
    "Cell → the identities it is in that do not hold, whether they must or not."
    corrected: Mapping[str, Amendment]
    "Cell → its last correction."

    @property
    def none(self) -> bool:
        """Whether no cell is set off."""
        return not (self.failing or self.identities or self.corrected)


def own_cells(identity: Identity) -> Iterator[str]:
    """The cells it speaks of that are the report's own, not those of the year before."""
    for term in identity.terms:
        if not term.last:
            yield term.cell


def marks(assessed: Assessed, amendments: Iterable[Amendment]) -> Marks:
    """What sets the cells of a report off."""
    failing: set[str] = set()
    identities: dict[str, list[Mark]] = {}
    for assessment in assessed.having(Verdict.BROKEN, Verdict.ACKNOWLEDGED):
        identity = assessment.identity
        if identity.must_hold:
            failing.update(term.cell for term in identity.terms)
        mark = Mark(identity.id, said(identity, assessment.verdict), identity.along.short)
        for cell in own_cells(identity):
            of_cell = identities.setdefault(cell, [])
            of_cell.append(mark)
    corrected = {change.correction.cell: change for change in amendments}
    return Marks(
        failing=frozenset(failing),
        identities=identities,
        corrected=corrected,
    )
