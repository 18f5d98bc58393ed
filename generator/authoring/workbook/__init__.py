"""Our workbooks: one to be filled in with a spreadsheet program, and one that is a report's copy.

Both read from top to bottom as a report does: “正文” has the words, “表格” the tables. The one to
be filled in keeps room for words below each table; whatever is on these two sheets belongs to the
report, advice stands on “说明” and in the prompts of cells. The copy has all words on “正文”, as
its file has them, and two sheets more: “核验”, what does not add up, and “说明”, what it is. Both
are read back by the intake, which tells them by their sheets.
"""

from generator.archive.figures import Figures
from generator.archive.report import Report
from generator.authoring.scaffold import title_of
from generator.authoring.workbook import blank_tables, filled_tables
from generator.authoring.workbook.advice import fill_advice
from generator.authoring.workbook.book import Book
from generator.authoring.workbook.copied_words import copy_words
from generator.authoring.workbook.lists import (
    Checked,
    Notes,
    Unmet,
    list_checks,
    list_notes,
)
from generator.authoring.workbook.narrative import (
    FIELDS,
    fill_narrative,
    leave_narrative,
)
from generator.authoring.workbook.rows import PlainBook
from generator.authoring.workbook.shell import Said
from generator.authoring.worksheet_layout import narrow_sheet, sheet
from generator.form.form import Form

NARRATIVE, TABLES, CHECKS, ADVICE = "正文", "表格", "核验", "说明"
"The worksheets, in their order; the one to be filled in has no checks."
KIND = "政府信息公开工作年度报告"
"What stands on each of its pages while it is nobody's."

__all__ = [
    "ADVICE",
    "CHECKS",
    "FIELDS",
    "NARRATIVE",
    "TABLES",
    "Checked",
    "Notes",
    "Unmet",
    "blank",
    "filled",
    "workbook",
]


def workbook(
    agency_name: str,
    year: int,
    form: Form,
    figures: Figures | None,
) -> bytes:
    """The .xlsx to be filled in, what is known filled in already.

    The same bytes for the same report.
    """
    book = Book(title_of(agency_name, year), agency_name)
    fill_narrative(book, NARRATIVE, agency_name, year)
    running = f"{agency_name} {year} 年"
    blank_tables.fill_tables(book, TABLES, sheet(form), figures, running)
    fill_advice(book, ADVICE)
    return book.content()


def blank(form: Form) -> bytes:
    """The .xlsx to be filled in by whoever it may be: nothing is known but the form.

    The same bytes for the same form.
    """
    book = Book(KIND, "")
    leave_narrative(book, NARRATIVE)
    blank_tables.fill_tables(book, TABLES, sheet(form), None, KIND)
    fill_advice(book, ADVICE)
    return book.content()


def filled(
    report: Report,
    agency_name: str,
    checks: Checked,
    notes: Notes,
) -> bytes:
    """The .xlsx that is a copy of a report with tables, and reads back as the same report.

    The same bytes for the same report.
    """
    header = f"{agency_name} {report.year} 年"
    book = PlainBook(Said(report.title, agency_name, header=header))
    copy_words(book, NARRATIVE, report, agency_name)
    plan = narrow_sheet(report.form)
    filled_tables.fill_tables(book, TABLES, plan, report.figures)
    list_checks(book, CHECKS, checks)
    list_notes(book, ADVICE, notes)
    return book.content()
