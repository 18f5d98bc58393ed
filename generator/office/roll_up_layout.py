"""Where the rows of the printed form stand in a roll-up, and how high and wide they are."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from generator.authoring.workbook.looks import LINE
from generator.authoring.workbook.room import lines_of
from generator.authoring.workbook.shell import Area
from generator.authoring.workbook.tables import COLUMN, MARGIN, area_of, heights
from generator.authoring.worksheet import FIGURE, PROSE, Box, Sheet
from generator.authoring.worksheet_layout import narrow_sheet
from generator.form.parts import Table
from generator.office.listing import width_of
from generator.office.roll_up import RollUp

LABELS = (9.0, 12.0, 26.0)
"Widths of the columns before the figures, in digits."
COUNT_HEIGHT = 11
"Of the line with the number of bodies, in points."


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


def notes_of(rolled: RollUp) -> Mapping[int, str]:
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


def heights_of(spread: Spread, rolled: RollUp, widths: Sequence[float]) -> Mapping[int, float]:
    """Row → its height, in points: room for every label, and a low line for each count."""
    high: dict[int, float] = {}
    notes = notes_of(rolled)
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


def widths_of(plan: Sheet, rolled: RollUp) -> list[float]:
    """The width of each column, that no sum is cut; in digits."""
    wide = [*LABELS, *[COLUMN] * (plan.width - len(LABELS))]
    for box in plan.boxes:
        if box.cell is None or box.columns > 1:
            continue
        value = rolled.total(box.cell).value
        needed = 0 if value is None else width_of(value)
        wide[box.column - 1] = max(wide[box.column - 1], needed)
    return wide
