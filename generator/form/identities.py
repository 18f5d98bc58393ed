"""The identities (勾稽关系) between the cells of the form."""

from dataclasses import dataclass

from generator.finding import ERROR, Severity
from generator.form.parts import Line

OF_LAST = "上年报告的"
"What a statement puts before the name of a figure of the year before."


@dataclass(frozen=True, slots=True)
class Term:
    """One summand of an identity."""

    cell: str
    short: str
    last: bool
    "Taken from the report of the year before."

    @property
    def name(self) -> str:
        """The short name without the words that say which year's it is."""
        return self.short.removeprefix(OF_LAST)


@dataclass(frozen=True, slots=True, eq=False)
class Identity:
    """sum(left) = sum(right), over the cells of one row or one column; each form has its own."""

    id: str
    severity: Severity
    along: Line
    "The row or column it speaks of."
    left: tuple[Term, ...]
    right: tuple[Term, ...]
    words: str
    "The statement in words: 新收 + 上年结转 = 总计 + 结转下年度."
    family: str
    "What it shares with its like over the other rows or columns: its id without the row or column."

    @property
    def terms(self) -> tuple[Term, ...]:
        """Those of both sides, the left ones first."""
        return self.left + self.right

    @property
    def must_hold(self) -> bool:
        """Whether every report must satisfy it.

        Otherwise it differs legitimately, and is only pointed out.
        """
        return self.severity == ERROR

    @property
    def reaches_back(self) -> bool:
        """Whether it speaks of the year before, too."""
        return any(term.last for term in self.terms)
