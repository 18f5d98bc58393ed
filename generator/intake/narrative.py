"""The words of a report as Markdown: the agency's own, paragraph by paragraph."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.finding import INFO
from generator.intake.document import (
    Block,
    Cell,
    Grid,
    Stream,
    Text,
)
from generator.intake.found import Notice
from generator.intake.sections import OriginalSection

LONGEST_HEAD = 24
OPENING = re.compile(
    r"[（(][一二三四五六七八九十0-9]+[）)]|[一二三四五六七八九十]+[、是]"
    r"|[0-9]+[.．、]|[-•·●]|附件"
)
HEAD = re.compile(r"[（(][一二三四五六七八九十][）)][^。；，,]{1,24}[：:]?")
COMMA = re.compile(r"[，,]")
MARK = re.compile(r"[\\`*_<\[\]|~]|&(?=#?[0-9A-Za-z]+;)")
"What Markdown takes for its own wherever it stands; of & only what would be a character's name."
OPENING_MARK = re.compile(r"^(\s*(?:[0-9]+(?=[.)](?:\s|$)))?)([#>+-]|(?<=[0-9])[.)])")
"The same where a paragraph begins: # 标题, - 项, 1. 项."
ENDING = re.compile(r"[。！？；：.!?;:…”》）)]$")


class Narrative(NamedTuple):
    """The narrative of a report, and what was repaired in it."""

    markdown: str
    notices: list[Notice]


class Paragraphs(NamedTuple):
    """Paragraphs and tables of a section as Markdown, and where some were torn."""

    texts: list[str]
    notices: list[Notice]


def narrative(
    sections: list[OriginalSection],
    preamble: Sequence[Text],
    prose_of: dict[str, list[Text]],
) -> Narrative:
    """The narrative as Markdown, in the agency's words and order."""
    notices: list[Notice] = []
    lines = [escaped(text.text) for text in preamble]
    for section in sections[1:]:
        table = section.kind.table if section.kind else None
        if table:
            own = prose_of.get(table, [])
            written = [_paragraph(text.text) for text in own]
            if not own:
                continue  # the page prints the heading of a table's section itself
        else:
            written, torn = paragraphs(section.blocks)
            notices += torn
        lines.append(f"## {section.heading}")
        lines += written
    return Narrative(joined(lines), notices)


def joined(lines: Sequence[str]) -> str:
    """Headings, paragraphs and tables as one narrative."""
    written = "\n\n".join(lines)
    return f"\n{written}\n"


def paragraphs(blocks: Sequence[Block]) -> Paragraphs:
    """Paragraphs and tables of the agency's own as Markdown.

    A paragraph that a page break tore is joined: 推进政务 and 公开工作。 are one.
    """
    texts: list[str] = []
    notices: list[Notice] = []
    unfinished = ""
    for block in blocks:
        if not isinstance(block, Text):
            if unfinished:
                texts.append(_paragraph(unfinished))
                unfinished = ""
            table = _markdown_table(block)
            texts.append(table)
            continue
        text = block.text.strip()
        if unfinished and _opens(text):
            texts.append(_paragraph(unfinished))
            unfinished = ""
        if unfinished:
            message = f"一段话从“{unfinished[-6:]}”处被分成两段，已接上"
            notices.append(Notice(INFO, block.place, message))
        unfinished += text
        if _ends(unfinished) or _is_head(unfinished):
            texts.append(_paragraph(unfinished))
            unfinished = ""
    if unfinished:
        texts.append(_paragraph(unfinished))
    return Paragraphs(texts, notices)


def _opens(text: str) -> bool:
    """Whether a line plainly begins something new."""
    return bool(OPENING.match(text))


def _ends(text: str) -> bool:
    return bool(ENDING.search(text))


def _is_head(text: str) -> bool:
    """A line of its own such as （一）主动公开."""
    if len(text) > LONGEST_HEAD:
        return False
    return _opens(text) or not COMMA.search(text)


def _paragraph(text: str) -> str:
    """A paragraph of the narrative; a head （一）… of its own becomes a heading."""
    words = text.strip()
    shown = escaped(words)
    return f"### {shown}" if HEAD.fullmatch(words) else shown


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: marks that would be taken for its own get a backslash."""
    text = MARK.sub(r"\\\g<0>", text)
    # A backslash before a digit would be shown: it stands before what follows the number.
    return OPENING_MARK.sub(r"\1\\\2", text)


def _markdown_table(block: Grid | Stream) -> str:
    """A table of the agency's own, its first row the header; the cells of a stream are one row."""
    rows = block.rows if isinstance(block, Grid) else (block.cells,)
    width = max(map(len, rows))
    header, *others = (_markdown_row(row, width) for row in rows)
    separator = "|" + " --- |" * width
    return "\n".join([header, separator, *others])


def _markdown_row(row: Sequence[Cell | None], width: int) -> str:
    texts = [" ".join(cell.text.split()) if cell else "" for cell in row]
    absent = width - len(row)
    texts += [""] * absent
    cells = " | ".join(map(escaped, texts))
    return f"| {cells} |"
