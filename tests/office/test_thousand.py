"""A thousand originals in one folder, on demand: how long it takes, and that every sum is right."""

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import openpyxl
import pytest

from generator.archive.report import Report
from support.command_line import run
from support.county import FORMATS, REGION, YEAR
from support.habits import Damage, Hand
from support.paths import SAMPLE
from support.random_reports import specimen
from support.shapes_aligned import aligned_text

KINDS = {**FORMATS, "txt": aligned_text}
MOST = 600
"Seconds, on two processors that have nothing else to do."
HEAD = 3
"Columns before the figures."


@pytest.mark.skipif("ARCHIVE_OFFICE" not in os.environ, reason="ARCHIVE_OFFICE is not set")
def test_a_thousand_originals_are_collected_in_time(
    tmp_path: Path, say: Callable[[object], None]
) -> None:
    """ARCHIVE_OFFICE says how many; sums are worked out once more from what was printed."""
    count = int(os.environ["ARCHIVE_OFFICE"])
    reports = [_written(tmp_path / "in", number) for number in range(count)]
    lines = ["机关名称", *(f"清河区第{number:04}局" for number in range(count))]
    (tmp_path / "roster.csv").write_text("\n".join(lines), "utf-8")
    (tmp_path / "content/reports").mkdir(parents=True)
    shutil.copy(SAMPLE / "regions.yaml", tmp_path / "content")
    asked = ("--roster", "roster.csv", "--region", REGION, "--year", str(YEAR), "--jobs", "2")
    begun = time.monotonic()
    status, said, _ = run(tmp_path, "collect", "in", *asked, "--out", "out")
    taken = time.monotonic() - begun
    say(f"{count} originals in {taken:.0f} s: {said.splitlines()[0]}")
    assert (status, said.splitlines()[0]) == (
        0,
        f"名册 {count} 家，交来 {count} 家，缺 0 家；逾期 0，重复 0，名册之外 0，读不出 0",
    )
    assert _sums(tmp_path / "out/汇总表.xlsx", reports[0]) == _expected(reports)
    begun = time.monotonic()
    run(tmp_path, "collect", "in", *asked, "--out", "out")
    say(f"again, nothing new: {time.monotonic() - begun:.0f} s")
    assert taken < MOST


def _written(folder: Path, number: int) -> Report:
    """One of the originals, printed by somebody in some program."""
    rng = Random(number)  # noqa: S311 - nothing secret
    title = f"清河区第{number:04}局{YEAR}年政府信息公开工作年度报告"
    report = replace(specimen(rng, of=(2021, 2021, 2021)), year=YEAR, title=title)
    ending = sorted(KINDS)[number % len(KINDS)]
    made = KINDS[ending](report, Hand.of(rng, Damage()))
    folder.mkdir(exist_ok=True)
    path = folder / f"{number:04}.{ending}"
    path.write_bytes(made.encode() if isinstance(made, str) else bytes(made))
    return report


def _expected(reports: list[Report]) -> dict[str, int]:
    """Name of a cell of counts → its sum."""
    sums: dict[str, int] = {}
    for report in reports:
        for cell, value in zip(report.form.cells, report.figures.values, strict=True):
            if cell.column.kind == "count":
                assert isinstance(value, int)
                sums[cell.name] = sums.get(cell.name, 0) + value
    return sums


def _sums(path: Path, report: Report) -> dict[str, int]:
    """The same as the roll-up has it."""
    sheet = openpyxl.load_workbook(path)["逐机关"]
    names, values = sheet.iter_rows(min_row=1, max_row=2, min_col=HEAD + 1, values_only=True)
    counted = {cell.name for cell in report.form.cells if cell.column.kind == "count"}
    told = zip(names, values, strict=True)
    return {str(name): int(str(value)) for name, value in told if name in counted}
