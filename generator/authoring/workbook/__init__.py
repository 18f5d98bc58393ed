"""The fill-in workbook: a report to be filled in with a spreadsheet program and nothing else.

It reads from top to bottom as a report does: “正文” has the title and the sections without a table,
“表格” the others, each table with its words below. Whatever is on these two sheets belongs to the
report; advice stands on “说明” and in the prompts of cells. Needs openpyxl, of the extra `import`;
so it is only imported where a workbook is asked for.
"""

import io

from openpyxl import Workbook

from generator.archive.figures import Figures
from generator.authoring.scaffold import title_of
from generator.authoring.workbook.advice import fill_advice
from generator.authoring.workbook.narrative import FIELDS, fill_narrative
from generator.authoring.workbook.tables import fill_tables
from generator.authoring.workbook.timeless import timeless
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
    book = Workbook()
    book.properties.title = title_of(agency_name, year)
    book.properties.creator = agency_name
    narrative = book.worksheets[0]
    narrative.title = NARRATIVE
    fill_narrative(narrative, agency_name, year)
    tables = book.create_sheet(TABLES)
    running = f"{agency_name} {year} 年"
    fill_tables(tables, sheet(form), figures, running)
    fill_advice(book.create_sheet(ADVICE))
    target = io.BytesIO()
    book.save(target)
    return timeless(target.getvalue())
