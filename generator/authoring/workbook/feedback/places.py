"""Where things stand in a feedback workbook: a sheet for each table, what is to be explained."""

from collections.abc import (
    Iterable,
    Mapping,
)
from functools import cache

from generator.authoring.workbook.feedback.points import Point
from generator.authoring.worksheet import (
    Address,
    Sheet,
    name,
)
from generator.authoring.worksheet_layout import table_sheet
from generator.form.editions import (
    SECTIONS,
    TABLES,
)
from generator.form.form import Form
from generator.rules.acknowledgement import FACTS

COVER, NARRATIVE = "说明", "正文"
SHEETS = dict(zip(TABLES, ("主动公开", "申请", "复议诉讼"), strict=True))
"Table → its sheet, which stand between these two."
FIRST = 3
"The row that a table begins in; above it stand its title, and what to do."
FACT, PRESENT, DOUBT, REASON = range(1, 5)
"Columns of the narrative's sheet: what it is, what it is now, what is wrong, and why it is so."
FACT_ROWS = {fact: row for row, fact in enumerate(FACTS, 4)}
"What may be acknowledged besides sums → its row there."
NOT_READ = "缺失"
"What stands in a cell of which our copy lost what it says."
HEADING = "说明（改数或写原因）"
"Of a column for explanations."
PROMPT = "改好的，不用填；原件就是这样的，在这里写明原因"
"Stands in the place of an explanation until there is one."

Boxes = Mapping[Address, Point]
"Row and column of each cell for an explanation, with what that explains."


def plan(form: Form, table: str) -> Sheet:
    """The layout of the sheet of a table."""
    return table_sheet(form, table, FIRST)


def title(
    agency_name: str,
    year: int,
    table: str,
) -> str:
    """What stands on top of it, and tells it from that of another body."""
    heading = next(section.heading for section in SECTIONS if section.table == table)
    return f"{agency_name} {year} 年度报告　{heading}"


def boxes(
    form: Form,
    table: str,
    points: Iterable[Point],
) -> Boxes:
    """Those of a table: each behind the row of the cell it is on, several of a row side by side."""
    found: dict[Address, Point] = {}
    layout = plan(form, table)
    for point in points:
        if point.table != table or not point.explains:
            continue
        row, _ = layout.places[point.cell]
        column = layout.width + 1
        while (row, column) in found:
            column += 1
        found[row, column] = point
    return found


@cache
def spot(
    form: Form,
    cell: str,
    here: str = "",
) -> str:
    """A cell of the form as somebody finds it: D46; on another sheet than here: “申请”D46."""
    table, _, _ = cell.partition(".")
    own = name(*plan(form, table).places[cell])
    return own if table == here else f"“{SHEETS[table]}”{own}"
