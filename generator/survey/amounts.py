"""Figures across reports: the headline of one report, and sums over many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.form.identities import Term
from generator.form.quantities import Quantity
from generator.rules.assessment import Assessment, Verdict


class Amount(NamedTuple):
    """A sum of cells. It is never guessed: without one of its cells there is none."""

    value: int | None
    "None where a cell is blank or lost and no identity determines it."
    derived: bool = False
    "Follows from the other cells of an identity; the copy itself lacks it."


def together(amounts: Iterable[Amount]) -> Amount:
    """Their sum; none where one is not known."""
    total = 0
    inferred = False
    for each in amounts:
        if each.value is None:
            return Amount(None)
        total += each.value
        inferred = inferred or each.derived
    return Amount(total, inferred)


def derived(assessments: Iterable[Assessment]) -> dict[str, int]:
    """Cell id → the only count that satisfies an identity whose one lost cell it is.

    12 + lost = 15 → 3. Never stored, and always shown as derived. A cell that two identities
    would fill differently stays lost, and so does one whose value leaves no count for another.
    """
    open_ = [each for each in assessments if _is_open(each)]
    solved: dict[str, int] = {}
    disputed = set()
    for assessment in open_:
        cell = _only_lost(assessment)
        if cell is None:
            continue
        value = assessment.excess
        is_left = any(term.cell == cell for term in assessment.identity.left)
        if is_left:
            value = -value
        known = solved.setdefault(cell, value)
        if value < 0 or known != value:
            disputed.add(cell)
    for assessment in open_:
        if not _is_possible(assessment, solved):
            disputed.update(term.cell for term in assessment.identity.terms)
    return {cell: value for cell, value in solved.items() if cell not in disputed}


def _is_open(assessment: Assessment) -> bool:
    return assessment.identity.must_hold and assessment.verdict is Verdict.UNKNOWN


def _is_possible(assessment: Assessment, solved: Mapping[str, int]) -> bool:
    """Whether counts can stand in the cells that are still unknown: 4 + ? = 0 leaves none."""
    identity = assessment.identity
    left, is_left_known = _known(identity.left, assessment.left, solved)
    right, is_right_known = _known(identity.right, assessment.right, solved)
    if is_left_known and right > left:
        return False
    return not (is_right_known and left > right)


def _known(
    terms: Iterable[Term], values: Iterable[Value | None], solved: Mapping[str, int]
) -> tuple[int, bool]:
    """What is known of a side, and whether that is all of it."""
    total = 0
    is_whole = True
    for term, value in zip(terms, values, strict=True):
        stated = value if isinstance(value, int) else solved.get(term.cell)
        total += stated or 0
        is_whole = is_whole and stated is not None
    return total, is_whole


def _only_lost(assessment: Assessment) -> str | None:
    """The cell that alone has no figure, if it is the copy that lacks it."""
    terms = assessment.identity.terms
    unknown = []
    for term, value in zip(terms, assessment.values, strict=True):
        if type(value) is not int:
            unknown.append((term.cell, value))
    if len(unknown) != 1:
        return None
    ((cell, value),) = unknown
    return cell if value is Missing.LOST else None


def amount(quantity: Quantity, report: Report, solved: Mapping[str, int]) -> Amount:
    """The sum of a quantity's cells in one report; `solved` as `derived` gives it."""
    total = 0
    inferred = False
    for cell in quantity.cells:
        value = report.figures[cell]
        if not isinstance(value, int):
            if cell not in solved:
                return Amount(None)
            value = solved[cell]
            inferred = True
        total += value
    return Amount(total, inferred)


@dataclass(frozen=True, slots=True)
class Total:
    """A headline figure over several reports."""

    value: int
    "Sum over the reports that state it."
    missing: int
    "Reports that do not; their figure may be anything."
