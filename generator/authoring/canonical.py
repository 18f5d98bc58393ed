"""Puts a report file into the canonical layout, unless that would lose something a person wrote."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from generator.content.files import Read
from generator.content.frontmatter import split
from generator.content.layout import report_text
from generator.content.nodes import (
    Mapping,
    Node,
    PlainRow,
    Scalar,
    Sequence,
)
from generator.content.report_file import read_report
from generator.content.yaml_parser import parse
from generator.finding import ERROR, Finding
from generator.form.editions import FIRST_YEAR

FILE_NAME = re.compile(r"(?P<year>[0-9]{4})\.md")
HASH = re.compile(r"(?<!\S)#")
"What may begin a comment."

Span = tuple[int, int]
"The columns of a value: its first, and the one behind it."

FAR = 1 << 30
"Column behind the end of any line."


def tidied(text: str, path: str) -> Read[str]:
    """The text in canonical layout; None, with the findings, for one that cannot be read in full.

    Comments are part of the layout and written anew; a comment that is not is never dropped in
    silence.
    """
    name = Path(path).name
    dated = FILE_NAME.fullmatch(name)
    if not dated or int(dated["year"]) < FIRST_YEAR:
        message = f"文件名应为 {FIRST_YEAR} 年以后的年份加 .md，如 2025.md"
        wrong = Finding(path, 0, 0, "place", ERROR, message)
        return None, [wrong]
    report, findings = read_report(text, path)
    is_faulty = any(finding.severity == ERROR for finding in findings)
    if report is None or is_faulty:
        return None, findings
    written = report_text(report)
    findings += dropped(text, written, path)
    if findings:
        return None, findings
    return written, []


def dropped(text: str, written: str, path: str) -> Iterator[Finding]:
    """The comments that the canonical layout does not have."""
    ours = {_compared(comment) for _, comment in _comments(written)}
    for line, comment in _comments(text):
        if _compared(comment) in ours:
            continue
        yield Finding(
            path=path,
            line=line,
            column=0,
            rule="layout",
            severity=ERROR,
            message=f"注释“{comment}”整理后会丢失",
            hint="移到正文，或者删去",
        )


def _compared(comment: str) -> str:
    return comment.replace(" ", "")


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """Line and text of every comment of the front matter.

    `  unit: [0, "#1"]  # 行政机关` in line 7 → (7, "行政机关"): what stands in a value begins none.
    """
    parts = split(text)
    first = parts.head_line
    node = parse(parts.head, first)
    values = _spans(node)
    lines = parts.head.split("\n")
    for line, written in enumerate(lines, first):
        spans = values.get(line, [])
        column = _comment_column(written, spans)
        if column is not None:
            comment = written[column - 1 :]
            yield line, comment.lstrip("# ").rstrip()


def _comment_column(written: str, values: list[Span]) -> int | None:
    """The column where the comment of a line begins; None where it has none."""
    for match in HASH.finditer(written):
        column = match.start() + 1
        is_inside = any(start <= column < end for start, end in values)
        if not is_inside:
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
            of_line = spans.setdefault(line, [])
            of_line.append((start, end))
    return spans


def _scalars(node: Node | None) -> Iterator[Scalar]:
    """Every key and value at the node or below it."""
    if node is None:
        return
    if isinstance(node, Scalar):
        yield node
        return
    for child in _children(node):
        yield from _scalars(child)


def _children(node: Sequence | PlainRow | Mapping) -> Iterable[Node]:
    """The items of a sequence; the keys and values of a mapping."""
    if isinstance(node, Mapping):
        return chain.from_iterable(node.items)
    return node.items
