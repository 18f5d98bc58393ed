"""Puts a report file into the canonical layout, unless that would lose something a person wrote."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from generator.content.frontmatter import split
from generator.content.layout import report_text
from generator.content.nodes import Mapping, Node, Scalar, Sequence
from generator.content.report_file import read_report
from generator.content.yaml_parser import parse
from generator.finding import ERROR, Finding
from generator.form.editions import EDITIONS

FILE_NAME = re.compile(r"[0-9]{4}\.md")
HASH = re.compile(r"(?<!\S)#")
"What may begin a comment."

Span = tuple[int, int]
"The columns of a value: its first, and the one behind it."

FAR = 1 << 30
"Column behind the end of any line."


def tidied(text: str, path: str) -> tuple[str | None, list[Finding]]:
    """The text in canonical layout; None, with the findings, for one that cannot be read in full.

    Comments are part of the layout and written anew; a comment that is not is never dropped in
    silence.
    """
    first = min(EDITIONS)
    if not _is_report(Path(path).name, first):
        message = f"文件名应为 {first} 年以后的年份加 .md，如 2025.md"
        return None, [Finding(path, 0, 0, "place", ERROR, message)]
    report, findings = read_report(text, path)
    if report is None or any(finding.severity == ERROR for finding in findings):
        return None, findings
    written = report_text(report)
    findings += _dropped(text, written, path)
    return (None if findings else written), findings


def _is_report(name: str, first: int) -> bool:
    """Whether a file is called as a report of the first year or a later one is."""
    return bool(FILE_NAME.fullmatch(name)) and int(name[:4]) >= first


def _dropped(text: str, written: str, path: str) -> Iterator[Finding]:
    """The comments that the canonical layout does not have."""
    ours = {_compared(comment) for _, comment in _comments(written)}
    for line, comment in _comments(text):
        if _compared(comment) in ours:
            continue
        message = f"注释“{comment}”整理后会丢失"
        yield Finding(path, line, 0, "layout", ERROR, message, "移到正文，或者删去")


def _compared(comment: str) -> str:
    return comment.replace(" ", "")


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """Line and text of every comment of the front matter.

    `  unit: [0, "#1"]  # 行政机关` in line 7 → (7, "行政机关"): what stands in a value begins none.
    """
    parts = split(text)
    values = _spans(parse(parts.head, parts.head_line))
    for line, written in enumerate(parts.head.split("\n"), parts.head_line):
        column = _comment_column(written, values.get(line, []))
        if column is not None:
            comment = written[column - 1 :]
            yield line, comment.lstrip("# ").rstrip()


def _comment_column(written: str, values: list[Span]) -> int | None:
    """The column where the comment of a line begins; None where it has none."""
    for match in HASH.finditer(written):
        column = match.start() + 1
        if not any(start <= column < end for start, end in values):
            return column
    return None


def _spans(node: Node | None) -> dict[int, list[Span]]:
    """Line → the columns at which the keys and values in it begin and end."""
    spans: dict[int, list[Span]] = {}
    for scalar in _scalars(node):
        first, column = scalar.position
        last, behind = scalar.end
        for line in range(first, last + 1):
            start = column if line == first else 1
            end = behind if line == last else FAR
            spans.setdefault(line, []).append((start, end))
    return spans


def _scalars(node: Node | None) -> Iterator[Scalar]:
    """Every key and value at the node or below it."""
    if node is None:
        return
    if isinstance(node, Scalar):
        yield node
        return
    below: Iterable[Node] = node.items if isinstance(node, Sequence) else _entries(node)
    for child in below:
        yield from _scalars(child)


def _entries(node: Mapping) -> Iterator[Node]:
    """Its keys and values."""
    return chain.from_iterable(node.items)
