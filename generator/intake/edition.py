"""Which edition of the form each table of an original follows."""

from collections.abc import Iterator, Sequence

from generator.form import Form
from generator.forms import EDITIONS, SECTIONS, edition_for, form_for, whole_form
from generator.intake.document import Block, Stream, Text
from generator.intake.labels import bare

TOLD_BY = 8
"Characters of a label that tell an edition; the rest may be torn off."


def tell_form(blocks: dict[str, list[Block]], year: int) -> Form:
    """The edition of each table, by the labels that only one edition has; by the year where none tells."""
    editions = {}
    for table, own_blocks in blocks.items():
        words = bare("".join(_words_of(own_blocks)))
        counts = dict.fromkeys(EDITIONS, 0)
        labels = {edition: _labels(table, edition) for edition in EDITIONS}
        for edition, own in labels.items():
            others = set().union(*(labels[other] for other in EDITIONS if other != edition))
            counts[edition] = sum(label[:TOLD_BY] in words for label in own - others)
        best = max(counts.values())
        usual = edition_for(year)
        editions[table] = usual if counts[usual] == best else max(counts, key=lambda edition: counts[edition])
    return form_for(*(editions[section.table] for section in SECTIONS if section.table))


def _labels(table_id: str, edition: int) -> set[str]:
    table = whole_form(edition).table(table_id)
    lines = [line for block in table.blocks for line in (*block.leaf_rows(), *block.leaf_columns())]
    return {bare(line.label) for line in lines}


def _words_of(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Text):
            yield block.text
        elif isinstance(block, Stream):
            yield from (cell.text for cell in block.cells)
        else:
            yield from (cell.text for row in block.rows for cell in row if cell)
