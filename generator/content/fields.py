"""Reads the keys of one content file; everything that is wrong with them is a finding."""

import re
from collections.abc import Callable
from datetime import date

from generator.archive.values import NOWHERE, Position
from generator.content import web_address
from generator.content.nodes import Node, PlainRow, Scalar
from generator.content.nodes import Sequence as SequenceNode
from generator.finding import ERROR, Finding
from generator.text.stated_years import plain_years, small_number

NOTHING = {"null", "~", ""}
"How a key says that the original has no such thing."

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DAY = re.compile(
    r"([0-9]{4})(?:([0-9]{2})([0-9]{2})|\s*[-/.年]\s*([0-9十]{1,3})\s*[-/.月]\s*([0-9十]{1,3})\s*日?)"
    r"(?:[T\s][0-9:.Z+]*)?"
)
"A day in other spellings, with or without an hour: 20260120, 2026/1/20, 二〇二六年一月二十日."


def _meant(text: str) -> str | None:
    """The day that a text can only mean, as 2026-01-31."""
    found = DAY.fullmatch(plain_years(text))
    if not found:
        return None
    year, *rest = filter(None, found.groups())
    try:
        day = date(int(year), *map(small_number, rest))
    except ValueError:
        return None
    return day.isoformat()


def is_day(text: str) -> bool:
    """Whether it is a day that exists, written 2026-01-31."""
    if not ISO_DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


class Fields:
    """One file's keys.

    A method that cannot make sense of a value notes a finding and answers None.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []

    def error(self, node: Node | Position, rule: str, message: str, hint: str = "") -> None:
        """Note an error at a value or a position."""
        position = node.position if isinstance(node, Node) else node
        line, column = position
        finding = Finding(
            path=self.path,
            line=line,
            column=column,
            rule=rule,
            severity=ERROR,
            message=message,
            hint=hint,
        )
        self.findings.append(finding)

    def text(self, node: Node | None, name: str, *, required: bool = False) -> str | None:
        """One line of text; None for null."""
        if node is None:
            return None
        if not isinstance(node, Scalar):
            hint = "含逗号、括号或冒号的文字加引号"
            self.error(node, "shape", f"{name} 应为一行文字", hint)
            return None
        nothing = is_null(node)
        if "\n" in node.text:
            self.error(node, "shape", f"{name} 应写在一行内")
            return None
        if required and (nothing or not node.text.strip()):
            self.error(node, "shape", f"{name} 不能为空")
            return None
        return None if nothing else node.text

    def matching(
        self, node: Node | None, name: str, pattern: str, expected: str, *, required: bool = False
    ) -> str | None:
        """Text of a fixed shape; None for null."""
        text = self.text(node, name, required=required)
        if node is None or text is None:
            return None
        if not re.fullmatch(pattern, text):
            self.error(node, "shape", f"{name} 为“{text}”，应为 {expected}")
            return None
        return text

    def day(self, node: Node | None, name: str, *, required: bool = False) -> str | None:
        """A date as 2026-01-31; None for null."""
        text = self.text(node, name, required=required)
        if node is None or text is None:
            return None
        if is_day(text):
            return text
        meant = _meant(text)
        ought = f"应写成 {meant}" if meant else "应为存在的日期，如 2026-01-31"
        self.error(node, "shape", f"{name} 为“{text}”，{ought}")
        return None

    def address(self, node: Node | None, name: str) -> str | None:
        """A web address; None for null."""
        return self._faultless(node, name, web_address.fault)

    def site_address(self, node: Node | None, name: str) -> str | None:
        """The web address of a site; None for null."""
        return self._faultless(node, name, web_address.site_fault)

    def originals(self, node: Node | None, name: str) -> str | None:
        """Where originals are kept; None for null."""
        return self._faultless(node, name, web_address.pattern_fault)

    def _faultless(self, node: Node | None, name: str, fault: Callable[[str], str]) -> str | None:
        text = self.text(node, name)
        if node is None or text is None:
            return None
        wrong = fault(text)
        if wrong:
            self.error(node, "shape", f"{name} 为“{text}”，{wrong}")
            return None
        return text

    def items(self, node: Node | None, name: str) -> tuple[Node, ...]:
        """The items of a list; none for null."""
        if node is None or is_null(node):
            return ()
        if not isinstance(node, SequenceNode | PlainRow):
            self.error(node, "shape", f"{name} 应为列表，如 [甲, 乙]；没有就写 []")
            return ()
        return node.items


def is_null(node: Node) -> bool:
    """Whether the key says that the original has no such thing."""
    if not isinstance(node, Scalar):
        return False
    return node.plain and node.text in NOTHING


def position(node: Node | None) -> Position:
    """Where a value stands; nowhere if there is none."""
    return node.position if node else NOWHERE
