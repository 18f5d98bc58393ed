"""Markdown: marks taken off the text, pipe tables as rows. Texts of other kinds have them too."""

import html
import re
from collections.abc import Sequence

from generator.intake.document import Cell, Grid, doubtful
from generator.intake.readers.runs import settled
from generator.intake.readers.text import inline
from generator.intake.readers.text.lines import TextLine, is_section
from generator.intake.tables.values import is_label

PIPE = re.compile(r"(?<!\\)[|│┃]")
DASHES = re.compile(r"^:?[-—─]+:?$")
LONG_DASHES = re.compile(r"[-—─]{3}")
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
NO_HEADER = "分隔线（---）上方的表头是空的，像是同一张表被分成了两张，分隔线没有读入"


def is_row(text: str) -> bool:
    """Say whether the line is a row of a pipe table: it begins with a pipe or has two."""
    stripped = text.strip()
    return bool(PIPE.match(stripped)) or len(PIPE.findall(stripped)) > 1


def is_separator(cells: Sequence[str], index: int = -1) -> bool:
    """Say whether a row is `|---|:-:|`.

    One of single dashes is only below the header, at index 1: a dash also means none.
    """
    filled = [cell for cell in cells if cell]
    if not filled or not all(DASHES.match(cell) for cell in filled):
        return False
    return index == 1 or any(LONG_DASHES.search(cell) for cell in filled)


def plain(text: str) -> str:
    """Return the text without marks of headings, lists, quotations and emphasis."""
    heading = HEADING.match(text)
    text = heading[1] if heading else MARKER.sub("", text)
    if RULE.match(text):
        return ""
    text = BREAK.sub("", text)
    text = EMPHASIS.sub(lambda emphasis: emphasis[2] or emphasis[3], text)
    text = LINK.sub(r"\1", text)
    return html.unescape(text.replace(r"\|", "|")).strip()


def cell(text: str, place: str) -> tuple[Cell, str]:
    """Return the cell of a table, and what was left out of it.

    A label has no marks, a figure is what is plainly seen. No heading, list or quotation begins in
    a cell: - 15 is not 15.
    """
    if not text or DASHES.match(text):
        return Cell(text, place), ""
    read = settled(inline.runs(text))
    if read.doubt:
        return doubtful(place, read.doubt), ""
    words = plain(text) if is_label(read.text) else read.text
    remark = f"{place}：{read.remark}" if read.remark else ""
    return Cell(words, place), remark


def uneven_headings(lines: Sequence[TextLine]) -> str:
    """Say that the sections have headings of several levels; empty where they have not."""
    levels = {_level(line.text) for line in lines}
    marks = ["#" * level for level in sorted(levels) if level]
    return f"各部分标题的层级不一致（{'、'.join(marks)}），按序号认定" if len(marks) > 1 else ""


def table(lines: Sequence[TextLine]) -> tuple[Grid | None, list[str]]:
    """Return the table of lines that all are rows, and what is odd about its separators."""
    rows: list[tuple[Cell, ...]] = []
    notes: list[str] = []
    is_first = True
    for index, line in enumerate(lines):
        texts = _cells(line.text)
        if not is_separator(texts, index):
            cells, remarks = row(texts, line)
            rows.append(cells)
            notes += remarks
            continue
        if index != 1 or not is_first:
            notes.append(f"{line.place}：表格里多出一行分隔线（---），没有读入")
        elif not any(header.text for header in rows[0]):
            notes.append(f"{line.place}：{NO_HEADER}")
        is_first = False
    return Grid(tuple(rows)) if rows else None, notes


def row(texts: Sequence[str], line: TextLine) -> tuple[tuple[Cell, ...], list[str]]:
    """Return the cells of a line, and what was left out of them."""
    cells: list[Cell] = []
    remarks: list[str] = []
    for number, text in enumerate(texts, 1):
        read, remark = cell(text, f"{line.place}第 {number} 格")
        cells.append(read)
        if remark:
            remarks.append(remark)
    return tuple(cells), remarks


def _level(text: str) -> int:
    """How many # stand before the heading of a section; 0 where the line is none."""
    heading = HEADING.match(text)
    is_of_section = heading is not None and is_section(heading[1])
    return len(text.split(maxsplit=1)[0]) if is_of_section else 0


def _cells(text: str) -> list[str]:
    """`| a | b` and `a | b |` both have a and b."""
    cells = list(map(str.strip, PIPE.split(text.strip())))
    if PIPE.match(text.strip()):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1]:
        cells = cells[:-1]
    return cells
