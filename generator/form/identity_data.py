"""The identities of a table as the data file has them: once for all the lines they are along."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.finding import Severity
from generator.form.data import Data
from generator.form.identities import OF_LAST, Identity, Term
from generator.form.parts import (
    Block,
    Cell,
    Line,
    Table,
    found_in,
)

LAST = "last."
"Before a line whose figure is that of the year before."
PLACEHOLDER = re.compile(r"<\w+>")
"In an id: the row or column that an identity is along."


@dataclass(frozen=True, slots=True)
class Word:
    """A line as an identity names it."""

    line_id: str
    is_last: bool
    "Of the year before."

    @classmethod
    def read(cls, written: str) -> "Word":
        """What is written in the data file: `last.<line>`, or the line alone."""
        return cls(
            line_id=written.removeprefix(LAST),
            is_last=written.startswith(LAST),
        )

    def shown(self, line: Line) -> str:
        """As the identity's statement says it: 上年报告的…."""
        if self.is_last:
            return f"{OF_LAST}{line.short}"
        return line.short


@dataclass(frozen=True, slots=True)
class Direction:
    """Whether an identity adds up a column's rows, or a row's columns, in one block of a table."""

    table: Table
    block: Block
    by_column: bool

    @property
    def lines(self) -> Sequence[Line]:
        """Those whose cells are added up."""
        return self.block.rows if self.by_column else self.block.columns

    @property
    def across(self) -> Sequence[Line]:
        """Those along each of which it is added up."""
        if self.by_column:
            return self.block.leaf_columns()
        return self.block.leaf_rows()

    def terms(self, side: Sequence[str], along: Line) -> tuple[Term, ...]:
        """One side of the identity; none where this edition has not all of its lines."""
        terms: list[Term] = []
        for word in map(Word.read, side):
            line = found_in(self.lines, word.line_id)
            if line is None:
                return ()
            terms += self._terms_of(word, line, along)
        return tuple(terms)

    def _terms_of(self, word: Word, line: Line, along: Line) -> Iterator[Term]:
        for leaf in line.leaves():
            cell = self._cell(leaf, along)
            yield Term(
                cell=cell.id,
                short=word.shown(leaf),
                last=word.is_last,
            )

    def _cell(self, line: Line, along: Line) -> Cell:
        if self.by_column:
            return Cell(self.table.id, row=line, column=along)
        return Cell(self.table.id, row=along, column=line)

    def words(self, side: Sequence[str]) -> str:
        """The same in words: 新收 + 上年结转."""
        shown = []
        for word in map(Word.read, side):
            line = found_in(self.lines, word.line_id)
            if line:
                shown.append(word.shown(line))
        return " + ".join(shown)


def identities_of(table: Table, rows: Sequence[Data]) -> Iterator[Identity]:
    """Those of one table, of all that the data file has."""
    for data in rows:
        table_id, *_ = data["id"].split(".")
        if table_id != table.id:
            continue
        by_column = "<column>" in data["id"]
        for block in table.blocks:
            direction = Direction(table, block, by_column)
            yield from _along(direction, data)


def _along(direction: Direction, data: Data) -> Iterator[Identity]:
    """An identity of the data file, along each line of a block that it speaks of."""
    left_words = direction.words(data["left"])
    right_words = direction.words(data["right"])
    for line in direction.across:
        if line.id not in data.get("rows", [line.id]):
            continue
        left = direction.terms(data["left"], line)
        right = direction.terms(data["right"], line)
        if not left or not right:
            continue
        yield Identity(
            id=PLACEHOLDER.sub(line.id, data["id"]),
            severity=Severity(data["severity"]),
            along=line,
            left=left,
            right=right,
            words=f"{left_words} = {right_words}",
            family=re.sub(rf"\.{PLACEHOLDER.pattern}", "", data["id"]),
        )
