"""The narrative of a report: Markdown → safe HTML and plain blocks, section by section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from generator.content.anchors import INLINE, prepare
from generator.content.markdown import Markdown

NUMERALS = "一二三四五六"
"Of the sections of the form."
NUMBERED = re.compile(rf"^\s*([{NUMERALS}])\s*[、.．]\s*(.*)$")
BREAKS = ("softbreak", "hardbreak")
LINE_END = re.compile(r"\r\n?|\n")
"As Markdown counts lines."


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or heading as plain text."""

    anchor: str
    "Id of the heading it stands under."
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading of the second level, or before the first."""

    number: str
    "一 … 六, or empty for a heading that names no section of the form."
    heading: str
    "As printed; empty for what stands before the first heading."
    anchor: str
    html: str
    blocks: tuple[Block, ...]
    written: str
    "What stands under the heading as it is written, Markdown."


def narrative(body: str) -> tuple[Part, ...]:
    """The narrative cut at its headings of the second level, in the order written."""
    text = Markdown(body)
    tokens = text.tokens
    starts = [index for index, token in enumerate(tokens) if _opens_section(token)]
    bounds = [0, *starts, len(tokens)]
    lines = LINE_END.split(body)
    parts: list[Part] = []
    known: set[str] = set()
    for start, end in pairwise(bounds):
        if start == end:
            continue
        heading, inside = _headed(tokens[start:end])
        number = _number(heading)
        if number in known:
            number = ""
        known.add(number)
        anchor = f"x{len(parts) + 1}"
        if number:
            anchor = f"s{NUMERALS.index(number) + 1}"
        anchors = prepare(inside, anchor)
        html = text.html(inside)
        blocks = [Block(anchor, heading)] if heading else []
        blocks += _blocks(inside, anchors)
        part = Part(
            number=number,
            heading=heading,
            anchor=anchor,
            html=html,
            blocks=tuple(blocks),
            written=_written(lines, tokens, start, end),
        )
        parts.append(part)
    return tuple(parts)


def _opens_section(token: Token) -> bool:
    if token.type != "heading_open" or token.level:
        return False
    return token.tag in ("h1", "h2")


def _headed(tokens: list[Token]) -> tuple[str, list[Token]]:
    """The heading that a section opens with, and what stands under it."""
    if not _opens_section(tokens[0]):
        return "", tokens
    _, words, _, *inside = tokens
    return _text(words), inside


def _written(lines: Sequence[str], tokens: Sequence[Token], start: int, end: int) -> str:
    """The lines of the section between these tokens, without those of its heading."""
    first = 0
    behind = len(lines)
    opening = tokens[start]
    if _opens_section(opening) and opening.map:
        _, first = opening.map
    if end < len(tokens):
        behind, _ = tokens[end].map or (behind, behind)
    return "\n".join(lines[first:behind]).strip("\n").rstrip()


def _number(heading: str) -> str:
    """That of the section it names: 二、主动公开情况 → 二; empty where it names none."""
    numbered = NUMBERED.match(heading)
    return numbered[1] if numbered else ""


def _blocks(inside: Sequence[Token], anchors: Sequence[str]) -> Iterator[Block]:
    """The blocks that have words. anchors: that of each."""
    inline = (token for token in inside if token.type in INLINE)
    for under, token in zip(anchors, inline, strict=True):
        text = _text(token)
        if text:
            yield Block(under, text)


def _text(token: Token) -> str:
    """What a reader sees of an inline block, without marks."""
    if not token.children:
        return token.content.strip()
    return "".join(map(_shown, token.children)).strip()


def _shown(inline: Token) -> str:
    return " " if inline.type in BREAKS else inline.content
