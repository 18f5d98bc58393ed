"""A document without the radicals that stand for characters."""

from dataclasses import replace

from generator.intake.document import Block, Cell, Document, Grid, Stream, Text
from generator.text.radicals import RADICAL, modern


def note(text: str) -> str:
    """Return what to say about a text's radicals; nothing where it has none."""
    found = RADICAL.findall(text)
    if not found:
        return ""
    return f"有 {len(found)} 个字用的是部首的编码（如“{found[0]}”），已换成通用的汉字“{modern(found[0])}”"


def modernised(document: Document) -> Document:
    """Return the document with characters for radicals, and a note where there were any."""
    texts = [text for block in document.blocks for text in _texts(block)]
    said = note("".join(texts))
    if not said:
        return document
    return replace(
        document, blocks=tuple(map(_modernised, document.blocks)), notes=(*document.notes, said)
    )


def _texts(block: Block) -> list[str]:
    match block:
        case Text():
            return [block.text]
        case Stream():
            return [cell.text for cell in block.cells]
        case Grid():
            return [cell.text for row in block.rows for cell in row if cell]


def _modernised(block: Block) -> Block:
    def cell(old: Cell | None) -> Cell | None:
        return replace(old, text=modern(old.text)) if old else None

    match block:
        case Text():
            return replace(block, text=modern(block.text))
        case Stream():
            return replace(
                block, cells=tuple(replace(old, text=modern(old.text)) for old in block.cells)
            )
        case Grid():
            return replace(block, rows=tuple(tuple(map(cell, row)) for row in block.rows))
