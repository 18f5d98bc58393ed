"""The fill-in workbook: a report to be filled in with a spreadsheet program and nothing else.

It reads from top to bottom as a report does: “正文” has the title and the sections without a table,
“表格” the others, each table with its words below. Whatever is on these two sheets belongs to the
report; advice stands on “说明” and in the prompts of cells.
"""

from generator.archive.figures import Figures
from generator.authoring.scaffold import title_of
from generator.authoring.workbook.advice import fill_advice
from generator.authoring.workbook.blank_tables import fill_tables
from generator.authoring.workbook.book import Book
from generator.authoring.workbook.narrative import FIELDS, fill_narrative
from generator.authoring.worksheet_layout import sheet
from generator.form.form import Form

NARRATIVE, TABLES, ADVICE = "正文", "表格", "说明"
"The worksheets, in their order."

__all__ = [
    "ADVICE",
    "FIELDS",
    "NARRATIVE",
    "TABLES",
    "workbook",
]


def workbook(agency_name: str, year: int, form: Form, figures: Figures | None) -> bytes:
    """The .xlsx to be filled in, what is known filled in already.

    The same bytes for the same report.
    """
    book = Book(title_of(agency_name, year), agency_name)
    fill_narrative(book, NARRATIVE, agency_name, year)
    running = f"{agency_name} {year} 年"
    fill_tables(book, TABLES, sheet(form), figures, running)
    fill_advice(book, ADVICE)
    return book.content()
