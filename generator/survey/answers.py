"""What a citizen asks of a report first, answered out of its figures.

The questions and the figures that answer them are data of the form (`form/common.yaml`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.archive.report import Report
from generator.archive.values import Missing
from generator.form.parts import Cell
from generator.form.quantities import Quantity
from generator.rules.assessment import MISSING_WORDS
from generator.survey.amounts import Amount, amount

CHARGE = re.compile(r"[^。；\n]{0,80}(?:信息公开|信息)处理费[^。；\n]{0,80}[。；]?")
"A sentence that speaks of 信息处理费 (《条例》第四十二条)."


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of one report."""

    label: str
    cell: str
    "The first of its cells, which its address leads to."
    amount: Amount
    why: str = ""
    "Why there is no figure; empty where there is."
    parts: tuple[tuple[str, Amount], ...] = ()
    "What it is made of, as far as that is known and not 0, the most first."
    rest: str = ""
    "What else is to be said of its parts where there is no figure."

    @property
    def is_zero(self) -> bool:
        """Whether the report itself says that it is 0."""
        return self.amount == Amount(0)


@dataclass(frozen=True, slots=True)
class Answer:
    """A question, with the figures that answer it."""

    question: str
    zero: str
    "The answer in words, where every figure is 0; empty otherwise."
    figures: tuple[Figure, ...]


def answers(report: Report, solved: Mapping[str, int]) -> list[Answer]:
    """Every question that the report's form can answer; `solved` as `amounts.derived` gives it."""
    found = []
    for question in report.form.questions:
        figures = _figures(question.figures, report, solved)
        is_zero = all(each.is_zero for each in figures)
        found.append(Answer(question.question, question.zero if is_zero else "", figures))
    return found


def heads(report: Report, solved: Mapping[str, int]) -> list[tuple[Figure, ...]]:
    """The figures at the head of its page, each with what stands below it."""
    return [_figures(together, report, solved) for together in report.form.figures]


def _figures(
    quantities: Iterable[Quantity], report: Report, solved: Mapping[str, int]
) -> tuple[Figure, ...]:
    return tuple(figure(quantity, report, solved) for quantity in quantities)


def charge(report: Report) -> str:
    """What the report's own words say of charging for information, in the first sentence on it."""
    found = CHARGE.search(report.body)
    return found[0].strip() if found else ""


def figure(quantity: Quantity, report: Report, solved: Mapping[str, int]) -> Figure:
    """A quantity of that report."""
    stated = amount(quantity, report, solved)
    parts: tuple[tuple[str, Amount], ...] = ()
    rest = ""
    if stated.value != 0:
        every = list(_parts(quantity, report, solved))
        known = [(name, part) for name, part in every if part.value]
        parts = tuple(sorted(known, key=_size))
        if every and stated.value is None:
            rest = _rest([part for _, part in every])
    return Figure(
        label=quantity.label,
        cell=quantity.cells[0],
        amount=stated,
        why="" if stated.value is not None else _why(quantity, report),
        parts=parts,
        rest=rest,
    )


def _parts(
    quantity: Quantity, report: Report, solved: Mapping[str, int]
) -> Iterator[tuple[str, Amount]]:
    """Those of the same name added up, each by what tells it from the others."""
    cells = [report.form.cells[report.form.index[cell]] for cell in quantity.parts]
    columns = {cell.column.id for cell in cells}
    named: dict[str, list[str]] = {}
    for cell in cells:
        same = named.setdefault(_name(cell, by_column=len(columns) > 1), [])
        same.append(cell.id)
    for name, ids in named.items():
        yield name, amount(Quantity(name, tuple(ids)), report, solved)


def _size(named: tuple[str, Amount]) -> int:
    _, part = named
    return -(part.value or 0)


def _name(cell: Cell, *, by_column: bool) -> str:
    return cell.column.short if by_column else cell.row.short


def _rest(parts: list[Amount]) -> str:
    """What can be seen of a sum that is not there, where nothing of it is anything but 0."""
    known = [part.value for part in parts if part.value is not None]
    if not known or any(known):
        return ""
    return "各项都是 0" if len(known) == len(parts) else "看得到的各项都是 0"


def _why(quantity: Quantity, report: Report) -> str:
    """副本缺失, 原件留空: what is the matter with the first cell that has no figure."""
    for cell in quantity.cells:
        value = report.figures[cell]
        if isinstance(value, Missing):
            return MISSING_WORDS[value]
    return ""
