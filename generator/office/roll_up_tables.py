"""The statutory tables with sums in them, and below each sum how many bodies it is of."""

from collections.abc import (
    Iterator,
    Mapping,
    Sequence,
)
from itertools import accumulate

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
    COLUMN,
    MARGIN,
    area_of,
    heights,
    unit_code,
)
from generator.authoring.worksheet import (
    FIGURE,
    HEADING,
    LABEL,
    PROSE,
    Box,
    Sheet,
)
from generator.authoring.worksheet_layout import narrow_sheet
from generator.form.parts import Table
from generator.office.listing import (
    code_of,
    kept,
    width_of,
)
from generator.office.roll_up import RollUp, Total

LABELS = (9.0, 12.0, 26.0)
"Widths of the columns before the figures, in digits."
COUNT_HEIGHT = 11
"Of the line with the number of bodies, in points."
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


class Spread:
    """The rows of the printed form, each of figures with one more below it."""

    def __init__(self, plan: Sheet, first: int) -> None:
        """The form's rows begin at `first`, from 0."""
        self.plan = plan
        self.figures = {box.row for box in plan.boxes if box.kind == FIGURE}
        last = max(box.row for box in plan.boxes)
        taken = [2 if row in self.figures else 1 for row in range(1, last + 1)]
        self.starts = [0, *accumulate(taken, initial=first)]

    def area(self, box: Box) -> Area:
        """Where a box stands now."""
        _, left, _, right = area_of(box)
        top = self.starts[box.row]
        bottom = top if box.kind == FIGURE else self.starts[box.row + box.rows] - 1
        return Area(top, left, bottom, right)


def add_tables(
    book: PlainBook,
    title: str,
    rolled: RollUp,
    head: Sequence[str],
) -> None:
    """The sheet; head: what stands above the tables, the title first."""
    plan = narrow_sheet(rolled.form)
    spread = Spread(plan, len(head))
    widths = _widths(plan, rolled)
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
    for row, high in _heights(spread, rolled, widths).items():
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
    notes = _notes(rolled)
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


def _notes(rolled: RollUp) -> Mapping[int, str]:
    """Row of the words below a table → why some of its sums may be more than there is."""
    notes: dict[int, str] = {}
    boxes = narrow_sheet(rolled.form).boxes
    prose = [box.row for box in boxes if box.kind == PROSE]
    for table, row in zip(rolled.form.tables, prose, strict=True):
        note = "\n".join(_note(rolled, table))
        if note:
            notes[row] = note
    return notes


def _note(rolled: RollUp, table: Table) -> Iterator[str]:
    """A line for each reason, with the cells that it is of."""
    said: dict[str, list[str]] = {}
    for cell in table.cells():
        words = rolled.form.shared.get(cell.id)
        if words:
            names = said.setdefault(words, [])
            names.append(cell.name)
    for words, names in said.items():
        yield f"{'、'.join(names)}：{words}。"


def _heights(spread: Spread, rolled: RollUp, widths: Sequence[float]) -> Mapping[int, float]:
    """Row → its height, in points: room for every label, and a low line for each count."""
    high: dict[int, float] = {}
    notes = _notes(rolled)
    for row, needed in heights(spread.plan, widths).items():
        start = spread.starts[row]
        if row in spread.figures:
            high[start] = max(LINE + MARGIN, needed - COUNT_HEIGHT)
            high[start + 1] = COUNT_HEIGHT
        elif row in notes:
            high[start] = LINE * lines_of(notes[row], sum(widths)) + MARGIN
        elif _is_prose(spread.plan, row):
            high[start] = MARGIN
        else:
            high[start] = needed
    return high


def _is_prose(plan: Sheet, row: int) -> bool:
    return any(box.kind == PROSE and box.row == row for box in plan.boxes)


def _widths(plan: Sheet, rolled: RollUp) -> list[float]:
    """The width of each column, that no sum is cut; in digits."""
    wide = [*LABELS, *[COLUMN] * (plan.width - len(LABELS))]
    for box in plan.boxes:
        if box.cell is None or box.columns > 1:
            continue
        value = rolled.total(box.cell).value
        needed = 0 if value is None else width_of(value)
        wide[box.column - 1] = max(wide[box.column - 1], needed)
    return wide
