"""The values of one row, read only where it is certain which column each belongs to."""

from collections.abc import Sequence

from generator.intake.document import Cell
from generator.intake.rows import Row, centre
from generator.intake.values import read
from generator.model import Missing, Value

LOST = Missing.LOST
NEAR = 2.0
"Columns of text a number may stand off the middle of its column."


def values(row: Row, kinds: Sequence[str], depth: int) -> list[Value]:
    """One value per column, LOST where it cannot be told; `depth` is how many headings the form has above the label.

    As many numbers as columns are those columns, in order. Fewer are placed by the column they stand in, and only
    where that is certain: in marked-up tables by the headers, else when the label stands where rows of its depth
    have it (a row that slipped to the left keeps its numbers in order but not in their columns).
    """
    count = len(kinds)
    figures = row.figures
    if len(figures) == count:
        return _read(figures, kinds)
    if len(figures) > count:
        return [LOST] * count
    if row.shape.kind == "aligned":
        return _by_column(row, kinds)
    if row.shape.kind == "exact":
        return _by_header(row, kinds)
    if row.shape.kind == "stream":
        return _read(row.cells[:count], kinds) if _fits(row.cells, count) else [LOST] * count
    return _by_place(row, kinds, depth)


def _by_header(row: Row, kinds: Sequence[str]) -> list[Value]:
    """In a table whose spans and empty cells are certain."""
    if len(row.shape.columns) == len(kinds) and row.label_at < row.shape.columns[0]:
        standing = dict(zip(row.at, row.cells, strict=True))
        found = [standing.get(column) for column in row.shape.columns]
        return [_value(cell, kind) if cell else LOST for cell, kind in zip(found, kinds, strict=True)]
    return _read(row.cells[: len(kinds)], kinds) if _fits(row.cells, len(kinds)) else [LOST] * len(kinds)


def _by_column(row: Row, kinds: Sequence[str]) -> list[Value]:
    """In lines of text: each number below the column it stands under, as the full lines of the table show them.

    An empty cell leaves no trace there, so that what is not seen is lost and not blank.
    """
    if len(row.cells) == len(kinds):
        return _read(row.cells, kinds)
    found: list[Value] = [LOST] * len(kinds)
    if len(row.shape.centres) != len(kinds):
        return found
    last = -1
    for cell in row.cells:
        near = sorted((abs(centre(cell) - middle), n) for n, middle in enumerate(row.shape.centres))
        (distance, column), (second, _) = near[:2]
        if distance > NEAR or second - distance < NEAR or column <= last:
            return [LOST] * len(kinds)
        found[column] = _value(cell, kinds[column])
        last = column
    return found


def _by_place(row: Row, kinds: Sequence[str], depth: int) -> list[Value]:
    """In a table whose rows may be shifted, cut off at the right, or of unequal length."""
    count, first = len(kinds), row.shape.first
    if not first:
        # The header does not say where values begin: the row must be whole, and begin with a number.
        # A total that stands as many columns behind the label leaves each cell its place.
        placed = first == 0 or row.shape.last == row.label_at + count or bool(row.cells and row.cells[0].text.strip())
        whole = len(row.cells) == count and placed
        return _read(row.cells, kinds) if whole else [LOST] * count
    if row.label_at != depth:
        return [LOST] * count
    start = max(row.label_at + 1, first)
    between = [cell for cell, at in zip(row.cells, row.at, strict=True) if at < start]
    behind = [cell for cell, at in zip(row.cells, row.at, strict=True) if at >= start]
    if any(cell.text.strip() for cell in between) or any(cell.text.strip() for cell in behind[count:]):
        return [LOST] * count
    read_values = [_value(cell, kind) for cell, kind in zip(behind, kinds, strict=False)]
    return read_values + [LOST] * (count - len(read_values))


def _fits(cells: Sequence[Cell], count: int) -> bool:
    """Whether there is a cell for each column and nothing but empty ones behind."""
    return len(cells) >= count and not any(cell.text.strip() for cell in cells[count:])


def _read(cells: Sequence[Cell], kinds: Sequence[str]) -> list[Value]:
    return [_value(cell, kind) for cell, kind in zip(cells, kinds, strict=True)]


def _value(cell: Cell, kind: str) -> Value:
    found = read(cell.text, kind)
    return LOST if found is None else found
