"""Tables that have lost their rows: one cell a line, empty cells told by how many lines are blank."""

from collections import Counter
from collections.abc import Sequence

from generator.intake.document import Cell, Stream, doubtful
from generator.intake.readers.text.lines import NUMBER, TextLine

MIN_LINES = 6
MIN_NUMBERS = 2


def is_stream(lines: Sequence[TextLine]) -> bool:
    """Say whether lines without a sentence or a section's heading are the cells of a table."""
    numbers = sum(1 for line in lines if NUMBER.match(line.text.strip()))
    return len(lines) >= MIN_LINES and numbers >= MIN_NUMBERS


def steps(lines: Sequence[TextLine]) -> tuple[int, int]:
    """Return how many line ends stand between two cells and between two rows, over all tables of a document.

    Rows are 0 where they are not told apart from an empty cell.
    """
    runs = Counter(line.before for line in lines)
    if not runs:
        return 1, 0
    cell = max(runs, key=lambda run: (runs[run], -run))
    larger = [run for run in sorted(runs) if run > cell and run % cell and runs[run] > 1]
    return cell, larger[0] if larger else 0


def stream(lines: Sequence[TextLine], steps: tuple[int, int], after: TextLine | None) -> Stream:
    """Return the cells; `after` is the next line that is none of them."""
    cell, row = steps
    cells: list[Cell] = []
    for index, line in enumerate(lines):
        text = line.text.strip()
        if index and line.before < cell:  # a line break within the cell: 商业 / 企业
            cells[-1] = _joined(cells[-1], text)
            continue
        if index:
            cells += _empty(line, _count(line.before, cell, row))
        cells.append(Cell(text, line.place))
    if after and row and after.before > row:
        cells += _empty(after, (after.before - row) // cell)
    return Stream(tuple(cells))


def _joined(cell: Cell, text: str) -> Cell:
    """A cell with its next line; digits on both lines are two figures, or one that is torn."""
    if cell.text[-1:].isdigit() and text[:1].isdigit():
        return doubtful(cell.place, "单元格里有不止一个数")
    return cell if cell.doubt else Cell(cell.text + text, cell.place)


def _count(run: int, cell: int, row: int) -> int:
    """Count the empty cells in a run; none where it does not divide evenly or more than one reading is possible."""
    if not row:
        return 0
    within = run // cell - 1 if run % cell == 0 else None
    across = (run - row) // cell if run >= row and (run - row) % cell == 0 else None
    if within is not None and across is not None:
        return 0
    return within or across or 0


def _empty(line: TextLine, count: int) -> list[Cell]:
    place = f"{line.place}之前"
    # A page's number leaves a gap as an empty cell does, and a cell may look like one: 3/5.
    return [doubtful(place, "有一个像页码的数") if line.after_page else Cell("", place)] * count
