"""What the blocks of a section say, whatever kind each is of."""

from collections.abc import Iterator, Sequence
from itertools import chain

from generator.intake.document import (
    Block,
    Cell,
    Grid,
    Stream,
    Text,
)


def texts_of(blocks: Sequence[Block]) -> list[Text]:
    """The paragraphs and lines outside its tables."""
    return [block for block in blocks if isinstance(block, Text)]


def joined(texts: Sequence[Text]) -> str:
    """What these say, without anything between them."""
    return "".join(text.text for text in texts)


def cells_of(blocks: Sequence[Block]) -> Iterator[Cell]:
    """The cells of its tables, but for covered ones."""
    for block in blocks:
        if isinstance(block, Grid):
            cells = chain.from_iterable(block.rows)
            yield from filter(None, cells)
        elif isinstance(block, Stream):
            yield from block.cells


def lines_of(blocks: Sequence[Block]) -> Iterator[str]:
    """All that is written in it: first outside its tables, then in their cells."""
    for text in texts_of(blocks):
        yield text.text
    for cell in cells_of(blocks):
        yield cell.text
