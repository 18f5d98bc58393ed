"""Our own fill-in workbook, come back.

What is empty in it is not filled in yet, and totals are added up anew.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, pairwise
from math import isclose
from typing import TYPE_CHECKING, NamedTuple

from generator.authoring.workbook import (
    ADVICE,
    CHECKS,
    FIELDS,
    NARRATIVE,
    TABLES,
)
from generator.intake.document import (
    UNFILLED,
    Block,
    Cell,
    Grid,
    doubtful,
)
from generator.intake.readers.office.areas import Area, At, areas
from generator.intake.readers.office.sheet_cells import SheetCells
from generator.intake.readers.office.slot_contents import Book, Slot
from generator.intake.readers.office.worksheet import Worksheet

if TYPE_CHECKING:
    from lxml import etree

REFERENCE = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Z]{1,3}\$?[0-9]{1,7})?"
REFERENCES = rf"{REFERENCE}(?:,{REFERENCE})*"
TOTAL = re.compile(rf'IF\(COUNT\(({REFERENCES})\)=[0-9]+,SUM\(\1\),""\)')
"The formula of a total, which stays empty until each of its summands is a number."
SUM = re.compile(rf"\+?SUM\(({REFERENCES})\)")
AMOUNT = r"[0-9]+(?:\.[0-9]+)?"
TERM = re.compile(rf"([+-]?)(?:({AMOUNT})|({REFERENCE}))")
TERMS = re.compile(rf"(?:{TERM.pattern})(?:[+-](?:{AMOUNT}|{REFERENCE}))*")
"What somebody may add up by hand: 3+4, D5+E5."
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
MOST = 1_000
"Cells a formula adds up."


class Summand(NamedTuple):
    """What a formula adds, or takes away."""

    sign: int
    written: str


class Stated(NamedTuple):
    """Whose report a workbook is, by the fields it has for that."""

    agency: Cell | None = None
    year: Cell | None = None
    url: Cell | None = None
    "Where the original is."


def is_fill_in(sheets: Sequence[str]) -> bool:
    """Whether sheets of these names are the fill-in workbook's.

    Others may be added to them, and those with advice be left out.
    """
    return {NARRATIVE, TABLES} <= set(sheets)


def is_copy(sheets: Sequence[str]) -> bool:
    """Whether they are those of our copy of a report."""
    return is_fill_in(sheets) and CHECKS in sheets


def is_advice(sheet: str) -> bool:
    """Whether a sheet of one of these is no part of the report."""
    return sheet in {ADVICE, CHECKS}


def stated(blocks: Iterable[Block]) -> Stated:
    """What stands beside the labels of these fields."""
    agency, year, _, url = FIELDS
    beside: dict[str, Cell] = {}
    for block in blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                beside |= _beside(row)
    return Stated(
        agency=beside.get(agency),
        year=beside.get(year),
        url=beside.get(url),
    )


def _beside(row: Iterable[Cell | None]) -> Iterator[tuple[str, Cell]]:
    """The text of each cell → the next cell, if that has one too."""
    cells = [cell for cell in row if cell]
    for label, cell in pairwise(cells):
        if cell.text.strip():
            yield label.text.strip(), cell


class FillInCells(SheetCells):
    """Reads the sheet with the tables."""

    def __init__(
        self,
        sheet: Worksheet,
        book: Book,
        covered: Sequence[Area],
        tables: "Sequence[etree._Element]",
    ) -> None:
        super().__init__(sheet, book, covered, tables)
        self._width = 0
        "Of its tables, in columns."
        self._rows: set[int] = set()
        "Those of its tables, or with anything in them."
        for row, column in sheet.slots:
            at = row, column
            if self.has_content(at):
                self._rows.add(row)
            if self.style(at).is_framed:
                self._rows.add(row)
                self._width = max(self._width, column)
        self._known: dict[At, Cell] = {}

    def read(self, area: Area) -> Cell:
        """Return what is filled in; an empty cell of a table is not."""
        at = area.first
        if at not in self._known:
            place = self._sheet.place(at)
            # While it is added up, a total is none of its own summands.
            self._known[at] = doubtful(place, "是公式，要算到它自己")
            self._known[at] = self._read(area)
        return self._known[at]

    def _read(self, area: Area) -> Cell:
        cell = super().read(area)
        if cell.text or not self.is_of_table(area):
            return cell
        return Cell(UNFILLED, cell.place)

    def is_of_table(self, area: Area) -> bool:
        """Whether a cell is one of a table, and no line over all of its width."""
        if area.top not in self._rows or area.left > self._width:
            return False
        return area.left != 1 or area.right < self._width

    def _of_formula(self, slot: Slot) -> Cell | None:
        summands = list(self._summands(slot.formula))
        if not summands:
            return doubtful(slot.place, f"公式“={slot.formula}”不能重算")
        total = _total(summands)
        if total is None:
            return Cell(UNFILLED, slot.place)
        if not slot.written and slot.kind != "str":
            return Cell(f"{total:f}", slot.place)
        if _is_same(slot.written, total):
            return None
        doubt = f"公式存的结果是“{slot.written}”，按读入的各项重算是 {total:f}"
        return doubtful(slot.place, doubt)

    def _summands(self, formula: str) -> Iterator[Summand]:
        """What a formula adds up, each as it is read; not the cells that a merged one covers."""
        for sign, summand in islice(_summands(formula), MOST):
            if isinstance(summand, str):
                yield Summand(sign, summand)
                continue
            area = self._sheet.area(summand)
            if summand == area.first:
                cell = self.read(area)
                yield Summand(sign, cell.text)


def _total(summands: Sequence[Summand]) -> Decimal | None:
    """The sum; None where one of them is no number."""
    if not all(NUMBER.fullmatch(summand.written) for summand in summands):
        return None
    total = Decimal(0)
    for summand in summands:
        total += summand.sign * Decimal(summand.written)
    return total


def _is_same(result: str, total: Decimal) -> bool:
    """Whether the result that is stored is the total."""
    if not NUMBER.fullmatch(result):
        return False
    return isclose(float(result), float(total))


def _summands(formula: str) -> Iterator[tuple[int, str | At]]:
    """What a formula adds up: signs, and numbers or cells; nothing where it does anything else.

    SUM(B2:C2) adds B2 and C2; 3-D5 adds 3 and takes D5 away.
    """
    written = re.sub(r"\s", "", formula).upper()
    listed = TOTAL.fullmatch(written) or SUM.fullmatch(written)
    if listed:
        for cell in _cells(listed[1]):
            yield 1, cell
    elif TERMS.fullmatch(written):
        for minus, number, references in TERM.findall(written):
            sign = -1 if minus == "-" else 1
            if number:
                yield sign, number
            for cell in _cells(references):
                yield sign, cell


def _cells(references: str) -> Iterator[At]:
    """The cells of references: B2:C2,D5 are B2, C2 and D5."""
    for area in areas(references.replace(",", " ")):
        yield from area.cells()
