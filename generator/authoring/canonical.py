"""Puts a report file into the canonical layout, unless that would lose something a person wrote."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from generator.content import frontmatter
from generator.content.frontmatter import Node, Scalar, Sequence
from generator.content.layout import report_text
from generator.content.records import read_report
from generator.finding import ERROR, Finding
from generator.form.editions import EDITIONS

FAR = 1 << 30
"Column behind the end of any line."


def tidied(text: str, path: str) -> tuple[str | None, list[Finding]]:
    """The text in canonical layout; None, with the findings, for one that cannot be read in full.

    Comments are part of the layout and written anew; a comment that is not is never dropped in
    silence.
    """
    name = Path(path).name
    if not re.fullmatch(r"[0-9]{4}\.md", name) or int(name[:4]) < min(EDITIONS):
        message = f"文件名应为 {min(EDITIONS)} 年以后的年份加 .md，如 2025.md"
        return None, [Finding(path, 0, 0, "place", ERROR, message)]
    report, findings = read_report(text, path)
    if report is None or any(finding.severity == ERROR for finding in findings):
        return None, findings
    written = report_text(report)
    ours = {comment.replace(" ", "") for _, comment in _comments(written)}
    for line, comment in _comments(text):
        if comment.replace(" ", "") not in ours:
            hint = "移到正文，或者删去"
            findings.append(
                Finding(path, line, 0, "layout", ERROR, f"注释“{comment}”整理后会丢失", hint)
            )
    return (None if findings else written), findings


def _comments(text: str) -> list[tuple[int, str]]:
    """Line and text of every comment of the front matter."""
    parts = frontmatter.split(text)
    spans: dict[int, list[tuple[int, int]]] = {}
    node = frontmatter.parse(parts.head, parts.head_line)
    for scalar in _scalars(node) if node else ():
        first, column = scalar.position
        last, behind = scalar.end
        for line in range(first, last + 1):
            start = column if line == first else 1
            end = behind if line == last else FAR
            spans.setdefault(line, []).append((start, end))
    found = []
    for line, written in enumerate(parts.head.split("\n"), parts.head_line):
        for column, character in enumerate(written, 1):
            inside = any(start <= column < end for start, end in spans.get(line, ()))
            if character == "#" and not inside and (column == 1 or written[column - 2].isspace()):
                found.append((line, written[column - 1 :].lstrip("# ").rstrip()))
                break
    return found


def _scalars(node: Node) -> Iterator[Scalar]:
    """Every key and value at the node or below it."""
    if isinstance(node, Scalar):
        yield node
        return
    below = node.items if isinstance(node, Sequence) else chain.from_iterable(node.items)
    for item in below:
        yield from _scalars(item)
