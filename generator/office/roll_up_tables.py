"""The statutory tables with sums in them, and below each sum how many bodies it is of."""

from collections.abc import (
    Iterator,
    Sequence,
)

from generator.authoring.workbook.looks import (
    HATCHED,
    LINE,
    MIDDLE,
    PLAIN,
    SMALL,
    Look,
    Style,
    style,
    styled,
)
from generator.authoring.workbook.room import USUAL, lines_of
from generator.authoring.workbook.rows import (
    PlainBook,
    Rows,
    Stored,
)
from generator.authoring.workbook.shell import Area, Layout
from generator.authoring.workbook.tables import (
    MARGIN,
    unit_code,
)
from generator.authoring.worksheet import (
    HEADING,
    LABEL,
)
from generator.authoring.worksheet_layout import narrow_sheet
from generator.office.listing import (
    code_of,
    kept,
)
from generator.office.roll_up import RollUp, Total
from generator.office.roll_up_layout import (
    Spread,
    heights_of,
    notes_of,
    widths_of,
)

NONE, IN_WORDS = "没有数字", "见逐机关"
"In the place of a sum that there is none of; of amounts that are not added."
GREY = "#808080"
LINED = {
    "left": 1,
    "left_color": GREY,
    "right": 1,
    "right_color": GREY,
}
ABOVE = PLAIN | SMALL | MIDDLE | LINED | {"top": 1, "top_color": GREY}
SUM = ABOVE | {"bold": True}
BELOW = (
    PLAIN
    | MIDDLE
    | LINED
    | {
        "bottom": 1,
        "bottom_color": GREY,
        "font_size": 8,
        "num_format": '0" 家"',
    }
)
OF_ALL = styled(BELOW | {"font_color": "#595959"})
OF_FEWER = styled(BELOW | {"font_color": "#85590B", "bold": True})
NOTHING = styled(ABOVE | HATCHED | {"italic": True})

Drawn = tuple[Area, Stored, Style]
"An area, what its first cell holds, how all of them look."


def add_tables(
    book: PlainBook,
    title: str,
    rolled: RollUp,
    head: Sequence[str],
) -> None:
    """The sheet; head: what stands above the tables, the title first."""
    plan = narrow_sheet(rolled.form)
    spread = Spread(plan, len(head))
    widths = widths_of(plan, rolled)
    cells = [*_headed(head, plan.width), *_drawn(spread, rolled)]
    merged = [area for area, _, _ in cells if area.top < area.bottom or area.left < area.right]
    layout = Layout(
        name=title,
        widths=tuple(widths),
        height=LINE + MARGIN,
        merged=tuple(merged),
        is_headed=True,
        is_landscape=True,
    )
    rows = book.sheet(layout)
    for number, text in enumerate(head):
        lines = lines_of(text, sum(widths))
        rows.make_high(number, max(USUAL, LINE * lines + MARGIN))
    for row, high in heights_of(spread, rolled, widths).items():
        rows.make_high(row, high)
    for cell in cells:
        _put(rows, cell)


def _put(rows: Rows, drawn: Drawn) -> None:
    area, value, look = drawn
    for row in range(area.top, area.bottom + 1):
        for column in range(area.left, area.right + 1):
            is_first = (row, column) == (area.top, area.left)
            rows.put(row, column, value if is_first else None, look)


def _headed(head: Sequence[str], columns: int) -> Iterator[Drawn]:
    for number, text in enumerate(head):
        look = style(Look.WORDS if number else Look.TITLE)
        yield Area(number, 0, number, columns - 1), text, look


def _drawn(spread: Spread, rolled: RollUp) -> Iterator[Drawn]:
    """Everything of the tables; what is said of a table stands below it."""
    notes = notes_of(rolled)
    for box in spread.plan.boxes:
        area = spread.area(box)
        if box.cell:
            total = rolled.total(box.cell)
            yield _sum(area, total)
            yield _count(area, total, rolled.here)
        elif box.kind == LABEL:
            yield area, box.text, style(Look.LABEL)
        elif box.kind == HEADING:
            yield area, box.text, style(Look.COPIED_HEADING, unit_code(box))
        elif box.row in notes:
            yield area, notes[box.row], style(Look.PROSE)


def _sum(area: Area, total: Total) -> Drawn:
    if total.value is None:
        return area, IN_WORDS if total.bodies else NONE, NOTHING
    code = code_of(total.value)
    look = styled(SUM | {"num_format": code})
    return area, kept(total.value), look


def _count(area: Area, total: Total, here: int) -> Drawn:
    """How many bodies a sum is of; it stands out where there are reports of more."""
    row = area.top + 1
    below = area._replace(top=row, bottom=row)
    look = OF_FEWER if total.bodies < here else OF_ALL
    return below, total.bodies, look
