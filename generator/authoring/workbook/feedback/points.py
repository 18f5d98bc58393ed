"""What a body is asked about its report: each thing once, with the cells it is about."""

from collections.abc import (
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass
from itertools import chain

from generator.archive.report import Report
from generator.archive.values import (
    NOWHERE,
    Missing,
    Position,
)
from generator.finding import (
    INFO,
    Finding,
)
from generator.form.identities import Identity
from generator.rules.acknowledgement import FACTS
from generator.rules.assessment import (
    Assessment,
    Verdict,
)
from generator.rules.copy import incomplete_copy
from generator.rules.dossier import (
    Assessed,
    assess,
)
from generator.rules.fault import Fault
from generator.rules.mending import faults

UNREAD = {Missing.LOST: True, Missing.UNFILLED: False, Missing.UNREAD: False}
"Why nobody knows what a cell says → whether our copy is to blame."


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a body is asked."""

    table: str = ""
    "Empty where it is on the words."
    cell: str = ""
    "The one to look at first."
    suspects: tuple[str, ...] = ()
    "Cells whose change alone makes all of it agree."
    compared: tuple[str, ...] = ()
    "The other cells it is on."
    explains: tuple[str, ...] = ()
    "What may be acknowledged with an explanation: identities, or one of the facts."
    fault: Fault | None = None
    "Sums that are broken together."
    sums: tuple[Assessment, ...] = ()
    "Of those that may differ: one that does."
    missing: tuple[str, ...] = ()
    "Cells of which nobody knows what they say, where that is the point."
    is_lost: bool = False
    "Our copy is to blame for that."
    messages: tuple[str, ...] = ()
    "What a rule says of it."

    @property
    def broken(self) -> tuple[Identity, ...]:
        """The identities that it is on."""
        sums = self.fault.broken if self.fault else self.sums
        return tuple(each.identity for each in sums)


def points(assessed: Assessed, findings: Iterable[Finding]) -> list[Point]:
    """All of it, in the order of the form, what is on the words behind; findings: of the rules.

    None where there is nothing to ask.
    """
    report = assessed.report
    order = report.form.index
    on_tables = [*of_faults(assessed), *_of_warnings(assessed), *_missing(report)]
    told = list(_told(report, findings))
    on_tables += _of_cells(report, told)
    on_tables.sort(key=lambda point: order[point.cell])
    return [*on_tables, *_of_words(told)]


def explained(report: Report) -> list[Point]:
    """Those of a report that an explanation in its tables may be on."""
    return list(of_faults(assess(report, None)))


def of_faults(assessed: Assessed) -> Iterator[Point]:
    """Sums that must agree and do not."""
    for fault in faults(assessed.assessments):
        own = [_cells(each.identity) for each in fault.broken]
        every = dict.fromkeys(chain.from_iterable(own))
        certain = fault.changes[0] if len(fault.changes) == 1 else ()
        suspects = tuple(mend.cell for mend in certain)
        yield Point(
            table=_table(fault.cell),
            cell=fault.cell,
            suspects=suspects,
            compared=tuple(cell for cell in every if cell not in suspects),
            explains=tuple(each.identity.id for each in fault.broken),
            fault=fault,
        )


def _of_warnings(assessed: Assessed) -> Iterator[Point]:
    """Sums that may differ, as what joins the year before."""
    for each in assessed.having(Verdict.BROKEN):
        if not each.identity.must_hold:
            cells = _cells(each.identity)
            yield Point(_table(cells[0]), cells[0], compared=cells, sums=(each,))


def _missing(report: Report) -> Iterator[Point]:
    """Cells of a table that nobody has filled in, and those that were not read."""
    found: dict[tuple[str, bool], list[str]] = {}
    for cell, value in zip(report.form.index, report.figures.values, strict=True):
        if isinstance(value, Missing) and value in UNREAD:
            found.setdefault((_table(cell), UNREAD[value]), []).append(cell)
    for (table, is_lost), own in found.items():
        cells = tuple(own)
        yield Point(
            table,
            cells[0],
            compared=cells,
            missing=cells,
            is_lost=is_lost,
        )


def _told(report: Report, findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """Cell, or nothing where it is on none, and what a rule says that is not asked already."""
    asked = {identity.id for identity in report.form.identities} | {incomplete_copy.id}
    cells = _positions(report)
    for finding in findings:
        if finding.severity is not INFO and finding.rule not in asked:
            yield cells.get((finding.line, finding.column), ""), finding


def _positions(report: Report) -> Mapping[Position, str]:
    """Where a figure stands in the report's file → its cell."""
    if not report.figures.places:
        return {}
    placed = {report.figures.place(cell): cell for cell in report.form.index}
    placed.pop(NOWHERE, None)
    return placed


def _of_cells(report: Report, told: Sequence[tuple[str, Finding]]) -> Iterator[Point]:
    for cell, finding in told:
        # One that is lost, or not filled in, is asked for by itself.
        if cell and report.figures[cell] not in UNREAD:
            yield Point(_table(cell), cell, compared=(cell,), messages=(finding.message,))


def _of_words(told: Sequence[tuple[str, Finding]]) -> Iterator[Point]:
    """What is wrong with the title, the day or the period, and then with the rest."""
    facts: dict[str, list[str]] = {}
    others: list[str] = []
    for cell, finding in told:
        if finding.rule in FACTS:
            facts.setdefault(finding.rule, []).append(_plain(finding))
        elif not cell:
            others.append(_plain(finding))
    for fact, messages in facts.items():
        yield Point(explains=(fact,), messages=tuple(messages))
    for message in dict.fromkeys(others):
        yield Point(messages=(message,))


def _plain(finding: Finding) -> str:
    """Without what only a report's file is written with."""
    return finding.message.replace("published", "发布日期")


def _cells(identity: Identity) -> tuple[str, ...]:
    """Those of the report itself."""
    return tuple(term.cell for term in identity.terms if not term.last)


def _table(cell: str) -> str:
    table, _, _ = cell.partition(".")
    return table
