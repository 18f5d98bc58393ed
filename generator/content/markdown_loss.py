"""Where Markdown would drop text of a narrative, or take too long over it."""

import re
from collections.abc import Iterator

from generator.content.markdown import Markdown

MOST_BRACKETS = 1000
"""Opening square brackets in a text: each may begin a link, and what is tried then grows with their
square."""

MOST_MARKS = 20_000
"Characters that may mean something to Markdown: each pair of them is tokens, and what prints them."

MARKS = re.compile(r"[|*_~`<>&\[\]]")

MOST_CELLS = 10_000
"""Cells of all tables: a row that is shorter than its header is filled up, so that a few bytes make
a thousand cells."""

MOST_LINES = 5000
"Lines of a text: twenty times what the longest report has, and read in a second whatever they say."

DEEP = re.compile(r"\n(?:[ \t>*+-]|[0-9]{1,9}[.)]){40}")
TABLE = re.compile(r"^[ \t>]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)++[ \t]*+:?-*+:?[ \t]*+$", re.MULTILINE)
"""Where Markdown may drop text: deeper than its limit of nesting, and in cells that a table has no
column for."""

BLANK = re.compile(r"\n[ \t]*\n")
"Where every table ends."

DROPPED = "嵌套过深，或表格有的行比表头多出格子"

Loss = tuple[int, str]
"The line, counted from 1, and why."


def lost(body: str) -> Loss | None:
    """Where Markdown would drop text or take too long over it; None as a rule."""
    excess = _excess(body)
    if excess:
        return excess
    if DEEP.search(f"\n{body}") or _has_table(body):
        return _dropped(body)
    return None


def _has_table(body: str) -> bool:
    """Whether some line may be the second of a table; it has a bar in any case."""
    return "|" in body and TABLE.search(body) is not None


def _dropped(body: str) -> Loss | None:
    """The first block of which Markdown keeps fewer letters than are written."""
    lines = body.split("\n")
    first, written, kept = 0, 0, 0
    for token in Markdown(body).tokens:
        if token.level == 0 and token.map:
            if kept < written:
                break
            first, last = token.map
            written = sum(map(_letters, lines[first:last]))
            kept = 0
        kept += _letters(token.content) + _letters(token.info)
    return (first + 1, DROPPED) if kept < written else None


def _excess(body: str) -> Loss | None:
    if body.count("[") > MOST_BRACKETS:
        return 1, f"左方括号超过 {MOST_BRACKETS} 个"
    if body.count("\n") > MOST_LINES:
        return 1, f"超过 {MOST_LINES} 行"
    if len(MARKS.findall(body)) > MOST_MARKS:
        return 1, f"的标记符号（| * _ ~ < > & [ 等）超过 {MOST_MARKS} 个"
    cells = 0
    for line, size in _tables(body):
        cells += size
        if cells > MOST_CELLS:
            return line, f"的表格超过 {MOST_CELLS} 格"
    return None


def _tables(body: str) -> Iterator[tuple[int, int]]:
    """Each table there may be: the line of its second row, and how many cells it has at most."""
    if not _has_table(body):
        return
    for delimiter in TABLE.finditer(body):
        blank = BLANK.search(body, delimiter.end())
        end = blank.start() if blank else len(body)
        start = delimiter.start()
        line = body.count("\n", 0, start) + 1
        rows = body.count("\n", start, end) + 2
        bars = delimiter[0].strip(" \t>|").count("|")
        columns = bars + 1
        yield line, columns * rows


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
