"""The date of publication a file states in a field of its own."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from generator.intake.document import Block, Grid, Text
from generator.intake.readers.lines import LONG

LABEL = re.compile(r"^(?:公开|发布|公布)(?:日期|时间)[:：]?$")
LABELLED = re.compile(r"(?:公开|发布|公布)(?:日期|时间)\s*[:：]\s*(20\d\d\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2})")
DATE = re.compile(r"(20\d\d)\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})(?!\d)")


def fields(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what stands beside or behind a label for it: in the next cell, or on the same short line."""
    for block in blocks:
        if isinstance(block, Text) and len(block.text) < LONG:
            yield from LABELLED.findall(block.text)
        elif isinstance(block, Grid):
            for row in block.rows:
                texts = [cell.text for cell in row if cell]
                yield from (after for label, after in pairwise(texts) if LABEL.match(label))


def single_date(texts: Iterable[str]) -> str | None:
    """Return the one date all these fields state, as 2024-01-17; None when they state none or several."""
    dates = {found for text in texts if (found := _iso(text))}
    return dates.pop() if len(dates) == 1 else None


def _iso(text: str) -> str | None:
    found = DATE.search(text)
    if not found:
        return None
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return None
