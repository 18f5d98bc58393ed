"""Writes originals as text.

Columns told by tabs or pipes, as a browser copies them, one cell a line.
"""

from collections.abc import Callable

from support.mutations.original import Entry, Original, Printed, placed

LOOKS = {"": "{}"}
MARKDOWN = {
    "": "{}",
    "struck": "~~{}~~",
    "raised": "<sup>{}</sup>",
    "lowered": "<sub>{}</sub>",
    "deleted": "<del>{}</del>",
    "inserted": "<ins>{}</ins>",
    "hidden": '<span style="display:none">{}</span>',
    "in a comment": "<!--{}-->",
    "footnote": "[^{}]",
    "link": "[{}](#note)",
    "line end": "<br>",
    "picture": "![](figure.png)",
    "nested": "**{}**",
}
TABBED = LOOKS | {"carriage return": "\r"}


def _text(item: Entry, looks: dict[str, str]) -> str:
    return "".join(looks[run.look].format(run.text) for run in item.runs)


def _squared(table: Printed, looks: dict[str, str]) -> list[list[str]]:
    """Every row with a text in every column; what a span covers is empty."""
    cells = {(row, column): item for row, column, item in placed(table.lines)}
    wide = max(column + item.columns for (_, column), item in cells.items())
    rows = [[""] * wide for _ in table.lines]
    for (row, column), item in cells.items():
        rows[row][column] = _text(item, looks)
    return rows


def _whole(original: Original, table: Callable[[Printed], str], between: str = "\n\n") -> bytes:
    parts = (table(part) if isinstance(part, Printed) else str(part) for part in original.parts)
    return between.join(parts).encode()


def as_tabs(original: Original) -> bytes:
    """A tab between columns."""

    def table(part: Printed) -> str:
        return "\n".join("\t".join(row) for row in _squared(part, TABBED))

    return _whole(original, table)


def as_pipes(original: Original) -> bytes:
    """Markdown."""

    def table(part: Printed) -> str:
        first, *rest = ("| " + " | ".join(row) + " |" for row in _squared(part, MARKDOWN))
        rule = "|" + "---|" * len(_squared(part, MARKDOWN)[0])
        return "\n".join((first, rule, *rest))

    return _whole(original, table)


def as_copied(original: Original) -> bytes:
    """As a browser puts a page into the clipboard.

    A tab between cells, nothing for what a span covers.
    """

    def table(part: Printed) -> str:
        rows = ("\t".join(_text(item, TABBED) for item in line.entries) for line in part.lines)
        return "\n".join(rows)

    return _whole(original, table, "\n")


def as_cells(original: Original) -> bytes:
    """One cell a line, empty lines between them."""

    def table(part: Printed) -> str:
        rows = ("\n\n\n".join(_text(item, LOOKS) for item in line.entries) for line in part.lines)
        return "\n\n\n\n\n" + "\n\n\n\n\n".join(rows) + "\n\n\n\n\n"

    return _whole(original, table, "\n")
