"""Tables of another year beside those of the report's, told by what stands above them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.finding import INFO
from generator.form.parts import Table
from generator.intake.document import (
    Block,
    Grid,
    Stream,
    Text,
)
from generator.intake.found import Note
from generator.intake.tables.content import cells_of
from generator.intake.tables.labels import bare
from generator.intake.tables.original_row import texts_of_row
from generator.intake.tables.printed_words import printed_words
from generator.intake.tables.values import is_value
from generator.text.stated_years import years_of

CAPTION = 40
"Characters of a line over a table, at most."
TITLE = re.compile(
    r"(?:(?:19|20)[0-9]{2}\s*年度?|上一?年度?|去年|本年度?|今年)(?:情况|数据|统计)?表?[:：]?"
)
"What stands over a table of one year among the cells of a stream."
LAST_YEAR = re.compile(r"上一?年|去年")


OriginalTable = Grid | Stream
"A table of an original, whatever is left of it."


class Titled(NamedTuple):
    """A table, or a piece of one, with what stands above it or in a row of its own."""

    title: str
    table: OriginalTable


class OfYear(NamedTuple):
    """The tables of one year."""

    tables: Sequence[OriginalTable]
    notes: Sequence[Note]
    "On those that are left out."


def tables_of_year(table: Table, blocks: Sequence[Block], year: int) -> OfYear:
    """The tables of a section but for those of another year, where there is one of this."""
    titled = list(_titled(blocks))
    own = []
    notes = []
    for each in titled:
        if _is_of_another(each.title, year):
            note = _note_of_another(each)
            notes.append(note)
        else:
            own.append(each.table)
    words = printed_words(table)
    if any(_has_words(each, words) for each in own):
        return OfYear(own, notes)
    whole = [each.table for each in titled]
    return OfYear(whole, [])


def _note_of_another(titled: Titled) -> Note:
    title = titled.title.strip()
    cells = cells_of([titled.table])
    places = (cell.place for cell in cells)
    first = next(places, "")
    return INFO, first, f"“{title}”下面是另一年的表，没有读入"


def _is_of_another(title: str, year: int) -> bool:
    """Whether what stands over a table names another year than the report's."""
    years = years_of(title)
    if years:
        return year not in years
    written = title.strip()
    return bool(LAST_YEAR.match(written))


def _has_words(table: OriginalTable, words: set[str]) -> bool:
    """Whether a table has words of the form."""
    cells = cells_of([table])
    return any(bare(cell.text) in words for cell in cells)


def _titled(blocks: Sequence[Block]) -> Iterator[Titled]:
    caption = ""
    for block in blocks:
        if isinstance(block, Text):
            is_short = len(block.text) <= CAPTION
            caption = block.text if is_short else ""
            continue
        if isinstance(block, Grid):
            yield from _in_grid(block, caption)
        else:
            yield from _in_stream(block, caption)
        caption = ""


def _in_grid(grid: Grid, caption: str) -> Iterator[Titled]:
    """The pieces of a table below rows that are a title; the first may say anything."""
    title = caption
    start = 0
    for index, cells in enumerate(grid.rows):
        texts = texts_of_row(cells)
        if len(texts) != 1:
            continue
        text = texts[0].strip()
        if index == 0 or TITLE.fullmatch(text):
            piece = replace(grid, rows=grid.rows[start:index])
            yield Titled(title, piece)
            title = text
            start = index
    rest = replace(grid, rows=grid.rows[start:])
    yield Titled(title, rest)


def _in_stream(stream: Stream, caption: str) -> Iterator[Titled]:
    """The pieces of a stream below titles; what stands among labels is a column's name."""
    title = caption
    start = 0
    for index, cell in enumerate(stream.cells):
        before = stream.cells[index - 1]
        is_first = index == 0 or is_value(before.text)
        text = cell.text.strip()
        if is_first and TITLE.fullmatch(text):
            piece = Stream(stream.cells[start:index])
            yield Titled(title, piece)
            title = cell.text
            start = index + 1
    rest = Stream(stream.cells[start:])
    yield Titled(title, rest)
