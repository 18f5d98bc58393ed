"""Which cell of a row stands for which column of the form, told only where it is certain."""

import difflib
import re
from collections.abc import Sequence

from generator.form.parts import Line
from generator.intake.document import Cell
from generator.intake.tables.headers import Header
from generator.intake.tables.labels import bare
from generator.intake.tables.rows import Row, centre
from generator.intake.tables.values import is_value

NEAR = 2.0
"Columns of text a number may stand off the middle of its column."
COMPARING = re.compile(
    "上年(?!结转)|去年|同期|往年|增|减|比|小计|合计|累计|序号|备注|说明|率|[0-9]{4}"
)
"What heads a column of an original's own, which is never one of the form under another name."
LIKE = 0.5
"Likeness from which other words may be a column's: 公益机构 for 社会公益组织."

Placed = list[Cell | None]
"One cell per column of the form; None where it cannot be told, or is not there."


def placed(row: Row, columns: Sequence[Line], depth: int) -> Placed:
    """The cells of a row by the form's columns; `depth` is how many headings the form has above the row's label.

    A cell is placed by the header above it, in whatever order its columns stand. By position alone only where no
    header names them, or where it names them in the form's order: then as many numbers as columns are those columns.
    """
    nothing: Placed = [None] * len(columns)
    order = row.shape.header.order(columns)
    if order is None:
        return nothing
    places = row.shape.header.places(columns)
    if places and row.shape.kind == "exact":
        return _under_headers(row, places) or (_in_order(row, places, order) or nothing)
    if places:
        return _in_order(row, places, order) or _at_starts(row, places, depth) or nothing
    if _is_foreign(row, columns):
        return nothing
    return _by_shape(row, columns, depth, order) or nothing


def _under_headers(row: Row, places: Sequence[range]) -> Placed | None:
    """In a table whose spans are certain: what stands under each header, if nothing stands under none.

    A header may span several columns of which one holds the figure: 本年处理决定数量 over three.
    """
    strangers = row.shape.header.strangers
    standing = {at: cell for at, cell in zip(row.at, row.cells, strict=True) if cell.text.strip()}
    free = [
        at for at in standing if at not in strangers and not any(at in place for place in places)
    ]
    if free or row.label_at >= min(place.start for place in places):
        return None
    empty = dict(zip(row.at, row.cells, strict=True))
    found: Placed = []
    starts = {place.start for place in places}
    for place in places:
        filled = [standing[at] for at in place if at in standing]
        own = filled or [empty[at] for at in place[:1] if at in empty]
        # Where the next column is covered, by this cell or from above, a figure may stand for both.
        is_merged = bool(filled) and place.stop in starts and place.stop not in empty
        found.append(own[0] if len(own) == 1 and not is_merged else None)
    return found


def _in_order(row: Row, places: Sequence[range], order: Sequence[int]) -> Placed | None:
    """As many numbers as columns, side by side, and nothing else: a row that may have slipped to a side."""
    first = min(place.start for place in places)
    beside = [column for column in row.shape.header.strangers if column > row.label_at]
    # Where the label stands in the first column of values, all that is behind it has slipped with it.
    has_slipped = row.label_at >= first
    behind = row.cells if has_slipped else row.filled
    if beside or len(behind) != len(places) or not all(is_value(cell.text) for cell in behind):
        return None
    at = row.filled_at
    # Further to the right than the header, a first column may be blank; not where the label stands right before.
    begins = has_slipped or (
        at[-1] - at[0] == len(at) - 1 and at[0] <= max(first, row.label_at + 1)
    )
    return _ordered(behind, order) if begins else None


def _ordered(cells: Sequence[Cell], order: Sequence[int]) -> Placed:
    """The cells of a row, which stand in the header's order, in the form's."""
    found: Placed = [None] * len(order)
    for index, cell in zip(order, cells, strict=True):
        found[index] = cell
    return found


def _at_starts(row: Row, places: Sequence[range], depth: int) -> Placed | None:
    """What stands right under each header, where the row's label shows that the row has not slipped."""
    first = min(place.start for place in places)
    if row.label_at not in (depth, first - 1) or row.label_at >= first:
        return None
    standing = dict(zip(row.at, row.cells, strict=True))
    known = {place.start for place in places} | set(row.shape.header.strangers)
    if any(cell.text.strip() for at, cell in standing.items() if at not in known):
        return None
    return [standing.get(place.start) for place in places]


def _is_foreign(row: Row, columns: Sequence[Line]) -> bool:
    """Whether a header gives the row's figures to columns of which some are not the form's.

    类别 | 数据1 | … | 数据6 | 总计 has as many columns as the form, and 总计 stands where it has to: it is the form's.
    """
    header = row.shape.header
    if row.shape.kind in ("stream", "aligned"):
        return bool(header.strangers)
    behind = {at: text for at, text in header.strangers.items() if at > row.label_at}
    if not behind:
        return False
    named = {named.columns.start: named.line for named in header.named if named.line in columns}
    standing = sorted(behind.keys() | named.keys())
    if len(standing) != len(columns):
        return True
    pairs = list(zip(standing, columns, strict=True))
    out_of_order = any(named.get(at, column) is not column for at, column in pairs)
    comparing = any(COMPARING.search(text) for text in behind.values())
    # Where most columns bear the form's names, another name is another column, unless it is nearly the form's.
    knows_names = len(named) > len(columns) / 2
    other = [at for at, column in pairs if at in behind and not _is_like(behind[at], column)]
    return out_of_order or comparing or (knows_names and bool(other))


def _is_like(text: str, column: Line) -> bool:
    return difflib.SequenceMatcher(None, bare(text), bare(column.label)).ratio() >= LIKE


def _by_shape(row: Row, columns: Sequence[Line], depth: int, order: Sequence[int]) -> Placed | None:
    """Where the header does not say where each column stands: by number and place of the figures."""
    count = len(columns)
    if _is_whole(row, count):
        return _ordered(row.filled, order)
    if len(row.filled) > count or list(order) != sorted(order):
        return None
    match row.shape.kind:
        case "aligned":
            return _by_centre(row, count)
        case "exact" | "stream":
            return list(row.cells[:count]) if _fits(row.cells, count) else None
        case _:
            return _by_place(row, row.shape.header, columns, depth)


def _is_whole(row: Row, count: int) -> bool:
    """Whether a row has so many values and nothing else: an empty cell among them, or before, may be a column."""
    at = row.filled_at
    if len(at) != count or not all(is_value(cell.text) for cell in row.filled):
        return False
    is_line = row.shape.kind in ("aligned", "stream")
    begins = row.shape.kind != "exact" or at[0] == row.at[0]
    return is_line or (begins and at[-1] - at[0] == count - 1)


def _by_centre(row: Row, count: int) -> Placed | None:
    """In lines of text: each number below the column it stands under, as the full lines of the table show them.

    An empty cell leaves no trace there, so that what is not seen is lost and not blank.
    """
    if len(row.cells) == count:
        return list(row.cells)
    centres = row.shape.centres(count)
    found: Placed = [None] * count
    if len(centres) != count:
        return None
    last = -1
    for cell in row.cells:
        near = sorted((abs(centre(cell) - middle), n) for n, middle in enumerate(centres))
        (distance, column), (second, _) = near[:2]
        if distance > NEAR or second - distance < NEAR or column <= last:
            return None
        found[column] = cell
        last = column
    return found


def _by_place(row: Row, header: Header, columns: Sequence[Line], depth: int) -> Placed | None:
    """In a table whose rows may be shifted, cut off at the right, or of unequal length."""
    count, first = len(columns), header.first(columns)
    if not first:
        # The header does not say where values begin: the row must be whole, and begin with a number.
        # A total that stands as many columns behind the label leaves each cell its place.
        total = header.last(columns) == row.label_at + count
        placed_so = first == 0 or total or bool(row.cells and row.cells[0].text.strip())
        return list(row.cells) if len(row.cells) == count and placed_so else None
    if row.label_at != depth:
        return None
    start = max(row.label_at + 1, first)
    between = [cell for cell, at in zip(row.cells, row.at, strict=True) if at < start]
    behind = [cell for cell, at in zip(row.cells, row.at, strict=True) if at >= start]
    if any(cell.text.strip() for cell in between) or any(
        cell.text.strip() for cell in behind[count:]
    ):
        return None
    return [*behind[:count], *[None] * (count - len(behind))]


def _fits(cells: Sequence[Cell], count: int) -> bool:
    """Whether there is a cell for each column and nothing but empty ones behind."""
    return len(cells) >= count and not any(cell.text.strip() for cell in cells[count:])
