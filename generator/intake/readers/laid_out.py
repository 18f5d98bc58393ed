"""A page's words as lines of text with their columns kept, for pages whose tables have no ruling lines."""

import unicodedata
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

BLANK_LINE = 1.8
"Distance of two lines, in heights, from which a blank line stands between them."
OVERLAP = 0.3
"Of its height: words whose middles are no further apart stand on one line."


def laid_out(words: Sequence[dict[str, Any]]) -> str:
    """Return the lines; a column is half as wide as a Han character."""
    if not words:
        return ""
    half = median(word["bottom"] - word["top"] for word in words) / 2 or 1
    left = min(word["x0"] for word in words)
    lines = []
    bottom = None
    for row in _rows(words):
        text = ""
        for word in row:
            column = round((word["x0"] - left) / half)
            text += " " * max(column - _width(text), 1 if text else 0) + word["text"]
        top = min(word["top"] for word in row)
        height = max(word["bottom"] for word in row) - top
        if bottom is not None and top - bottom > (BLANK_LINE - 1) * height:
            lines.append("")
        bottom = top + height
        lines.append(text)
    return "\n".join(lines)


def _rows(words: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    row: list[dict[str, Any]] = []
    for word in sorted(words, key=lambda word: (_middle(word), word["x0"])):
        if row and _middle(word) > _middle(row[0]) + OVERLAP * (row[0]["bottom"] - row[0]["top"]):
            yield sorted(row, key=lambda word: float(word["x0"]))
            row = []
        row.append(word)
    yield sorted(row, key=lambda word: float(word["x0"]))


def _middle(word: dict[str, Any]) -> float:
    return float(word["top"] + word["bottom"]) / 2


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
