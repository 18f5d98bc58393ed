"""What would mend a report's figures: the search for the one cell, or the two, that explain all.

A wrong cell breaks the identity of its column and that of its row by the same amount. A cell of 3
that should be 5, in a row that is to add up to 9 and a column to 12: both lack 2, no other change
of one cell mends both without breaking a third, and that cell is named, with the 5.
"""

from collections import defaultdict
from collections.abc import (
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import chain, combinations, takewhile

from generator.form.identities import Term
from generator.rules.assessment import Assessment, Verdict
from generator.rules.fault import Change, Fault, Mend


def faults(assessments: Sequence[Assessment], verdict: Verdict = Verdict.BROKEN) -> list[Fault]:
    """What is wrong with a report's figures, fault by fault, in the order of the form.

    Only of identities that must hold, and of those with this verdict: whatever is done about what a
    report acknowledges does not mend the others, nor the other way round.
    """
    if not any(each.verdict is verdict for each in assessments):
        return []
    counting = [each for each in assessments if _counts(each)]
    sums = [_Sum.of(each) for each in counting]
    rest = [each for each in sums if each.assessment.verdict is verdict]
    sums = [each for each in sums if each in rest or not each.excess]
    found: list[Fault] = []
    unexplained: list[_Sum] = []
    while rest:
        together = _hanging_together(rest)
        rest = [each for each in rest if each not in together]
        group = _Group(together, sums)
        changes = group.changes()
        if changes:
            found.append(group.fault(changes))
        else:
            unexplained += together
    if unexplained:
        # A figure in the wrong column breaks two that share no cell.
        found += _Group(unexplained, sums).faults()
    order = [each.assessment for each in sums]
    return sorted(found, key=lambda fault: order.index(fault.broken[0]))


def _counts(assessment: Assessment) -> bool:
    return assessment.identity.must_hold and assessment.verdict is not Verdict.UNKNOWN


@dataclass(frozen=True, eq=False)
class _Sum:
    """An identity in one report: its cells, each with the sign it is added with."""

    assessment: Assessment
    signs: Mapping[str, int]
    excess: int

    @classmethod
    def of(cls, assessment: Assessment) -> "_Sum":
        identity = assessment.identity
        signs = {term.cell: 1 for term in identity.left}
        signs |= {term.cell: -1 for term in identity.right}
        return cls(assessment, signs, assessment.excess)

    @cached_property
    def values(self) -> dict[str, int]:
        terms = self.assessment.identity.terms
        pairs = zip(terms, self.assessment.values, strict=True)
        return {term.cell: value for term, value in pairs if isinstance(value, int)}

    def excess_after(self, by: Mapping[str, int]) -> int:
        """What is left of it once these cells change by so much."""
        left = self.excess
        for cell, change in by.items():
            left += self.signs.get(cell, 0) * change
        return left

    @property
    def stated_total(self) -> str:
        """Where a person looks first: the shorter side has it."""
        identity = self.assessment.identity
        shorter: Sequence[Term] = min(identity.left, identity.right, key=len)
        return shorter[0].cell


def _hanging_together(broken: Sequence[_Sum]) -> list[_Sum]:
    """The first of these and those that share a cell with it, or with one that does; in order."""
    reached = [broken[0]]
    cells = set(broken[0].signs)
    grown = True
    while grown:
        grown = False
        for each in broken:
            if each not in reached and cells & each.signs.keys():
                cells |= each.signs.keys()
                reached.append(each)
                grown = True
    return [each for each in broken if each in reached]


class _Group:
    """Broken identities that hang together, and all that hold one of their cells."""

    def __init__(self, broken: Sequence[_Sum], sums: Iterable[_Sum]) -> None:
        self.broken = broken
        self.values: dict[str, int] = {}
        for each in broken:
            self.values |= each.values
        self.with_cell: dict[str, list[_Sum]] = defaultdict(list)
        for each in sums:
            for cell in each.signs.keys() & self.values.keys():
                self.with_cell[cell].append(each)

    def changes(self) -> list[Change]:
        """What would mend all of it: one cell, or else two; the likeliest first."""
        found = list(self._of_one()) or list(self._of_two())
        return sorted(found, key=self._likelihood, reverse=True)

    def faults(self) -> list[Fault]:
        """One, where all can be explained; else that of the cell that explains most, and so on."""
        changes = self.changes()
        if changes:
            return [self.fault(changes)]
        cell, explained = self._of_most()
        assessments = tuple(each.assessment for each in explained)
        rest = [each for each in self.broken if each not in explained]
        others = _Group(rest, self._all()).faults() if rest else []
        return [Fault(assessments, (), cell), *others]

    def fault(self, changes: Sequence[Change]) -> Fault:
        """What is told of all of it, and of what would mend it."""
        assessments = tuple(each.assessment for each in self.broken)
        likeliest, *_ = changes
        first, *_ = likeliest
        return Fault(assessments, tuple(changes), first.cell)

    def _all(self) -> list[_Sum]:
        sums = chain.from_iterable(self.with_cell.values())
        return list(dict.fromkeys(sums))

    def _of_one(self) -> Iterator[Change]:
        """Cells whose change alone makes every broken identity hold, and breaks no other."""
        first, *_ = self.broken
        for cell in first.signs:
            by = -first.signs[cell] * first.excess
            if self._mends({cell: by}):
                yield (self._mend(cell, by),)

    def _of_two(self) -> Iterator[Change]:
        """The same of two cells that change together; the first identity has one of them."""
        of_first, *_ = self.broken
        # Its cells are the first of all, so that no pair behind theirs can mend it.
        pairs = combinations(self.values, 2)
        for pair in takewhile(lambda pair: pair[0] in of_first.signs, pairs):
            first, second = pair
            by = {
                first: self._alone(first, second),
                second: self._alone(second, first),
            }
            if self._mends(by):
                yield tuple(self._mend(cell, by[cell]) for cell in pair)

    def _alone(self, cell: str, other: str) -> int:
        """By how much a cell must change for an identity to hold that the other is not in.

        0 where it is in no other that is known: nothing is guessed of it.
        """
        for each in self.with_cell[cell]:
            if other not in each.signs:
                return -each.signs[cell] * each.excess
        return 0

    def _mends(self, by: Mapping[str, int]) -> bool:
        """Whether every identity holds once these cells change by so much, and none is below 0."""
        touched = list(self.broken)
        for cell, change in by.items():
            if self.values[cell] + change < 0:
                return False
            touched += self.with_cell[cell]
        return not any(each.excess_after(by) for each in touched)

    def _mend(self, cell: str, by: int) -> Mend:
        present = self.values[cell]
        return Mend(cell, present, present + by)

    def _likelihood(self, change: Change) -> tuple[float, bool]:
        """How much of the figures stays as it is typed; the stated total before its summands."""
        alike = sum(_alike(mend) for mend in change)
        first, *_ = change
        totals = {each.stated_total for each in self.broken}
        return alike, first.cell in totals

    def _of_most(self) -> tuple[str, list[_Sum]]:
        """The cell to look at of the broken identities, and those that one change of it mends."""
        mended: dict[tuple[str, int], list[_Sum]] = defaultdict(list)
        for each in self.broken:
            for cell, sign in each.signs.items():
                mended[cell, sign * each.excess].append(each)
        (cell, _), most = max(mended.items(), key=lambda item: len(item[1]))
        first, *others = most
        if not others:
            cell = first.stated_total
        return cell, most


def _alike(mend: Mend) -> float:
    """How alike a figure and what would mend it are as they are typed, from 0 to 1."""
    return SequenceMatcher(None, str(mend.present), str(mend.value)).ratio()
