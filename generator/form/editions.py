"""The editions of the statutory form, read from the data files beside this module.

The format is set by 国办公开办函〔2019〕60号 (reports on 2019 and 2020) and 国办公开办函〔2021〕30号 (2021 and later).
Editions mix in real reports, so each table has its own.
"""

import copyreg
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.form.form import Form
from generator.form.identities import OF_LAST, Identity, Term
from generator.form.parts import Block, Line, Section, Table
from generator.form.quantities import Quantity, Statement

FOLDER = Path(__file__).parent
NUMBERING = re.compile(r"^(?:[一二三四]、|（[一二三四五六七]）|\d\.)")
LAST = "last."


def _line(data: Mapping[str, Any]) -> Line:
    label = data["label"]
    brief = data.get("brief", label)
    return Line(
        id=data["id"],
        label=label,
        brief=brief,
        short=data.get("short", NUMBERING.sub("", brief)),
        kind=data.get("kind", ""),
        unit=data.get("unit", ""),
        article=str(data.get("article", "")),
        meaning=data.get("meaning", ""),
        parts=tuple(_line(part) for part in data.get("parts", ())),
    )


@lru_cache
def _data(name: str) -> Any:  # noqa: ANN401 - the shape of a form file is checked by using it
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))


@lru_cache
def _table(table_id: str, edition: int) -> Table:
    data = _data(str(edition))["tables"][table_id]
    if "same_as" in data:
        data = _data(str(data["same_as"]))["tables"][table_id]
    return Table(
        id=table_id,
        edition=edition,
        caption=data["caption"],
        corner=data.get("corner", ""),
        unit=data.get("unit", ""),
        one_row=data.get("one_row", False),
        blocks=tuple(
            Block(
                heading=block.get("heading", ""),
                rows=tuple(map(_line, block["rows"])),
                columns=tuple(map(_line, block["columns"])),
            )
            for block in data["blocks"]
        ),
    )


EDITIONS = {edition: _data(str(edition))["notice"] for edition in (2019, 2021)}
"Edition → the notice that set it."

SECTIONS = tuple(
    Section(table=data.pop("table", ""), **data) for data in map(dict, _data("common")["sections"])
)
TABLES = tuple(section.table for section in SECTIONS if section.table)


def edition_for(year: int) -> int:
    """The edition in force for reports on that year; ValueError for years before the first, which are free text."""
    known = [edition for edition in EDITIONS if edition <= year]
    if not known:
        message = f"no edition of the form covers {year}"
        raise ValueError(message)
    return max(known)


def _side(
    words: list[str], table: Table, lines: list[Line], fixed: Line, *, by_column: bool
) -> tuple[Term, ...] | None:
    terms = []
    for word in words:
        line_id = word.removeprefix(LAST)
        line = next((found for top in lines if (found := top.find(line_id))), None)
        last = word.startswith(LAST)
        if line is None:
            return None
        for leaf in line.leaves():
            row, column = (leaf, fixed) if by_column else (fixed, leaf)
            terms.append(
                Term(
                    f"{table.id}.{row.id}.{column.id}", (OF_LAST if last else "") + leaf.short, last
                )
            )
    return tuple(terms)


def _words(words: list[str], lines: list[Line]) -> str:
    names = []
    for word in words:
        line = next(found for top in lines if (found := top.find(word.removeprefix(LAST))))
        names.append((OF_LAST if word.startswith(LAST) else "") + line.short)
    return " + ".join(names)


def _identities(table: Table) -> Iterator[Identity]:
    for data in _data("common")["identities"]:
        if data["id"].split(".")[0] != table.id:
            continue
        by_column = "<column>" in data["id"]
        for block in table.blocks:
            lines = list(block.rows if by_column else block.columns)
            for fixed in block.leaf_columns() if by_column else block.leaf_rows():
                if fixed.id not in data.get("rows", [fixed.id]):
                    continue
                left, right = (
                    _side(data[side], table, lines, fixed, by_column=by_column)
                    for side in ("left", "right")
                )
                if left and right:
                    yield Identity(
                        id=data["id"].replace("<column>" if by_column else "<row>", fixed.id),
                        severity=data["severity"],
                        along=fixed,
                        left=left,
                        right=right,
                        words=f"{_words(data['left'], lines)} = {_words(data['right'], lines)}",
                        family=re.sub(r"\.<\w+>", "", data["id"]),
                    )


def _resolved(cell: str, tables: tuple[Table, ...]) -> Iterator[str]:
    """A cell's id, or those of the leaves where it names a group."""
    table_id, row_id, column_id = cell.split(".")
    tops = [
        row
        for table in tables
        if table.id == table_id
        for block in table.blocks
        for row in block.rows
    ]
    row = next((found for top in tops if (found := top.find(row_id))), None)
    if row:
        yield from (f"{table_id}.{leaf.id}.{column_id}" for leaf in row.leaves())


def _sum(cells: list[str], tables: tuple[Table, ...], index: Mapping[str, int]) -> tuple[str, ...]:
    """The cells to add up; none where this edition has not all of them."""
    found = [each for cell in cells for each in _resolved(cell, tables)]
    return tuple(found) if found and all(cell in index for cell in found) else ()


def _quantities(
    name: str, tables: tuple[Table, ...], index: Mapping[str, int]
) -> Iterator[Quantity]:
    for data in _data("common")[name]:
        cells = _sum(data["cells"], tables, index)
        if cells:
            yield Quantity(**{"label": "", **data, "cells": cells})


def _claims(tables: tuple[Table, ...], index: Mapping[str, int]) -> Iterator[Statement]:
    for data in _data("common")["claims"]:
        sums = tuple(found for cells in data["sums"] if (found := _sum(cells, tables, index)))
        if sums:
            yield Statement(data["label"], data["pattern"], sums)


def whole_form(edition: int) -> Form:
    """The form as that edition sets it, no table of another edition."""
    return form_for(edition, edition, edition)


@lru_cache
def form_for(proactive: int, requests: int, disputes: int) -> Form:
    """The form whose tables have these editions; KeyError for an edition that does not exist."""
    tables = tuple(map(_table, TABLES, (proactive, requests, disputes)))
    cells = tuple(cell for table in tables for cell in table.cells())
    index = {cell.id: place for place, cell in enumerate(cells)}
    identities = [identity for table in tables for identity in _identities(table)]
    return Form(
        tables=tables,
        cells=cells,
        index=index,
        identities=tuple(sorted(identities, key=lambda identity: not identity.must_hold)),
        headline=tuple(_quantities("headline", tables, index)),
        summary=tuple(_quantities("summary", tables, index)),
        sought=tuple(_quantities("sought", tables, index)),
        claims=tuple(_claims(tables, index)),
    )


def _recipe(form: Form) -> tuple[Callable[[int, int, int], Form], tuple[int, ...]]:
    return form_for, tuple(form.editions.values())


# A form that comes from another process is the one that this process has, not an equal one beside it.
copyreg.pickle(Form, _recipe)
