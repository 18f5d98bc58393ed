"""The page on which a report is filled in: the statutory tables, a field in each cell.

Scripts of `templates/assets/entry` do the rest in the browser: nothing is sent anywhere. Who has no
script takes a workbook, or prints the page and writes by hand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.archive.agency import KINDS
from generator.archive.cell import EXPECTED, PATTERNS
from generator.content.sectors import known_sectors
from generator.form.editions import (
    EDITIONS,
    FIRST_FORM,
    SECTIONS,
    whole_form,
)
from generator.form.grid import Grid
from generator.form.layouts import grid
from generator.form.parts import Cell, Line, Section, Table
from generator.site import urls
from generator.site.downloads import Download
from generator.site.export.blank_workbooks import offered_workbooks
from generator.site.pages.page import Page, View
from generator.survey.overview import Survey
from generator.text.characters import REFUSED

Kind = dict[str, str]
"What a figure of a kind looks like, and what is said of any other."


@dataclass(frozen=True, slots=True)
class Fields:
    """A table with room for a figure in each of its cells."""

    editions: tuple[int, ...]
    "Those that have it as it stands here, the oldest first."
    grid: Grid
    cells: Mapping[str, Cell]
    columns: tuple[Line, ...]
    "Those that all rows share, where there is more than a column for a phone; else none."


@dataclass(frozen=True, slots=True)
class ContributeEntryView(View):
    """What can be filled in."""

    sections: list[tuple[Section, list[Fields]]]
    "The parts of a report; those of words alone have no fields."
    workbooks: tuple[tuple[int, Download], ...]
    "Edition, and the workbook for those who do not fill it in here; the newest first."
    kinds: Mapping[str, str]
    "What a new body may be, and the word for it."
    sectors: tuple[str, ...]
    "What bodies do, by the names that bodies of a kind share."
    settled: Mapping[str, object]
    "What scripts are told: how figures are written, which characters no text may have, years."


def contribute_entry_page(survey: Survey) -> Page:
    """The page for whichever body, which a reader chooses there."""
    view = ContributeEntryView(
        sections=[(section, list(_fields(section.table))) for section in SECTIONS],
        workbooks=offered_workbooks(),
        kinds=KINDS,
        sectors=known_sectors(survey.archive.settings),
        settled={
            "kinds": {kind: _kind(kind) for kind in PATTERNS},
            "first": FIRST_FORM,
            "refused": {kind: _class(letters) for kind, letters in REFUSED.items()},
        },
    )
    return Page(urls.ENTRY, view)


def _kind(kind: str) -> Kind:
    return {"pattern": PATTERNS[kind].pattern, "expected": EXPECTED[kind]}


def _class(letters: str) -> str:
    r"""A class of characters as scripts have it, none of them as it is: \\u{0}-\\u{8}."""
    written = (letter if letter == "-" else f"\\u{{{ord(letter):x}}}" for letter in letters)
    return "".join(written)


def _fields(table_id: str) -> Iterator[Fields]:
    """The tables of that id that differ, the newest first; none for an empty id."""
    if not table_id:
        return
    tables = [whole_form(edition).table(table_id) for edition in sorted(EDITIONS)]
    of_shape: dict[object, list[Table]] = {}
    for table in tables:
        of_shape.setdefault(table.blocks, []).append(table)
    for alike in reversed(of_shape.values()):
        yield _field(alike)


def _field(alike: list[Table]) -> Fields:
    table = alike[-1]
    is_crossed = not table.one_row and len(table.blocks) == 1
    return Fields(
        editions=tuple(each.edition for each in alike),
        grid=grid(table),
        cells={cell.id: cell for cell in table.cells()},
        columns=table.blocks[0].leaf_columns() if is_crossed else (),
    )
