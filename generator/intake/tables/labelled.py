"""Tables with a label at each row: tables two and three of the form."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.finding import INFO, WARNING
from generator.form.parts import Cell as FormCell
from generator.form.parts import Table
from generator.intake.document import Cell
from generator.intake.found import Note
from generator.intake.tables import digits, strips
from generator.intake.tables.cells import placed
from generator.intake.tables.matches import FormRow, Matched
from generator.intake.tables.matching import Matching
from generator.intake.tables.original_row import OriginalRow, Rows
from generator.intake.tables.placement import Placed
from generator.intake.tables.reading import LOST, Reader
from generator.intake.tables.result import CellRead, Result

MOST_ROWS = 3
"Rows with missing cells, and pieces of a table, that are reported one by one."
FIGURES = set("0123456789 ")


class RowRead(NamedTuple):
    """A row of the form, as it was read."""

    form_row: FormRow
    matched: Matched
    cells: Sequence[CellRead]

    @property
    def label(self) -> str:
        """What the form calls it."""
        return self.form_row.line.label

    @property
    def original(self) -> OriginalRow:
        """The row it was read from."""
        return self.matched.row

    @property
    def place(self) -> str:
        """Where that stands in the original."""
        return self.original.place

    @property
    def missing(self) -> list[str]:
        """The columns of the cells that could not be read."""
        lost = [read for read in self.cells if read.value is LOST]
        return [read.cell.column.short for read in lost]


def read_labelled(table: Table, rows: Rows, reader: Reader) -> Result:
    """Tables with a label at each row: two and three."""
    matching = Matching(table)
    matches = matching.matches(rows)
    cells: list[CellRead] = []
    notes = list(matches.notes)
    notes += _notes_of_pieces(matches.rows)
    read_rows: list[RowRead] = []
    absent = dict(matching.form_rows)
    for matched in matches.rows:
        form_row = absent.pop(matched.line.id)
        own = list(_read_row(table, form_row, matched.row, reader))
        read_row = RowRead(form_row, matched, own)
        read_rows.append(read_row)
        cells += own
        for cell in own:
            notes += cell.notes()
        notes += _notes_of_label(read_row)
    lacking = [read_row for read_row in read_rows if read_row.missing]
    notes += _notes_of_lacking(lacking)
    if read_rows:
        notes += _notes_of_absent(list(absent.values()))
    return Result(cells, notes)


def _read_row(
    table: Table, form_row: FormRow, row: OriginalRow, reader: Reader
) -> Iterator[CellRead]:
    """The cells of one row of the form."""
    line, columns, depth = form_row
    cells = placed(row, columns, depth)
    is_summed = line.id in reader.summed
    if is_summed and len(row.cells) == 1:
        (only,) = row.cells
        count = len(columns)
        cells = _run_together(only, count) or cells
    for column, own in zip(columns, cells, strict=True):
        sought = FormCell(table.id, line, column)
        yield reader.read(sought, own, row)


def _run_together(cell: Cell, count: int) -> Placed:
    """The figures of a row that have run together in one cell, where they can be told: 3000003."""
    if not FIGURES.issuperset(cell.text):
        return []
    plain = strips.plain(cell.text)
    words = strips.leading_words(plain)
    counts = digits.apart(words, count)
    if counts is None:
        return []
    figures = map(str, counts)
    return [Cell(figure, cell.place) for figure in figures]


def _notes_of_label(read_row: RowRead) -> Iterator[Note]:
    row = read_row.original
    label = read_row.label
    is_ruled = row.kind == "ruled"
    has_header = bool(row.header.names)
    has_slipped = row.label_index != read_row.form_row.depth
    if is_ruled and has_header and has_slipped:
        message = f"“{label}”一行的上级行名缺失，行名左移，按名称和次序对上"
        yield INFO, row.place, message
    is_exact = read_row.matched.match.exact
    if row.label and not is_exact:
        written = row.label.strip()
        yield INFO, row.place, f"行名写作“{written}”，按“{label}”读取"


def _notes_of_pieces(matches: Sequence[Matched]) -> Iterator[Note]:
    """One note for each further piece of a table that the original has in several."""
    tables = [matched.row.table for matched in matches]
    main = max(set(tables), key=tables.count, default=0)
    others = set(tables) - {main}
    if len(others) > MOST_ROWS:
        first = matches[0].row
        count = len(others) + 1
        yield INFO, first.place, f"表格在原件中分成 {count} 段，已合并"
        return
    for number in sorted(others):
        piece = [matched for matched in matches if matched.row.table == number]
        first = piece[0].row
        lines = [matched.line for matched in piece]
        labels = "、".join(f"“{line.label}”" for line in lines)
        yield INFO, first.place, f"{labels}与表格的其余部分分开，已并入"


def _notes_of_absent(form_rows: Sequence[FormRow]) -> Iterator[Note]:
    """One note for all rows that the original does not have."""
    if not form_rows:
        return
    count = len(form_rows)
    lines = [form_row.line for form_row in form_rows]
    labels = "、".join(line.label for line in lines)
    yield WARNING, "", f"没有找到 {count} 行，各格记作 lost：{labels}"


def _notes_of_lacking(lacking: Sequence[RowRead]) -> Iterator[Note]:
    """One note for each row that lacks cells, or one for all where plainly the table was cut."""
    if len(lacking) <= MOST_ROWS:
        for read_row in lacking:
            yield WARNING, read_row.place, _one_lacking(read_row)
        return
    first = lacking[0]
    last = lacking[-1]
    places = f"{first.place}至{last.place}"
    columns: Counter[str] = Counter()
    for read_row in lacking:
        columns.update(read_row.missing)
    total = columns.total()
    by_column = [f"{column} {count} 格" for column, count in columns.items()]
    listed = "、".join(by_column)
    message = f"表格有 {len(lacking)} 行缺格，共 {total} 格，记作 lost：{listed}"
    yield WARNING, places, message


def _one_lacking(read_row: RowRead) -> str:
    missing = read_row.missing
    count = len(missing)
    columns = "、".join(missing)
    said = f"“{read_row.label}”一行缺 {count} 格（{columns}），记作 lost"
    texts = (cell.text.strip() for cell in read_row.original.cells)
    cells = " ".join(text or "（空）" for text in texts)
    figures = cells or "（没有数字）"
    return f"{said}；读到的是 {figures}"
