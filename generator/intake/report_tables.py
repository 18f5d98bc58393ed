"""The tables of an original: the blocks that may hold each of them, and what is read of it."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.archive.figures import Figures
from generator.archive.values import Missing, Value
from generator.finding import WARNING
from generator.form.editions import SECTIONS
from generator.form.form import Form
from generator.intake.document import Block, Document, Text
from generator.intake.edition import tell_form
from generator.intake.found import Found, Notice
from generator.intake.sections import OriginalSection
from generator.intake.tables.section_table import Sought, is_sparse, read_table


class Tables(NamedTuple):
    """What is read of all tables."""

    form: Form
    "The one that they follow."
    read: dict[str, Found]
    "Id of a table → what is read of it."

    @property
    def figures(self) -> Figures:
        """The values of all cells; what was not found is lost, and no cell has a position yet."""
        values: list[Value] = []
        for cell in self.form.cells:
            of_table = self.read[cell.table].values
            value = of_table.get(cell.id, Missing.LOST)
            values.append(value)
        no_positions = array("I", [0] * 2 * len(values))
        return Figures(self.form, tuple(values), no_positions)

    @property
    def prose(self) -> dict[str, list[Text]]:
        """Id of a table → the texts of its section that belong to no table."""
        return {table: read.prose for table, read in self.read.items()}

    @property
    def notices(self) -> Iterator[Notice]:
        """What was read otherwise than it stands there, and which tables were not found."""
        for table in self.form.tables:
            read = self.read[table.id]
            for severity, place, message in read.notes:
                yield Notice(severity, place, message)
            if not read.values:
                yield Notice(WARNING, "", f"没有找到“{table.caption}”的表，各格记作 lost")


def read_tables(
    sections: Sequence[OriginalSection],
    document: Document,
    year: int,
) -> Tables:
    """What is read of the tables of a report on that year."""
    blocks = _table_blocks(sections, document)
    stated = document.copied.editions if document.copied else ()
    form = tell_form(blocks, year, stated)
    sparse = _has_sparse(form, blocks)
    read: dict[str, Found] = {}
    for table in form.tables:
        sought = Sought(table, form, year, sparse)
        read[table.id] = read_table(sought, blocks[table.id])
    return Tables(form, read)


def _has_sparse(form: Form, blocks: Mapping[str, Sequence[Block]]) -> bool:
    """Whether a table leaves cells out that are empty."""
    return any(is_sparse(table, blocks[table.id]) for table in form.tables)


def _table_blocks(
    sections: Sequence[OriginalSection], document: Document
) -> dict[str, list[Block]]:
    """Table id → the blocks of its section; all tables where the section has no heading."""
    blocks: dict[str, list[Block]] = {}
    for section in sections:
        table = section.kind.table if section.kind else None
        if table:
            blocks[table] = list(section.blocks)
    for kind in SECTIONS:
        if kind.table and kind.table not in blocks:
            blocks[kind.table] = _without_texts(document)
    return blocks


def _without_texts(document: Document) -> list[Block]:
    blocks = document.blocks
    return [block for block in blocks if not isinstance(block, Text)]
