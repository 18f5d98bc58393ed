"""The three tables of a report file, read by the form into figures."""

from array import array
from collections.abc import Iterator

from generator.archive.cell import MISSING_HINT
from generator.archive.figures import Figures
from generator.archive.values import Missing, Value
from generator.content.entries import Entries, read_entries
from generator.content.fields import Fields
from generator.content.nodes import Node
from generator.content.table_rows import Placed, read_row, unread
from generator.form.form import Form
from generator.form.parts import KeyedRow, Table

TOP = (1, 1)
"Where a table is missed that is not there."
NAMED = 12
"Cells a finding names before it only counts them."


def read_figures(entries: Entries, form: Form) -> Figures:
    """The figures of the tables that the front matter has.

    What cannot be read has a finding where it stands, or at the top where it is missed.
    """
    fields = entries.fields
    values: list[Value] = []
    places: list[int] = []
    for table in form.tables:
        node = entries.get(table.id)
        for of_row, places_of_row in _read_table(fields, table, node):
            values += of_row
            places += places_of_row
    figures = Figures(form, tuple(values), array("I", places))
    if Missing.UNFILLED in set(values):
        for table in form.tables:
            _tell_unfilled(fields, figures, table)
    return figures


def _read_table(fields: Fields, table: Table, node: Node | None) -> Iterator[Placed]:
    """The rows of a table in the form's order."""
    rows = table.rows
    if node is None:
        message = f"缺少 {table.id}（{table.caption}）整张表"
        fields.error(TOP, "shape", message)
        for row in rows.values():
            yield unread(row, TOP)
        return
    entries = read_entries(fields, node, table.id, rows)
    for name, row in rows.items():
        values = entries.get(name)
        if values is not None:
            yield read_row(fields, table, row, values)
            continue
        message = f"{table.id} 缺少 {name}（{row.line.label}）一行"
        hint = _blank_row(row)
        fields.error(node, "shape", message, hint)
        yield unread(row, node.position)


def _tell_unfilled(fields: Fields, figures: Figures, table: Table) -> None:
    """One finding for all the cells of a table that nobody has filled in, at the first of them."""
    cells = [each for each in figures.form.cells if each.table == table.id]
    unfilled = [each for each in cells if figures[each.id] is Missing.UNFILLED]
    if not unfilled:
        return
    first, *_ = unfilled
    names = "、".join(each.name for each in unfilled[:NAMED])
    more = "等" if unfilled[NAMED:] else ""
    which = f"有 {len(unfilled)} 格待填：{names}{more}"
    if len(unfilled) == len(cells):
        which = "一格也没有填"
    position = figures.place(first.id)
    message = f"{table.id}（{table.caption}）{which}"
    hint = f"照原件逐格填写。{MISSING_HINT}"
    fields.error(position, "unfilled", message, hint)


def _blank_row(row: KeyedRow) -> str:
    count = len(row.columns)
    values = f"加 {count} 个值，写在方括号里" if count > 1 else "加一个值"
    return f"补上 {row.line.id}: {values}"
