"""Whether the bodies of a roster published their reports in time: only what their files show.

A day that is not known is never one that was kept. That no file came in says nothing of whether the
report was published.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.content.fields import is_day
from generator.office.delivery import Delivery
from generator.rules.published import LATEST

NO_REPORT = "没有收到报告"
NO_DAY = "报告没有写明公布日期"


class Kept(Enum):
    """How a body kept its day; what a reader sees."""

    ON_TIME = "按时公布"
    LATE = "逾期公布"
    UNDATED = "公布日期不明"
    UNBOUND = "没有规定期限"
    ABSENT = "未收到报告"

    @property
    def word(self) -> str:
        """What a reader sees."""
        return self.value


@dataclass(frozen=True, slots=True)
class Case:
    """A body, and how it kept its day."""

    delivery: Delivery
    kept: Kept
    published: str | None = None
    "The day on which its report was published, as far as that can be believed."
    days: int = 0
    "After the day it was due."
    why: str = ""
    "What is missing, or speaks against a day that is stated."

    @property
    def name(self) -> str:
        """Of the body."""
        return self.delivery.body.name

    @property
    def due(self) -> str | None:
        """The day until which the report is to be public."""
        return self.delivery.body.due


@dataclass(frozen=True, slots=True)
class Publication:
    """All bodies of a roster, in its order."""

    place: str
    year: int
    as_of: str | None
    "The day on which the files were looked at; None where that is not told."
    cases: tuple[Case, ...]

    def of(self, kept: Kept) -> list[Case]:
        """Those that kept their day in that way."""
        return [case for case in self.cases if case.kept is kept]

    def count(self, kept: Kept) -> int:
        """How many there are of them."""
        return len(self.of(kept))

    @property
    def bound(self) -> int:
        """How many have a day, and one of publication that can be held to it."""
        return self.count(Kept.ON_TIME) + self.count(Kept.LATE)

    @property
    def is_settled(self) -> bool:
        """Whether of every body it is known how it kept its day, or that it has none."""
        return not (self.count(Kept.ABSENT) or self.count(Kept.UNDATED))


def publication(
    place: str,
    year: int,
    deliveries: Iterable[Delivery],
    as_of: str | None = None,
) -> Publication:
    """How they kept their days with the reports on that year.

    as_of: the day on which the files are looked at, 2026-02-04.
    """
    deliveries = tuple(deliveries)
    by_body = {each.body: each for each in deliveries}
    cases: list[Case] = []
    for each in deliveries:
        holder = by_body.get(each.held_by) if each.held_by else each
        missing = _missing(holder, year)
        if holder is None or missing:
            cases.append(_absent(each, missing, as_of))
        else:
            doubt = _doubt(holder.published, year, as_of)
            cases.append(_present(each, holder.published, doubt, year))
    return Publication(place, year, as_of, tuple(cases))


def _absent(delivery: Delivery, why: str, as_of: str | None) -> Case:
    due = delivery.body.due
    if due and as_of and as_of <= due:
        why = f"{why}；期限未到"
    return Case(delivery, Kept.ABSENT, why=why)


def _present(
    delivery: Delivery,
    stated: str | None,
    doubt: str,
    year: int,
) -> Case:
    """A body whose report is here; doubt: why the day it states cannot be believed."""
    published = None if doubt else stated
    due = delivery.body.due
    if due is None:
        return Case(delivery, Kept.UNBOUND, published)
    if due <= f"{year}-12-31":
        why = f"名册上的期限 {due} 早于年度结束，没有采用"
        return Case(delivery, Kept.UNBOUND, published, why=why)
    if published is None:
        return Case(delivery, Kept.UNDATED, why=doubt)
    passed = date.fromisoformat(published) - date.fromisoformat(due)
    if passed.days > 0:
        return Case(delivery, Kept.LATE, published, passed.days)
    return Case(delivery, Kept.ON_TIME, published)


def _missing(holder: Delivery | None, year: int) -> str:
    """Why there is no report; empty where there is one."""
    report = holder.report if holder else None
    if holder is None or report is None:
        return (holder.why if holder else "") or NO_REPORT
    if report.withdrawn:
        return "报告已撤回"
    return "" if report.year == year else f"收到的是 {report.year} 年的报告"


def _doubt(day: str | None, year: int, as_of: str | None) -> str:
    """Why a day of publication cannot be believed; empty where it can."""
    if not day:
        return NO_DAY
    if not is_day(day):
        return f"公布日期写的是“{day}”，不是日期"
    if day < f"{year}-12-31":
        return f"公布日期写的是 {day}，早于年度结束"
    if as_of and day > as_of:
        return f"公布日期写的是 {day}，还没有到"
    if day > f"{year + 1 + LATEST}-12-31":
        return f"公布日期写的是 {day}，晚得不合情理"
    return ""


def notices(found: Publication) -> Iterator[tuple[str, str, int]]:
    """Each day and what sets it, with how many bodies have it; in the order of the roster."""
    counts: dict[tuple[str, str], int] = {}
    for case in found.cases:
        body = case.delivery.body
        if body.due:
            key = (body.due, body.notice)
            counts[key] = counts.get(key, 0) + 1
    for (due, notice), count in counts.items():
        yield due, notice, count
