"""The canonical layout of a report file: one line per row of the form, columns aligned, the label as a comment.

Writing what has been read gives the same bytes. The width of a column depends on the form alone, so that a changed
figure changes one line of the diff.
"""

import re
import unicodedata
from collections.abc import Iterator

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
    key_width = max(len(row.id) for block in table.blocks for row in block.leaf_rows()) + 4
    widths = {
        block: [max(NARROWEST, width(column.short)) for column in block.leaf_columns()]
        for block in table.blocks
    }
    comments = key_width + max(sum(sizes) + 2 * len(sizes) for sizes in widths.values()) + 2
    for block, sizes in widths.items():
        columns = block.leaf_columns()
        if len(columns) > 1:
            names = (
                f"{' ' * (size - width(c.short))}{c.short}"
                for size, c in zip(sizes, columns, strict=True)
            )
            yield "  #".ljust(key_width + 1) + "  ".join(names)
        for row, label in _labelled(block):
            figures = [f"{cell.write(next(values)):>{size}}" for size in sizes]
            figures_text = f"[{', '.join(figures)}]" if len(columns) > 1 else f" {figures[0]}"
            text = f"  {row.id}:".ljust(key_width) + figures_text
            yield f"{text}{' ' * max(2, comments - width(text))}# {label}"


def _labelled(block: Block) -> Iterator[tuple[Line, str]]:
    """Each row with its label; within a numbered heading the number stands before it: （三）1.属于国家秘密."""
    for row in block.rows:
        for path in row.paths():
            number = re.match(r"（.）", path[-2].label) if len(path) > 1 else None
            yield path[-1], (number.group() if number else "") + path[-1].brief
