"""Marks of Markdown taken off a text. Texts of other kinds have them too."""

import html
import re
from collections.abc import Sequence

from generator.intake.readers.text.lines import TextLine, is_section

HEADING = re.compile(r"^\s{0,3}#{1,6}\s*(.*?)\s*#*\s*$")
MARKER = re.compile(r"^\s*(?:[-*+•]\s+(?=\S)|>\s?)+")
EMPHASIS = re.compile(
    r"(\*\*\*|\*\*|__)(?=\S)(.{1,999}?)(?<=\S)\1"
    r"|(?<![\w*])\*(?=[^\s*])([^*]{1,999}?)(?<=\S)\*(?![\w*])"
)
LINK = re.compile(r"!?\[([^\]]{0,199})\]\([^)\s]{0,499}\)")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
RULE = re.compile(r"^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|```\w*|~~~\w*)$")
"A rule across the page or the fence of a block: no text."


def plain(text: str) -> str:
    """Return the text without marks of headings, lists, quotations and emphasis."""
    text = _without_marker(text)
    if RULE.match(text):
        return ""
    text = BREAK.sub("", text)
    text = EMPHASIS.sub(lambda emphasis: emphasis[2] or emphasis[3], text)
    text = LINK.sub(r"\1", text)
    text = text.replace(r"\|", "|")
    return html.unescape(text).strip()


def uneven_headings(lines: Sequence[TextLine]) -> str:
    """Say that the sections have headings of several levels; empty where they have not."""
    levels = {_level(line.text) for line in lines}
    marks = ["#" * level for level in sorted(levels) if level]
    if len(marks) < 2:  # noqa: PLR2004 # several
        return ""
    return f"各部分标题的层级不一致（{'、'.join(marks)}），按序号认定"


def _without_marker(text: str) -> str:
    """What stands behind the mark of a heading, a list or a quotation."""
    heading = HEADING.match(text)
    if heading:
        return heading[1]
    return MARKER.sub("", text)


def _level(text: str) -> int:
    """How many # stand before the heading of a section; 0 where the line is none."""
    heading = HEADING.match(text)
    if not heading or not is_section(heading[1]):
        return 0
    first_word, *_ = text.split(maxsplit=1)
    return len(first_word)
