"""Which edition of the form each table of an original follows."""

from collections.abc import Iterator, Sequence
from itertools import chain

from generator.form.editions import EDITIONS, SECTIONS, edition_for, form_for, whole_form
from generator.form.form import Form
from generator.intake.document import Block, Stream, Text
from generator.intake.tables.labels import bare

TOLD_BY = 8
"Characters of a label that tell an edition; the rest may be torn off."


def tell_form(blocks: dict[str, list[Block]], year: int) -> Form:
    """The edition of each table, by labels that only one has; by the year where none tells."""
    usual = edition_for(year)
    editions = {table: _edition(table, own, usual) for table, own in blocks.items()}
    return form_for(*(editions[section.table] for section in SECTIONS if section.table))


def _edition(table: str, blocks: Sequence[Block], usual: int) -> int:
    """The edition a table of that id follows; `usual` unless others tell more."""
    words = bare("".join(_words_of(blocks)))
    told = {edition: _told(table, edition, words) for edition in EDITIONS}
    most = max(told.values())
    candidates = (edition for edition in (usual, *told) if told[edition] == most)
    return next(candidates)


def _told(table: str, edition: int, words: str) -> tuple[int, int]:
    """How many labels stand there that only this edition has.

    The second number is of those that it alone has at a row or a column: 其他处理 is a row of 2019
    and heads three rows of 2021, and tells 2019 only where nothing tells 2021.
    """
    others = [other for other in EDITIONS if other != edition]
    lines = set().union(*(_labels(table, other) for other in others))
    leaves = set().union(*(_leaf_labels(table, other) for other in others))
    own = [label for label in _leaf_labels(table, edition) if label[:TOLD_BY] in words]
    in_no_line = sum(label not in lines for label in own)
    in_no_leaf = sum(label not in leaves for label in own)
    return in_no_line, in_no_leaf


def _leaf_labels(table_id: str, edition: int) -> set[str]:
    """What rows and columns of cells are called."""
    labels: set[str] = set()
    for block in whole_form(edition).table(table_id).blocks:
        leaves = chain(block.leaf_rows(), block.leaf_columns())
        labels |= {bare(line.label) for line in leaves}
    return labels


def _labels(table_id: str, edition: int) -> set[str]:
    """The same, and what heads several rows."""
    labels = _leaf_labels(table_id, edition)
    for block in whole_form(edition).table(table_id).blocks:
        paths = chain.from_iterable(row.paths() for row in block.rows)
        labels |= {bare(line.label) for line in chain.from_iterable(paths)}
    return labels


def _words_of(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Text):
            yield block.text
        elif isinstance(block, Stream):
            yield from (cell.text for cell in block.cells)
        else:
            cells = filter(None, chain.from_iterable(block.rows))
            yield from (cell.text for cell in cells)
