"""One table of the form, found in the blocks of its section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.finding import INFO, WARNING
from generator.form.form import Form
from generator.form.parts import Line, Table
from generator.intake.document import Block, Cell, Grid, Stream, Text
from generator.intake.found import Found, Note
from generator.intake.tables import fused, units
from generator.intake.tables.headers import Header, Headers
from generator.intake.tables.labelled import read_labelled
from generator.intake.tables.labels import bare
from generator.intake.tables.reading import Reader
from generator.intake.tables.rows import Row, Shape, of_grid, of_lines, of_stream
from generator.intake.tables.run_on import RunOn
from generator.intake.tables.scattered import read_scattered
from generator.intake.tables.single_row import read_single_row
from generator.intake.tables.values import is_figure, is_value
from generator.text.stated_years import years_of

SEVERAL = 2
"Labels in one text that tell it for a table whose borders are gone."

CAPTION = 40
"Characters of a line over a table, at most."
TITLE = re.compile(
    r"(?:(?:19|20)[0-9]{2}\s*年度?|上一?年度?|去年|本年度?|今年)(?:情况|数据|统计)?表?[:：]?"
)
"What stands over a table of one year among the cells of a stream."
LAST_YEAR = re.compile(r"上一?年|去年")
NAMED = 6
"Cells one note names, at most."


@dataclass(frozen=True, slots=True)
class Sought:
    """The table of the form that is looked for."""

    table: Table
    form: Form
    year: int
    "Of the report."
    sparse: bool
    "As `is_sparse` of any of the original's tables."


def read_table(sought: Sought, blocks: Sequence[Block]) -> Found:
    """The table's values, from whichever shape it has in the original."""
    found = Found()
    table = sought.table
    texts = [block for block in blocks if isinstance(block, Text)]
    rows = list(_rows(table, _parts(table, blocks, sought.year, found), found))
    if not any(row.figures for row in rows):
        # Numbers set apart by single spaces look like prose; they are looked for only where there is no table.
        rows = list(of_lines(texts, Headers(table))) or rows
    above = list(filter(None, map(units.stated, filter(units.is_line, _lines(blocks)))))
    read = read_single_row if table.one_row else read_labelled
    read(table, rows, Reader(found, above, fused.summed(sought.form, table)))
    if not any(isinstance(value, int) for value in found.values.values()):
        read_scattered(table, sought.form, blocks, found)
    found.notes += _doubts(blocks)
    labels = _vocabulary(table)
    if not found.values and texts:
        RunOn(table, sought.form, Headers(table), above, sparse=sought.sparse).read(texts, found)
    found.prose += [
        text for text in texts if not _belongs(text, labels) and not _is_fused(text, table)
    ]
    return found


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    """All texts of a section, those in the cells of its tables too."""
    for block in blocks:
        if isinstance(block, Text):
            yield block.text
    yield from (cell.text for cell in _cells(blocks))


def _doubts(blocks: Sequence[Block]) -> Iterator[Note]:
    """One note for all cells that are lost for the same reason, at the first of them."""
    places: dict[str, list[str]] = {}
    for cell in _cells(blocks):
        if cell.doubt:
            places.setdefault(cell.doubt, []).append(cell.place)
    for doubt, found in places.items():
        others = f"（另有 {len(found) - 1} 格相同：{'、'.join(found[1:NAMED])}{'等' if found[NAMED:] else ''}）"
        yield (
            WARNING,
            found[0],
            f"{doubt}，不能确定是什么数，记作 lost{others if found[1:] else ''}",
        )


def _cells(blocks: Sequence[Block]) -> Iterator[Cell]:
    for block in blocks:
        if isinstance(block, Grid):
            yield from (cell for row in block.rows for cell in row if cell)
        elif isinstance(block, Stream):
            yield from block.cells


def _vocabulary(table: Table) -> set[str]:
    """Everything a table prints that is no figure, without marks."""
    words = {bare(table.corner), bare(table.caption), bare(f"单位：{table.unit}")}
    for block in table.blocks:
        words.add(bare(block.heading))
        stack = [*block.rows, *block.columns]
        while stack:
            line = stack.pop()
            words.add(bare(line.label))
            stack += line.parts
    return words - {""}


def _belongs(text: Text, vocabulary: set[str]) -> bool:
    """Whether a line of text is a piece of the table: a label, a number, a heading of its own."""
    name = bare(text.text)
    for word in sorted(vocabulary, key=len, reverse=True):
        name = name.replace(word, "")
    return is_value(text.text) or not set(name) - set("0123456789")


def _is_fused(text: Text, table: Table) -> bool:
    """Whether a text holds the labels of several rows."""
    rows = [row for block in table.blocks for row in block.leaf_rows()]
    columns = [bare(column.label) for column in table.blocks[0].columns] if table.one_row else []
    named = (
        sum(1 for _ in fused.strips(text.text, rows)),
        sum(column in bare(text.text) for column in columns),
    )
    return max(named) > SEVERAL


def _parts(table: Table, blocks: Sequence[Block], year: int, found: Found) -> list[Grid | Stream]:
    """The tables of a section but for those of another year, where there is one of this."""
    parts = list(_by_year(blocks, year))
    labels = _vocabulary(table)
    own = [part for other_year, part in parts if not other_year and _names(part, labels)]
    if not own:
        return [part for _, part in parts]
    for other_year, part in parts:
        if other_year:
            place = next((cell.place for cell in _cells([part])), "")
            found.notes.append((INFO, place, f"“{other_year}”下面是另一年的表，没有读入"))
    return [part for other_year, part in parts if not other_year]


def _by_year(blocks: Sequence[Block], year: int) -> Iterator[tuple[str, Grid | Stream]]:
    """Each table, or piece of one, with the title above it or in a row of its own, if that is another year's."""
    caption = ""
    for block in blocks:
        if isinstance(block, Text):
            caption = block.text if len(block.text) <= CAPTION else ""
            continue
        pieces = _in_grid(block, caption) if isinstance(block, Grid) else _in_stream(block, caption)
        yield from ((_other_year(title, year), piece) for title, piece in pieces)
        caption = ""


def _in_grid(grid: Grid, caption: str) -> Iterator[tuple[str, Grid]]:
    """The pieces of a table below rows that are a title; the first may say anything."""
    title, start = caption, 0
    for at, cells in enumerate(grid.rows):
        texts = [cell.text.strip() for cell in cells if cell and cell.text.strip()]
        if len(texts) == 1 and (at == 0 or TITLE.fullmatch(texts[0])):
            yield title, replace(grid, rows=grid.rows[start:at])
            title, start = texts[0], at
    yield title, replace(grid, rows=grid.rows[start:])


def _in_stream(stream: Stream, caption: str) -> Iterator[tuple[str, Stream]]:
    """The pieces of a stream below titles; what stands among labels is a column's name."""
    title, start = caption, 0
    for at, cell in enumerate(stream.cells):
        is_first = at == 0 or is_value(stream.cells[at - 1].text)
        if is_first and TITLE.fullmatch(cell.text.strip()):
            yield title, Stream(stream.cells[start:at])
            title, start = cell.text, at + 1
    yield title, Stream(stream.cells[start:])


def _other_year(title: str, year: int) -> str:
    """What stands over a table, if it names another year than the report's."""
    years = years_of(title)
    is_other = (years and year not in years) or (not years and LAST_YEAR.match(title.strip()))
    return title.strip() if is_other else ""


def _names(part: Grid | Stream, labels: set[str]) -> bool:
    """Whether a table has words of the form."""
    return any(bare(cell.text) in labels for cell in _cells([part]))


def _rows(table: Table, parts: Sequence[Grid | Stream], found: Found) -> Iterator[Row]:
    headers = Headers(table)
    before: Shape | None = None
    for number, part in enumerate(parts, 1):
        if isinstance(part, Stream):
            yield from of_stream(part, headers, number)
            continue
        rows, before = of_grid(part, headers, before, number)
        yield from rows
        if any(row.figures for row in rows):
            found.notes += _of_headers(table, rows)


def _of_headers(table: Table, rows: Sequence[Row]) -> Iterator[Note]:
    """What is odd about the headers that stand over figures, each once."""
    told: list[Header] = []
    for row in rows:
        header = row.shape.header
        if not row.figures or not header.named or header in told or table.one_row:
            continue
        told.append(header)
        # Several blocks may have columns of one name; the header is that of the one it names best.
        columns = min((block.leaf_columns() for block in table.blocks), key=header.missing)
        if header.missing(columns) < len(columns):
            yield from _of_header(header, columns, row)


def _of_header(header: Header, columns: Sequence[Line], row: Row) -> Iterator[Note]:
    names = "、".join(f"“{line.label}”" for line in header.clashing(columns))
    if names:
        yield WARNING, row.place, f"表头{names}在同一列，表头错位，各列按次序读取"
    names = "、".join(f"“{line.label}”" for line in header.absent(columns))
    if names:
        yield WARNING, row.place, f"表头没有{names}一列"
    order = header.order(columns)
    if order is None:
        yield WARNING, row.place, "表头各列的次序与法定表式不同，又不能确定各列的位置，没有采用"
    elif order != sorted(order):
        yield INFO, row.place, "表头各列的次序与法定表式不同，按列名读取"
    strange = "、".join(
        f"“{text}”" for at, text in sorted(header.strangers.items()) if at > row.label_at
    )
    if strange and header.places(columns):
        yield INFO, row.place, f"表中多出{strange}，不属于法定表式，没有读入"


def has_figures(blocks: Sequence[Block]) -> bool:
    """Whether anything in these blocks could be a table."""
    return any(
        (
            isinstance(block, Grid)
            and any(c and is_figure(c.text) for row in block.rows for c in row)
        )
        or (isinstance(block, Stream) and any(is_figure(cell.text) for cell in block.cells))
        for block in blocks
    )


def is_sparse(table: Table, blocks: Sequence[Block]) -> bool:
    """Whether blank cells have left no trace: without borders, some row has fewer digits than cells."""
    text = "".join(block.text for block in blocks if isinstance(block, Text))
    return any(
        len(strip.digits) < len(block.leaf_columns())
        for block in table.blocks
        if not table.one_row
        for strip in fused.strips(text, block.leaf_rows())
    )
