"""Originals that mislead a careless reader are read right or lost, never wrong.

ARCHIVE_MUTATIONS=10000 tries more of them. Each is made from its number, so that
ARCHIVE_MUTATION=17 repeats one of them alone, and keeps its file in the folder that pytest names.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path

import pytest

from generator.archive.report import Report
from generator.archive.values import Missing
from generator.intake import readers
from generator.intake.document import Document, UnreadableError
from generator.intake.report import read_original
from support.mutations.cases import Case, case, plain
from support.mutations.formats import FORMATS, Format
from support.tally import Tally, reading, tally

FEW = 128
CASES = int(os.environ.get("ARCHIVE_MUTATIONS", str(FEW)))
PARTS = 8
"Tests among which these are divided, so that each core has some."
ONLY = os.environ.get("ARCHIVE_MUTATION", "")
OTHERS = "the other cells"
"Those no mutation has touched."

Read = Callable[[Case], Report | None]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """A function: case → what the import makes of it.

    In this process: ten thousand others would take too long.
    """

    def here(reader: Callable[[str, bytes], Document], name: str, data: bytes) -> Document:
        try:
            return reader(name, data)
        except UnreadableError:
            raise
        except Exception as error:  # the process that reads a file catches them all
            raise UnreadableError(f"{type(error).__name__}: {error}") from error

    def imported(original: Case) -> Report | None:
        path = tmp_path / f"original.{original.format.suffix}"
        path.write_bytes(original.format.write(original.original))
        report = original.original.report
        return read_original(path, report.region, report.agency, report.year).report

    monkeypatch.setattr(readers, "isolated", here)
    return imported


def causes(this: Case) -> dict[str, str]:
    """Cell → the mutations that may have changed what is read of it."""
    found = {}
    for cell in this.original.said:
        table_id = cell.split(".", maxsplit=1)[0]
        names = [m.name for m in this.mutations if not m.single and m.table in ("", table_id)]
        names += [this.original.dressed[cell]] if cell in this.original.dressed else []
        found[cell] = f"{this.format.name}: {' + '.join(names) or OTHERS}"
    return found


def judged(this: Case, report: Report | None) -> dict[str, Tally]:
    """What became of the cells, by what had changed them."""
    result: dict[str, Tally] = defaultdict(Tally)
    for cell, cause in causes(this).items():
        said, found = this.original.said[cell], reading(report, cell)
        counted = result[cause]
        counted.expected += said is not Missing.LOST
        counted.right += found == said is not Missing.LOST
        counted.lost += found is Missing.LOST is not said
        if found not in (said, Missing.LOST):
            counted.wrong.append(f"{this.number} ({cause}): {cell}: {said} was read as {found}")
    other = (
        [cell.id for cell in report.figures.form.cells if cell.id not in this.original.said]
        if report
        else []
    )
    wrong = [
        f"{this.number}: {cell}: not in this form"
        for cell in other
        if reading(report, cell) is not Missing.LOST
    ]
    result[f"{this.format.name}: {OTHERS}"].wrong += wrong
    return result


@pytest.mark.parametrize("part", range(1 if ONLY else PARTS))
def test_no_mutation_makes_a_figure_wrong(
    part: int, read: Read, add: Callable[[Mapping[str, Tally]], None]
) -> None:
    """Wrong is 0."""
    found: dict[str, Tally] = {form.name: Tally() for form in FORMATS}
    for number in [int(ONLY)] if ONLY else range(part, CASES, PARTS):
        this = case(number)
        for cause, counted in judged(this, read(this)).items():
            rows = {this.format.name, cause} if _is_of_one(cause) else {this.format.name}
            for row in rows:
                found[row] = found.get(row, Tally()) + counted
    add(found)
    wrong = chain.from_iterable(found[form.name].wrong for form in FORMATS)
    assert list(wrong) == []


def _is_of_one(cause: str) -> bool:
    """Whether a row of its own is shown for it, as where many are tried."""
    return CASES > FEW and " + " not in cause


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_what_a_careful_person_reads_without_a_doubt_is_read(form: Format, read: Read) -> None:
    """An import that only loses figures would be no help."""
    lost = []
    for this in plain(form):
        found = tally(this.original.said, read(this))
        lost += (
            [f"{[m.name for m in this.mutations]}: {found.lost} lost"]
            if found.lost or found.wrong
            else []
        )
    assert lost == []
