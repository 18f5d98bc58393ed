"""The database: reports, their cells, what does not add up, what was corrected, and the form.

SQLite, as Datasette and everything else opens it.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import NamedTuple

from generator.archive.settings import NOTICE, Settings
from generator.form.union import editions_of
from generator.site.export.columns import ABOUT, INTEGER, Column, cells
from generator.site.export.report_row import Row
from generator.survey.datum import Status

VERSION_NUMBER = slice(96, 100)
"Where the file says which version of the library wrote it last, which is nobody's business."
TABLES = (
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE reports (id INTEGER PRIMARY KEY, {about})",
    """CREATE TABLE form (
        id INTEGER PRIMARY KEY, cell TEXT UNIQUE NOT NULL, title TEXT NOT NULL,
        table_id TEXT NOT NULL, row_label TEXT NOT NULL, column_label TEXT NOT NULL,
        unit TEXT NOT NULL, article TEXT NOT NULL, editions TEXT NOT NULL)""",
    """CREATE TABLE cells (
        report_id INTEGER NOT NULL REFERENCES reports (id),
        cell_id INTEGER NOT NULL REFERENCES form (id),
        value INTEGER, amount TEXT, status TEXT NOT NULL,
        PRIMARY KEY (report_id, cell_id)) WITHOUT ROWID""",
    """CREATE TABLE findings (
        report TEXT NOT NULL, identity TEXT NOT NULL, name TEXT NOT NULL, verdict TEXT NOT NULL,
        statement TEXT NOT NULL, reason TEXT NOT NULL)""",
    """CREATE TABLE corrections (
        report TEXT NOT NULL, date TEXT NOT NULL, cell TEXT NOT NULL, before TEXT NOT NULL,
        after TEXT NOT NULL, reason TEXT NOT NULL)""",
    """CREATE VIEW figures AS
        SELECT reports.report, region, agency_name, year, covers, cell, form.title AS cell_title,
               value, amount, status
        FROM cells JOIN reports ON reports.id = report_id JOIN form ON form.id = cell_id""",
)
"A cell has its count in `value` or its amount, to the digit, in `amount`; its status says which."


WIDTHS = {
    "about": 2,
    "reports": len(ABOUT) + 1,
    "form": 9,
    "cells": 5,
    "findings": 6,
    "corrections": 6,
}
"Table → its columns."
Record = tuple[str | int | None, ...]


class Finding(NamedTuple):
    """What does not add up, or cannot be told, in a report."""

    report: str
    identity: str
    name: str
    verdict: str
    statement: str
    reason: str


class Corrected(NamedTuple):
    """A cell of a report that was corrected."""

    report: str
    date: str
    cell: str
    before: str
    after: str
    reason: str


def database(
    settings: Settings,
    rows: Iterable[Row],
    findings: Iterable[Finding],
    corrections: Iterable[Corrected],
) -> bytes:
    """The file; the same bytes for the same rows."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.execute("PRAGMA journal_mode = OFF")
        about = ", ".join(map(_declared, ABOUT))
        for statement in ("BEGIN", *TABLES):
            made.execute(statement.format(about=about))
        _insert(made, "about", _told(settings))
        _insert(made, "form", _form())
        for number, row in enumerate(rows, 1):
            _insert(made, "reports", [(number, *_about(row))])
            _insert(made, "cells", _cells(number, row))
        _insert(made, "findings", findings)
        _insert(made, "corrections", corrections)
        made.execute("COMMIT")
        content = bytearray(made.serialize())
    content[VERSION_NUMBER] = bytes(4)
    return bytes(content)


def _insert(made: sqlite3.Connection, name: str, records: Iterable[Record]) -> None:
    """Add them to the table of that name."""
    places = ", ".join("?" * WIDTHS[name])
    made.executemany(f"INSERT INTO {name} VALUES ({places})", records)  # noqa: S608 - a name of ours


def _told(settings: Settings) -> Iterator[Record]:
    yield "title", settings.title
    yield "url", settings.base_url
    yield "notice", NOTICE
    yield "licence", settings.licence


def _about(row: Row) -> Iterator[str | int | None]:
    """What is told of a report; what is not known is NULL."""
    for column in ABOUT:
        text = row.about[column.id]
        yield int(text) if text and column.type == INTEGER else text or None


def _cells(number: int, row: Row) -> Iterator[Record]:
    for index, (value, status) in enumerate(row.figures.values(), 1):
        if status is Status.NOT_ASKED:
            continue
        if isinstance(value, str):
            yield number, index, None, value, status.value
        else:
            yield number, index, value, None, status.value


def _form() -> Iterator[Record]:
    for number, column in enumerate(cells(), 1):
        cell = column.cell
        if cell is None:
            continue
        yield (
            number,
            column.id,
            column.title,
            cell.table,
            cell.row.label,
            cell.column.label,
            column.unit,
            cell.row.article,
            " ".join(map(str, editions_of(cell.id))),
        )


def _declared(column: Column) -> str:
    """A column as SQL has it."""
    kind = "INTEGER" if column.type == INTEGER else "TEXT"
    return f"{column.id} {kind}{' UNIQUE NOT NULL' if column.id == 'report' else ''}"
