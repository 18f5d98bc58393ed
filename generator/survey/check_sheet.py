"""核对单: what of a report does not add up, for whoever has the original at hand.

Arithmetic and nothing else: what the original should say nobody but its agency knows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from generator.form.editions import SECTIONS
from generator.form.form import Form
from generator.form.parts import Cell, Table
from generator.rules.assessment import Assessment, Values, Verdict
from generator.rules.dossier import Assessed
from generator.rules.fault import NAMED, SPELLED, Change, Fault
from generator.rules.mending import faults
from generator.survey.carry_over import severed

INNER = str.maketrans("“”", "‘’")
"Quotation marks within others (GB/T 15834)."


class Figure(NamedTuple):
    """A cell, or one side of an identity, beside what the other figures make of it."""

    name: str
    "Where it stands: 表三“（七）总计·自然人”."
    stated: int
    due: int

    @property
    def difference(self) -> int:
        """How far apart they are, without sign."""
        return abs(self.stated - self.due)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """一处差错: identities that are broken together."""

    words: str
    "Which cell may be wrong, as a clause without its full stop."
    cells: tuple[Figure, ...]
    "Those that would mend it, of two ways at most the likeliest first; none where it takes more."
    sums: tuple[Figure, ...]
    "The broken identities, as many as are spelled out."
    others: int
    "How many more there are."
    reason: str
    "What the report says of it."


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """What of one report is to be looked at."""

    discrepancies: tuple[Discrepancy, ...]
    joins: tuple[Figure, ...]
    "What does not join the year before: the figure, and what that year's report makes of it."


def check_sheet(assessed: Assessed) -> CheckSheet:
    """Of a report that is published: what it has wrong, it acknowledges."""
    form = assessed.report.form
    found = faults(assessed.assessments, Verdict.ACKNOWLEDGED)
    return CheckSheet(
        discrepancies=tuple(_discrepancy(form, fault) for fault in found),
        joins=tuple(_join(form, link.assessment) for link in severed(assessed)),
    )


def _discrepancy(form: Form, fault: Fault) -> Discrepancy:
    told = fault.changes if len(fault.changes) <= NAMED else fault.changes[:1]
    spelled = fault.broken[:SPELLED]
    suspects = {mend.cell for mend in chain.from_iterable(told)} or {fault.cell}
    reasons = dict.fromkeys(each.reason for each in fault.broken if each.reason)
    return Discrepancy(
        words=_words(form, fault, told),
        cells=tuple(_cells(form, told)),
        sums=tuple(_sum(each, suspects) for each in spelled),
        others=len(fault.broken) - len(spelled),
        reason="；".join(reasons),
    )


def _words(form: Form, fault: Fault, told: Iterable[Change]) -> str:
    count = len(fault.broken)
    every = f"下面 {count} 项都对得上" if count > 1 else "下面这一项就对得上"
    ways = "，或者".join(_way(form, change) for change in told)
    if not ways:
        return f"先看{_name(form, fault.cell)}。不止一格有出入，改一两格不能都对得上"
    more = "；改别的格也可能对得上" if len(fault.changes) > NAMED else ""
    return f"若{ways}，{every}{more}"


def _way(form: Form, change: Change) -> str:
    return "，并且".join(f"{_name(form, mend.cell)}为 {mend.value}" for mend in change)


def _cells(form: Form, told: Iterable[Change]) -> Iterator[Figure]:
    for mend in chain.from_iterable(told):
        yield Figure(_name(form, mend.cell), mend.present, mend.value)


def _sum(assessment: Assessment, suspects: set[str]) -> Figure:
    """The side that a suspect cell stands on, beside the other one."""
    identity = assessment.identity
    left, right = _total(assessment.left), _total(assessment.right)
    name = f"{identity.along.short}：{identity.words}"
    if any(term.cell in suspects for term in identity.left):
        return Figure(name, left, right)
    return Figure(name, right, left)


def _join(form: Form, assessment: Assessment) -> Figure:
    """The first figure of the report's own, which every such identity begins with."""
    first = assessment.identity.left[0]
    stated = _total(assessment.left[:1])
    return Figure(_name(form, first.cell), stated, stated - assessment.excess)


def _total(values: Values) -> int:
    return sum(value for value in values if isinstance(value, int))


def _name(form: Form, cell: str) -> str:
    """表三“（七）总计·自然人”."""
    return _names(form)[cell]


@cache
def _names(form: Form) -> dict[str, str]:
    """Cell id → where it stands; officials call the table of section three 表三."""
    return dict(chain.from_iterable(map(_named, form.tables)))


def _named(table: Table) -> Iterator[tuple[str, str]]:
    (number,) = (section.number for section in SECTIONS if section.table == table.id)
    for block in table.blocks:
        for row, label in block.labels():
            for column in block.leaf_columns():
                words = f"{label}·{column.brief}".translate(INNER)
                yield Cell(table.id, row, column).id, f"表{number}“{words}”"
