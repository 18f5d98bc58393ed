"""One row of a table of a report file: a value for each of its columns, and where it stands."""

import re
from collections.abc import Collection
from functools import lru_cache

from generator.archive import cell
from generator.archive.values import Missing, Position, Value
from generator.content.fields import Fields
from generator.content.nodes import (
    Node,
    PlainRow,
    Scalar,
    Sequence,
)
from generator.form.parts import KeyedRow, Table

Placed = tuple[Collection[Value], Collection[int]]
"The values of a row; and the line and the column of each, alternating."
DIVIDED = re.compile(r"[，、；;]|\s")
"What stands between figures that no comma divides."
FULL_COMMA = "，"
DIVIDE = "各格用半角逗号隔开，如 [0, 0, 0]"


def read_row(fields: Fields, table: Table, row: KeyedRow, node: Node) -> Placed:
    """The values of one row; UNREAD throughout where the row cannot be read."""
    if isinstance(node, PlainRow):
        placed = _faultless(row, node)
        if placed:
            return placed
    wrong = _wrong_shape(node, row)
    if wrong:
        message, hint = wrong
        at = _full_comma(node) or node.position
        fields.error(at, "shape", f"{table.id}.{row.line.id} {message}", hint)
        return unread(row, node.position)
    items: tuple[Node, ...] = (node,)
    if isinstance(node, Sequence | PlainRow):
        items = node.items
    values = []
    places: list[int] = []
    for item, column in zip(items, row.columns, strict=True):
        name = f"{row.line.short}·{column.short}"
        values.append(_value(fields, item, name, column.kind))
        places += item.position
    return values, places


def _faultless(row: KeyedRow, node: PlainRow) -> Placed | None:
    """A row of which there is nothing to say, as most are; None for one that is to be looked at."""
    values = _values(node.words, row.kinds)
    if not values:
        return None
    line, _ = node.position
    places = [line] * (2 * len(values))
    places[1::2] = node.columns
    return values, places


@lru_cache(maxsize=4096)
def _values(words: tuple[str, ...], kinds: tuple[str, ...]) -> tuple[Value, ...]:
    """What stands in a row of several columns, again and again the same; empty if some is wrong."""
    if not 1 < len(kinds) == len(words):
        return ()
    try:
        return tuple(map(cell.read, words, kinds))
    except cell.UnreadableError:
        return ()


def _wrong_shape(node: Node, row: KeyedRow) -> tuple[str, str] | None:
    """Why what stands for a row has not one value for each column, and what to write instead."""
    count = len(row.columns)
    if isinstance(node, Scalar) and count == 1:
        return None
    if not isinstance(node, Sequence | PlainRow):
        wide = f"：有逗号是全角的“{FULL_COMMA}”" if _full_comma(node) else ""
        return f"应为 {count} 个值{wide}", "写成 [0, 0, …]"
    if count == 1:
        return "应为一个值", "去掉方括号"
    written = len(node.items)
    if written == count:
        return None
    names = " ".join(column.short for column in row.columns)
    message = f"应为 {count} 个值（{names}），实为 {written} 个"
    if _full_comma(node):
        return f"{message}：有逗号是全角的“{FULL_COMMA}”", DIVIDE
    return message, _how_many(node.items, count)


def _full_comma(node: Node) -> Position | None:
    """Where the first full-width comma between the values of a row stands."""
    items = node.items if isinstance(node, Sequence | PlainRow) else (node,)
    for item in items:
        if isinstance(item, Scalar) and FULL_COMMA in item.text:
            line, column = item.position
            return line, column + item.text.index(FULL_COMMA)
    return None


def _how_many(items: tuple[Node, ...], columns: int) -> str:
    """What to do about a row of more or fewer values than the form has columns."""
    if len(items) > columns:
        return "删去多出的；数字里不写千位逗号，如 1,234 写 1234"
    if len(items) == 1:
        (only,) = items
        if isinstance(only, Scalar) and DIVIDED.search(only.text):
            return DIVIDE
    return "原件缺的格写 ~，副本缺的格写 lost"


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
        hint = error.hint
        if item.text.endswith(FULL_COMMA):
            hint = f"逗号是全角的“{FULL_COMMA}”，{DIVIDE}"
        fields.error(item, "shape", message, hint)
        return Missing.UNREAD


def _read(item: Scalar, kind: str) -> Value:
    """Quotation marks make text of a number, for every other reader of YAML."""
    if not item.plain:
        raise cell.UnreadableError(f"“{item.text}” 加了引号", "去掉引号")
    return cell.read(item.text, kind)


def unread(row: KeyedRow, position: Position) -> Placed:
    """A row that cannot be read."""
    cells = len(row.columns)
    return [Missing.UNREAD] * cells, [*position] * cells
