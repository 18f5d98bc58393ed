"""YAML, read as it is written and without what may harm.

YAML is read event by event: every scalar stays the text that was written (`010`, `1:30`, `yes` and
`~` are decided by whoever knows the field), every value keeps its position, and what can hide a
value from a reviewer (anchors, aliases, tags, merge keys, duplicate keys) or exhaust the machine
(depth, number of nodes) is refused. libyaml's composer recurses without bound and crashes the
process on `[[[[…`; its event parser does not.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

import yaml

from generator.archive.values import Position
from generator.content.malformed import MalformedError, explained
from generator.content.nodes import Mapping, Node, Scalar, Sequence
from generator.text.characters import concealed

MAX_DEPTH = 12
MAX_NODES = 5_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str, first_line: int = 1, max_nodes: int = MAX_NODES) -> Node | None:
    """YAML text → its one document, lines counted from `first_line`; None for an empty one."""
    builder = _Builder(text, first_line, max_nodes)
    try:
        return builder.document()
    except yaml.YAMLError as error:
        raise explained(text, first_line, error) from None


class _Mark(Protocol):
    """Where libyaml stands; it counts from 0."""

    line: int
    column: int


class _Builder:
    """One pass over the events of one document."""

    def __init__(self, text: str, first_line: int, max_nodes: int) -> None:
        self._loader = _LOADER(text)
        self._next: Callable[[], yaml.Event] = self._loader.get_event
        self._shown = frozenset(text)
        self._first_line = first_line
        self._left = max_nodes

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

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._left -= 1
        self._refuse_harm(event, depth)
        position = self._position(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            if event.style == '"':  # the only style that has escapes
                self._refuse_concealed(event)
            end = self._position(event.end_mark)
            return Scalar(event.value, not event.style, position, end)
        if isinstance(event, yaml.SequenceStartEvent):
            items = tuple(self._items(depth - 1))
            return Sequence(items, position)
        pairs = tuple(self._pairs(depth - 1))
        return Mapping(pairs, position)

    def _refuse_harm(self, event: yaml.Event, depth: int) -> None:
        """Raise where a node exhausts the machine, or hides what it means."""
        if self._left < 0:
            raise self._refused(event, "数据项过多")
        if depth == 0:
            raise self._refused(event, f"嵌套超过 {MAX_DEPTH} 层")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            hint = "直接写出值；文字以 & 或 * 开头时加引号"
            raise self._refused(event, "不能使用 YAML 的锚点（&、*）", hint)
        if getattr(event, "tag", None) is not None:
            hint = "直接写出值；文字以 ! 开头时加引号"
            raise self._refused(event, "不能使用 YAML 的标签（!）", hint)

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

    def _key(self, event: yaml.Event, depth: int) -> Scalar:
        key = self._node(event, depth)
        if not isinstance(key, Scalar):
            raise self._refused(event, "名称应为一个词", "冒号前只写名称")
        if key.plain and key.text == "<<":
            raise self._refused(event, "不能使用 YAML 的合并键（<<）", "直接写出各项")
        return key
