"""Table four: printed as a single row of figures under groups of columns."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.finding import WARNING
from generator.form.parts import Cell as FormCell
from generator.form.parts import Line, Table
from generator.intake.document import Cell
from generator.intake.found import Note
from generator.intake.tables.cells import placed
from generator.intake.tables.group_columns import GroupColumns, is_usual
from generator.intake.tables.labels import Names
from generator.intake.tables.original_row import OriginalRow, Rows, has_text
from generator.intake.tables.placement import Placed
from generator.intake.tables.reading import Reader
from generator.intake.tables.result import CellRead, Result
from generator.intake.tables.values import are_values


class WholeRow(NamedTuple):
    """A row with the cells of all groups."""

    row: OriginalRow
    cells: Placed

    @property
    def said(self) -> tuple[str, ...]:
        """What its cells say."""
        texts = [cell.text if cell else "" for cell in self.cells]
        return tuple(text.strip() for text in texts)


class GroupRow(NamedTuple):
    """A row with the cells of one group."""

    group: Line
    row: OriginalRow
    cells: Placed


def read_single_row(table: Table, rows: Rows, reader: Reader) -> Result:
    """Table four: all figures in one row, or a row of five for each of its groups."""
    single = SingleRow(table, rows)
    doubts = list(single.doubts())
    if doubts:
        return Result(notes=doubts)
    cells: list[CellRead] = []
    notes: list[Note] = []
    for group, row, originals in single.group_rows:
        for column, original in zip(single.columns, originals, strict=True):
            sought = FormCell(table.id, group, column)
            cell = reader.read(sought, original, row)
            cells.append(cell)
            notes += cell.notes()
    return Result(cells, notes)


class SingleRow:
    """The rows of an original of which one, or one for each group, is table four's."""

    def __init__(self, table: Table, rows: Rows) -> None:
        (self._block,) = table.blocks
        self._rows = rows
        self._groups = self._block.leaf_rows()
        self._names = Names(self._groups)
        self.columns = self._block.leaf_columns()
        self._width = len(self.columns)
        self._whole_rows = list(self._find_whole_rows())
        self.group_rows = self._find_group_rows()
        "The cells of each group; nothing if one is missing, or not told."

    def doubts(self) -> Iterator[Note]:
        """What to say where the table's figures cannot be told."""
        if self._whole_rows:
            yield from self._doubts_of_several()
        elif not self.group_rows:
            yield from _notes_of_unread(self._rows)

    def _find_group_rows(self) -> list[GroupRow]:
        if self._whole_rows:
            return list(self._groups_of_whole_row())
        return self._rows_of_groups()

    def _doubts_of_several(self) -> Iterator[Note]:
        """Where several rows stand that may be the table's."""
        own = [whole_row.row for whole_row in self._whole_rows]
        others = self._others(own)
        said = {whole_row.said for whole_row in self._whole_rows}
        count = len(said) + len(others)
        if count == 1:
            return
        rows = [*own, *others]
        places = "、".join(row.place for row in rows)
        message = f"表四有 {count} 行，数字不同，不能确定是哪一行，记作 lost"
        yield WARNING, places, message

    def _groups_of_whole_row(self) -> Iterator[GroupRow]:
        """The cells of the whole row, group by group: fifteen are five for each of three."""
        row, cells = self._whole_rows[0]
        for index, group in enumerate(self._groups):
            start = index * self._width
            end = start + self._width
            own = cells[start:end]
            yield GroupRow(group, row, own)

    def _rows_of_groups(self) -> list[GroupRow]:
        """A row of five for each group; nothing if one is missing, or not told.

        Which group a row is of its label says, or, where no label does, the form's order.
        """
        with_figures = [row for row in self._rows if row.figures]
        five = [row for row in with_figures if _trimmed(row, self._width)]
        groups = self._groups_of(five)
        ids = {group.id for group in groups}
        count = len(self._groups)
        is_whole = len(five) == len(ids) == count
        if not is_whole:
            return []
        if self._others(five):
            return []
        group_rows = []
        for group, row in zip(groups, five, strict=True):
            cells = placed(row, self.columns, row.label_index)
            if not any(cells):
                return []
            group_row = GroupRow(group, row, cells)
            group_rows.append(group_row)
        return group_rows

    def _groups_of(self, rows: Rows) -> Sequence[Line]:
        """The group of each row; none where only some of their labels name one.

        Nor where these stand below columns that are named twice, as where blank rows of another
        table stand between.
        """
        matches = [self._names.match(row.label) for row in rows]
        groups = [match.line for match in matches if match]
        if not groups:
            return self._groups
        if len(groups) < len(rows):
            return []
        if any(map(self._names_twice, rows)):
            return []
        return groups

    def _names_twice(self, row: OriginalRow) -> bool:
        """Whether some column has its name above a row more than once."""
        names = map(row.header.names_of, self.columns)
        return any(len(of_column) > 1 for of_column in names)

    def _find_whole_rows(self) -> Iterator[WholeRow]:
        for row in self._rows:
            cells = self._all_cells(row)
            if cells:
                yield WholeRow(row, cells)

    def _others(self, own: Rows) -> Rows:
        """The rows beside these that may be table four's, too."""
        beside = [row for row in self._rows if row not in own]
        return [row for row in beside if self._may_be_another(row, own)]

    def _may_be_another(self, row: OriginalRow, own: Rows) -> bool:
        """Whether a row has more figures than a group; or only blanks below a header of its own."""
        if len(row.figures) > self._width:
            return True
        if row.labels or row.filled:
            return False
        return _is_below_another(row, own)

    def _all_cells(self, row: OriginalRow) -> Placed | None:
        """The fifteen cells of a row in the form's order.

        None where it is another row, or its header leaves doubt.
        """
        count = len(self._groups) * self._width
        cells = _trimmed(row, count)
        if not cells:
            return None
        header = row.header
        if not header.names:
            return list(cells)
        named = GroupColumns(header, self._block).in_form()
        if named:
            return _under_names(row, named, cells)
        if header.foreign:
            return None
        if not is_usual(header, self._block):
            return None
        return list(cells)


def _notes_of_unread(rows: Rows) -> Iterator[Note]:
    figures = [row.said for row in rows]
    listed = "；".join(filter(None, figures))
    if listed:
        message = "表四的数字数目不对，或者表头的次序不能确定，没有采用"
        yield WARNING, rows[0].place, f"{message}：{listed}"


def _is_below_another(row: OriginalRow, own: Rows) -> bool:
    """Whether a row stands below another header than these, as far as they stand below any.

    The table goes on behind a header that stands alone, as where a page ends.
    """
    if not row.header.names:
        return False
    headers = [each.header for each in own if each.header.names]
    if not headers:
        return False
    return all(header is not row.header for header in headers)


def _under_names(row: OriginalRow, in_form: Sequence[int], cells: Sequence[Cell]) -> Placed | None:
    """The cells of a row below their names, whose columns are given in the form's order.

    Where some stand beside them, but are as many as names, all have slipped.
    """
    filled = set(row.filled_indices)
    if filled.issubset(in_form):
        standing = row.by_index
        return list(map(standing.get, in_form))
    if row.header.foreign:
        return None
    if len(filled) != len(in_form):
        return None
    in_original = sorted(in_form)
    slipped = dict(zip(in_original, cells, strict=True))
    return list(map(slipped.get, in_form))


def _trimmed(row: OriginalRow, count: int) -> Sequence[Cell] | None:
    """Exactly so many cells; None where there are more, or fewer, or one may have gone missing.

    Of five, 1 0 0 0 1 and an empty cell → 1 0 0 0 1.
    """
    is_full = len(row.filled) == count
    cells = row.filled if is_full else _first_cells(row, count)
    return cells if cells and are_values(cells) else None


def _first_cells(row: OriginalRow, count: int) -> Sequence[Cell]:
    """So many cells, the empty ones among them; none where more stand behind them."""
    if not _shows_empty_cells(row):
        return ()
    if len(row.figures) > count:
        return ()
    cells = row.cells[:count]
    behind = row.cells[count:]
    if len(cells) < count:
        return ()
    if has_text(behind):
        return ()
    return cells


def _shows_empty_cells(row: OriginalRow) -> bool:
    """Whether an empty cell of a row has left a trace; a row of nothing else is none in text."""
    match row.kind:
        case "exact":
            return True
        case "aligned":
            return False
        case _:
            return bool(row.figures)
