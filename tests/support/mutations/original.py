"""An original before it is a file, and what a reader sees in it.

Text and tables of cells with runs of some look.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.form.editions import SECTIONS
from generator.form.grid import Row as GridRow
from generator.form.layouts import grid
from generator.form.parts import Table


class Run(NamedTuple):
    """A piece of text that looks the same all over, or a thing that stands between two."""

    text: str = ""
    look: str = ""
    "A name that the looks of a format explain; empty for plain text."


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell of a printed table; what a span covers has no entry."""

    runs: tuple[Run, ...] = ()
    cell: str = ""
    "The cell of the form that it prints; empty for headings and figures that the form has not."
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """All of its text, however it looks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a printed table."""

    entries: tuple[Entry, ...]
    look: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed table."""

    table: str
    "Its id in the form."
    head: int
    "Rows of column headings at its top."
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """In a workbook, what follows stands on a sheet of its own."""

    name: str


Part = str | Printed | Worksheet


@dataclass(frozen=True, slots=True)
class Draft:
    """A report and the tables to print it in, whose lines may be others than the form's."""

    report: Report
    tables: tuple[Table, ...]
    figures: Mapping[str, str]
    "Cell → its text, also for cells that only these tables have."
    said: Mapping[str, Value]
    "Cell of the form → what a careful reader knows of it; lost: nothing for certain."

    def table(self, name: str) -> Table:
        """The table to print for that one of the form."""
        return next(table for table in self.tables if table.id == name)

    def with_table(self, changed: Table) -> "Draft":
        """The same draft with one table changed."""
        tables = tuple(changed if table.id == changed.id else table for table in self.tables)
        return replace(self, tables=tables)


@dataclass(frozen=True, slots=True)
class Original:
    """What is to be written as a file."""

    report: Report
    parts: tuple[Part, ...]
    said: Mapping[str, Value]
    "As a draft has it."
    dressed: Mapping[str, str] = field(default_factory=dict)
    "Cell → the mutation that changed this one alone."


def drafted(report: Report, blank: str = "") -> Draft:
    """A report in the tables of its form; `blank` stands in its blank cells."""
    said = {cell.id: report.figures[cell.id] for cell in report.figures.form.cells}
    figures = {
        cell: blank if value is Missing.BLANK else str(value) for cell, value in said.items()
    }
    return Draft(report, report.figures.form.tables, figures, said)


def printed(draft: Draft) -> Original:
    """The report as its draft lays it out, with a paragraph in each section of words."""
    parts: list[Part] = [draft.report.title]
    for section in SECTIONS:
        parts.append(section.heading)
        if section.table:
            parts.append(_table(draft.table(section.table), draft))
        else:
            parts.append(
                "本机关认真贯彻《中华人民共和国政府信息公开条例》，扎实推进政府信息公开工作。"
            )
    return Original(draft.report, tuple(parts), draft.said)


def _table(table: Table, draft: Draft) -> Printed:
    layout = grid(table)
    lines = [_line(row, draft, len(layout.head)) for row in layout.head]
    for rows in layout.bodies:
        lines += [_line(row, draft, len(rows) - at) for at, row in enumerate(rows)]
    return Printed(table.id, len(layout.head), tuple(line for line in lines if line.entries))


def _line(row: GridRow, draft: Draft, deepest: int) -> Line:
    entries = [entry(h.label, columns=h.colspan, rows=min(h.rowspan, deepest)) for h in row.heads]
    for slot in row.slots:
        cell = slot.cell if slot.cell in draft.said else ""
        entries.append(entry(draft.figures[slot.cell], cell, columns=slot.colspan))
    return Line(tuple(entries))


def entry(text: str, cell: str = "", *, columns: int = 1, rows: int = 1) -> Entry:
    """A cell of plain text."""
    return Entry((Run(text),) if text else (), cell, columns, rows)


def placed(lines: tuple[Line, ...]) -> Iterator[tuple[int, int, Entry]]:
    """Row, column and entry of every cell, 0-based, spans considered."""
    covered: set[tuple[int, int]] = set()
    for row, line in enumerate(lines):
        column = 0
        for item in line.entries:
            while (row, column) in covered:
                column += 1
            yield row, column, item
            for down in range(item.rows):
                covered |= {(row + down, column + right) for right in range(item.columns)}
            column += item.columns


def width(table: Printed) -> int:
    """Columns of a printed table."""
    return max(column + item.columns for _, column, item in placed(table.lines))
