"""The canonical layout of a report file: one line per row of the form, columns aligned.

The label of the row is a comment. Writing what has been read gives the same bytes. The width of a
column depends on the form alone, so that a changed figure changes one line of the diff.
"""

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
from generator.form.parts import Block, Table

NARROWEST = 4
"Columns leave room for `lost`; a longer figure pushes its own line alone."


def width(text: str) -> int:
    """Columns a text takes where Han characters take two."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def report_text(report: Report) -> str:
    """The whole file of a report."""
    head = "\n".join(_head(report))
    return f"---\n{head}\n---\n{report.body}"


def _head(report: Report) -> Iterator[str]:
    form = report.figures.form
    if not form.tables:
        yield from _without_tables(report)
        return
    yield f"form: {form_value(form)}"
    yield from write_all(ABOVE, report)
    values = iter(report.figures.values)
    for table in form.tables:
        yield ""
        yield from _table(table, values)
    yield ""
    yield from write_all(BELOW, report)


def _without_tables(report: Report) -> Iterator[str]:
    """No form where the report was withdrawn; of what may be said of figures, what is said."""
    if not report.withdrawn:
        yield f"form: {form_value(report.form)}"
    yield from write_all(ABOVE, report)
    stated = (key for key in BELOW if getattr(report, key.name))
    yield from write_all(stated, report)


def form_value(form: Form) -> str:
    """`2021`, or one edition for each table where they differ; `null` where there is no table."""
    if not form.tables:
        return "null"
    editions = form.editions
    different = set(editions.values())
    if len(different) == 1:
        return str(different.pop())
    stated = (f"{table}: {edition}" for table, edition in editions.items())
    return f"{{{', '.join(stated)}}}"


def _table(table: Table, values: Iterator[Value]) -> Iterator[str]:
    headings = {section.table: section.heading for section in SECTIONS}
    yield f"{table.id}:  # {headings[table.id]}"
    rows = chain.from_iterable(block.leaf_rows() for block in table.blocks)
    keys = max(len(row.id) for row in rows) + 4
    widest = max(map(_widest, table.blocks))
    comments = keys + widest + 2
    for block in table.blocks:
        yield from _block(block, values, keys, comments)


def _widest(block: Block) -> int:
    """Columns that its figures take, with what divides them."""
    sizes = _sizes(block)
    return sum(sizes) + 2 * len(sizes)


def _sizes(block: Block) -> list[int]:
    """How wide each column is."""
    names = (column.short for column in block.leaf_columns())
    return [max(NARROWEST, width(name)) for name in names]


def _block(block: Block, values: Iterator[Value], keys: int, comments: int) -> Iterator[str]:
    """The lines of a block. keys, comments: columns where keys end and comments begin."""
    sizes = _sizes(block)
    if len(sizes) > 1:
        yield _column_names(block, keys)
    for row, label in block.labels():
        figures = [f"{cell.write(next(values)):>{size}}" for size in sizes]
        key = f"  {row.id}:".ljust(keys)
        text = key + _stated(figures)
        gap = max(2, comments - width(text))
        yield f"{text}{' ' * gap}# {label}"


def _stated(figures: list[str]) -> str:
    """The figures of a row: `[   1, lost]`, or `    1` where there is but one."""
    if len(figures) > 1:
        return f"[{', '.join(figures)}]"
    return f" {figures[0]}"


def _column_names(block: Block, keys: int) -> str:
    """The comment above the rows: each name ends where the figures of its column end."""
    names = []
    for size, column in zip(_sizes(block), block.leaf_columns(), strict=True):
        gap = size - width(column.short)
        names.append(" " * gap + column.short)
    return "  #".ljust(keys + 1) + "  ".join(names)
