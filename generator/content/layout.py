"""The canonical layout of a report file: one line per row of the form, columns aligned.

The label of the row is a comment. Writing what has been read gives the same bytes. The width of a
column depends on the form alone, so that a changed figure changes one line of the diff.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from generator.archive import cell
from generator.archive.report import Report
from generator.archive.values import Value
from generator.content.keys import write_all
from generator.content.report_keys import ABOVE, BELOW
from generator.form.editions import SECTIONS
from generator.form.form import Form
from generator.form.parts import Block, Line, Table

NARROWEST = 4
"Columns leave room for `lost`; a longer figure pushes its own line alone."


def width(text: str) -> int:
    """Columns a text takes where Han characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def report_text(report: Report) -> str:
    """The whole file of a report."""
    return "\n".join(["---", *_head(report), "---", report.body])


def _head(report: Report) -> Iterator[str]:
    form = report.figures.form
    yield f"form: {form_value(form)}"
    yield from write_all(ABOVE, report)
    values = iter(report.figures.values)
    for table in form.tables:
        yield ""
        yield from _table(table, values)
    yield ""
    yield from write_all(BELOW, report)


def form_value(form: Form) -> str:
    """`2021`, or one edition for each table where they differ."""
    editions = form.editions
    if len(set(editions.values())) == 1:
        return str(next(iter(editions.values())))
    return "{" + ", ".join(f"{table}: {edition}" for table, edition in editions.items()) + "}"


def _table(table: Table, values: Iterator[Value]) -> Iterator[str]:
    section = next(section for section in SECTIONS if section.table == table.id)
    yield f"{table.id}:  # {section.heading}"
    rows = chain.from_iterable(block.leaf_rows() for block in table.blocks)
    key_width = max(len(row.id) for row in rows) + 4
    widest = max(sum(_sizes(block)) + 2 * len(_sizes(block)) for block in table.blocks)
    for block in table.blocks:
        yield from _block(block, values, key_width, key_width + widest + 2)


def _sizes(block: Block) -> list[int]:
    """How wide each column is."""
    return [max(NARROWEST, width(column.short)) for column in block.leaf_columns()]


def _block(block: Block, values: Iterator[Value], keys: int, comments: int) -> Iterator[str]:
    """The lines of a block. keys, comments: columns where keys end and comments begin."""
    sizes = _sizes(block)
    if len(sizes) > 1:
        yield _column_names(block, keys)
    for row, label in _labelled(block):
        figures = [f"{cell.write(next(values)):>{size}}" for size in sizes]
        stated = f"[{', '.join(figures)}]" if len(figures) > 1 else f" {figures[0]}"
        text = f"  {row.id}:".ljust(keys) + stated
        gap = max(2, comments - width(text))
        yield f"{text}{' ' * gap}# {label}"


def _column_names(block: Block, keys: int) -> str:
    """The comment above the rows: each name ends where the figures of its column end."""
    names = []
    for size, column in zip(_sizes(block), block.leaf_columns(), strict=True):
        names.append(" " * (size - width(column.short)) + column.short)
    return "  #".ljust(keys + 1) + "  ".join(names)


def _labelled(block: Block) -> Iterator[tuple[Line, str]]:
    """Each row with its label.

    Within a numbered heading the number stands before it: （三）1.属于国家秘密.
    """
    for row in block.rows:
        for path in row.paths():
            number = re.match(r"（.）", path[-2].label) if len(path) > 1 else None
            yield path[-1], (number.group() if number else "") + path[-1].brief
