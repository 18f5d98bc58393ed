"""The three tables of a report file, read by the form into figures."""

import re
from array import array
from collections.abc import Iterator
from collections.abc import Mapping as Mapped
from itertools import chain

from generator.archive import cell
from generator.archive.figures import Figures
from generator.archive.values import Missing, Position, Value
from generator.content.entries import Entries, read_entries
from generator.content.fields import Fields
from generator.content.nodes import Mapping, Node, Scalar, Sequence
from generator.form.editions import EDITIONS, TABLES, form_for
from generator.form.form import Form
from generator.form.parts import Block, Line, Table

Placed = tuple[Value, Position]
"A value, and where it stands."
TOP = (1, 1)
"Where a table is missed that is not there."
KNOWN = tuple(map(str, EDITIONS))
DIVIDED = re.compile(r"[，、；;\s]")
"What stands between figures that no comma divides."
NAMED = 12
"Cells a finding names before it only counts them."


def read_form(fields: Fields, node: Node | None, default: int) -> Form:
    """`form:` of a report, one edition for all tables or one for each.

    The default where it says nothing usable.
    """
    editions = dict.fromkeys(TABLES, default)
    for table, value in _editions(fields, node).items():
        if isinstance(value, Scalar) and value.text in KNOWN:
            editions[table] = int(value.text)
        elif value is not node or table == TABLES[0]:
            written = getattr(value, "text", "…")
            message = f"form 为“{written}”，应为 {' 或 '.join(KNOWN)}"
            fields.error(value, "shape", message)
    return form_for(*editions.values())


def _editions(fields: Fields, node: Node | None) -> Mapped[str, Node]:
    """Table → what states its edition."""
    if isinstance(node, Scalar):
        return dict.fromkeys(TABLES, node)
    if isinstance(node, Mapping):
        return read_entries(fields, node, "form", TABLES, TABLES).nodes
    if node is not None:
        fields.error(node, "shape", "form 应为表式年份，如 2021")
    return {}


def read_figures(entries: Entries, form: Form) -> Figures:
    """The figures of the tables that the front matter has.

    What cannot be read has a finding where it stands, or at the top where it is missed.
    """
    fields = entries.fields
    values: list[Value] = []
    positions = array("I")
    for table in form.tables:
        node = entries.get(table.id)
        for value, position in _read_table(fields, table, node):
            values.append(value)
            positions.extend(position)
    figures = Figures(form, tuple(values), positions)
    for table in form.tables:
        _tell_unfilled(fields, figures, table)
    return figures


def _read_table(fields: Fields, table: Table, node: Node | None) -> Iterator[Placed]:
    """The values of a table in the form's order, each with its position."""
    if node is None:
        message = f"缺少 {table.id}（{table.caption}）整张表"
        fields.error(TOP, "shape", message)
        for block in table.blocks:
            yield from _unread(block, TOP, len(block.leaf_rows()))
        return
    rows = chain.from_iterable(block.leaf_rows() for block in table.blocks)
    known = [row.id for row in rows]
    entries = read_entries(fields, node, table.id, known)
    for block in table.blocks:
        for row in block.leaf_rows():
            values = entries.get(row.id)
            if values is not None:
                yield from _row(fields, table, block, row, values)
                continue
            message = f"{table.id} 缺少 {row.id}（{row.label}）一行"
            hint = _blank_row(block, row)
            fields.error(node, "shape", message, hint)
            yield from _unread(block, node.position)


def _unread(block: Block, position: Position, rows: int = 1) -> list[Placed]:
    """Rows that cannot be read."""
    cells = rows * len(block.leaf_columns())
    return [(Missing.UNREAD, position)] * cells


def _tell_unfilled(fields: Fields, figures: Figures, table: Table) -> None:
    """One finding for all the cells of a table that nobody has filled in, at the first of them."""
    if not figures.count(Missing.UNFILLED):
        return
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
    hint = f"照原件逐格填写。{cell.MISSING_HINT}"
    fields.error(position, "unfilled", message, hint)


def _blank_row(block: Block, row: Line) -> str:
    count = len(block.leaf_columns())
    values = f"加 {count} 个值，写在方括号里" if count > 1 else "加一个值"
    return f"补上 {row.id}: {values}"


def _how_many(items: tuple[Node, ...], columns: int) -> str:
    """What to do about a row of more or fewer values than the form has columns."""
    if len(items) > columns:
        return "删去多出的；数字里不写千位逗号，如 1,234 写 1234"
    if len(items) == 1:
        (only,) = items
        if isinstance(only, Scalar) and DIVIDED.search(only.text):
            return "各格用半角逗号隔开，如 [0, 0, 0]"
    return "原件缺的格写 ~，副本缺的格写 lost"


def _row(
    fields: Fields,
    table: Table,
    block: Block,
    row: Line,
    node: Node,
) -> Iterator[Placed]:
    """The values of one row; UNREAD throughout where the row cannot be read."""
    columns = block.leaf_columns()
    wrong = _wrong_shape(node, columns)
    if wrong:
        message, hint = wrong
        fields.error(node, "shape", f"{table.id}.{row.id} {message}", hint)
        yield from _unread(block, node.position)
        return
    items: tuple[Node, ...] = (node,)
    if isinstance(node, Sequence):
        items = node.items
    for item, column in zip(items, columns, strict=True):
        name = f"{row.short}·{column.short}"
        value = _value(fields, item, name, column.kind)
        yield value, item.position


def _wrong_shape(node: Node, columns: tuple[Line, ...]) -> tuple[str, str] | None:
    """Why what stands for a row has not one value for each column, and what to write instead."""
    count = len(columns)
    if isinstance(node, Scalar) and count == 1:
        return None
    if not isinstance(node, Sequence):
        return f"应为 {count} 个值", "写成 [0, 0, …]"
    if count == 1:
        return "应为一个值", "去掉方括号"
    written = len(node.items)
    if written == count:
        return None
    names = " ".join(column.short for column in columns)
    message = f"应为 {count} 个值（{names}），实为 {written} 个"
    return message, _how_many(node.items, count)


def _value(fields: Fields, item: Node, name: str, kind: str) -> Value:
    """One value. name: what its cell is called in a sentence."""
    if not isinstance(item, Scalar):
        fields.error(item, "shape", f"{name} 应为一个数字")
        return Missing.UNREAD
    if item.text == Missing.UNFILLED.value:
        return Missing.UNFILLED
    try:
        return _read(item, kind)
    except cell.UnreadableError as error:
        message = f"{name} 的值{error.message}"
        fields.error(item, "shape", message, error.hint)
        return Missing.UNREAD


def _read(item: Scalar, kind: str) -> Value:
    """Quotation marks make text of a number, for every other reader of YAML."""
    if not item.plain:
        raise cell.UnreadableError(f"“{item.text}” 加了引号", "去掉引号")
    return cell.read(item.text, kind)
