"""Whether an identity of the form holds in a report: 成立, 不成立, 已注明 or 无法核验."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from generator.archive.agency import Agency
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.form.identities import Identity, Term

FEW = 2
"Terms of a side that are all spelled out; of more, only those that are not 0."
MOST_NAMED = 3
"Missing cells a statement names before it only counts them."


MISSING_WORDS = {
    Missing.LOST: "副本缺失",
    Missing.BLANK: "原件留空",
    Missing.UNFILLED: "没有填写",
    Missing.UNREAD: "没有读出",
}


class Verdict(Enum):
    """The four verdicts, everywhere in the same words."""

    HOLDS = "成立"
    BROKEN = "不成立"
    ACKNOWLEDGED = "已注明"
    UNKNOWN = "无法核验"


WORST_FIRST = (Verdict.BROKEN, Verdict.ACKNOWLEDGED, Verdict.UNKNOWN, Verdict.HOLDS)
FAILING = (Verdict.BROKEN, Verdict.ACKNOWLEDGED)


@dataclass(frozen=True, slots=True)
class Assessment:
    """An identity with the figures of one report filled in."""

    identity: Identity
    verdict: Verdict
    left: tuple[Value | None, ...]
    "The figure of each term; None where the report it comes from is not in the archive or lacks the cell."
    right: tuple[Value | None, ...]
    reason: str = ""
    "Why the original breaks it, where the report says so."

    @property
    def values(self) -> tuple[Value | None, ...]:
        """The figure of each of the identity's `terms`."""
        return self.left + self.right

    @property
    def excess(self) -> int:
        """sum(left) - sum(right); only for an identity whose figures are all known."""
        return _total(self.left) - _total(self.right)

    @property
    def difference(self) -> int:
        """How far apart the two sides are, without sign."""
        return abs(self.excess)

    @property
    def statement(self) -> str:
        """The identity with its numbers: 新收 12 + 上年结转 3 = 15，应等于 总计 13 + 结转下年度 1 = 14（差 1）."""
        if self.verdict is Verdict.UNKNOWN:
            return f"{self.identity.words}：{'，'.join(self._gaps())}"
        left, right = (
            _spelled(self.identity.left, self.left),
            _spelled(self.identity.right, self.right),
        )
        if not self.difference:
            return f"{left}，{right}"
        return f"{left}，应等于 {right}（差 {self.difference}）"

    def _gaps(self) -> Iterator[str]:
        sides = zip(self.identity.terms, self.values, strict=True)
        gaps = [(term.short, value) for term, value in sides if type(value) is not int]
        for missing, reason in MISSING_WORDS.items():
            names = [name for name, value in gaps if value is missing]
            if names:
                yield (
                    "、".join(names[:MOST_NAMED])
                    + (f"等 {len(names)} 格" if len(names) > MOST_NAMED else "")
                    + reason
                )
        if any(value is None for _, value in gaps):
            yield "没有可以衔接的上年报告，或上年的表式没有这一项"


def _total(values: tuple[Value | None, ...]) -> int:
    return sum(value for value in values if isinstance(value, int))


def _spelled(terms: tuple[Term, ...], values: tuple[Value | None, ...]) -> str:
    """`新收 12 + 上年结转 3 = 15`; of many terms only those that are not 0."""
    pairs = [
        (term, value)
        for term, value in zip(terms, values, strict=True)
        if value != 0 or len(terms) <= FEW
    ]
    if len(terms) == 1:
        return f"{terms[0].short} {values[0]}"
    if not pairs:
        return f"{terms[0].short}等 {len(terms)} 项均为 0"
    rest = " + 其余 0" if len(pairs) < len(terms) else ""
    return (
        " + ".join(f"{term.short} {value}" for term, value in pairs) + f"{rest} = {_total(values)}"
    )


def assess(report: Report, previous: Report | None) -> tuple[Assessment, ...]:
    """Every identity of the report's form; `previous` is the same agency's report on the year before."""
    return tuple(_assess(identity, report, previous) for identity in report.figures.form.identities)


def _assess(identity: Identity, report: Report, previous: Report | None) -> Assessment:
    left = tuple(_value(term, report, previous) for term in identity.left)
    right = tuple(_value(term, report, previous) for term in identity.right)
    if not all(type(value) is int for value in left + right):
        return Assessment(identity, Verdict.UNKNOWN, left, right)
    if _total(left) == _total(right):
        return Assessment(identity, Verdict.HOLDS, left, right)
    acknowledgement = report.acknowledged.get(identity.id)
    if acknowledgement:
        return Assessment(identity, Verdict.ACKNOWLEDGED, left, right, acknowledgement.reason)
    return Assessment(identity, Verdict.BROKEN, left, right)


def _value(term: Term, report: Report, previous: Report | None) -> Value | None:
    source = previous if term.last else report
    if source is None or term.cell not in source.figures:
        return None
    return source.figures[term.cell]


def previous_report(agency: Agency, report: Report) -> Report | None:
    """The report on the year before, unless it was withdrawn."""
    previous = agency.report(report.year - 1)
    return previous if previous and not previous.withdrawn else None


def gap(agency: Agency, year: int) -> str:
    """Why an agency has no report on that year to compare with."""
    if agency.joint_report(year):
        return f"{year} 年的报告是与别的机关联合编制的"
    return f"{year} 年的报告{'已撤回' if agency.report(year) else '不在本档案'}"
