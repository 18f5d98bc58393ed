"""What goes back to a body whose report does not add up: its own figures, and what is asked.

A sheet for each table in the statutory layout, where the cells to be looked at are coloured and say
why; one on the words; and before them one that lists all of it. `intake.feedback` reads it back.
"""

from collections.abc import Iterable

from generator.authoring.workbook.book import Book
from generator.authoring.workbook.feedback.cover import fill_cover
from generator.authoring.workbook.feedback.fingerprint import (
    MARK,
    fingerprint,
)
from generator.authoring.workbook.feedback.narrative import fill_narrative
from generator.authoring.workbook.feedback.places import SHEETS
from generator.authoring.workbook.feedback.points import points
from generator.authoring.workbook.feedback.tables import fill_table
from generator.finding import Finding
from generator.rules.dossier import Assessed

__all__ = ["feedback", "points"]


def feedback(
    assessed: Assessed,
    agency_name: str,
    findings: Iterable[Finding],
) -> bytes:
    """The .xlsx that a body is sent; findings: what the rules say of its report.

    The same bytes for the same report.
    """
    report = assessed.report
    asked = points(assessed, findings)
    title = f"{agency_name} {report.year} 年度报告反馈表"
    book = Book(title, agency_name, f"{MARK} {fingerprint(report)}")
    fill_cover(book, report, agency_name, asked)
    if report.has_tables:
        for table in SHEETS:
            fill_table(
                book,
                table,
                report,
                agency_name,
                asked,
            )
    fill_narrative(book, report, agency_name, [each for each in asked if not each.table])
    return book.content()
