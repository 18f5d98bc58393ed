"""What is taken away, read back by the programs that people read it with."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from functools import cache
from itertools import chain
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from generator.build import Options, build
from support.paths import CONTENT, SAMPLE
from support.read_back import PRODUCTS, Cells, stated, texts_of_workbook, wide_tables

HOSTILE = [
    '=HYPERLINK("http://evil.example/","局")',
    "+1局",
    "-1局",
    "@SUM(1)局",
    "＝1局",
    "\u200b=1局",
]
TITLE = "2023年政府信息公开工作年度报告"


@cache
def of_files(content: Path) -> Cells:
    """What the reports' files say, read once."""
    return stated(content)


@pytest.mark.parametrize("read", PRODUCTS, ids=lambda read: read.__name__)
def test_every_cell_of_the_sample_reads_back_as_its_report_has_it(
    read: Callable[[Path], Cells], sample_site: Path
) -> None:
    """Figure and status, of every report, by every program: none more, none less, none other."""
    assert read(sample_site) == of_files(SAMPLE)


def test_the_sample_has_cells_of_every_status() -> None:
    """Else the test above could not fail on them; and amounts in words, and decimal ones."""
    read = of_files(SAMPLE)
    counts = Counter(status for _, status in read.values())
    assert counts.keys() == {"known", "derived", "blank", "lost", "withdrawn"}
    amounts = {figure for figure, _ in read.values() if isinstance(figure, str)}
    assert amounts
    assert any(isinstance(value, Decimal) and value % 1 for value, _ in read.values())


@pytest.mark.parametrize("read", PRODUCTS, ids=lambda read: read.__name__)
def test_every_cell_of_the_five_reports_reads_back_as_its_report_has_it(
    read: Callable[[Path], Cells], site: Path
) -> None:
    """The same of the archive itself."""
    assert read(site) == of_files(CONTENT)


def test_every_wide_table_has_rows_of_the_whole_and_all_that_are_its_own(
    sample_site: Path,
) -> None:
    """Of a year, an agency, a region and its year, a sector: each report that belongs there."""
    tables = dict(wide_tables(sample_site))
    whole = tables.pop("data")
    places: Counter[str] = Counter()
    for folder, rows in tables.items():
        first, _, second = folder.partition("/")
        places[first if first in {"years", "sectors"} else "place"] += 1
        if first == "years":
            own = [row for row in whole if row["year"] == second]
        elif first == "sectors":
            sectors = {row["sector"] for row in rows}
            governments = rows[0]["kind"] == "政府"
            own = [
                row
                for row in whole
                if row["sector"] in sectors and (row["kind"] == "政府") == governments
            ]
        else:
            own = [row for row in whole if _lies_in(row, first, second)]
        assert rows == own, folder
    assert min(places.values()) > 5


def _lies_in(row: dict[str, str], code: str, within: str) -> bool:
    """Whether a report is of a region, or below it; and of the year or the agency there."""
    if within.isdecimal() and row["year"] != within:
        return False
    if within and not within.isdecimal():
        return row["agency"] == f"{code}/{within}"
    return row["region_code"].startswith(code[:6].rstrip("0") if len(code) == 6 else code)


def test_what_the_codebook_has_researchers_run_runs(
    sample_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lines of Python, as they stand there, in the folder of the data."""
    monkeypatch.chdir(sample_site / "data")
    text = Path("codebook.md").read_text("utf-8")
    lines = text.partition("```python\n")[2].partition("```")[0]
    given: dict[str, pd.DataFrame] = {}
    exec(lines, given)  # noqa: S102 - what we tell researchers to run
    expected: Counter[int] = Counter()
    own = set(given["own"]["report"])
    for (report, cell), (value, _) in of_files(SAMPLE).items():
        if report in own and cell == "requests.received.total" and isinstance(value, Decimal):
            expected[int(report[-4:])] += int(value)
    received = given["sums"]
    found = {year: int(total) for year, total in received["sum"].items() if total}
    assert found == {year: total for year, total in expected.items() if total}
    assert not own & {"990101/zf/2023", "990102/zf/2024", "990102/czj/2023"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_that_a_spreadsheet_would_run_is_text_in_every_file(
    name: str, archive: Path
) -> None:
    """It has an apostrophe in tables, which no program but a spreadsheet's needs."""
    folder = archive / "content" / "reports" / "990101" / "jyj"
    for path in (folder / "agency.yaml", folder / "2023.md"):
        text = path.read_text("utf-8").replace("清河区教育局", "@@", 1)
        text = text.replace(f"@@{TITLE}", f"'{name}{TITLE}'").replace("name: @@", f"name: '{name}'")
        path.write_text(text, "utf-8")
    assert build(Options(archive / "content", archive / "site", search=False)).published
    data = archive / "site" / "data"
    wide = pd.read_csv(data / "reports.csv", dtype="string", keep_default_na=False)
    long = pd.read_csv(data / "cells-2023.csv.gz", dtype="string", keep_default_na=False)
    assert set(long["agency_name"]) == {f"'{name}"}
    assert (wide["agency_name"][0], wide["title"][0]) == (f"'{name}", f"'{name}{TITLE}")
    with closing(sqlite3.connect(data / "archive.sqlite")) as found:
        told = found.execute("SELECT agency_name, title FROM reports").fetchall()
    assert told == [(name, name + TITLE)]
    of_reports = {*(archive / "site").rglob("*.xlsx")}
    # Those to be filled in have formulas of our own, and nobody's name.
    of_reports -= {*(archive / "site" / "contribute").iterdir()}
    for path in sorted(of_reports):
        assert "<f>" not in texts_of_workbook(path)
        sheets = openpyxl.load_workbook(path).worksheets
        rows = chain.from_iterable(sheet.iter_rows() for sheet in sheets)
        said = [cell for cell in chain.from_iterable(rows) if name in str(cell.value)]
        assert {cell.data_type for cell in said} == {"s"}
        assert not any(str(cell.value).startswith("'") for cell in said)


def test_the_database_says_what_every_figure_counts_as_the_interface_does(
    sample_site: Path,
) -> None:
    """Where the unit stands at the table and not at the row, too."""
    told = json.loads((sample_site / "api/v1/form.json").read_text("utf-8"))["cells"]
    with closing(sqlite3.connect(sample_site / "data/archive.sqlite")) as database:
        found = dict(database.execute("SELECT cell, unit FROM form"))
    assert found == {cell["id"]: cell["unit"] or "" for cell in told}
    assert found["requests.received.total"] == "件"
