"""Figures across reports: the headline of one report, and sums over many."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.archive.report import Report
from generator.archive.values import Missing
from generator.form.quantities import Quantity
from generator.rules.assessment import Assessment, Verdict


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of cells. It is never guessed: without one of its cells there is none."""

    value: int | None
    "None where a cell is blank or lost and no identity determines it."
    derived: bool = False
    "Follows from the other cells of an identity; the copy itself lacks it."


def derived(assessments: Iterable[Assessment]) -> dict[str, int]:
    """Cell id → the only count that satisfies an identity whose one lost cell it is.

    Never stored, and always shown as derived. A cell that two identities would fill differently stays lost.
    """
    found: dict[str, int] = {}
    disputed = set()
    for item in assessments:
        if item.verdict is not Verdict.UNKNOWN or not item.identity.must_hold:
            continue
        terms = item.identity.terms
        values = item.values
        unknown = [
            term.cell for term, value in zip(terms, values, strict=True) if type(value) is not int
        ]
        if (
            len(unknown) != 1
            or values[[term.cell for term in terms].index(unknown[0])] is not Missing.LOST
        ):
            continue
        left = sum(value for value in item.left if isinstance(value, int))
        right = sum(value for value in item.right if isinstance(value, int))
        value = (
            right - left
            if any(term.cell == unknown[0] for term in item.identity.left)
            else left - right
        )
        if value < 0 or found.setdefault(unknown[0], value) != value:
            disputed.add(unknown[0])
    return {cell: value for cell, value in found.items() if cell not in disputed}


def amount(quantity: Quantity, report: Report, solved: dict[str, int]) -> Amount:
    """The sum of a quantity's cells in one report; `solved` as `derived` gives it."""
    total, inferred = 0, False
    for cell in quantity.cells:
        value = report.figures[cell]
        if not isinstance(value, int):
            if cell not in solved:
                return Amount(None)
            value, inferred = solved[cell], True
        total += value
    return Amount(total, inferred)


def amounts(
    quantities: Iterable[Quantity], report: Report, solved: dict[str, int]
) -> dict[str, Amount]:
    """Label → amount, of the quantities in one report; `solved` as `derived` gives it."""
    return {quantity.label: amount(quantity, report, solved) for quantity in quantities}


@dataclass(frozen=True, slots=True)
class Total:
    """A headline figure over several reports."""

    value: int
    "Sum over the reports that state it."
    missing: int
    "Reports that do not; their figure may be anything."


def totals(headlines: Iterable[dict[str, Amount]]) -> dict[str, Total]:
    """Label → total over the reports, those without the figure counted apart."""
    sums: dict[str, Total] = {}
    for line in headlines:
        for label, item in line.items():
            before = sums.get(label, Total(0, 0))
            sums[label] = Total(
                before.value + (item.value or 0), before.missing + (item.value is None)
            )
    return sums
