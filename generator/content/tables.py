"""The three tables of a report file, read by the form into figures."""

import re
from array import array

from generator.archive import cell
from generator.archive.figures import Figures
from generator.archive.values import Missing, Position, Value
from generator.content.fields import Fields
from generator.content.frontmatter import Mapping, Node, Scalar, Sequence
from generator.form.editions import EDITIONS, TABLES, form_for
from generator.form.form import Form
from generator.form.parts import Block, Line, Table

NAMED = 12
"Cells a finding names before it only counts them."


def read_form(fields: Fields, node: Node | None, default: int) -> Form:
    """`form:` of a report, one edition for all tables or one for each; the default where it says nothing usable."""
    editions = dict.fromkeys(TABLES, default)
    named: dict[str, Node] = dict.fromkeys(TABLES, node) if isinstance(node, Scalar) else {}
    if isinstance(node, Mapping):
        named = fields.mapping(node, "form", TABLES, TABLES)
    elif node is not None and not isinstance(node, Scalar):
        fields.error(node, "shape", "form 应为表式年份，如 2021")
    for table, value in named.items():
        if isinstance(value, Scalar) and value.text in map(str, EDITIONS):
            editions[table] = int(value.text)
        elif value is not node or table == TABLES[0]:
            known = " 或 ".join(map(str, EDITIONS))
            fields.error(value, "shape", f"form 为“{getattr(value, 'text', '…')}”，应为 {known}")
    return form_for(*editions.values())


def read_figures(fields: Fields, form: Form, tables: dict[str, Node], at: Position) -> Figures:
    """Table id → node, as the front matter has them. What cannot be read has a finding in its place."""
    values: list[Value] = []
    places = array("I")
    for table in form.tables:
        rows = [row.id for block in table.blocks for row in block.leaf_rows()]
        node = tables.get(table.id)
        found = fields.mapping(node, table.id, rows) if node is not None else {}
        start = node.position if node is not None else at
        if node is None:
            fields.error(at, "shape", f"缺少 {table.id}（{table.caption}）整张表")
        for block in table.blocks:
            for row in block.leaf_rows():
                if row.id not in found and node is not None:
                    fields.error(
                        start,
                        "shape",
                        f"{table.id} 缺少 {row.id}（{row.label}）一行",
                        _blank_row(block, row),
                    )
                for value, place in _row(fields, table, block, row, found.get(row.id)):
                    values.append(value)
                    places.extend(place or start)
    figures = Figures(form, tuple(values), places)
    for table in form.tables:
        _tell_unfilled(fields, figures, table)
    return figures


def _tell_unfilled(fields: Fields, figures: Figures, table: Table) -> None:
    """One finding for all the cells of a table that nobody has filled in, at the first of them."""
    cells = [each for each in figures.form.cells if each.table == table.id]
    unfilled = [each for each in cells if figures[each.id] is Missing.UNFILLED]
    if not unfilled:
        return
    named = "、".join(each.name for each in unfilled[:NAMED]) + ("等" if unfilled[NAMED:] else "")
    which = "一格也没有填" if len(unfilled) == len(cells) else f"有 {len(unfilled)} 格待填：{named}"
    hint = f"照原件逐格填写。{cell.MISSING_HINT}"
    fields.error(
        figures.place(unfilled[0].id), "unfilled", f"{table.id}（{table.caption}）{which}", hint
    )


def _blank_row(block: Block, row: Line) -> str:
    count = len(block.leaf_columns())
    return f"补上 {row.id}: " + (f"加 {count} 个值，写在方括号里" if count > 1 else "加一个值")


def _how_many(items: tuple[Node, ...], columns: int) -> str:
    """What to do about a row of more or fewer values than the form has columns."""
    if len(items) > columns:
        return "删去多出的；数字里不写千位逗号，如 1,234 写 1234"
    first = items[0] if items else None
    if len(items) == 1 and isinstance(first, Scalar) and re.search(r"[，、；;\s]", first.text):
        return "各格用半角逗号隔开，如 [0, 0, 0]"
    return "原件缺的格写 ~，副本缺的格写 lost"


def _row(
    fields: Fields, table: Table, block: Block, row: Line, node: Node | None
) -> list[tuple[Value, Position | None]]:
    """The values of one row; UNREAD throughout where the row cannot be read."""
    columns = block.leaf_columns()
    lost: list[tuple[Value, Position | None]] = [
        (Missing.UNREAD, node.position if node else None)
    ] * len(columns)
    if node is None:
        return lost
    items = node.items if isinstance(node, Sequence) else (node,)
    if isinstance(node, Mapping) or (isinstance(node, Scalar) and len(columns) > 1):
        fields.error(
            node, "shape", f"{table.id}.{row.id} 应为 {len(columns)} 个值", "写成 [0, 0, …]"
        )
        return lost
    if isinstance(node, Sequence) and len(columns) == 1:
        fields.error(node, "shape", f"{table.id}.{row.id} 应为一个值", "去掉方括号")
        return lost
    if len(items) != len(columns):
        names = " ".join(column.short for column in columns)
        message = f"{table.id}.{row.id} 应为 {len(columns)} 个值（{names}），实为 {len(items)} 个"
        fields.error(node, "shape", message, _how_many(items, len(columns)))
        return lost
    found: list[tuple[Value, Position | None]] = []
    for item, column in zip(items, columns, strict=True):
        value: Value = Missing.UNREAD
        if isinstance(item, Scalar) and item.text == Missing.UNFILLED.value:
            value = Missing.UNFILLED
        elif isinstance(item, Scalar):
            try:
                value = _read(item, column.kind)
            except cell.UnreadableError as error:
                fields.error(
                    item, "shape", f"{row.short}·{column.short} 的值{error.message}", error.hint
                )
        else:
            fields.error(item, "shape", f"{row.short}·{column.short} 应为一个数字")
        found.append((value, item.position))
    return found


def _read(item: Scalar, kind: str) -> Value:
    """Quotation marks make text of a number, for every other reader of YAML."""
    if not item.plain:
        raise cell.UnreadableError(f"“{item.text}” 加了引号", "去掉引号")
    return cell.read(item.text, kind)
