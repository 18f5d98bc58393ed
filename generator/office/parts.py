"""Which reports a roll-up adds: each once, none of a government, none of who is not counted."""

from collections import Counter
from collections.abc import (
    Iterable,
    Iterator,
    Sequence,
)
from dataclasses import dataclass

from generator.archive.agency import GOVERNMENT
from generator.archive.cell import is_zero
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.form.form import Form
from generator.office.delivery import Delivery
from generator.office.entry import (
    Entry,
    Without,
    entries,
    jointly,
    nowhere,
)
from generator.office.roster import Body


@dataclass(frozen=True, slots=True)
class Part:
    """A body, and what it has in each cell of the form."""

    body: Body
    entries: tuple[Entry, ...]
    why: Without | None = None
    "Why it has nothing in any cell; None where its report, or the joint one, was looked at."
    holder: Body | None = None
    "Who holds the report that this body files jointly."
    unasked: int = 0
    "Figures of its report, other than 0, that the form has no cell for."
    told: str = ""
    "Why there is no report, as far as a file tells."

    @property
    def is_here(self) -> bool:
        """Whether there is a report of it that is added up."""
        return self.why is None


class Parts:
    """The bodies of a roster with what came of them, and who files with whom."""

    def __init__(
        self,
        form: Form,
        year: int,
        deliveries: Iterable[Delivery],
    ) -> None:
        self._form = form
        self._year = year
        self.deliveries: Sequence[Delivery] = tuple(deliveries)
        self._by_body = {each.body: each for each in self.deliveries}
        if len(self._by_body) < len(self.deliveries):
            twice = Counter(each.body.name for each in self.deliveries)
            raise ValueError(f"twice in a roll-up: {twice.most_common(1)}")
        self._holders = dict(self._held())
        self._beside = set(self._not_added())

    def counted(self) -> tuple[Part, ...]:
        """Those that are added up, in the order of the roster."""
        added = (each for each in self.deliveries if _counts(each.body))
        return tuple(map(self._part, added))

    def others(self) -> tuple[Part, ...]:
        """Those that stand beside: governments, and who is not to be counted."""
        beside = (each for each in self.deliveries if not _counts(each.body))
        return tuple(map(self._part, beside))

    def rivals(self) -> Iterator[tuple[Body, Body]]:
        """Who is named in another's joint report, and has a different one of its own."""
        for holder, body in self._named():
            if holder in self._beside or body in self._holders:
                continue
            if self._counting(body):
                yield holder, body

    def _part(self, delivery: Delivery) -> Part:
        body = delivery.body
        holder = self._holders.get(body)
        if _counts(body) and self._beside & {body, holder}:
            why = Without.BESIDE
            missing = nowhere(self._form, why)
            return Part(body, missing, why, holder)
        if holder is None:
            return self._of_itself(delivery)
        of_holder = self._by_body.get(holder, Delivery(holder))
        held = self._of_itself(of_holder)
        return Part(body, jointly(held.entries), held.why, holder)

    def _of_itself(self, delivery: Delivery) -> Part:
        """A body with the report that is its own."""
        report = delivery.report
        why = self._why_not(report)
        if report is None or why:
            missing = nowhere(self._form, why or Without.ABSENT)
            return Part(delivery.body, missing, why, told=delivery.why)
        unasked = _unasked(self._form, report)
        return Part(delivery.body, entries(self._form, report), unasked=unasked)

    def _why_not(self, report: Report | None) -> Without | None:
        if report is None:
            return Without.ABSENT
        if report.withdrawn:
            return Without.WITHDRAWN
        return None if report.year == self._year else Without.OTHER_YEAR

    def _held(self) -> Iterator[tuple[Body, Body]]:
        """A body, and who holds the report that it files jointly."""
        told = {each.body: each.held_by for each in self.deliveries if each.held_by}
        yield from told.items()
        for holder, body in self._named():
            if body in told or holder in told:
                continue
            own = self._counting(body)
            if own is None or _alike(own, self._counting(holder)):
                yield body, holder
        first: dict[int, Body] = {}
        for each in self._with_report():
            holder = first.setdefault(id(each.report), each.body)
            if holder != each.body:
                yield each.body, holder

    def _named(self) -> Iterator[tuple[Body, Body]]:
        """Who holds a joint report, and each other body that it names; one way where both do.

        A body that has no code yet cannot be named by it.
        """
        keyed = {body.key: body for body in self._by_body if body.id}
        seen: set[frozenset[Body]] = set()
        for holder, body in self._references(keyed):
            pair = frozenset((holder, body))
            if len(pair) > 1 and pair not in seen:
                seen.add(pair)
                yield holder, body

    def _references(self, keyed: dict[str, Body]) -> Iterator[tuple[Body, Body]]:
        for each in self._with_report():
            for reference in each.report.joint if each.report else ():
                if reference.key in keyed:
                    yield each.body, keyed[reference.key]

    def _with_report(self) -> list[Delivery]:
        """Those with a report of their own that counts."""
        own = [each for each in self.deliveries if not each.held_by]
        return [each for each in own if self._why_not(each.report) is None]

    def _counting(self, body: Body) -> Report | None:
        """A body's own report, where that counts."""
        report = self._by_body[body].report
        return None if self._why_not(report) else report

    def _not_added(self) -> Iterator[Body]:
        """Bodies whose report is also that of one that stands beside, those of them included."""
        for body, holder in self._holders.items():
            if not (_counts(body) and _counts(holder)):
                yield body
                yield holder
        for holder, body in self._named():
            if not _counts(body):
                yield holder


def _counts(body: Body) -> bool:
    """Whether it is to be added up."""
    return body.is_counted and body.kind != GOVERNMENT


def _alike(one: Report, other: Report | None) -> bool:
    """Whether two reports have the same figures."""
    if other is None:
        return False
    return one.form is other.form and one.figures.values == other.figures.values


def _unasked(form: Form, report: Report) -> int:
    """How many of a report's figures have no cell in that form."""
    own = zip(report.form.index, report.figures.values, strict=True)
    left = [value for cell, value in own if cell not in form.index]
    figures = [value for value in left if not isinstance(value, Missing)]
    return sum(not is_zero(value) for value in figures)
