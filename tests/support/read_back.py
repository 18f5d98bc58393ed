"""Products of the site as the programs read them that people use, each cell by report and id.

Only the names of columns are ours; nothing that wrote the files reads them here.
"""

import csv
import json
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd

from generator.archive.values import Missing, Value
from generator.form.union import union
from generator.site.export.columns import columns
from generator.survey.standing import inferences
from support.loaded import assessed

Read = tuple[Decimal | str | None, str]
"A figure, or an amount in its report's own words; and its status."
Cells = dict[tuple[str, str], Read]
"Report and cell → what is said of it. Cells that a report's form does not have are left out."

WITHOUT = {"blank", "lost", "withdrawn", "not_asked"}
WORDS = {"留空": "blank", "缺失": "lost", "已撤回": "withdrawn", "无此项": "not_asked"}
"A spreadsheet's words → statuses."
IDS = {column.title: column.id for column in columns()}
"Title of a column → what programs call it."


def stated(content: Path) -> Cells:
    """Every cell as its report's file has it, inferred where only one figure is left for it."""
    cells: Cells = {}
    for each in assessed(content):
        report = each.report
        solved = inferences(each)
        for cell, value in zip(report.form.index, report.figures.values, strict=True):
            read = "withdrawn" if report.withdrawn else _status(value, cell in solved)
            figure = solved[cell] if read == "derived" else value
            key = (f"{report.holder}/{report.year}", cell)
            cells[key] = (None if read in WITHOUT else _figure(figure), read)
    return cells


def _status(value: Value, is_solved: bool) -> str:  # noqa: FBT001 - one or the other
    if value is Missing.BLANK:
        return "blank"
    if value is Missing.LOST:
        return "derived" if is_solved else "lost"
    return "known"


def _figure(value: object) -> Decimal | str:
    """1, 1.0 and 1.00 are one figure; 251000元 is itself."""
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return str(value)


def pandas_wide(site: Path) -> Cells:
    """As the codebook says: missing values are missing, and a second reading says why."""
    path = site / "data" / "reports.csv"
    numbers = pd.read_csv(
        path, na_values=["", *WITHOUT], keep_default_na=False, dtype_backend="numpy_nullable"
    )
    reasons = pd.read_csv(path, dtype="string", keep_default_na=False)
    cells: Cells = {}
    for cell in union():
        if cell.column.kind in ("count", "signed"):
            assert numbers[cell.id].dtype == "Int64"
        told = (reasons["report"], numbers[cell.id], reasons[cell.id], reasons["derived_cells"])
        for report, number, reason, derived in zip(*told, strict=True):
            assert pd.isna(number) == (reason in WITHOUT)
            if reason == "not_asked":
                continue
            status = "derived" if cell.id in derived.split() else "known"
            read = (None, reason) if pd.isna(number) else (_figure(number), status)
            cells[report, cell.id] = read
    return cells


def pandas_long(site: Path) -> Cells:
    """The packed tables of all years, put together."""
    paths = sorted((site / "data").glob("cells-*.csv.gz"))
    tables = [
        pd.read_csv(path, dtype={"value": "string"}, keep_default_na=False, na_values=[""])
        for path in paths
    ]
    rows = pd.concat(tables)
    assert not rows.duplicated(["report", "cell"]).any()
    told = zip(rows["report"], rows["cell"], rows["value"], rows["status"], strict=True)
    return _cells((*key, None if pd.isna(value) else value, status) for *key, value, status in told)


def duckdb_long(site: Path) -> Cells:
    """The same by a pattern of names, as SQL."""
    pattern = (site / "data" / "cells-*.csv.gz").as_posix()
    found = duckdb.read_csv(pattern, dtype={"value": "VARCHAR"})
    return _cells(found.project("report, cell, value, status").fetchall())


def duckdb_wide(site: Path) -> Cells:
    """The wide table stood on its end."""
    path = (site / "data" / "reports.csv").as_posix()
    wide = duckdb.read_csv(path, all_varchar=True)
    ids = ", ".join(f'"{cell.id}"' for cell in union())
    told = "report, cell, text, coalesce(derived_cells, '')"
    on_end = f"UNPIVOT wide ON {ids} INTO NAME cell VALUE text"
    found = wide.query("wide", f"SELECT {told} FROM ({on_end})")  # noqa: S608 - ids of ours
    assert found is not None
    cells: Cells = {}
    for report, cell, text, derived in found.fetchall():
        if text != "not_asked":
            status = "derived" if cell in derived.split() else "known"
            read = (None, text) if text in WITHOUT else (_figure(text), status)
            cells[report, cell] = read
    return cells


def sqlite(site: Path) -> Cells:
    """The view of all figures; counts are whole numbers, amounts are text."""
    cells: Cells = {}
    with closing(sqlite3.connect(site / "data" / "archive.sqlite")) as found:
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert found.execute("PRAGMA foreign_key_check").fetchall() == []
        for report, cell, value, amount, status in found.execute(
            "SELECT report, cell, value, amount, status FROM figures"
        ):
            assert value is None or type(value) is int
            assert value is None or amount is None
            known = amount if value is None else value
            cells[report, cell] = (None if known is None else _figure(known), status)
    return cells


def workbook_whole(site: Path) -> Cells:
    """The workbook of everything."""
    return _workbook(site / "data" / "reports.xlsx")


def workbook_agencies(site: Path) -> Cells:
    """Those of all agencies, put together."""
    return _workbooks(site.glob("[0-9]*/[a-z]*/reports.xlsx"))


def workbook_regions(site: Path) -> Cells:
    """Those of all regions: what several of them have is the same in each."""
    return _workbooks(site.glob("[0-9]*/reports.xlsx"))


def report_json(site: Path) -> Cells:
    """What stands beside every report; counts are whole numbers, amounts are text."""
    cells: Cells = {}
    for path in sorted(site.rglob("report.json")):
        told = json.loads(path.read_text("utf-8"))
        assert path.parent.relative_to(site).as_posix() == told["id"]
        for cell, datum in told["cells"].items():
            value = datum["value"]
            assert value is None or type(value) in (int, str)
            figure = None if value is None else _figure(value)
            cells[told["id"], cell] = (figure, datum["status"])
    return cells


def _workbooks(paths: Iterable[Path]) -> Cells:
    cells: Cells = {}
    for path in sorted(paths):
        for key, read in _workbook(path).items():
            assert cells.setdefault(key, read) == read
    return cells


def _workbook(path: Path) -> Cells:
    head, *rows = openpyxl.load_workbook(path)["总表"].iter_rows()
    ids = [IDS[str(title.value)] for title in head]
    assert len(set(ids)) == len(ids)
    cells: Cells = {}
    for row in rows:
        told = dict(zip(ids, row, strict=True))
        report = str(told["report"].value)
        for cell in union():
            if cell.id not in told:
                continue
            read = _of_sheet(told[cell.id])
            if read[1] != "not_asked":
                cells[report, cell.id] = read
    return cells


def _of_sheet(cell: Any) -> Read:  # noqa: ANN401 - one of several classes of openpyxl
    """Numbers are numbers; a word stands where there is none, and an inferred one says so."""
    assert cell.data_type in ("n", "s"), cell.coordinate
    assert cell.value is not None, cell.coordinate
    if cell.value in WORDS:
        return None, WORDS[cell.value]
    figure = _figure(cell.value)
    assert isinstance(figure, Decimal) == (cell.data_type == "n"), cell.coordinate
    return figure, "derived" if "推算" in cell.number_format else "known"


def _cells(rows: Iterable[Iterable[Any]]) -> Cells:
    """Rows of report, cell, value and status."""
    return {
        (report, cell): (None if value is None else _figure(value), status)
        for report, cell, value, status in rows
    }


def wide_tables(site: Path) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Folder of each wide table of the site, and its rows."""
    for path in sorted(site.rglob("reports.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield path.parent.relative_to(site).as_posix(), list(csv.DictReader(file))


def texts_of_workbook(path: Path) -> str:
    """The XML of all its sheets, where a formula would be an element `f`."""
    with zipfile.ZipFile(path) as packed:
        names = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        return "".join(packed.read(name).decode() for name in names)


PRODUCTS = (
    pandas_wide,
    pandas_long,
    duckdb_wide,
    duckdb_long,
    sqlite,
    workbook_whole,
    workbook_agencies,
    workbook_regions,
    report_json,
)
"All that has every cell of the archive."
