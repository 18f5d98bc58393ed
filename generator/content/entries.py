"""The values of a mapping, each read under the name of its key."""

import difflib
import re
from collections.abc import (
    Collection,
    Iterable,
    Iterator,
    Mapping,
)
from dataclasses import dataclass

from generator.archive.values import Position
from generator.content.fields import Fields, is_null, position
from generator.content.nodes import Mapping as MappingNode
from generator.content.nodes import Node, Scalar

FULL_COLON = re.compile(r"[\w.-]+ *：")
"The beginning of a line whose colon YAML does not know."
TOP = (1, 1)
"Where a mapping is missed that is not there."


@dataclass(frozen=True, slots=True)
class Entries:
    """The values of a mapping by key, and the fields that read them."""

    fields: Fields
    nodes: Mapping[str, Node]

    def get(self, name: str) -> Node | None:
        """The value as it is written."""
        return self.nodes.get(name)

    def position(self, name: str) -> Position:
        """Where it stands; nowhere if there is none."""
        return position(self.nodes.get(name))

    def text(self, name: str, *, required: bool = False) -> str | None:
        """One line of text; None for null."""
        node = self.get(name)
        return self.fields.text(node, name, required=required)

    def day(self, name: str, *, required: bool = False) -> str | None:
        """A date as 2026-01-31; None for null."""
        node = self.get(name)
        return self.fields.day(node, name, required=required)

    def matching(self, name: str, pattern: str, expected: str) -> str | None:
        """Text of a fixed shape; None for null."""
        node = self.get(name)
        return self.fields.matching(node, name, pattern, expected)

    def address(self, name: str) -> str | None:
        """A web address; None for null."""
        node = self.get(name)
        return self.fields.address(node, name)

    def items(self, name: str) -> tuple[Node, ...]:
        """The items of a list; none for null."""
        node = self.get(name)
        return self.fields.items(node, name)


def read_entries(
    fields: Fields,
    node: Node | None,
    name: str,
    known: Collection[str],
    required: Iterable[str] = (),
) -> Entries:
    """The values of a mapping; unknown and missing keys are findings.

    name: its key, empty at the top.
    """
    prefix = f"{name} " if name else ""
    values: dict[str, Node] = {}
    if isinstance(node, MappingNode):
        values = dict(_known(fields, node, prefix, known))
    elif node is not None and not is_null(node):
        _refuse(fields, node, prefix, required)
        return Entries(fields, values)
    for key in required:
        if key not in values:
            message = f"{prefix}缺少 {key}"
            hint = f"补上一行 {key}: …"
            fields.error(node or TOP, "shape", message, hint)
    return Entries(fields, values)


def _known(
    fields: Fields, node: MappingNode, prefix: str, known: Collection[str]
) -> Iterator[tuple[str, Node]]:
    """The keys that there may be; each other is a finding."""
    for key, value in node.items:
        if key.text in known:
            yield key.text, value
            continue
        close = difflib.get_close_matches(key.text, known, 1)
        hint = f"您是否想写 {close[0]}" if close else "删去，或移到正文"
        fields.error(key, "shape", f"{prefix}没有名为“{key.text}”的项", hint)


def _refuse(fields: Fields, node: Node, prefix: str, required: Iterable[str]) -> None:
    """Note what is no mapping; a full-width colon makes a single text of all its lines."""
    colon = _full_colon(node)
    if colon:
        hint = "改为半角冒号加一个空格“: ”"
        fields.error(colon, "shape", "冒号是全角的“：”", hint)
        return
    rows = "、".join(f"{key}: …" for key in required)
    hint = f"分行写 {rows}" if rows else ""
    fields.error(node, "shape", f"{prefix}应为“名称: 值”的列表", hint)


def _full_colon(node: Node) -> Position | None:
    """Where the full-width colon behind a key stands; None where it is none."""
    if not isinstance(node, Scalar) or not node.plain:
        return None
    key = FULL_COLON.match(node.text)
    if not key:
        return None
    line, column = node.position
    return line, column + key.end() - 1
