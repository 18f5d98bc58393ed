"""One table of the form, found in the blocks of its section."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.finding import WARNING
from generator.form.form import Form
from generator.form.parts import Block as FormBlock
from generator.form.parts import Table
from generator.intake.document import Block, Stream, Text
from generator.intake.found import Found, Note
from generator.intake.tables import strips, units
from generator.intake.tables.another_year import OriginalTable, tables_of_year
from generator.intake.tables.content import (
    cells_of,
    joined,
    lines_of,
    texts_of,
)
from generator.intake.tables.grid_rows import of_grid
from generator.intake.tables.header_notes import notes_of_headers
from generator.intake.tables.headers import Headers
from generator.intake.tables.labelled import read_labelled
from generator.intake.tables.line_rows import of_lines
from generator.intake.tables.original_row import Layout, Rows
from generator.intake.tables.printed_words import is_printed, is_run_on, printed_words
from generator.intake.tables.reading import Reader
from generator.intake.tables.result import Result
from generator.intake.tables.run_on import RunOn
from generator.intake.tables.run_on_single_row import RunOnSingleRow
from generator.intake.tables.scattered import read_scattered
from generator.intake.tables.single_row import read_single_row
from generator.intake.tables.solving import summed
from generator.intake.tables.stream_rows import of_stream
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
    texts = texts_of(blocks)
    found = _joined(_results(sought, blocks))
    found.prose += _prose(sought.table, texts)
    return found


def _joined(results: Iterable[Result]) -> Found:
    """All that was read; where a cell was read twice, the later value holds."""
    found = Found()
    for result in results:
        found.notes += result.notes
        for read in result.cells:
            name = read.cell.id
            found.values[name] = read.value
            if read.place is not None:
                found.places[name] = read.place
            if read.is_certain:
                found.certain.add(name)
    return found


def _results(sought: Sought, blocks: Sequence[Block]) -> Iterator[Result]:
    """What each way to read the table gives: from its rows, else from text without any."""
    table = sought.table
    of_year = tables_of_year(table, blocks, sought.year)
    yield Result(notes=of_year.notes)
    pieces = list(_pieces(table, of_year.tables))
    for piece in pieces:
        notes = list(_notes_of_headers(table, piece))
        yield Result(notes=notes)
    texts = texts_of(blocks)
    above = list(_units_above(blocks))
    rows = list(chain.from_iterable(pieces))
    if not any(row.figures for row in rows):
        # Numbers set apart by single spaces look like prose: sought only where there is no table.
        headers = Headers(table)
        rows = list(of_lines(texts, headers)) or rows
    in_rows = _read_rows(sought, rows, above)
    yield in_rows
    scattered = Result()
    if not in_rows.has_figures:
        scattered = read_scattered(table, sought.form, blocks)
        yield scattered
    doubts = list(_doubts(blocks))
    yield Result(notes=doubts)
    is_read = in_rows.cells or scattered.cells
    if texts and not is_read:
        yield _read_run_on(sought, texts, above)


def _read_rows(sought: Sought, rows: Rows, above: Sequence[units.Stated]) -> Result:
    table = sought.table
    summed_rows = summed(sought.form, table)
    reader = Reader(above, summed_rows)
    if table.one_row:
        return read_single_row(table, rows, reader)
    return read_labelled(table, rows, reader)


def _read_run_on(sought: Sought, texts: Sequence[Text], above: Sequence[units.Stated]) -> Result:
    if sought.table.one_row:
        single_row = RunOnSingleRow(
            table=sought.table,
            above=above,
            sparse=sought.sparse,
        )
        return single_row.read(texts)
    labelled = RunOn(
        table=sought.table,
        form=sought.form,
        above=above,
        sparse=sought.sparse,
    )
    return labelled.read(texts)


def _prose(table: Table, texts: Sequence[Text]) -> Iterator[Text]:
    """What of a section's text is no piece of the table."""
    words = printed_words(table)
    for text in texts:
        if is_printed(text, words):
            continue
        if is_run_on(text, table):
            continue
        yield text


def has_figures(blocks: Sequence[Block]) -> bool:
    """Whether anything in these blocks could be a table."""
    cells = cells_of(blocks)
    return any(is_figure(cell.text) for cell in cells)


def is_sparse(table: Table, blocks: Sequence[Block]) -> bool:
    """Whether blank cells have left no trace.

    Without borders, some row has fewer digits than cells.
    """
    if table.one_row:
        return False
    text = joined(texts_of(blocks))
    return any(_is_sparse(block, text) for block in table.blocks)


def _is_sparse(block: FormBlock, text: str) -> bool:
    count = len(block.leaf_columns())
    rows = block.leaf_rows()
    in_text = strips.strips(text, rows)
    return any(len(strip.digits) < count for strip in in_text)


def _units_above(blocks: Sequence[Block]) -> Iterator[units.Stated]:
    """What lines say that state nothing but units: （单位：件、万元）."""
    lines = filter(units.is_line, lines_of(blocks))
    for line in lines:
        stated = units.stated(line)
        if stated:
            yield stated


def _pieces(table: Table, tables: Sequence[OriginalTable]) -> Iterator[Rows]:
    """The rows of each of the original's tables."""
    headers = Headers(table)
    before: Layout | None = None
    for number, original in enumerate(tables, 1):
        if isinstance(original, Stream):
            yield list(of_stream(original, headers, number))
            continue
        rows, before = of_grid(original, headers, before, number)
        yield rows


def _notes_of_headers(table: Table, rows: Rows) -> Iterator[Note]:
    """What to say of the headers of one of the original's tables."""
    if table.one_row:
        return
    if any(row.kind == "stream" for row in rows):
        return
    yield from notes_of_headers(table, rows)


def _doubts(blocks: Sequence[Block]) -> Iterator[Note]:
    """One note for all cells that are lost for the same reason, at the first of them."""
    places: dict[str, list[str]] = {}
    for cell in cells_of(blocks):
        if cell.doubt:
            same = places.setdefault(cell.doubt, [])
            same.append(cell.place)
    for doubt, (first, *others) in places.items():
        same_at = _same_at(others)
        message = f"{doubt}，不能确定是什么数，记作 lost{same_at}"
        yield WARNING, first, message


def _same_at(others: Sequence[str]) -> str:
    """（另有 2 格相同：第 3 行第 2 格、第 4 行第 2 格）; nothing where there are none."""
    count = len(others)
    if not count:
        return ""
    named = "、".join(others[: NAMED - 1])
    more = "等" if count >= NAMED else ""
    return f"（另有 {count} 格相同：{named}{more}）"
