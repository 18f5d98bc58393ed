"""A document without the radicals that stand for characters."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from generator.intake.document import (
    Block,
    Cell,
    Document,
    Grid,
    Stream,
    Text,
)
from generator.intake.tables.content import cells_of
from generator.text.radicals import RADICAL, modern


def note(text: str) -> str:
    """Return what to say about a text's radicals; nothing where it has none."""
    radicals = RADICAL.findall(text)
    if not radicals:
        return ""
    count = len(radicals)
    first = radicals[0]
    plain = modern(first)
    return f"有 {count} 个字用的是部首的编码（如“{first}”），已换成通用的汉字“{plain}”"


def modernised(document: Document) -> Document:
    """Return the document with characters for radicals, and a note where there were any."""
    blocks = document.blocks
    texts = chain.from_iterable(map(_texts, blocks))
    said = note("".join(texts))
    if not said:
        return document
    return replace(
        document,
        blocks=tuple(map(_modernised, blocks)),
        notes=(*document.notes, said),
    )


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Text):
        yield block.text
        return
    for cell in cells_of([block]):
        yield cell.text


def _modernised(block: Block) -> Block:
    match block:
        case Text():
            text = modern(block.text)
            return replace(block, text=text)
        case Stream():
            cells = tuple(map(_modernised_cell, block.cells))
            return replace(block, cells=cells)
        case Grid():
            rows = tuple(map(_modernised_row, block.rows))
            return replace(block, rows=rows)


def _modernised_row(row: tuple[Cell | None, ...]) -> tuple[Cell | None, ...]:
    return tuple(_modernised_cell(cell) if cell else None for cell in row)


def _modernised_cell(cell: Cell) -> Cell:
    text = modern(cell.text)
    return replace(cell, text=text)
