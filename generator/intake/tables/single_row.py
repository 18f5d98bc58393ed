"""Table four: printed as a single row of figures under groups of columns."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.finding import WARNING
from generator.form.parts import Line, Table
from generator.intake.document import Cell
from generator.intake.tables.cells import placed
from generator.intake.tables.group_columns import GroupColumns, is_usual
from generator.intake.tables.labels import Names
from generator.intake.tables.original_row import OriginalRow, Rows
from generator.intake.tables.placement import Placed
from generator.intake.tables.reading import Reader
from generator.intake.tables.values import is_value


class WholeRow(NamedTuple):
    """A row with the cells of all groups."""

    row: OriginalRow
    cells: Placed

    @property
    def said(self) -> tuple[str, ...]:
        """What its cells say."""
        return tuple(cell.text.strip() if cell else "" for cell in self.cells)


class GroupRow(NamedTuple):
    """A row with the cells of one group."""

    group: Line
    row: OriginalRow
    cells: Placed


def read_single_row(table: Table, rows: Rows, reader: Reader) -> None:
    """Table four: all figures in one row, or a row of five for each of its groups."""
    notes = reader.found.notes
    single = SingleRow(table, rows)
    if single.whole_rows:
        doubt = single.doubt()
        if doubt:
            notes.append((WARNING, *doubt))
            return
        group_rows = single.groups_of_whole_row()
    else:
        group_rows = single.group_rows()
        if not group_rows and any(row.figures for row in rows):
            notes.append((WARNING, rows[0].place, _not_read(rows)))
    for group, row, cells in group_rows:
        for column, cell in zip(single.columns, cells, strict=True):
            reader.read(f"{table.id}.{group.id}.{column.id}", cell, column, row)


def _not_read(rows: Rows) -> str:
    figures = filter(None, map(_figures, rows))
    message = "表四的数字数目不对，或者表头的次序不能确定，没有采用"
    return f"{message}：{'；'.join(figures)}"


def _figures(row: OriginalRow) -> str:
    return " ".join(cell.text for cell in row.figures)


class SingleRow:
    """The rows of an original of which one, or one for each group, is table four's."""

    def __init__(self, table: Table, rows: Rows) -> None:
        (self._block,) = table.blocks
        self._rows = rows
        self._groups = self._block.leaf_rows()
        self._names = Names(self._groups)
        self.columns = self._block.leaf_columns()
        self._width = len(self.columns)
        self.whole_rows = list(self._whole_rows())

    def doubt(self) -> tuple[str, str] | None:
        """Where several rows stand that may be the table's, and what to say of them."""
        own = [whole_row.row for whole_row in self.whole_rows]
        others = self._others(own)
        said = {whole_row.said for whole_row in self.whole_rows}
        count = len(said) + len(others)
        if count == 1:
            return None
        places = "、".join(row.place for row in [*own, *others])
        return places, f"表四有 {count} 行，数字不同，不能确定是哪一行，记作 lost"

    def groups_of_whole_row(self) -> list[GroupRow]:
        """The cells of the whole row, group by group: fifteen are five for each of three."""
        row, cells = self.whole_rows[0]
        group_rows = []
        for index, group in enumerate(self._groups):
            start = index * self._width
            own = cells[start : start + self._width]
            group_rows.append(GroupRow(group, row, own))
        return group_rows

    def group_rows(self) -> list[GroupRow]:
        """A row of five for each group; nothing if one is missing, or not told.

        Which group a row is of its label says, or, where no label does, the form's order.
        """
        five = [row for row in self._rows if row.figures and _trimmed(row, self._width)]
        groups = self._groups_of(five)
        count = len(self._groups)
        ids = {group.id for group in groups}
        is_whole = len(five) == len(ids) == count
        if not is_whole or self._others(five):
            return []
        group_rows = []
        for group, row in zip(groups, five, strict=True):
            cells = placed(row, self.columns, row.label_index)
            if not any(cells):
                return []
            group_rows.append(GroupRow(group, row, cells))
        return group_rows

    def _groups_of(self, rows: Rows) -> Sequence[Line]:
        """The group of each row; none where only some of their labels name one.

        Nor where these stand below columns that are named twice, as where blank rows of another
        table stand between.
        """
        matches = list(filter(None, (self._names.match(row.label) for row in rows)))
        if not matches:
            return self._groups
        is_twice = any(map(self._names_twice, rows))
        if len(matches) < len(rows) or is_twice:
            return []
        return [match.line for match in matches]

    def _names_twice(self, row: OriginalRow) -> bool:
        """Whether some column has its name above a row more than once."""
        return any(len(row.header.names_of(column)) > 1 for column in self.columns)

    def _whole_rows(self) -> Iterator[WholeRow]:
        for row in self._rows:
            cells = self._all_cells(row)
            if cells:
                yield WholeRow(row, cells)

    def _others(self, own: Rows) -> Rows:
        """The rows beside these that may be table four's, too."""
        return [row for row in self._rows if row not in own and self._may_be_another(row, own)]

    def _may_be_another(self, row: OriginalRow, own: Rows) -> bool:
        """Whether a row has more figures than a group; or only blanks below a header of its own."""
        is_blank = not row.labels and not row.filled
        return len(row.figures) > self._width or (is_blank and _is_below_another(row, own))

    def _all_cells(self, row: OriginalRow) -> Placed | None:
        """The fifteen cells of a row in the form's order.

        None where it is another row, or its header leaves doubt.
        """
        cells = _trimmed(row, len(self._groups) * self._width)
        header = row.header
        if not cells:
            return None
        if not header.names:
            return list(cells)
        named = GroupColumns(header, self._block).in_form()
        if named:
            return _under_names(row, named, cells)
        if header.foreign or not is_usual(header, self._block):
            return None
        return list(cells)


def _is_below_another(row: OriginalRow, own: Rows) -> bool:
    """Whether a row stands below another header than these, as far as they stand below any.

    The table goes on behind a header that stands alone, as where a page ends.
    """
    headers = [each.header for each in own if each.header.names]
    is_same = any(header is row.header for header in headers)
    return bool(row.header.names) and bool(headers) and not is_same


def _under_names(row: OriginalRow, in_form: Sequence[int], cells: Sequence[Cell]) -> Placed | None:
    """The cells of a row below their names, whose columns are given in the form's order.

    Where some stand beside them, but are as many as names, all have slipped.
    """
    filled = set(row.filled_indices)
    if filled.issubset(in_form):
        return list(map(row.by_index.get, in_form))
    if len(filled) != len(in_form) or row.header.foreign:
        return None
    in_original = sorted(in_form)
    slipped = dict(zip(in_original, cells, strict=True))
    return list(map(slipped.get, in_form))


def _trimmed(row: OriginalRow, count: int) -> Sequence[Cell] | None:
    """Exactly so many cells; None where there are more, or fewer, or one may have gone missing.

    Of five, 1 0 0 0 1 and an empty cell → 1 0 0 0 1.
    """
    cells = row.filled
    if len(cells) != count:
        if not _shows_empty_cells(row) or len(row.figures) > count:
            return None
        cells = row.cells[:count]
        behind = row.cells[count:]
        if len(cells) < count or any(cell.text.strip() for cell in behind):
            return None
    return cells if all(is_value(cell.text) for cell in cells) else None


def _shows_empty_cells(row: OriginalRow) -> bool:
    """Whether an empty cell of a row has left a trace; a row of nothing else is none in text."""
    kind = row.layout.kind
    return kind == "exact" or (kind != "aligned" and bool(row.figures))
