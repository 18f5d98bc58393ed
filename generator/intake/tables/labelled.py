"""Tables with a label at each row: tables two and three of the form."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.finding import INFO, WARNING
from generator.form.parts import Table
from generator.intake.document import Cell
from generator.intake.found import Note
from generator.intake.tables import digits, strips
from generator.intake.tables.cells import placed
from generator.intake.tables.matching import FormRow, Matched, Matching
from generator.intake.tables.original_row import OriginalRow, Rows
from generator.intake.tables.placement import Placed
from generator.intake.tables.reading import LOST, Reader

MOST_ROWS = 3
"Rows with missing cells, and pieces of a table, that are reported one by one."


class Lacking(NamedTuple):
    """A row with cells that could not be read."""

    row: OriginalRow
    label: str
    missing: list[str]
    "The columns of these cells."


def read_labelled(table: Table, rows: Rows, reader: Reader) -> None:
    """Tables with a label at each row: two and three."""
    notes = reader.found.notes
    matching = Matching(table, reader.found)
    form_rows = matching.form_rows
    read_rows = list(matching.matched(rows))
    notes += _notes_of_pieces(read_rows)
    lacking = []
    absent = dict(form_rows)
    for each in read_rows:
        form_row = form_rows[each.match.line.id]
        missing = _read_row(table, form_row, each.row, reader)
        notes += _notes_of_label(each, form_row.depth)
        if missing:
            label = form_row.line.label
            lacking.append(Lacking(each.row, label, missing))
        del absent[form_row.line.id]
    notes += _notes_of_lacking(lacking)
    if absent and read_rows:
        labels = [form_row.line.label for form_row in absent.values()]
        message = f"没有找到 {len(labels)} 行，各格记作 lost：{'、'.join(labels)}"
        notes.append((WARNING, "", message))


def _read_row(table: Table, form_row: FormRow, row: OriginalRow, reader: Reader) -> list[str]:
    """Read the cells of one row; the columns of those that are lost."""
    line, columns, depth = form_row
    cells = placed(row, columns, depth)
    is_summed = line.id in reader.summed
    if is_summed and len(row.cells) == 1:
        (cell,) = row.cells
        cells = _run_together(cell, len(columns)) or cells
    missing = []
    for column, own in zip(columns, cells, strict=True):
        value = reader.read(f"{table.id}.{line.id}.{column.id}", own, column, row)
        if value is LOST:
            missing.append(column.short)
    return missing


def _run_together(cell: Cell, count: int) -> Placed:
    """The figures of a row that have run together in one cell, where they can be told: 3000003."""
    if not set(cell.text) <= set("0123456789 "):
        return []
    words = strips.leading_words(strips.plain(cell.text))
    counts = digits.apart(words, count) or ()
    return [Cell(str(figure), cell.place) for figure in counts]


def _notes_of_label(read_row: Matched, depth: int) -> Iterator[Note]:
    row, match = read_row
    label = match.line.label
    is_named = row.layout.kind == "ruled" and bool(row.header.names)
    if is_named and row.label_index != depth:
        message = f"“{label}”一行的上级行名缺失，行名左移，按名称和次序对上"
        yield INFO, row.place, message
    if not match.exact and row.label:
        yield INFO, row.place, f"行名写作“{row.label.strip()}”，按“{label}”读取"


def _notes_of_pieces(read_rows: Sequence[Matched]) -> Iterator[Note]:
    """One note for each further piece of a table that the original has in several."""
    tables = [each.row.table for each in read_rows]
    main = max(set(tables), key=tables.count, default=0)
    pieces = sorted(set(tables) - {main})
    if len(pieces) > MOST_ROWS:
        first = read_rows[0].row
        yield INFO, first.place, f"表格在原件中分成 {len(pieces) + 1} 段，已合并"
        return
    for piece in pieces:
        in_piece = [each for each in read_rows if each.row.table == piece]
        labels = "、".join(f"“{each.match.line.label}”" for each in in_piece)
        yield INFO, in_piece[0].row.place, f"{labels}与表格的其余部分分开，已并入"


def _notes_of_lacking(lacking: Sequence[Lacking]) -> Iterator[Note]:
    """One note for each row that lacks cells, or one for all where plainly the table was cut."""
    if len(lacking) <= MOST_ROWS:
        for each in lacking:
            yield WARNING, each.row.place, _one_lacking(each)
        return
    columns: Counter[str] = Counter()
    for each in lacking:
        columns.update(each.missing)
    parts = "、".join(f"{column} {count} 格" for column, count in columns.items())
    places = f"{lacking[0].row.place}至{lacking[-1].row.place}"
    message = f"表格有 {len(lacking)} 行缺格，共 {columns.total()} 格，记作 lost：{parts}"
    yield WARNING, places, message


def _one_lacking(lacking: Lacking) -> str:
    row, label, missing = lacking
    cells = " ".join(cell.text.strip() or "（空）" for cell in row.cells)
    columns = "、".join(missing)
    said = f"“{label}”一行缺 {len(missing)} 格（{columns}），记作 lost"
    return f"{said}；读到的是 {cells or '（没有数字）'}"
