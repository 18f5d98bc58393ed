"""What sets the cells of a report's tables off: what does not add up, and what was corrected.

A slip in one figure breaks the sums of many. The mark stands on the figure that may be wrong and
on the total of its row; the others are lit when a reader asks for them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.form.identities import Identity
from generator.rules.assessment import Assessment, Verdict
from generator.rules.dossier import Assessed
from generator.rules.fault import NAMED, Fault
from generator.rules.mending import faults
from generator.survey.amendments import Amendment

SUSPECT, TOTAL, APART = "suspect", "off", "apart"
"A figure that may be wrong; a total that its row does not add up to; where two years part."


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape in the corner of a cell, and what it leads to."""

    kind: str
    identity: str
    "One that the cell is in and that does not hold."


@dataclass(frozen=True, slots=True)
class Marks:
    """What sets cells off in the tables of a report."""

    cells: Mapping[str, list[Mark]] = field(default_factory=dict)
    corrected: Mapping[str, Amendment] = field(default_factory=dict)
    "Cell → its last correction."

    @property
    def none(self) -> bool:
        """Whether no cell is set off."""
        return not (self.cells or self.corrected)


def own_cells(identity: Identity) -> Iterator[str]:
    """The cells it speaks of that are the report's own, not those of the year before."""
    for term in identity.terms:
        if not term.last:
            yield term.cell


def marks(assessed: Assessed, amendments: Iterable[Amendment]) -> Marks:
    """What sets the cells of a report off: what fails inside it is its original's own."""
    cells: dict[str, list[Mark]] = {}
    for fault in faults(assessed.assessments, Verdict.ACKNOWLEDGED):
        together = _together(fault)
        suspects = list(filter(together.get, _suspects(fault)))
        for cell in suspects:
            _add(cells, cell, SUSPECT, together[cell])
        for cell in _totals(fault, suspects):
            _add(cells, cell, TOTAL, together[cell])
    for assessment in assessed.having(Verdict.BROKEN, Verdict.ACKNOWLEDGED):
        if not assessment.identity.must_hold:
            _add(cells, next(own_cells(assessment.identity)), APART, assessment)
    corrected = {change.correction.cell: change for change in amendments}
    return Marks(cells, corrected)


def _add(cells: dict[str, list[Mark]], cell: str, kind: str, assessment: Assessment) -> None:
    """Mark a cell, once for each kind of mark."""
    found = cells.setdefault(cell, [])
    if kind in {mark.kind for mark in found}:
        return
    mark = Mark(kind, assessment.identity.id)
    found.append(mark)


def _together(fault: Fault) -> dict[str, Assessment]:
    """The cells of what is broken together, each with the first identity it is in."""
    found: dict[str, Assessment] = {}
    for assessment in fault.broken:
        for cell in own_cells(assessment.identity):
            found.setdefault(cell, assessment)
    return found


def _suspects(fault: Fault) -> list[str]:
    """The cells of a change that would mend it; of two such changes those of both.

    Where it takes more, or may be any of many, the one to look at first.
    """
    if not fault.changes or len(fault.changes) > NAMED:
        return [fault.cell]
    found: list[str] = []
    for change in fault.changes:
        found += [mend.cell for mend in change]
    return found


def _totals(fault: Fault, suspects: Iterable[str]) -> Iterator[str]:
    """Of the sums along a row that has a suspect, the totals."""
    for assessment in fault.broken:
        identity = assessment.identity
        row = _row(identity)
        for cell in suspects:
            if row and cell in own_cells(identity) and identity.right[0].cell != cell:
                yield identity.right[0].cell


def _row(identity: Identity) -> str:
    """The row that all of its cells stand in; empty where they stand in several."""
    rows = {cell.rpartition(".")[0] for cell in own_cells(identity)}
    return rows.pop() if len(rows) == 1 else ""
