"""A report as a row of the wide table, and the row as it is read again."""

import csv
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.archive.agency import KINDS
from generator.archive.report import Report
from generator.site import urls
from generator.site.account import Account
from generator.site.export.columns import ABOUT, INTEGER, WORDS, Column, cells, columns
from generator.site.export.table import END, TableField, restored, table
from generator.survey.datum import NOT_ASKED, Datum, Status, data
from generator.survey.standing import Standing, inferences

YEAR = [column.id for column in ABOUT].index("year")


class Row(NamedTuple):
    """A report as a table has it."""

    about: dict[str, str]
    "Column id → what stands there."
    figures: dict[str, Datum]
    "Cell id → the cell, of every edition."


def report_row(account: Account, region: str, base_url: str) -> list[TableField]:
    """The cells of the row, in the order of the columns; region: the name of its region."""
    report = account.report
    derived = inferences(account.assessed)
    known = dict(data(report, derived))
    about = dict(_about(account, region, base_url))
    about["derived_cells"] = " ".join(
        cell for cell, datum in known.items() if datum.status is Status.DERIVED
    )
    row: list[TableField] = [about[column.id] for column in ABOUT]
    row += (_written(known.get(column.id, NOT_ASKED)) for column in cells())
    return row


def joined(lines: Iterable[str]) -> str:
    """The table of these lines, with its head."""
    return "".join([table((column.id for column in columns()), ()), *lines])


def lines(text: str) -> list[str]:
    """The lines of such a table behind its head; no cell has a line's end in it."""
    _, *behind, _ = text.split(END)
    return [line + END for line in behind]


def rows(written: Iterable[str]) -> Iterator[Row]:
    """The reports of these lines."""
    return map(_read, csv.reader(written))


def year_of(line: str) -> int:
    """The year of the report in a line."""
    return int(next(csv.reader([line]))[YEAR])


def _about(account: Account, region: str, base_url: str) -> Iterator[tuple[str, TableField]]:
    """Column id → what stands there, of all but one."""
    standing = account.standing
    agency = standing.agency
    report = account.report
    yield "region", region
    yield "agency_name", agency.name
    yield "year", report.year
    yield "kind", KINDS[agency.kind]
    yield "sector", agency.sector
    yield "covers", covers(standing)
    yield "joint_with", " ".join(body.key for body in standing.partners)
    yield "state", standing.state.word
    yield from _verdicts(standing)
    yield "corrections", len(report.corrections)
    yield "editions", " ".join(map(str, report.form.editions.values()))
    yield "title", "" if report.is_tombstone else report.title
    yield "published", report.published or ""
    yield "archived", report.archived or ""
    yield "changed", report.changed or ""
    yield "report", urls.report(report).rstrip("/")
    yield "url", base_url + urls.report(report)
    yield "region_code", agency.region
    yield "agency", agency.key
    yield from _source(report)


def _verdicts(standing: Standing) -> Iterator[tuple[str, TableField]]:
    """What is found of its figures; nothing of one without any, or that is withdrawn."""
    counts = standing.report.has_tables and not standing.report.withdrawn
    inside, across = failing(standing) if counts else ([], [])
    yield "inside", standing.inside.word if counts and standing.inside else ""
    yield "mismatched", len(inside) if counts else ""
    yield "mismatched_ids", " ".join(inside)
    yield "joining", standing.joining.word if counts and standing.joining else ""
    yield "broken", len(across) if counts else ""
    yield "broken_ids", " ".join(across)
    yield "lost", standing.lost if counts else ""


def failing(standing: Standing) -> tuple[list[str], list[str]]:
    """The ids of the identities that fail: within the report, and against the year before."""
    identities = standing.report.form.identities
    inside: list[str] = []
    across: list[str] = []
    for lapse in standing.lapses:
        identity = identities[lapse.index]
        if lapse.verdict.fails:
            place = inside if identity.must_hold else across
            place.append(identity.id)
    return inside, across


def covers(standing: Standing) -> str:
    """Whose matters its figures count, one of `columns.COVERS`."""
    if standing.report.scope:
        return standing.report.scope
    return "government" if standing.consolidated else "agency"


def _source(report: Report) -> Iterator[tuple[str, str]]:
    """Where its original is; nothing of one whose original may not be shown."""
    source = report.source
    shows = report.shows_original
    yield "source_url", (source.url or "") if shows else ""
    yield "retrieved", (source.retrieved or "") if shows else ""
    yield "sha256", (source.sha256 or "") if shows else ""


def _written(datum: Datum) -> TableField:
    return datum.status.value if datum.value is None else datum.value


def _read(row: list[str]) -> Row:
    pairs = zip(columns(), row, strict=True)
    about = {}
    figures = {}
    derived: set[str] = set()
    for column, text in pairs:
        if column.cell is None:
            about[column.id] = restored(text)
            if column.id == "derived_cells":
                derived = set(text.split())
        else:
            figures[column.id] = _datum(column, text, derived)
    return Row(about, figures)


def _datum(column: Column, text: str, derived: set[str]) -> Datum:
    status = Status.DERIVED if column.id in derived else Status.KNOWN
    return _same(text, WORDS.get(text, status), is_count=column.type == INTEGER)


@lru_cache(maxsize=4096)
def _same(text: str, status: Status, *, is_count: bool) -> Datum:
    """Most cells are one of a few: they share them."""
    if not status.has_value:
        return Datum(None, status)
    return Datum(int(text) if is_count else text, status)
