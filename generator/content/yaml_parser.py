"""YAML, read as it is written and without what may harm.

YAML is read event by event: every scalar stays the text that was written (`010`, `1:30`, `yes` and
`~` are decided by whoever knows the field), every value keeps its position, and what can hide a
value from a reviewer (anchors, aliases, tags, merge keys, duplicate keys) or exhaust the machine
(depth, number of nodes) is refused. libyaml's composer recurses without bound and crashes the
process on `[[[[…`; its event parser does not.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from typing import Any, Protocol

import yaml

from generator.archive.values import Position
from generator.content.malformed import MalformedError, explained
from generator.content.nodes import (
    Mapping,
    Node,
    PlainRow,
    Scalar,
    Sequence,
)
from generator.content.plain_rows import STAND_IN, plain_row, taken_out
from generator.text.characters import concealed

MAX_DEPTH = 12
MAX_NODES = 5_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str, first_line: int = 1, max_nodes: int = MAX_NODES) -> Node | None:
    """YAML text → its one document, lines counted from `first_line`; None for an empty one."""
    shortened, rows = taken_out(text)
    if rows:
        with suppress(yaml.YAMLError, MalformedError, _UnreadRowError):
            return _Builder(shortened, first_line, max_nodes, rows).document()
    try:
        return _Builder(text, first_line, max_nodes).document()
    except yaml.YAMLError as error:
        raise explained(text, first_line, error) from None


class _UnreadRowError(Exception):
    """What looks like a row of plain words is none for YAML."""


class _Mark(Protocol):
    """Where libyaml stands; it counts from 0."""

    line: int
    column: int


_NodeEvent = yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent
"""What begins a node. An alias has an anchor like these, and is refused for it."""


class _Builder:
    """One pass over the events of one document."""

    def __init__(
        self,
        text: str,
        first_line: int,
        max_nodes: int,
        rows: Iterable[str] = (),
    ) -> None:
        self._text = text
        self._loader = _LOADER(text)
        self._next: Callable[[], Any] = self._loader.get_event
        self._first_line = first_line
        self._left = max_nodes
        self._rows = deque(rows)
        "Those that have been taken out of the text, and not yet been put back."

    def document(self) -> Node | None:
        try:
            self._next()  # stream start
            start = self._next()
            if isinstance(start, yaml.StreamEndEvent):
                return None
            node = self._node(self._next(), MAX_DEPTH)
            self._next()  # document end
            self._refuse_another(self._next())
        finally:
            self._loader.dispose()
        if self._rows:
            raise _UnreadRowError
        return node

    def _refuse_another(self, event: yaml.Event) -> None:
        """Raise where a second document begins."""
        if isinstance(event, yaml.StreamEndEvent):
            return
        message = "只能有一份数据，此处又开始了一份"
        raise self._refused(event, message, "删去多出的 --- 或 ...")

    def _position(self, mark: _Mark | None) -> Position:
        if mark is None:
            return self._first_line, 1
        return mark.line + self._first_line, mark.column + 1

    def _refused(self, event: yaml.Event, message: str, hint: str = "") -> MalformedError:
        position = self._position(event.start_mark)
        return MalformedError(*position, message, hint)

    def _node(self, event: _NodeEvent, depth: int) -> Node:
        self._left -= 1
        if self._left < 0 or depth == 0 or event.anchor or event.tag is not None:
            raise self._harm(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            if event.value == STAND_IN and self._rows and not event.style:
                return self._row(event, depth)
            return self._scalar(event)
        position = self._position(event.start_mark)
        if isinstance(event, yaml.SequenceStartEvent):
            items = tuple(self._items(depth - 1))
            return Sequence(items, position)
        pairs = tuple(self._pairs(depth - 1))
        return Mapping(pairs, position)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        style = event.style
        if style == '"':  # the only one that has escapes
            self._refuse_concealed(event)
        return Scalar(
            event.value,
            not style,
            self._position(event.start_mark),
            self._position(event.end_mark),
        )

    def _row(self, event: _NodeEvent, depth: int) -> PlainRow:
        """The row that stands there; what would be refused of its items is left to YAML."""
        position = self._position(event.start_mark)
        row = plain_row(self._rows.popleft(), position)
        self._left -= len(row.words)
        if self._left < 0 or depth == 1:
            raise _UnreadRowError
        return row

    def _harm(self, event: _NodeEvent, depth: int) -> MalformedError:
        """How a node exhausts the machine, or hides what it means."""
        if self._left < 0:
            return self._refused(event, "数据项过多")
        if depth == 0:
            return self._refused(event, f"嵌套超过 {MAX_DEPTH} 层")
        if event.anchor:
            hint = "直接写出值；文字以 & 或 * 开头时加引号"
            return self._refused(event, "不能使用 YAML 的锚点（&、*）", hint)
        hint = "直接写出值；文字以 ! 开头时加引号"
        return self._refused(event, "不能使用 YAML 的标签（!）", hint)

    def _refuse_concealed(self, event: yaml.ScalarEvent) -> None:
        """Raise where an escape writes what no reviewer sees."""
        for kind, character, _ in concealed(event.value, self._shown):
            line, column = self._position(event.start_mark)
            raise MalformedError(
                line,
                column,
                message=f"引号里的转义写出了{kind} U+{ord(character):04X}",
                hint="删去这个转义，直接写出看得见的文字",
                rule="characters",
            )

    @cached_property
    def _shown(self) -> frozenset[str]:
        return frozenset(self._text)

    def _items(self, depth: int) -> Iterator[Node]:
        while True:
            event = self._next()
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, depth)

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, int] = {}
        while True:
            event = self._next()
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._key(event, depth)
            if key.text in seen:
                message = f"“{key.text}” 重复，第 {seen[key.text]} 行已经写过"
                raise self._refused(event, message, "两处只留一处")
            seen[key.text], _ = key.position
            value = self._next()
            yield key, self._node(value, depth)

    def _key(self, event: _NodeEvent, depth: int) -> Scalar:
        key = self._node(event, depth)
        if not isinstance(key, Scalar):
            raise self._refused(event, "名称应为一个词", "冒号前只写名称")
        if key.plain and key.text == "<<":
            raise self._refused(event, "不能使用 YAML 的合并键（<<）", "直接写出各项")
        return key
