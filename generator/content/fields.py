"""Reads the keys of one content file; everything that is wrong with them is a finding."""

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from generator.archive.values import NOWHERE, Position
from generator.content import web_address
from generator.content.nodes import Mapping, Node, Scalar
from generator.content.nodes import Sequence as SequenceNode
from generator.finding import ERROR, Finding
from generator.text.stated_years import plain_years

NOTHING = {"null", "~", ""}
"How a key says that the original has no such thing."


FULL_COLON = re.compile(r"[\w.-]+ *：")
"The beginning of a line whose colon YAML does not know."

DAY = re.compile(
    r"([0-9]{4})(?:([0-9]{2})([0-9]{2})|\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?)"
    r"(?:[T\s][0-9:.Z+]*)?"
)
"A day in other spellings, with or without an hour: 20260120, 2026/1/20, 2026年1月20日."


def _meant(text: str) -> str | None:
    """The day that a text can only mean, as 2026-01-31."""
    found = DAY.fullmatch(plain_years(text))
    if not found:
        return None
    year, *rest = (int(number) for number in found.groups() if number)
    try:
        return date(year, *rest).isoformat()
    except ValueError:
        return None


class Fields:
    """One file's keys.

    A method that cannot make sense of a value notes a finding and answers None.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []

    def error(self, node: Node | Position, rule: str, message: str, hint: str = "") -> None:
        """Note an error at a value or a place."""
        line, column = node if isinstance(node, tuple) else node.position
        self.findings.append(Finding(self.path, line, column, rule, ERROR, message, hint))

    def mapping(
        self,
        node: Node | None,
        where: str,
        known: Sequence[str],
        required: Iterable[str] = (),
        at: Position = (1, 1),
    ) -> dict[str, Node]:
        """The values of a mapping by key; unknown and missing keys are findings.

        `where`: its key, empty at the top.
        """
        prefix = f"{where} " if where else ""
        if node is None or is_null(node):
            for key in required:
                self.error(node or at, "shape", f"{prefix}缺少 {key}", f"补上一行 {key}: …")
            return {}
        if not isinstance(node, Mapping):
            self._no_mapping(node, prefix, required)
            return {}
        found = {}
        for name, value in node.items:
            if name.text in known:
                found[name.text] = value
                continue
            close = difflib.get_close_matches(name.text, known, 1)
            hint = f"您是否想写 {close[0]}" if close else "删去，或移到正文"
            self.error(name, "shape", f"{prefix}没有名为“{name.text}”的项", hint)
        for key in required:
            if key not in found:
                self.error(node, "shape", f"{prefix}缺少 {key}", f"补上一行 {key}: …")
        return found

    def _no_mapping(self, node: Node, prefix: str, required: Iterable[str]) -> None:
        """Note what stands in the place of a mapping; a full-width colon makes a single text of all its lines."""
        colon = FULL_COLON.match(node.text) if isinstance(node, Scalar) and node.plain else None
        if colon:
            line, column = node.position
            self.error(
                (line, column + colon.end() - 1),
                "shape",
                "冒号是全角的“：”",
                "改为半角冒号加一个空格“: ”",
            )
            return
        rows = "、".join(f"{key}: …" for key in required)
        hint = f"分行写 {rows}" if rows else ""
        self.error(node, "shape", f"{prefix}应为“名称: 值”的列表", hint)

    def text(self, node: Node | None, name: str, *, required: bool = False) -> str | None:
        """One line of text; None for null."""
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.error(node, "shape", f"{name} 应为一行文字", "含逗号、括号或冒号的文字加引号")
            return None
        if node.plain and node.text in NOTHING:
            if required:
                self.error(node, "shape", f"{name} 不能为空")
            return None
        if "\n" in node.text:
            self.error(node, "shape", f"{name} 应写在一行内")
            return None
        if required and not node.text.strip():
            self.error(node, "shape", f"{name} 不能为空")
            return None
        return node.text

    def matching(
        self, node: Node | None, name: str, pattern: str, expected: str, *, required: bool = False
    ) -> str | None:
        """Text of a fixed shape; None for null."""
        text = self.text(node, name, required=required)
        if node is not None and text is not None and not re.fullmatch(pattern, text):
            self.error(node, "shape", f"{name} 为“{text}”，应为 {expected}")
            return None
        return text

    def day(self, node: Node | None, name: str, *, required: bool = False) -> str | None:
        """A date as 2026-01-31; None for null."""
        text = self.text(node, name, required=required)
        if node is None or text is None:
            return None
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
                raise ValueError  # noqa: TRY301 - one answer for a wrong shape and a day that does not exist
            date.fromisoformat(text)
        except ValueError:
            meant = _meant(text)
            ought = f"应写成 {meant}" if meant else "应为存在的日期，如 2026-01-31"
            self.error(node, "shape", f"{name} 为“{text}”，{ought}")
            return None
        return text

    def address(self, node: Node | None, name: str) -> str | None:
        """A web address; None for null."""
        return self._faultless(node, name, web_address.fault)

    def site_address(self, node: Node | None, name: str) -> str | None:
        """The web address of a site; None for null."""
        return self._faultless(node, name, web_address.site_fault)

    def _faultless(self, node: Node | None, name: str, fault: Callable[[str], str]) -> str | None:
        text = self.text(node, name)
        if node is None or text is None:
            return None
        found = fault(text)
        if found:
            self.error(node, "shape", f"{name} 为“{text}”，{found}")
            return None
        return text

    def items(self, node: Node | None, name: str) -> tuple[Node, ...]:
        """The items of a list; none for null."""
        if node is None or is_null(node):
            return ()
        if not isinstance(node, SequenceNode):
            self.error(node, "shape", f"{name} 应为列表，如 [甲, 乙]；没有就写 []")
            return ()
        return node.items


def is_null(node: Node) -> bool:
    """Whether the key says that the original has no such thing."""
    return isinstance(node, Scalar) and node.plain and node.text in NOTHING


def position(node: Node | None) -> Position:
    """Where a value stands; nowhere if there is none."""
    return node.position if node else NOWHERE
