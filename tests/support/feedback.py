"""Feedback workbooks as they are sent, filled in and sent back."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from openpyxl import Workbook, load_workbook

from generator.archive.report import Report
from generator.authoring.workbook.feedback import feedback
from generator.authoring.workbook.feedback.places import SHEETS, boxes, plan
from generator.authoring.workbook.feedback.points import explained
from generator.authoring.worksheet import name
from generator.finding import Finding
from generator.intake.feedback import Returned, returned
from generator.intake.readers.office import feedback_sheets
from generator.rules.dossier import assess
from support.random_reports import contradicted, specimen

NAME = "清河区教育局"
Place = tuple[str, str]
"A sheet, and a cell of it: 申请, D7."

TIMES = (1, 2, 6)
"How often one to three figures are made wrong."


def sent(
    report: Report, findings: tuple[Finding, ...] = (), previous: Report | None = None
) -> bytes:
    """What a body gets."""
    return feedback(assess(report, previous), NAME, findings)


def opened(data: bytes) -> Workbook:
    """As a spreadsheet program has it."""
    return load_workbook(io.BytesIO(data))


def saved(book: Workbook) -> bytes:
    """As it writes it."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def changed(data: bytes, change: Callable[[Workbook], None]) -> bytes:
    """Opened, changed and saved."""
    book = opened(data)
    change(book)
    return saved(book)


def typed(data: bytes, written: Mapping[Place, object]) -> bytes:
    """Somebody types these."""

    def change(book: Workbook) -> None:
        for (sheet, place), value in written.items():
            book[sheet][place].value = value

    return changed(data, change)


def back(data: bytes, report: Report) -> Returned:
    """What is made of it."""
    return returned(feedback_sheets.read(data), "反馈.xlsx", report)


def place(report: Report, cell: str) -> Place:
    """Where a cell of the form stands: 申请, D7."""
    table = cell.partition(".")[0]
    return SHEETS[table], name(*plan(report.form, table).places[cell])


def box(report: Report, number: int = 0) -> Place:
    """Where the explanation stands of that sum, or sums, that do not agree."""
    point = explained(report)[number]
    asked = boxes(report.form, point.table, explained(report))
    return SHEETS[point.table], name(*next(at for at, each in asked.items() if each == point))


def random_report(seed: int) -> Report:
    """One that contradicts itself, most of the time: in a few places, or in many."""
    rng = Random(seed)  # noqa: S311 - nothing secret
    report = specimen(rng, blank=seed % 4 == 1)
    for _ in range(TIMES[seed % len(TIMES)]):
        report = contradicted(report, rng)
    return replace(report, path="r.md", published=f"{report.year + 1}-01-20")
