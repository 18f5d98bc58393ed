"""What the statutory form is made of: sections, tables, rows and columns, cells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

SUM = "总计"
NUMBER = re.compile(r"（.）")
"Of a heading that rows stand below: （三） of （三）不予公开."


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column; one with parts is only a heading."""

    id: str
    label: str
    "As the form prints it, numbering included."
    brief: str
    "The label as the comment in a report file."
    narrow: str
    "What of the label stands where there is no room for it: characters of it, in their order."
    short: str
    "The name in a sentence, without numbering."
    kind: str
    "Of a column: count, signed, decimal or amount; empty on rows and headings."
    unit: str
    article: str
    "Article of 《政府信息公开条例》, such as 36(4)(5); empty where the regulation has none."
    meaning: str
    "What the row says, in plain Chinese."
    parts: tuple["Line", ...]

    def leaves(self) -> Iterator["Line"]:
        """The lines that hold cells, in the form's order."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def paths(self, above: tuple["Line", ...] = ()) -> Iterator[tuple["Line", ...]]:
        """For each leaf the headings above it, outermost first, and the leaf itself."""
        if not self.parts:
            yield (*above, self)
        for part in self.parts:
            yield from part.paths((*above, self))

    def find(self, line_id: str) -> "Line | None":
        """The line of that id in this one, itself included."""
        if self.id == line_id:
            return self
        return found_in(self.parts, line_id)

    @property
    def pieces(self) -> list[str]:
        """The label in pieces, every second of which is left out where there is no room."""
        found = [""]
        rest = self.narrow
        for letter in self.label:
            is_kept = rest.startswith(letter)
            if is_kept:
                rest = rest[1:]
            if is_kept is (len(found) % 2 == 0):
                found.append("")
            found[-1] += letter
        return found

    @property
    def is_sum(self) -> bool:
        """Whether it adds up the others."""
        return self.short == SUM

    @property
    def width(self) -> int:
        """How many lines that hold cells it stretches across."""
        leaves = list(self.leaves())
        return len(leaves)

    @property
    def levels(self) -> int:
        """How many headings stand above each other in it, itself included."""
        return max(len(path) for path in self.paths())


def found_in(lines: Sequence[Line], line_id: str) -> Line | None:
    """The line of that id among these and their parts."""
    for line in lines:
        named = line.find(line_id)
        if named:
            return named
    return None


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that share their columns."""

    heading: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]

    def leaf_rows(self) -> tuple[Line, ...]:
        """The rows that a report file has a key for."""
        leaves = (row.leaves() for row in self.rows)
        return tuple(chain.from_iterable(leaves))

    def labels(self) -> Iterator[tuple[Line, str]]:
        """Each row that a report file has a key for, with its label.

        Within a numbered heading the number stands before it: （三）1.属于国家秘密.
        """
        for row in self.rows:
            for path in row.paths():
                *above, leaf = path
                number = NUMBER.match(above[-1].label) if above else None
                yield leaf, f"{number.group() if number else ''}{leaf.brief}"

    def leaf_columns(self) -> tuple[Line, ...]:
        """The columns that a row has a value for."""
        leaves = (column.leaves() for column in self.columns)
        return tuple(chain.from_iterable(leaves))


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of the form."""

    table: str
    row: Line
    column: Line

    @property
    def id(self) -> str:
        """`table.row.column`, the cell's name everywhere."""
        return f"{self.table}.{self.row.id}.{self.column.id}"

    @property
    def name(self) -> str:
        """The cell in a sentence: 新收·商业企业."""
        return f"{self.row.short}·{self.column.short}"


@dataclass(frozen=True, slots=True)
class KeyedRow:
    """A row that a report file has a key for, with the columns of its block."""

    line: Line
    columns: tuple[Line, ...]
    kinds: tuple[str, ...]
    "That of each column."


@dataclass(frozen=True)
class Table:
    """One of the three tables, in one edition."""

    id: str
    edition: int
    caption: str
    corner: str
    unit: str
    one_row: bool
    "Printed as a single row of cells, the rows as groups above the columns."
    blocks: tuple[Block, ...]

    @cached_property
    def rows(self) -> Mapping[str, KeyedRow]:
        """By the key that a report file has for each, in the form's order."""
        rows = {}
        for block in self.blocks:
            columns = block.leaf_columns()
            kinds = tuple(column.kind for column in columns)
            for line in block.leaf_rows():
                rows[line.id] = KeyedRow(line, columns, kinds)
        return rows

    def cells(self) -> Iterator[Cell]:
        """Every cell, in the form's order."""
        for block in self.blocks:
            for row in block.leaf_rows():
                for column in block.leaf_columns():
                    yield Cell(self.id, row, column)


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six parts of a report."""

    id: str
    number: str
    title: str
    spellings: str
    "Pattern of the titles met in real reports, without spaces."
    table: str
    "The table printed in it; empty where there is only prose."

    @property
    def heading(self) -> str:
        """一、总体情况."""
        return f"{self.number}、{self.title}"
