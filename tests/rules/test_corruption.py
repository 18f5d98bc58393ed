"""A wrong figure is found.

Single cells of valid reports are changed at random, and sums computed a second way.
"""

import os
import re
from array import array
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from random import Random

from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.finding import ERROR
from generator.rules.assessment import Verdict
from generator.rules.dossier import assess
from generator.rules.identity import identity
from support import loaded
from support.paths import SAMPLE
from support.random_reports import specimen
from support.zeros import dossier

CASES = int(os.environ.get("ARCHIVE_CORRUPTIONS", "400"))


def errors(report: Report) -> list[str]:
    """The rules that an agency with this report alone breaks."""
    found = identity(dossier(report))
    return [str(finding) for finding in found if finding.severity == ERROR]


def with_values(report: Report, values: list[object]) -> Report:
    """The same report with other figures."""
    figures = Figures(report.figures.form, tuple(values), array("I", [1] * 2 * len(values)))  # type: ignore[arg-type] # of the cells' kinds
    return Report(
        report.region,
        report.agency,
        report.year,
        "2025.md",
        report.title,
        figures.form,
        figures=figures,
        body=report.body,
        body_line=61,
    )


def test_a_single_wrong_cell_is_flagged_wherever_an_identity_covers_it(
    say: Callable[[object], None],
) -> None:
    """At least 99 % of random changes, and no finding on the valid originals."""
    rng = Random(2021)  # noqa: S311 - nothing secret
    covered = flagged = false_alarms = one_line = 0
    for _ in range(CASES):
        report = specimen(rng, blank=False)
        report = with_values(report, list(report.figures.values))
        form = report.figures.form
        false_alarms += len(errors(report))
        known = {
            t.cell for i in form.identities if i.severity == ERROR for t in (*i.left, *i.right)
        }
        place = rng.randrange(len(form.cells))
        values: list[object] = list(report.figures.values)
        before = values[place]
        if form.cells[place].id not in known or not isinstance(before, int):
            continue
        values[place] = rng.choice(
            [value for value in (before + 1, before * 10 + 1, 0, before + 90) if value != before]
        )
        covered += 1
        found = errors(with_values(report, values))
        flagged += bool(found)
        one_line += len(found) == 1
    say(
        f"corruptions {covered}, flagged {flagged / covered:.4f},"
        f" in one line {one_line / covered:.4f}, false alarms on valid reports {false_alarms}"
    )
    assert covered >= CASES // 2
    assert false_alarms == 0
    assert flagged / covered >= 0.99


class Cells(HTMLParser):
    """The data cells of a printed page: id → text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a data cell that has an address."""
        given = dict(attrs)
        if tag == "td":
            self._open = given.get("id") or ""
            if self._open:
                self.found[self._open] = ""

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if tag == "td":
            self._open = ""

    def handle_data(self, data: str) -> None:
        """Collect its text."""
        if self._open:
            self.found[self._open] += data


def brute_force(cells: dict[str, int | None]) -> dict[str, bool | None]:
    """The four kinds of identity added up as the paper form says them.

    It knows nothing of the generator's own.
    """
    table: dict[str, dict[str, int | None]] = {}
    for name, value in cells.items():
        kind, row, column = name.split(".")
        if kind == "requests":
            table.setdefault(row, {})[column] = value
    found: dict[str, bool | None] = {}

    def note(name: str, left: list[int | None], right: list[int | None]) -> None:
        known = [value for value in left + right if value is not None]
        whole = len(known) == len(left) + len(right)
        found[name] = sum(known[: len(left)]) == sum(known[len(left) :]) if whole else None

    between = [
        row for row in table if row not in ("received", "carried_in", "total", "carried_over")
    ]
    for column in table["received"]:
        first = [table["received"][column], table["carried_in"][column]]
        note(
            f"requests.balance.{column}",
            first,
            [table["total"][column], table["carried_over"][column]],
        )
        note(
            f"requests.total.{column}",
            [table["total"][column]],
            [table[row][column] for row in between],
        )
    for row, columns in table.items():
        *applicants, total = columns.values()
        note(f"requests.{row}.sum", list(applicants), [total])
    for row in ("reconsideration", "litigation_direct", "litigation_after_reconsideration"):
        *results, total = [
            value for name, value in cells.items() if name.startswith(f"disputes.{row}.")
        ]
        note(f"disputes.{row}.sum", list(results), [total])
    return found


def test_a_second_computation_over_the_printed_tables_agrees(sample_site: Path) -> None:
    """Every verdict on every page of the sample archive, from the printed numbers alone."""
    for report in loaded.reports(SAMPLE):
        if not report.has_tables:
            continue
        page = Cells()
        page.feed(
            (
                sample_site / report.region / report.agency / str(report.year) / "index.html"
            ).read_text("utf-8")
        )
        printed = {
            name: int(found.group()) if (found := re.match(r"[0-9]+", text)) else None
            for name, text in page.found.items()
            if not name.startswith("proactive.")
        }
        expected = brute_force(printed)
        verdicts = {
            item.identity.id: item.verdict
            for item in assess(report, None).assessments
            if item.identity.must_hold
        }
        assert verdicts.keys() == expected.keys()
        meaning = {
            Verdict.HOLDS: True,
            Verdict.BROKEN: False,
            Verdict.ACKNOWLEDGED: False,
            Verdict.UNKNOWN: None,
        }
        assert {name: meaning[verdict] for name, verdict in verdicts.items()} == expected
