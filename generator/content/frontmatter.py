"""The text of a content file: split into front matter and narrative, its YAML read as it is.

YAML is read event by event: every scalar stays the text that was written (`010`, `1:30`, `yes` and
`~` are decided by whoever knows the field), every value keeps its position, and what can hide a
value from a reviewer (anchors, aliases, tags, merge keys, duplicate keys) or exhaust the machine
(depth, number of nodes) is refused. libyaml's composer recurses without bound and crashes the
process on `[[[[…`; its event parser does not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from generator.archive.values import Position
from generator.finding import ERROR, Finding
from generator.text.characters import concealed

MAX_DEPTH = 12
MAX_NODES = 5_000
MARK = "---"

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class MalformedError(Exception):
    """The text is not what a content file may hold.

    The message is Chinese; line and column are 1-based.
    """

    def __init__(
        self, line: int, column: int, message: str, hint: str = "", rule: str = "yaml"
    ) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
        self.rule = rule

    def finding(self, path: str) -> Finding:
        """The same as a finding about that file."""
        return Finding(path, self.line, self.column, self.rule, ERROR, self.message, self.hint)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it was written."""

    text: str
    plain: bool
    "Written without quotation marks."
    position: Position
    end: Position
    "Just behind it."


@dataclass(frozen=True, slots=True)
class Sequence:
    """`[…]` or `- …`."""

    items: "tuple[Node, ...]"
    position: Position


@dataclass(frozen=True, slots=True)
class Mapping:
    """`key: value`, in the order written, without duplicate keys."""

    items: "tuple[tuple[Scalar, Node], ...]"
    position: Position

    def get(self, key: str) -> "Node | None":
        """The value of that key."""
        return next((value for name, value in self.items if name.text == key), None)


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Parts:
    """A content file's two halves."""

    head: str
    head_line: int
    "The 1-based line the front matter begins at."
    body: str
    body_line: int
    "The 1-based line the narrative begins at."


def split(text: str) -> Parts:
    """Cut a file at its two `---` lines; MalformedError where they are missing."""
    lines = text.split("\n")
    if lines[0].rstrip() != MARK:
        raise MalformedError(
            1, 1, "文件应以一行 --- 开头", "第一行写 ---，接着写表头数据，再写一行 ---，然后是正文"
        )
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == MARK), None)
    if end is None:
        raise MalformedError(1, 1, "表头数据没有结束", "在表头数据后面单独写一行 ---")
    return Parts("\n".join(lines[1:end]) + "\n", 2, "\n".join(lines[end + 1 :]), end + 2)


def parse(text: str, first_line: int = 1, max_nodes: int = MAX_NODES) -> Node | None:
    """YAML text → its one document with places counted from `first_line`; None for an empty one."""
    builder = _Builder(text, first_line, max_nodes)
    try:
        return builder.document()
    except yaml.MarkedYAMLError as error:
        raise _explained(text, first_line, error) from None
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        line = text.count("\n", 0, position) + first_line
        raise MalformedError(line, 1, "含有不能出现在文本文件里的控制字符", "删去该字符") from None


class _Builder:
    """One pass over the events of one document."""

    def __init__(self, text: str, first_line: int, max_nodes: int) -> None:
        self._loader = _LOADER(text)
        self._shown = frozenset(text)
        self._first_line = first_line
        self._left = max_nodes

    def document(self) -> Node | None:
        try:
            self._loader.get_event()  # stream start
            if isinstance(self._loader.get_event(), yaml.StreamEndEvent):
                return None
            node = self._node(self._loader.get_event(), MAX_DEPTH)
            self._loader.get_event()  # document end
            event = self._loader.get_event()
            if not isinstance(event, yaml.StreamEndEvent):
                raise self._refused(
                    event, "只能有一份数据，此处又开始了一份", "删去多出的 --- 或 ..."
                )
            return node
        finally:
            self._loader.dispose()

    def _position(self, event: yaml.Event, *, end: bool = False) -> Position:
        mark = event.end_mark if end else event.start_mark
        return (mark.line + self._first_line, mark.column + 1) if mark else (self._first_line, 1)

    def _refused(self, event: yaml.Event, message: str, hint: str = "") -> MalformedError:
        return MalformedError(*self._position(event), message, hint)

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._left -= 1
        if self._left < 0:
            raise self._refused(event, "数据项过多")
        if depth == 0:
            raise self._refused(event, f"嵌套超过 {MAX_DEPTH} 层")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refused(
                event, "不能使用 YAML 的锚点（&、*）", "直接写出值；文字以 & 或 * 开头时加引号"
            )
        if getattr(event, "tag", None) is not None:
            raise self._refused(
                event, "不能使用 YAML 的标签（!）", "直接写出值；文字以 ! 开头时加引号"
            )
        position = self._position(event)
        if isinstance(event, yaml.ScalarEvent):
            if event.style == '"':  # the only style that has escapes
                self._look_at(event)
            return Scalar(event.value, not event.style, position, self._position(event, end=True))
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth)), position)
        return Mapping(tuple(self._pairs(depth)), position)

    def _look_at(self, event: yaml.ScalarEvent) -> None:
        for kind, character, _ in concealed(event.value, self._shown):
            hint = "删去这个转义，直接写出看得见的文字"
            raise MalformedError(
                *self._position(event),
                f"引号里的转义写出了{kind} U+{ord(character):04X}",
                hint,
                "characters",
            )

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self._loader.get_event(), yaml.SequenceEndEvent):
            yield self._node(event, depth - 1)

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, int] = {}
        while not isinstance(event := self._loader.get_event(), yaml.MappingEndEvent):
            key = self._node(event, depth - 1)
            if not isinstance(key, Scalar):
                raise self._refused(event, "名称应为一个词", "冒号前只写名称")
            if key.text == "<<" and key.plain:
                raise self._refused(event, "不能使用 YAML 的合并键（<<）", "直接写出各项")
            if key.text in seen:
                raise self._refused(
                    event, f"“{key.text}” 重复，第 {seen[key.text]} 行已经写过", "两处只留一处"
                )
            seen[key.text] = key.position[0]
            yield key, self._node(self._loader.get_event(), depth - 1)


def _explained(text: str, first_line: int, error: yaml.MarkedYAMLError) -> MalformedError:
    """What libyaml says in English, said so that an official knows what to change."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    # A full-width colon is the likeliest slip; YAML notices it only some lines later.
    for number, written in enumerate(lines[: line + 1]):
        found = re.match(r"\s*[\w-]+\s*(：)", written)
        if found:
            place = number + first_line, found.start(1) + 1
            return MalformedError(*place, "冒号是全角的“：”", "改为半角冒号加一个空格“: ”")
    problem = error.problem or ""
    if "tab" in problem or (
        "cannot start any token" in problem and "\t" in "".join(lines[line : line + 1])
    ):
        return MalformedError(line + first_line, column + 1, "用了制表符缩进", "改用空格")
    if problem == "did not find expected node content":
        return MalformedError(
            line + first_line, column + 1, "此处缺一个值", "原件留空写 ~；副本缺失写 lost"
        )
    if "flow sequence" in (error.context or ""):
        return MalformedError(
            line + first_line, column + 1, "方括号里的一行数字没有写完", "检查逗号和右方括号 ]"
        )
    return MalformedError(
        line + first_line,
        column + 1,
        "此处不符合 YAML 格式",
        "检查缩进、冒号后的空格和引号是否成对",
    )
