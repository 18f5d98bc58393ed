"""Tables that have lost their rows: one cell a line, empty ones told by blank lines."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from generator.intake.document import Cell, Stream, doubtful
from generator.intake.readers.text.lines import NUMBER, TextLine
from generator.intake.tables.units import is_line

MIN_LINES = 6
MIN_NUMBERS = 2


class Steps(NamedTuple):
    """How many line ends stand between two cells, and between two rows."""

    cell: int
    row: int
    "0 where the ends of rows are not told apart from empty cells."


def is_stream(lines: Sequence[TextLine]) -> bool:
    """Say whether lines without a sentence or a section's heading are the cells of a table."""
    if len(lines) < MIN_LINES:
        return False
    texts = (line.text.strip() for line in lines)
    numbers = list(filter(NUMBER.match, texts))
    return len(numbers) >= MIN_NUMBERS


def steps(lines: Sequence[TextLine]) -> Steps:
    """Return the steps of all tables, told by all lines but the first of each.

    Of line ends 2 2 2 3 2 2 2 3 4, cells are 2 apart, as most are, and rows 3: 4 is an empty cell,
    and 3 cannot be any.
    """
    counts = Counter(line.before for line in lines)
    if not counts:
        return Steps(1, 0)
    cell = max(counts, key=lambda ends: (counts[ends], -ends))
    for ends in sorted(counts):
        is_no_empty_cell = ends > cell and ends % cell
        if is_no_empty_cell and counts[ends] > 1:
            return Steps(cell, ends)
    return Steps(cell, 0)


def is_unclear(lines: Sequence[TextLine], steps: Steps) -> bool:
    """Say whether empty cells of these lines are not told from the ends of rows."""
    if steps.row:
        return False
    return any(line.before > steps.cell for line in lines)


def stream(lines: Sequence[TextLine], steps: Steps, after: TextLine | None) -> Stream:
    """Return the cells; `after` is the next line that is none of them."""
    cell, row = steps
    first, *later = lines
    text = first.text.strip()
    cells = [Cell(text, first.place)]
    for line in later:
        text = line.text.strip()
        last = cells[-1]
        if line.before < cell and not is_line(last.text):  # within the cell: 商业 / 企业
            cells[-1] = _joined(last, text)
            continue
        count = _empty_cells(line.before, steps)
        cells += _empty(line, count)
        cells.append(Cell(text, line.place))
    if after and row and after.before > row:
        beyond = after.before - row
        cells += _empty(after, beyond // cell)
    return Stream(tuple(cells))


def _joined(cell: Cell, text: str) -> Cell:
    """A cell with its next line; digits on both lines are two figures, or one that is torn."""
    last = cell.text[-1:]
    first = text[:1]
    if last.isdigit() and first.isdigit():
        return doubtful(cell.place, "单元格里有不止一个数")
    if cell.doubt:
        return cell
    return Cell(cell.text + text, cell.place)


def _empty_cells(ends: int, steps: Steps) -> int:
    """Count the empty cells that so many line ends tell.

    None where they do not divide evenly, or where more than one reading is possible. With cells 2
    and rows 3 apart, 6 line ends are two empty cells, and 5 one behind or before the end of a row.
    """
    cell, row = steps
    if not row:
        return 0
    beyond = ends - row
    is_within = ends % cell == 0
    is_across = beyond >= 0 and beyond % cell == 0
    if is_within == is_across:
        return 0
    if is_within:
        return ends // cell - 1
    return beyond // cell


def _empty(line: TextLine, count: int) -> list[Cell]:
    place = f"{line.place}之前"
    if line.after_page:
        # A page's number leaves a gap as an empty cell does, and a cell may look like one: 3/5.
        return [doubtful(place, "有一个像页码的数")] * count
    return [Cell("", place)] * count
