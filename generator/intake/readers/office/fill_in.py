"""Our own fill-in workbook, come back: what is empty in it is not filled in yet, and totals are added up anew."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, pairwise
from math import isclose
from typing import TYPE_CHECKING, NamedTuple

from generator.authoring.workbook import ADVICE, FIELDS, NARRATIVE, TABLES
from generator.intake.document import UNFILLED, Block, Cell, Grid, doubtful
from generator.intake.readers.office.colours import S
from generator.intake.readers.office.sheet_cells import Book, SheetCells
from generator.intake.readers.office.worksheet import Area, At, Worksheet, areas

if TYPE_CHECKING:
    from lxml import etree

REFERENCE = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Z]{1,3}\$?[0-9]{1,7})?"
REFERENCES = rf"{REFERENCE}(?:,{REFERENCE})*"
TOTAL = re.compile(rf'IF\(COUNT\(({REFERENCES})\)=[0-9]+,SUM\(\1\),""\)')
"The formula of a total, which stays empty until each of its parts is a number."
SUM = re.compile(rf"\+?SUM\(({REFERENCES})\)")
TERM = re.compile(rf"([+-]?)(?:([0-9]+(?:\.[0-9]+)?)|({REFERENCE}))")
TERMS = re.compile(rf"(?:{TERM.pattern})(?:[+-](?:[0-9]+(?:\.[0-9]+)?|{REFERENCE}))*")
"What somebody may add up by hand: 3+4, D5+E5."
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
MOST = 1_000
"Cells a formula adds up."


class Part(NamedTuple):
    """What a formula adds: a number as it is written, or what stands in a cell."""

    sign: int
    what: str | At


class Stated(NamedTuple):
    """Whose report a workbook is, by the fields it has for that."""

    agency: Cell | None = None
    year: Cell | None = None


def is_fill_in(sheets: Sequence[str]) -> bool:
    """Whether sheets of these names are the fill-in workbook's, whatever was added to them or left out as advice."""
    return {NARRATIVE, TABLES} <= set(sheets)


def is_advice(sheet: str) -> bool:
    """Whether a sheet of the fill-in workbook is no part of the report."""
    return sheet == ADVICE


def stated(blocks: Iterable[Block]) -> Stated:
    """What stands beside the labels of these fields."""
    agency, year, _ = FIELDS
    rows = [row for block in blocks if isinstance(block, Grid) for row in block.rows]
    pairs = [pair for row in rows for pair in pairwise(cell for cell in row if cell)]
    beside = {label.text.strip(): cell for label, cell in pairs if cell.text.strip()}
    return Stated(beside.get(agency), beside.get(year))


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
        framed = [at for at in sheet.slots if self.style(at).is_framed]
        self._width = max((column for _, column in framed), default=0)
        self._rows = {row for row, _ in framed} | {
            row for row, column in sheet.slots if self.has_content((row, column))
        }
        self._known: dict[At, Cell] = {}

    def read(self, at: At, area: Area) -> Cell:
        """Return what is filled in; an empty cell of a table is not."""
        if at not in self._known:
            # While it is added up, a total is none of its own parts.
            self._known[at] = doubtful(self._sheet.place(at), "是公式，要算到它自己")
            self._known[at] = self._read(at, area)
        return self._known[at]

    def _read(self, at: At, area: Area) -> Cell:
        cell = super().read(at, area)
        is_words = area.left == 1 and area.right >= self._width
        is_open = not cell.text and at[0] in self._rows and at[1] <= self._width and not is_words
        return Cell(UNFILLED, cell.place) if is_open else cell

    def _of_formula(self, at: At, slot: "etree._Element", formula: str) -> Cell | None:
        place = self._sheet.place(at)
        parts = [part for part in islice(_parts(formula), MOST) if self._is_shown(part.what)]
        if not parts:
            return doubtful(place, f"公式“={formula}”不能重算")
        texts = [self._text(part.what) for part in parts]
        if not all(map(NUMBER.fullmatch, texts)):
            return Cell(UNFILLED, place)
        total = sum(
            (part.sign * Decimal(text) for part, text in zip(parts, texts, strict=True)), Decimal(0)
        )
        result = slot.findtext(f"{S}v", "")
        if not result and slot.get("t") != "str":
            return Cell(f"{total:f}", place)
        is_stale = not NUMBER.fullmatch(result) or not isclose(float(result), float(total))
        doubt = f"公式存的结果是“{result}”，按读入的各项重算是 {total:f}"
        return doubtful(place, doubt) if is_stale else None

    def _is_shown(self, what: str | At) -> bool:
        """Whether it is no cell that a merged one covers."""
        area = None if isinstance(what, str) else self._sheet.merged.get(what)
        return area is None or (area.top, area.left) == what

    def _text(self, what: str | At) -> str:
        if isinstance(what, str):
            return what
        return self.read(what, self._sheet.merged.get(what, Area(*what, *what))).text


def _parts(formula: str) -> Iterator[Part]:
    """What a formula adds up; nothing where it does anything else."""
    written = re.sub(r"\s", "", formula).upper()
    listed = TOTAL.fullmatch(written) or SUM.fullmatch(written)
    if listed:
        every = (cell for area in areas(listed[1].replace(",", " ")) for cell in _cells(area))
        yield from (Part(1, cell) for cell in every)
    elif TERMS.fullmatch(written):
        for sign, number, reference in TERM.findall(written):
            for what in (
                (number,)
                if number
                else (cell for area in areas(reference) for cell in _cells(area))
            ):
                yield Part(-1 if sign == "-" else 1, what)


def _cells(area: Area) -> Iterator[At]:
    for row in range(area.top, area.bottom + 1):
        yield from ((row, column) for column in range(area.left, area.right + 1))
