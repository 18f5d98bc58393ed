"""Which edition of the form each table of an original follows."""

from collections.abc import Iterator, Sequence

from generator.form.editions import EDITIONS, SECTIONS, edition_for, form_for, whole_form
from generator.form.form import Form
from generator.intake.document import Block, Stream, Text
from generator.intake.tables.labels import bare

TOLD_BY = 8
"Characters of a label that tell an edition; the rest may be torn off."


def tell_form(blocks: dict[str, list[Block]], year: int) -> Form:
    """The edition of each table, by the labels that only one edition has; by the year where none tells."""
    editions = {}
    for table, own_blocks in blocks.items():
        words = bare("".join(_words_of(own_blocks)))
        told = {edition: _told(table, edition, words) for edition in EDITIONS}
        usual = edition_for(year)
        editions[table] = (
            usual
            if told[usual] == max(told.values())
            else max(told, key=lambda edition: told[edition])
        )
    return form_for(*(editions[section.table] for section in SECTIONS if section.table))


def _told(table: str, edition: int, words: str) -> tuple[int, int]:
    """How many labels stand there that only this edition has, and how many that it alone has at a row or a column.

    其他处理 is a row of 2019 and heads three rows of 2021: it tells 2019 only where nothing tells 2021.
    """
    others = [other for other in EDITIONS if other != edition]
    lines = set().union(*(_labels(table, other) for other in others))
    leaves = set().union(*(_leaf_labels(table, other) for other in others))
    own = [label for label in _leaf_labels(table, edition) if label[:TOLD_BY] in words]
    return sum(label not in lines for label in own), sum(label not in leaves for label in own)


def _leaf_labels(table_id: str, edition: int) -> set[str]:
    table = whole_form(edition).table(table_id)
    return {
        bare(line.label)
        for block in table.blocks
        for line in (*block.leaf_rows(), *block.leaf_columns())
    }


def _labels(table_id: str, edition: int) -> set[str]:
    table = whole_form(edition).table(table_id)
    paths = [path for block in table.blocks for row in block.rows for path in row.paths()]
    return _leaf_labels(table_id, edition) | {bare(line.label) for path in paths for line in path}


def _words_of(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Text):
            yield block.text
        elif isinstance(block, Stream):
            yield from (cell.text for cell in block.cells)
        else:
            yield from (cell.text for row in block.rows for cell in row if cell)
