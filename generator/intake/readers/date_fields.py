"""Where a file states the day of publication in a field of its own.

What it states is read by `publication`.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.intake.document import (
    Block,
    Cell,
    Grid,
    Text,
)
from generator.intake.readers.text.lines import LONG

LABEL = re.compile(r"^(?:公开|发布|公布)(?:日期|时间)[:：]?$")
LABELLED = re.compile(r"(?:公开|发布|公布)(?:日期|时间)\s*[:：](.*)", re.DOTALL)


def fields(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what stands beside or behind a label for it: 2024-01-17 of 发布日期：2024-01-17.

    That is in the next cell, or on the same short line.
    """
    for block in blocks:
        if isinstance(block, Text):
            if len(block.text) < LONG:
                yield from LABELLED.findall(block.text)
        elif isinstance(block, Grid):
            for row in block.rows:
                yield from _of_row(row)


def _of_row(row: Iterable[Cell | None]) -> Iterator[str]:
    texts = [cell.text for cell in row if cell]
    for label, text in pairwise(texts):
        if LABEL.match(label):
            yield text
