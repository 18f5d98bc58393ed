"""Originals that mislead a careless reader are read right or lost, never wrong.

ARCHIVE_MUTATIONS=10000 tries more of them. Each is made from its name, so that ARCHIVE_MUTATION="some 17" repeats one
of them alone and keeps its file. NOT_YET names what is known to be read wrong: it only shrinks.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from mutations import cases
from mutations.cases import Case
from mutations.formats import FORMATS
from tally import Tally, reading, table

from generator.intake import readers
from generator.intake.document import Document, UnreadableError
from generator.intake.report import read_original
from generator.model import Missing, Report

CASES = int(os.environ.get("ARCHIVE_MUTATIONS", "200"))
ONLY = os.environ.get("ARCHIVE_MUTATION", "")
NOT_YET = frozenset(Path(__file__).with_name("mutations").joinpath("not_yet.txt").read_text("utf-8").splitlines())
"Format and mutation, as `html: a raised digit behind`."
OTHERS = "the other cells"
"Those no mutation has touched."


@pytest.fixture
def same_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process: a process for each of ten thousand files would take most of the time."""

    def read(reader: Callable[[str, bytes], Document], name: str, data: bytes) -> Document:
        try:
            return reader(name, data)
        except UnreadableError:
            raise
        except Exception as error:  # the process that reads a file catches them all
            raise UnreadableError(f"{type(error).__name__}: {error}") from error

    monkeypatch.setattr(readers, "isolated", read)


def causes(case: Case) -> dict[str, str]:
    """Cell → which mutation may have changed what is read of it."""
    large = [mutation.name for mutation in case.mutations if not mutation.single]
    rest = dict.fromkeys(case.original.said, " + ".join(large) or OTHERS)
    return rest | {cell: " + ".join((*large, name)) for cell, name in case.original.dressed.items()}


def judged(case: Case, report: Report | None) -> dict[str, Tally]:
    """What became of the cells, by what had changed them."""
    result: dict[str, Tally] = defaultdict(Tally)
    for cell, cause in causes(case).items():
        said, read = case.original.said[cell], reading(report, cell)
        found = result[f"{case.format.name}: {cause}"]
        found.expected += said is not Missing.LOST
        found.right += read == said is not Missing.LOST
        found.lost += read is Missing.LOST is not said
        if read not in (said, Missing.LOST):
            found.wrong.append(f"{case.name}: {cause}: {cell}: {said} was read as {read}")
    other = [cell.id for cell in report.figures.form.cells if cell.id not in case.original.said] if report else []
    wrong = [f"{case.name}: {cell}: not in this form" for cell in other if reading(report, cell) is not Missing.LOST]
    result[f"{case.format.name}: {OTHERS}"].wrong += wrong
    return result


def tried() -> Iterator[Case]:
    """Each mutation once, then some at random."""
    return chain(cases.each(), map(cases.some, range(CASES)))


@pytest.mark.usefixtures("same_process")
def test_no_mutation_makes_a_figure_wrong(tmp_path: Path, say: Callable[[object], None]) -> None:
    """Wrong is 0 but for what is known; what a careful person reads is read."""
    found: dict[str, Tally] = defaultdict(Tally)
    for case in tried():
        if ONLY not in ("", case.name):
            continue
        path = tmp_path / f"original.{case.format.suffix}"
        path.write_bytes(case.format.write(case.original))
        report = case.original.report
        imported = read_original(path, report.region, report.agency, report.year)
        for cause, counted in judged(case, imported.report).items():
            found[cause] += counted
    say(f"\n{_by_format(found)}\n\n{table(found)}")
    wrong = {cause: counted.wrong for cause, counted in found.items() if counted.wrong}
    assert [lines[0] for cause, lines in wrong.items() if not _known(cause)] == []
    for form in FORMATS:
        whole = found[f"{form.name}: nothing is changed"]
        assert ONLY or (whole.right == whole.expected > 0), form.name
    if not ONLY:
        assert sorted(NOT_YET - wrong.keys()) == [], "these have become right: take them out of not_yet.txt"


def _known(cause: str) -> bool:
    """Whether it, or one of the mutations it names together, is not read right yet."""
    form, names = cause.split(": ", 1)
    return cause in NOT_YET or any(f"{form}: {name}" in NOT_YET for name in names.split(" + "))


def _by_format(found: dict[str, Tally]) -> str:
    names = [form.name for form in FORMATS]
    sums = {name: sum((c for cause, c in found.items() if cause.startswith(f"{name}: ")), Tally()) for name in names}
    return table(sums)
