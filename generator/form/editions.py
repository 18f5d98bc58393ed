"""The editions of the statutory form, read from the data files beside this module.

The format is set by 国办公开办函〔2019〕60号 (reports on 2019 and 2020) and
国办公开办函〔2021〕30号 (2021 and later). Editions mix in real reports, so each table has its own.
"""

import copyreg
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from generator.finding import Severity
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
    """The edition in force for reports on that year.

    ValueError for years before the first, which are free text.
    """
    known = [edition for edition in EDITIONS if edition <= year]
    if not known:
        message = f"no edition of the form covers {year}"
        raise ValueError(message)
    return max(known)


def _found(line_id: str, lines: Sequence[Line]) -> Line | None:
    """The line of that id among these and their parts."""
    candidates = (line.find(line_id) for line in lines)
    return next((line for line in candidates if line), None)


def _shown(word: str, line: Line) -> str:
    """`last.<line>` in an identity, as its statement says it: 上年报告的…."""
    return f"{OF_LAST}{line.short}" if word.startswith(LAST) else line.short


@dataclass(frozen=True, slots=True)
class _Direction:
    """Whether an identity adds up a column's rows, or a row's columns, in one block of a table."""

    table: Table
    block: Block
    by_column: bool

    @property
    def lines(self) -> tuple[Line, ...]:
        """Those whose cells are added up."""
        return self.block.rows if self.by_column else self.block.columns

    @property
    def across(self) -> tuple[Line, ...]:
        """Those along each of which it is added up."""
        return self.block.leaf_columns() if self.by_column else self.block.leaf_rows()

    def terms(self, words: list[str], along: Line) -> tuple[Term, ...]:
        """One side of the identity; none where this edition has not all of its lines."""
        found: list[Term] = []
        for word in words:
            line = _found(word.removeprefix(LAST), self.lines)
            if line is None:
                return ()
            for leaf in line.leaves():
                row, column = (leaf, along) if self.by_column else (along, leaf)
                cell = f"{self.table.id}.{row.id}.{column.id}"
                found.append(Term(cell, _shown(word, leaf), word.startswith(LAST)))
        return tuple(found)

    def words(self, words: list[str]) -> str:
        """The same in words: 新收 + 上年结转."""
        pairs = ((word, _found(word.removeprefix(LAST), self.lines)) for word in words)
        return " + ".join(_shown(word, line) for word, line in pairs if line)


def _identities(table: Table) -> Iterator[Identity]:
    for data in _data("common")["identities"]:
        if data["id"].split(".")[0] == table.id:
            for block in table.blocks:
                direction = _Direction(table, block, "<column>" in data["id"])
                yield from _along(direction, data)


def _along(direction: _Direction, data: Mapping[str, Any]) -> Iterator[Identity]:
    """An identity of the data file, along each line of a block that it speaks of."""
    for line in direction.across:
        if line.id not in data.get("rows", [line.id]):
            continue
        left = direction.terms(data["left"], line)
        right = direction.terms(data["right"], line)
        if left and right:
            yield Identity(
                id=re.sub(r"<\w+>", line.id, data["id"]),
                severity=Severity(data["severity"]),
                along=line,
                left=left,
                right=right,
                words=f"{direction.words(data['left'])} = {direction.words(data['right'])}",
                family=re.sub(r"\.<\w+>", "", data["id"]),
            )


def _resolved(cell: str, tables: tuple[Table, ...]) -> Iterator[str]:
    """A cell's id, or those of the leaves where it names a group."""
    table_id, row_id, column_id = cell.split(".")
    table = next(table for table in tables if table.id == table_id)
    found = (_found(row_id, block.rows) for block in table.blocks)
    row = next((row for row in found if row), None)
    for leaf in row.leaves() if row else ():
        yield f"{table_id}.{leaf.id}.{column_id}"


def _sum(cells: list[str], tables: tuple[Table, ...], index: Mapping[str, int]) -> tuple[str, ...]:
    """The cells to add up; none where this edition has not all of them."""
    found: list[str] = []
    for cell in cells:
        found += _resolved(cell, tables)
    return tuple(found) if all(cell in index for cell in found) else ()


def _quantities(
    name: str, tables: tuple[Table, ...], index: Mapping[str, int]
) -> Iterator[Quantity]:
    for data in _data("common")[name]:
        cells = _sum(data["cells"], tables, index)
        if cells:
            yield Quantity(**{"label": "", **data, "cells": cells})


def _statements(tables: tuple[Table, ...], index: Mapping[str, int]) -> Iterator[Statement]:
    for data in _data("common")["claims"]:
        sums = (_sum(cells, tables, index) for cells in data["sums"])
        known = tuple(filter(None, sums))
        if known:
            yield Statement(data["label"], data["pattern"], known)


def whole_form(edition: int) -> Form:
    """The form as that edition sets it, no table of another edition."""
    return form_for(edition, edition, edition)


@lru_cache
def form_for(proactive: int, requests: int, disputes: int) -> Form:
    """The form whose tables have these editions; KeyError for an edition that does not exist."""
    tables = tuple(map(_table, TABLES, (proactive, requests, disputes)))
    cells = tuple(chain.from_iterable(table.cells() for table in tables))
    index = {cell.id: number for number, cell in enumerate(cells)}
    identities = chain.from_iterable(map(_identities, tables))
    return Form(
        tables=tables,
        cells=cells,
        index=index,
        identities=tuple(sorted(identities, key=lambda identity: not identity.must_hold)),
        headline=tuple(_quantities("headline", tables, index)),
        summary=tuple(_quantities("summary", tables, index)),
        sought=tuple(_quantities("sought", tables, index)),
        claims=tuple(_statements(tables, index)),
    )


def _recipe(form: Form) -> tuple[Callable[[int, int, int], Form], tuple[int, ...]]:
    return form_for, tuple(form.editions.values())


# A form that comes from another process is the one that this process has, not an equal one beside
# it.
copyreg.pickle(Form, _recipe)
