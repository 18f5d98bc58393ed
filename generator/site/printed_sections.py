"""The sections of a report as its page prints them: what the agency wrote, and the tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.archive.report import Report
from generator.archive.values import Missing
from generator.content.narrative import Part
from generator.form.editions import SECTIONS
from generator.form.parts import Section, Table


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section of the report: what the agency wrote, and the table that stands in it."""

    heading: str
    "Empty for what stands before the first heading."
    anchor: str
    html: str = ""
    table: Table | None = None
    lost: int = 0
    "Cells of the table that the copy lacks."


def printed_sections(report: Report, narrative: Sequence[Part]) -> Iterator[PrintedSection]:
    """The report in the order of the form: what the agency wrote, and the tables in their places.

    What the form does not know comes before it where it has no heading, else after it. A report
    without a form is printed as it is written.
    """
    if report.has_tables:
        yield from _with_tables(report, narrative)
    else:
        yield from map(_written, narrative)


def _with_tables(report: Report, narrative: Sequence[Part]) -> Iterator[PrintedSection]:
    numbered = {part.number: part for part in narrative if part.number}
    others = [part for part in narrative if not part.number]
    for part in others:
        if not part.heading:
            yield _written(part)
    for index, section in enumerate(SECTIONS, 1):
        own = numbered.get(section.number)
        if section.table:
            yield _with_table(report, section, own, index)
        elif own:
            yield _written(own)
    for part in others:
        if part.heading:
            yield _written(part)


def _written(part: Part) -> PrintedSection:
    return PrintedSection(
        heading=part.heading,
        anchor=part.anchor,
        html=part.html,
    )


def _with_table(report: Report, section: Section, part: Part | None, index: int) -> PrintedSection:
    """A section of the form with its table, which stands there even where nothing is written."""
    return PrintedSection(
        heading=part.heading if part else section.heading,
        anchor=part.anchor if part else f"s{index}",
        html=part.html if part else "",
        table=report.figures.form.table(section.table),
        lost=_lost(report, section.table),
    )


def _lost(report: Report, table: str) -> int:
    """How many cells of that table the copy lacks."""
    figures = report.figures
    if Missing.LOST not in figures.values:
        return 0
    cells = figures.form.cells
    count = 0
    for cell, value in zip(cells, figures.values, strict=True):
        if cell.table == table and value is Missing.LOST:
            count += 1
    return count
