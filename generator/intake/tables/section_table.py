"""One table of the form, found in the blocks of its section."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.finding import WARNING
from generator.form.form import Form
from generator.form.parts import Block as FormBlock
from generator.form.parts import Table
from generator.intake.document import Block, Grid, Stream
from generator.intake.found import Found, Note
from generator.intake.tables import strips, units
from generator.intake.tables.another_year import tables_of_year
from generator.intake.tables.content import cells_of, lines_of, texts_of
from generator.intake.tables.header_notes import notes_of_headers
from generator.intake.tables.headers import Headers
from generator.intake.tables.labelled import read_labelled
from generator.intake.tables.original_row import Layout, OriginalRow
from generator.intake.tables.printed_words import is_printed, is_run_on, printed_words
from generator.intake.tables.reading import Reader
from generator.intake.tables.rows import of_grid, of_lines, of_stream
from generator.intake.tables.run_on import RunOn
from generator.intake.tables.scattered import read_scattered
from generator.intake.tables.single_row import read_single_row
from generator.intake.tables.solving import summed
from generator.intake.tables.values import is_figure

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
    texts = texts_of(blocks)
    tables = tables_of_year(table, blocks, sought.year, found)
    rows = list(_rows(table, tables, found))
    if not any(row.figures for row in rows):
        # Numbers set apart by single spaces look like prose: sought only where there is no table.
        rows = list(of_lines(texts, Headers(table))) or rows
    above = list(_units_above(blocks))
    reader = Reader(found, above, summed(sought.form, table))
    if table.one_row:
        read_single_row(table, rows, reader)
    else:
        read_labelled(table, rows, reader)
    values = found.values.values()
    if not any(isinstance(value, int) for value in values):
        read_scattered(table, sought.form, blocks, found)
    found.notes += _doubts(blocks)
    if not found.values and texts:
        headers = Headers(table)
        run_on = RunOn(table, sought.form, headers, above, sparse=sought.sparse)
        run_on.read(texts, found)
    words = printed_words(table)
    for text in texts:
        is_of_table = is_printed(text, words) or is_run_on(text, table)
        if not is_of_table:
            found.prose.append(text)
    return found


def has_figures(blocks: Sequence[Block]) -> bool:
    """Whether anything in these blocks could be a table."""
    return any(is_figure(cell.text) for cell in cells_of(blocks))


def is_sparse(table: Table, blocks: Sequence[Block]) -> bool:
    """Whether blank cells have left no trace.

    Without borders, some row has fewer digits than cells.
    """
    if table.one_row:
        return False
    text = "".join(text.text for text in texts_of(blocks))
    return any(_is_sparse(block, text) for block in table.blocks)


def _is_sparse(block: FormBlock, text: str) -> bool:
    count = len(block.leaf_columns())
    in_text = strips.strips(text, block.leaf_rows())
    return any(len(strip.digits) < count for strip in in_text)


def _units_above(blocks: Sequence[Block]) -> Iterator[units.Stated]:
    """What lines say that state nothing but units: （单位：件、万元）."""
    lines = filter(units.is_line, lines_of(blocks))
    yield from filter(None, map(units.stated, lines))


def _rows(table: Table, tables: Sequence[Grid | Stream], found: Found) -> Iterator[OriginalRow]:
    headers = Headers(table)
    before: Layout | None = None
    for number, original in enumerate(tables, 1):
        if isinstance(original, Stream):
            yield from of_stream(original, headers, number)
            continue
        rows, before = of_grid(original, headers, before, number)
        yield from rows
        if any(row.figures for row in rows) and not table.one_row:
            found.notes += notes_of_headers(table, rows)


def _doubts(blocks: Sequence[Block]) -> Iterator[Note]:
    """One note for all cells that are lost for the same reason, at the first of them."""
    places: dict[str, list[str]] = {}
    for cell in cells_of(blocks):
        if cell.doubt:
            same = places.setdefault(cell.doubt, [])
            same.append(cell.place)
    for doubt, (first, *others) in places.items():
        message = f"{doubt}，不能确定是什么数，记作 lost{_same_at(others)}"
        yield WARNING, first, message


def _same_at(others: Sequence[str]) -> str:
    """（另有 2 格相同：第 3 行第 2 格、第 4 行第 2 格）; nothing where there are none."""
    if not others:
        return ""
    named = "、".join(others[: NAMED - 1])
    more = "等" if len(others) >= NAMED else ""
    return f"（另有 {len(others)} 格相同：{named}{more}）"
