"""What a person should know of the headers of an original's table."""

from collections.abc import Iterable, Iterator

from generator.finding import INFO, WARNING
from generator.form.parts import Line, Table
from generator.intake.found import Note
from generator.intake.tables.header import Columns, Header
from generator.intake.tables.original_row import OriginalRow, Rows


def notes_of_headers(table: Table, rows: Rows) -> Iterator[Note]:
    """What is odd about the headers that stand over figures, each once."""
    told: list[Header] = []
    for row in rows:
        header = row.header
        if not row.figures:
            continue
        if not header.names or header in told:
            continue
        told.append(header)
        columns = _columns_of(header, table)
        missing = header.missing(columns)
        if len(missing) < len(columns):
            yield from _of_header(header, columns, row)


def _columns_of(header: Header, table: Table) -> Columns:
    """The columns of the block that a header names best.

    Several blocks may have columns of one name.
    """
    in_blocks = [block.leaf_columns() for block in table.blocks]
    missing = [len(header.missing(columns)) for columns in in_blocks]
    fewest = min(missing)
    return in_blocks[missing.index(fewest)]


def _of_header(header: Header, columns: Columns, row: OriginalRow) -> Iterator[Note]:
    clashing = header.clashing(columns)
    if clashing:
        labels = _labels(clashing)
        yield WARNING, row.place, f"表头{labels}在同一列，表头错位，各列按次序读取"
    missing = header.missing(columns)
    half = len(columns) / 2
    if missing and len(missing) < half:
        labels = _labels(missing)
        yield WARNING, row.place, f"表头没有{labels}一列"
    order = header.order(columns)
    if order is None:
        message = "表头各列的次序与法定表式不同，又不能确定各列的位置，没有采用"
        yield WARNING, row.place, message
    elif order != sorted(order):
        yield INFO, row.place, "表头各列的次序与法定表式不同，按列名读取"
    foreign = row.foreign_behind_label
    if foreign and header.spans(columns):
        in_order = [foreign[index] for index in sorted(foreign)]
        listed = _listed(in_order)
        yield INFO, row.place, f"表中多出{listed}，不属于法定表式，没有读入"


def _labels(lines: Iterable[Line]) -> str:
    return _listed(line.label for line in lines)


def _listed(texts: Iterable[str]) -> str:
    """“自然人”、“总计”."""
    return "、".join(f"“{text}”" for text in texts)
