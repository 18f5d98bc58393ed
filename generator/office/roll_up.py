"""The form summed over the bodies of a place: each sum with who contributes and who is lacking.

What a body does not say is never 0: it is missing from the sum, and the sum says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from generator.archive.agency import GOVERNMENT
from generator.archive.report import Report
from generator.form.form import Form
from generator.form.parts import Cell
from generator.office.delivery import Delivery
from generator.office.entry import (
    Entry,
    Figure,
    Without,
)
from generator.office.parts import Part, Parts
from generator.office.roster import Body


class Total(NamedTuple):
    """A cell, summed."""

    cell: Cell
    value: Figure | None
    "None where no body has a figure, and for amounts that reports write in words of their own."
    bodies: int
    "That say something there; those that file jointly are one each."
    lacking: int
    "That do not; together they are all that are counted."


@dataclass(frozen=True, slots=True)
class RollUp:
    """The form, summed."""

    form: Form
    year: int
    parts: tuple[Part, ...]
    "The bodies that are to be added up, in the order of the roster."
    beside: tuple[Part, ...]
    "Bodies that stand in no sum: governments, and who is not to be counted."
    totals: tuple[Total, ...]
    "In the order of the form's cells."
    draft: Report | None
    "The government's own report."
    draft_of: str
    "Whose it is; empty where nobody says."
    doubts: tuple[str, ...]
    "What a person has to decide."

    @property
    def here(self) -> int:
        """How many of the bodies have a report that is looked at."""
        return sum(part.is_here for part in self.parts)

    @property
    def counted(self) -> str:
        """37 家中 35 家，缺 2 家."""
        return of_bodies(self.here, len(self.parts) - self.here)

    def total(self, cell: Cell) -> Total:
        """The sum of that cell."""
        index = self.form.index[cell.id]
        return self.totals[index]

    def shares(self, index: int) -> Iterator[tuple[Body, Entry]]:
        """Who contributes to the cell with that index, each with its figure.

        Of a body that files jointly, the one that holds the report has it.
        """
        for part in self.parts:
            entry = part.entries[index]
            if not isinstance(entry, Without):
                yield part.body, entry

    def gaps(self, index: int) -> Iterator[tuple[Body, Without]]:
        """Who says nothing in the cell with that index, each with why."""
        for part in self.parts:
            entry = part.entries[index]
            if isinstance(entry, Without) and entry.lacks:
                yield part.body, entry


def of_bodies(here: int, lacking: int) -> str:
    """37 家中 35 家，缺 2 家; 37 家都有 where none is lacking."""
    every = here + lacking
    if not every:
        return "没有要汇总的机关"
    if not lacking:
        return f"{every} 家都有"
    return f"{every} 家中 {here} 家，缺 {lacking} 家"


def roll_up(
    form: Form,
    year: int,
    deliveries: Iterable[Delivery],
    draft: Report | None = None,
) -> RollUp:
    """Sum that form over the reports on that year.

    draft: the government's own; without it, that of the one government among the bodies. Whatever
    a government files is never a part. ValueError where a body is given twice.
    """
    sorted_out = Parts(form, year, deliveries)
    parts = sorted_out.counted()
    doubts = list(_doubts(sorted_out))
    owner = ""
    if draft is None:
        drafts = list(_drafts(sorted_out.deliveries, year))
        if len(drafts) == 1:
            owner, draft = drafts[0]
        elif drafts:
            names = "、".join(name for name, _ in drafts)
            doubts.append(f"有 {len(drafts)} 份政府的报告（{names}），分不清哪一份是草稿，都没有比")
    elif draft.year != year or draft.withdrawn:
        doubts.append(f"草稿不是 {year} 年的，或者已撤回，没有比")
        draft = None
    return RollUp(
        form=form,
        year=year,
        parts=parts,
        beside=sorted_out.others(),
        totals=tuple(totals(form, parts)),
        draft=draft,
        draft_of=owner,
        doubts=tuple(doubts),
    )


def totals(form: Form, parts: Iterable[Part]) -> Iterator[Total]:
    """Every cell summed over these bodies."""
    columns = zip(*(part.entries for part in parts), strict=True)
    by_cell = list(columns) or [()] * len(form.cells)
    for cell, column in zip(form.cells, by_cell, strict=True):
        lacking = sum(isinstance(entry, Without) and entry.lacks for entry in column)
        yield Total(cell, summed(column), len(column) - lacking, lacking)


def summed(column: Iterable[Entry]) -> Figure | None:
    """The sum of the figures, exactly; None without one, and where they are words."""
    figures = [entry for entry in column if not isinstance(entry, Without)]
    numbers = [entry for entry in figures if not isinstance(entry, str)]
    if not numbers or len(numbers) < len(figures):
        return None
    if all(isinstance(number, int) for number in numbers):
        return sum(map(int, numbers))
    return sum(map(Decimal, numbers), Decimal(0))


def _drafts(deliveries: Iterable[Delivery], year: int) -> Iterator[tuple[str, Report]]:
    """The reports of governments that are on the year and count, each with whose it is."""
    for each in deliveries:
        report = each.report
        if each.body.kind != GOVERNMENT or report is None:
            continue
        if report.year == year and not report.withdrawn:
            yield each.body.name, report


def _doubts(sorted_out: Parts) -> Iterator[str]:
    for holder, body in sorted_out.rivals():
        yield (
            f"{holder.name}的报告写明和{body.name}合编，{body.name}又另有一份数字不同的报告；"
            "两份都计入了，请核对是否重复"
        )
