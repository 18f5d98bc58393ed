"""Which edition of the form each table of an original follows."""

from collections.abc import Iterator, Sequence
from itertools import chain

from generator.form.editions import (
    EDITIONS,
    SECTIONS,
    edition_for,
    form_for,
    whole_form,
)
from generator.form.form import Form
from generator.form.parts import Block as FormBlock
from generator.intake.document import Block, Text
from generator.intake.tables.content import cells_of
from generator.intake.tables.labels import bare

TOLD_BY = 8
"Characters of a label that tell an edition; the rest may be torn off."


def tell_form(blocks: dict[str, list[Block]], year: int, stated: Sequence[int] = ()) -> Form:
    """The edition of each table, by labels that only one has.

    Where none tells, it is the one that is stated, or else that of the year.
    """
    tables = [section.table for section in SECTIONS if section.table]
    usual = list(stated)
    if len(usual) == 1:
        usual *= len(tables)
    if len(usual) != len(tables) or not set(usual).issubset(EDITIONS):
        usual = [edition_for(year)] * len(tables)
    editions: list[int] = []
    for table, otherwise in zip(tables, usual, strict=True):
        own = blocks[table]
        edition = _edition(table, own, otherwise)
        editions.append(edition)
    return form_for(*editions)


def _edition(table: str, blocks: Sequence[Block], usual: int) -> int:
    """The edition a table of that id follows; `usual` unless another tells more.

    They are held against each other two by two: what two of three editions share tells them from
    the third.
    """
    written = "".join(_texts_of(blocks))
    words = bare(written)
    found = usual
    for edition in EDITIONS:
        this = _told(table, edition, found, words)
        that = _told(table, found, edition, words)
        if this > that:
            found = edition
    return found


def _told(table: str, edition: int, other: int, words: str) -> tuple[int, int]:
    """How many labels stand there that this edition has and the other has not.

    The second number is of those that it alone has at a row or a column: 其他处理 is a row of 2019
    and heads three rows of 2021, and tells 2019 only where nothing tells 2021.
    """
    own = _leaf_labels(table, edition)
    there = {label for label in own if label[:TOLD_BY] in words}
    in_no_line = there - _labels(table, other)
    in_no_leaf = there - _leaf_labels(table, other)
    return len(in_no_line), len(in_no_leaf)


def _leaf_labels(table: str, edition: int) -> set[str]:
    """What rows and columns of cells are called."""
    labels: set[str] = set()
    for block in _form_blocks(table, edition):
        rows = block.leaf_rows()
        columns = block.leaf_columns()
        lines = chain(rows, columns)
        labels |= {bare(line.label) for line in lines}
    return labels


def _labels(table: str, edition: int) -> set[str]:
    """The same, and what heads several rows."""
    labels = _leaf_labels(table, edition)
    for block in _form_blocks(table, edition):
        for row in block.rows:
            lines = chain.from_iterable(row.paths())
            labels |= {bare(line.label) for line in lines}
    return labels


def _form_blocks(table: str, edition: int) -> Sequence[FormBlock]:
    """The blocks of a table of the form."""
    form = whole_form(edition)
    return form.table(table).blocks


def _texts_of(blocks: Sequence[Block]) -> Iterator[str]:
    """What is written in each block, one after the other."""
    for block in blocks:
        if isinstance(block, Text):
            yield block.text
            continue
        for cell in cells_of([block]):
            yield cell.text
