"""What a reader gives, as a short outline to compare."""

from generator.intake.document import (
    Block,
    Grid,
    Stream,
    Text,
)

Outline = list[str | list[list[str | None]]]


def outline(blocks: tuple[Block, ...]) -> Outline:
    """Text as itself, a table as its rows, None where a cell is covered."""
    found: Outline = []
    for block in blocks:
        match block:
            case Text():
                found.append(block.text)
            case Grid():
                found.append([[cell.text if cell else None for cell in row] for row in block.rows])
            case Stream():
                found.append([[cell.text for cell in block.cells]])
    return found
