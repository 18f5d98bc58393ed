"""What does not add up in a report, in a line each: within it, and to the year before."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from generator.form.identities import Identity
from generator.rules.assessment import Verdict
from generator.survey.standing import Lapse, Standing
from generator.survey.verdicts import Said, said

Told = tuple[Identity, Lapse]


class Remark(NamedTuple):
    """What is said beneath a body in a list: a verdict, and one line of why."""

    verdict: Said
    words: str


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One place where a report does not add up, however many identities break there."""

    told: tuple[Told, ...]
    "The identities, in the order of the form."

    @property
    def verdict(self) -> Said:
        """Of all of them: one that reaches back shares no cell with one that does not."""
        identity, lapse = self.told[0]
        return said(identity, lapse.verdict)

    @property
    def words(self) -> str:
        """With its numbers: 总计：上年结转 2，应等于 上年报告的结转下年度 3（差 1）.

        Between years a total, which the form has last, says more than the first of its columns.
        """
        first, _ = self.told[0]
        identity, lapse = self.told[-1 if first.reaches_back else 0]
        return f"{identity.along.short}：{lapse.statement}"


def mismatches(standing: Standing) -> tuple[Mismatch, ...]:
    """The places where a report does not add up, in the order of the form.

    Identities that hang together by what they touch are one place: a slip of one cell breaks its
    row, its column and what they add up to.
    """
    groups: list[list[Told]] = []
    for told in _failing(standing):
        together = [group for group in groups if _hang_together(group, told)]
        groups = [group for group in groups if group not in together]
        merged = chain.from_iterable(together)
        groups.append([*merged, told])
    return tuple(Mismatch(tuple(group)) for group in groups)


def remarks(standing: Standing) -> Iterator[Remark]:
    """Each place where a report does not add up, then that of some it cannot be told."""
    for mismatch in mismatches(standing):
        yield Remark(mismatch.verdict, mismatch.words)
    count = unverified(standing)
    if count:
        why = f"副本缺 {standing.lost} 格" if standing.lost else "原件有留空的格"
        yield Remark(Said.UNKNOWN, f"{why}，{count} 项核不了")


def unverified(standing: Standing) -> int:
    """How many identities within a report cannot be assessed."""
    identities = standing.report.form.identities
    unknown = (each for each in standing.lapses if each.verdict is Verdict.UNKNOWN)
    return sum(identities[each.index].must_hold for each in unknown)


def _failing(standing: Standing) -> Iterator[Told]:
    identities = standing.report.form.identities
    for lapse in standing.lapses:
        if lapse.verdict.fails:
            yield identities[lapse.index], lapse


def _hang_together(group: list[Told], told: Told) -> bool:
    identity, lapse = told
    touched = _touched(identity)
    for other, before in group:
        if before.verdict is lapse.verdict and touched & _touched(other):
            return True
    return False


def _touched(identity: Identity) -> set[str]:
    """Its cells; between years its row, whose columns are handed over together."""
    if not identity.reaches_back:
        return {term.cell for term in identity.terms}
    own = (term.cell for term in identity.terms if not term.last)
    return {cell.rpartition(".")[0] for cell in own}
