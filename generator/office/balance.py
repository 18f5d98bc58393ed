"""The identities of the form held against the sum, and which bodies unbalance it."""

from collections.abc import (
    Iterable,
    Iterator,
    Mapping,
)
from typing import NamedTuple

from generator.form.identities import Identity, Term
from generator.office.entry import Entry
from generator.office.parts import Part
from generator.office.roll_up import RollUp
from generator.office.roster import Body
from generator.rules.assessment import Assessment, Verdict


class Unbalanced(NamedTuple):
    """A body whose own figures do not satisfy an identity."""

    body: Body
    excess: int
    "Its left side less its right side, what is no figure left out."
    is_whole: bool
    "Whether it has a figure in all of the cells; else it may be that alone."

    @property
    def said(self) -> str:
        """自己的数字差 2; 有的格没有数字，相差 2."""
        difference = abs(self.excess)
        if self.is_whole:
            return f"自己的数字对不上，差 {difference}"
        return f"有的格没有数字，因此相差 {difference}"


class Balance(NamedTuple):
    """An identity that must hold, with the sums."""

    assessment: Assessment
    unbalanced: tuple[Unbalanced, ...]
    "In the order of the roster. Where the sums agree, these make up for one another."

    @property
    def said(self) -> str:
        """对得上, 对不上 or 无法核验; with what stands behind it."""
        verdict = self.assessment.verdict
        if verdict is Verdict.UNKNOWN:
            return "无法核验：有的格没有一家有数字"
        if verdict is Verdict.BROKEN:
            return "合计对不上"
        if self.unbalanced:
            return "合计对得上，几家的差正好抵消"
        return "合计对得上"


def balances(rolled: RollUp) -> Iterator[Balance]:
    """Every identity that must hold, in the order of the form."""
    sums = {total.cell.id: total.value for total in rolled.totals}
    for identity in rolled.form.identities:
        if identity.must_hold:
            assessment = _assessed(identity, sums)
            yield Balance(assessment, tuple(_unbalanced(rolled, identity)))


def _assessed(identity: Identity, sums: Mapping[str, Entry | None]) -> Assessment:
    left = tuple(map(sums.get, _cells(identity.left)))
    right = tuple(map(sums.get, _cells(identity.right)))
    sides = [each for each in (*left, *right) if isinstance(each, int)]
    verdict = Verdict.HOLDS
    if len(sides) < len(identity.terms):
        verdict = Verdict.UNKNOWN
    assessment = Assessment(identity, verdict, _counts(left), _counts(right))
    if verdict is Verdict.HOLDS and assessment.excess:
        return assessment._replace(verdict=Verdict.BROKEN)
    return assessment


def _counts(values: Iterable[Entry | None]) -> tuple[int | None, ...]:
    return tuple(each if isinstance(each, int) else None for each in values)


def _cells(terms: Iterable[Term]) -> list[str]:
    return [term.cell for term in terms]


def _unbalanced(rolled: RollUp, identity: Identity) -> Iterator[Unbalanced]:
    """The bodies whose share of the left side is not that of the right one."""
    index = rolled.form.index
    left = [index[cell] for cell in _cells(identity.left)]
    right = [index[cell] for cell in _cells(identity.right)]
    for part in rolled.parts:
        of_left, of_right = _figures(part, left), _figures(part, right)
        excess = sum(of_left) - sum(of_right)
        if excess:
            found = len(of_left) + len(of_right)
            is_whole = found == len(identity.terms)
            yield Unbalanced(part.body, excess, is_whole)


def _figures(part: Part, indexes: Iterable[int]) -> list[int]:
    entries = (part.entries[index] for index in indexes)
    return [entry for entry in entries if isinstance(entry, int)]
