"""The statutory form: every cell of every edition, and what must be equal: `form.json`."""

from collections.abc import Iterator
from typing import Any

from generator.archive.settings import Settings
from generator.form.breaks import BREAKS, Break
from generator.form.editions import EDITIONS, SECTIONS, whole_form
from generator.form.form import Form
from generator.form.identities import Identity, Term
from generator.form.parts import Block, Cell, Line, Section, Table
from generator.form.union import editions_of, union, unit_of
from generator.site.api.document import document
from generator.site.api.figures import Figure, figures_of

Told = dict[str, Any]
Headings = tuple[list[str], list[str]]
"Those of the row and of the column of a cell, the outermost first."


def form(settings: Settings) -> str:
    """The text of the document; of a cell of several editions the newest one's words are told."""
    headings: dict[str, Headings] = {}
    for edition in sorted(EDITIONS):
        headings.update(_headings(whole_form(edition)))
    told = {
        "sections": [_section(each) for each in SECTIONS],
        "editions": [_edition(edition) for edition in sorted(EDITIONS)],
        "cells": [_cell(cell, headings[cell.id]) for cell in union()],
        "breaks": [_break(each) for each in BREAKS],
    }
    return document(settings, told)


def _headings(form: Form) -> Iterator[tuple[str, Headings]]:
    for table in form.tables:
        for block in table.blocks:
            yield from _of_block(table.id, block)


def _of_block(table: str, block: Block) -> Iterator[tuple[str, Headings]]:
    for row in _paths(block.rows):
        for column in _paths(block.columns):
            cell = f"{table}.{row[-1].id}.{column[-1].id}"
            yield cell, ([each.label for each in row], [each.label for each in column])


def _paths(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    for line in lines:
        yield from line.paths()


def _cell(cell: Cell, headings: Headings) -> Told:
    row, column = headings
    return {
        "id": cell.id,
        "name": cell.name,
        "table": cell.table,
        "row": row,
        "column": column,
        "kind": cell.column.kind,
        "unit": unit_of(cell) or None,
        "article": cell.row.article,
        "meaning": cell.row.meaning,
        "editions": editions_of(cell.id),
    }


def _edition(edition: int) -> Told:
    form = whole_form(edition)
    return {
        "edition": edition,
        "notice": EDITIONS[edition],
        "tables": [_table(table) for table in form.tables],
        "figures": [_figure(figure) for figure in figures_of(form)],
        "identities": [_identity(identity) for identity in form.identities],
    }


def _section(section: Section) -> Told:
    return {
        "id": section.id,
        "heading": section.heading,
        "table": section.table or None,
    }


def _table(table: Table) -> Told:
    return {
        "id": table.id,
        "caption": table.caption,
        "corner": table.corner,
        "unit": table.unit or None,
        "one_row": table.one_row,
        "blocks": [_block(block) for block in table.blocks],
    }


def _block(block: Block) -> Told:
    return {
        "heading": block.heading,
        "rows": [_line(row) for row in block.rows],
        "columns": [_line(column) for column in block.columns],
    }


def _line(line: Line) -> Told:
    """As its own edition prints it: of a cell of several, `cells` has the newest one's words."""
    return {
        "id": line.id,
        "label": line.label,
        "brief": line.brief,
        "short": line.short,
        "kind": line.kind or None,
        "parts": [_line(part) for part in line.parts],
    }


def _figure(figure: Figure) -> Told:
    quantity = figure.quantity
    return {"id": figure.id, "label": quantity.label, "cells": quantity.cells}


def _identity(identity: Identity) -> Told:
    return {
        "id": identity.id,
        "rule": identity.family,
        "along": identity.along.short,
        "words": identity.words,
        "severity": identity.severity.value,
        "left": [_term(term) for term in identity.left],
        "right": [_term(term) for term in identity.right],
    }


def _term(term: Term) -> Told:
    return {"cell": term.cell, "name": term.short, "year_before": term.last}


def _break(each: Break) -> Told:
    return {"year": each.year, "words": each.words, "source": each.source}
