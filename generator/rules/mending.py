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
from functools import cached_property
from itertools import chain, combinations

from generator.form.identities import Term
from generator.rules.assessment import Assessment, Verdict
from generator.rules.fault import Change, Fault, Mend

MOST_CELLS = 120
"Of identities that hang together, beyond which no two cells at once are looked for."


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
            found.append(group.fault(together, changes))
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
        return sorted(found, key=self._unlikeliness)

    def faults(self) -> list[Fault]:
        """One, where all can be explained; else that of the cell that explains most, and so on."""
        changes = self.changes()
        if changes:
            return [self.fault(self.broken, changes)]
        first, rest = self._of_most()
        others = _Group(rest, self._all()).faults() if rest else []
        return [self.fault(first, []), *others]

    def fault(self, broken: Sequence[_Sum], changes: Sequence[Change]) -> Fault:
        """What is told of broken identities, and of what would mend them."""
        assessments = tuple(each.assessment for each in broken)
        if changes:
            likeliest, *_ = changes
            first, *_ = likeliest
            return Fault(assessments, tuple(changes), first.cell)
        shared = set(broken[0].signs)
        for each in broken:
            shared &= each.signs.keys()
        alone = len(broken) == 1
        cell = broken[0].stated_total if alone else min(shared)
        return Fault(assessments, (), cell)

    def _all(self) -> list[_Sum]:
        sums = chain.from_iterable(self.with_cell.values())
        return list(dict.fromkeys(sums))

    def _of_one(self) -> Iterator[Change]:
        """Cells whose change alone makes every broken identity hold, and breaks no other."""
        first = self.broken[0]
        for cell in first.signs:
            by = -first.signs[cell] * first.excess
            if self._mends({cell: by}):
                yield (self._mend(cell, by),)

    def _of_two(self) -> Iterator[Change]:
        """The same of two cells that change together."""
        if len(self.values) > MOST_CELLS:
            return
        for pair in combinations(self.values, 2):
            first, second = pair
            by = {
                first: self._alone(first, second),
                second: self._alone(second, first),
            }
            if all(by.values()) and self._mends(by):
                yield tuple(self._mend(cell, by[cell]) for cell in pair)

    def _alone(self, cell: str, other: str) -> int:
        """By how much a cell must change for an identity to hold that the other is not in."""
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

    def _unlikeliness(self, change: Change) -> tuple[int, bool]:
        """How much would have to be typed otherwise; the stated total before its summands."""
        typed = 0
        for mend in change:
            typed += _distance(str(mend.present), str(mend.value))
        first, *_ = change
        totals = {each.stated_total for each in self.broken}
        return typed, first.cell not in totals

    def _of_most(self) -> tuple[list[_Sum], list[_Sum]]:
        """The broken identities that one change of a cell makes hold, the most there are."""
        mended: dict[tuple[str, int], list[_Sum]] = defaultdict(list)
        for each in self.broken:
            for cell, sign in each.signs.items():
                change = (cell, -sign * each.excess)
                mended[change].append(each)
        most = max(mended.values(), key=len)
        rest = [each for each in self.broken if each not in most]
        return most, rest


def _distance(one: str, other: str) -> int:
    """Characters to type, to leave out or to replace that make one text the other; Levenshtein."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            replaced = before + (left != right)
            left_out = row[j] + 1
            put_in = row[j - 1] + 1
            before = row[j]
            row[j] = min(replaced, left_out, put_in)
    return row[-1]
