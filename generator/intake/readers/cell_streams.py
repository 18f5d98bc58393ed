"""Tables that have lost their rows: one cell a line, empty ones told by blank lines."""

from collections import Counter
from collections.abc import Sequence

from generator.intake.document import Cell, Stream, doubtful
from generator.intake.readers.text.lines import NUMBER, TextLine
from generator.intake.tables.units import is_line

MIN_LINES = 6
MIN_NUMBERS = 2


def is_stream(lines: Sequence[TextLine]) -> bool:
    """Say whether lines without a sentence or a section's heading are the cells of a table."""
    numbers = sum(1 for line in lines if NUMBER.match(line.text.strip()))
    return len(lines) >= MIN_LINES and numbers >= MIN_NUMBERS


def steps(lines: Sequence[TextLine]) -> tuple[int, int]:
    """Return how many line ends stand between two cells and between two rows, over all tables.

    Rows are 0 where they are not told apart from an empty cell. Of line ends 2 2 2 3 2 2 2 3 4,
    cells are 2 apart, as most are, and rows 3: 4 is an empty cell, and 3 cannot be any.
    """
    counts = Counter(line.before for line in lines)
    if not counts:
        return 1, 0
    cell = max(counts, key=lambda ends: (counts[ends], -ends))
    larger = (ends for ends in sorted(counts) if ends > cell and ends % cell)
    row = next((ends for ends in larger if counts[ends] > 1), 0)
    return cell, row


def stream(lines: Sequence[TextLine], steps: tuple[int, int], after: TextLine | None) -> Stream:
    """Return the cells; `after` is the next line that is none of them."""
    cell, row = steps
    first, *later = lines
    cells = [Cell(first.text.strip(), first.place)]
    for line in later:
        text = line.text.strip()
        if line.before < cell and not is_line(cells[-1].text):  # within the cell: 商业 / 企业
            cells[-1] = _joined(cells[-1], text)
        else:
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


def _count(ends: int, cell: int, row: int) -> int:
    """Count the empty cells that so many line ends tell.

    None where they do not divide evenly, or where more than one reading is possible. With cells 2
    and rows 3 apart, 6 line ends are two empty cells, and 5 one behind or before the end of a row.
    """
    if not row:
        return 0
    is_within = ends % cell == 0
    is_across = ends >= row and (ends - row) % cell == 0
    if is_within == is_across:
        return 0
    return ends // cell - 1 if is_within else (ends - row) // cell


def _empty(line: TextLine, count: int) -> list[Cell]:
    place = f"{line.place}之前"
    # A page's number leaves a gap as an empty cell does, and a cell may look like one: 3/5.
    cell = doubtful(place, "有一个像页码的数") if line.after_page else Cell("", place)
    return [cell] * count
