"""Whether an identity of the form holds in a report: 成立, 不成立, 已注明 or 无法核验."""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from generator.archive.agency import Agency
from generator.archive.values import Missing, Value
from generator.form.identities import Identity, Term

FEW = 2
"Terms of a side that are all spelled out; of more, only those that are not 0."
MOST_NAMED = 3
"Missing cells a statement names before it only counts them."


NO_TABLES = "没有统一表式"
"Why a report on a year before the first form has no figures."
MISSING_WORDS = {
    Missing.LOST: "副本缺失",
    Missing.BLANK: "原件留空",
    Missing.UNFILLED: "没有填写",
    Missing.UNREAD: "没有读出",
}

Values = tuple[Value | None, ...]
"The figure of each term; None where its report is not here, or its form has no such cell."


class Verdict(Enum):
    """The four verdicts, the worst first, everywhere in the same words."""

    BROKEN = "不成立"
    ACKNOWLEDGED = "已注明"
    UNKNOWN = "无法核验"
    HOLDS = "成立"

    @property
    def word(self) -> str:
        """What a reader sees."""
        return self.value

    @property
    def fails(self) -> bool:
        """The two sides differ, whether the report says so or not."""
        return self in (Verdict.BROKEN, Verdict.ACKNOWLEDGED)


class Assessment(NamedTuple):
    """An identity of the form with the figures of one report, and its verdict."""

    identity: Identity
    verdict: Verdict
    left: Values
    "The figures of the left side, of the report or of the one before."
    right: Values
    reason: str = ""
    "Why the original breaks it, where the report says so."

    @property
    def values(self) -> Values:
        """The figure of each of the identity's `terms`."""
        return self.left + self.right

    @property
    def excess(self) -> int:
        """sum(left) - sum(right); what is no figure counts as 0."""
        return _total(self.left) - _total(self.right)

    @property
    def difference(self) -> int:
        """How far apart the two sides are, without sign."""
        return abs(self.excess)

    @property
    def statement(self) -> str:
        """The identity with its numbers.

        新收 12 + 上年结转 3 = 15，应等于 总计 13 + 结转下年度 1 = 14（差 1）.
        """
        if self.verdict is Verdict.UNKNOWN:
            return f"{self.identity.words}：{self.gaps}"
        left_side = _spelled(self.identity.left, self.left)
        right_side = _spelled(self.identity.right, self.right)
        excess = self.excess
        if not excess:
            return f"{left_side}，{right_side}"
        return f"{left_side}，应等于 {right_side}（差 {abs(excess)}）"

    @property
    def gaps(self) -> str:
        """Why it cannot be assessed: 自然人、商业企业副本缺失; empty where it can."""
        return "，".join(self._gaps())

    def _gaps(self) -> Iterator[str]:
        """What is missing, by why: 自然人、商业企业副本缺失."""
        terms = self.identity.terms
        values = self.values
        for missing, reason in MISSING_WORDS.items():
            pairs = zip(terms, values, strict=True)
            names = [term.short for term, value in pairs if value is missing]
            count = len(names)
            if not count:
                continue
            more = f"等 {count} 格" if count > MOST_NAMED else ""
            listed = "、".join(names[:MOST_NAMED])
            yield f"{listed}{more}{reason}"
        if None in values:
            yield "没有可以衔接的上年报告，或上年的表式没有这一项"


def _total(values: Values) -> int:
    return sum(value for value in values if isinstance(value, int))


def _spelled(terms: tuple[Term, ...], values: Values) -> str:
    """`新收 12 + 上年结转 3 = 15`; of many terms only those that are not 0."""
    if len(terms) == 1:
        return f"{terms[0].short} {values[0]}"
    pairs = list(zip(terms, values, strict=True))
    if len(terms) > FEW:
        pairs = [(term, value) for term, value in pairs if value != 0]
    if not pairs:
        return f"{terms[0].short}等 {len(terms)} 项均为 0"
    stated = " + ".join(f"{term.short} {value}" for term, value in pairs)
    rest = " + 其余 0" if len(pairs) < len(terms) else ""
    return f"{stated}{rest} = {_total(values)}"


def gap(agency: Agency, year: int) -> str:
    """Why an agency has no report on that year to compare with."""
    if agency.joint_report(year):
        return f"{year} 年的报告是与别的机关联合编制的"
    report = agency.report(year)
    if report and report.withdrawn:
        return f"{year} 年的报告已撤回"
    if report:
        return f"{year} 年{NO_TABLES}"
    return f"{year} 年的报告不在本档案"
