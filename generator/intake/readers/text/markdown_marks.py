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
    r"(\*\*\*|\*\*|__)(?=\S)(.{1,999}?)(?<=\S)\1|(?<![\w*])\*(?=[^\s*])([^*]{1,999}?)(?<=\S)\*(?![\w*])"
)
LINK = re.compile(r"!?\[([^\]]{0,199})\]\([^)\s]{0,499}\)")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
RULE = re.compile(r"^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|```\w*|~~~\w*)$")
"A rule across the page or the fence of a block: no text."


def is_row(text: str) -> bool:
    """Say whether the line is a row of a pipe table: it begins with a pipe or has two."""
    stripped = text.strip()
    return bool(PIPE.match(stripped)) or len(PIPE.findall(stripped)) > 1


def is_separator(cells: Sequence[str], index: int = -1) -> bool:
    """Say whether a row is `|---|:-:|`; one of single dashes is only below the header: a dash also means none."""
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
    text = LINK.sub(r"\1", EMPHASIS.sub(lambda found: found[2] or found[3], BREAK.sub("", text)))
    return html.unescape(text.replace(r"\|", "|")).strip()


def cell(text: str, place: str) -> tuple[Cell, str]:
    """Return the cell of a table, and what was left out of it; a label has no marks, a figure is what is plainly seen.

    No heading, list or quotation begins in a cell: - 15 is not 15.
    """
    if not text or DASHES.match(text):
        return Cell(text, place), ""
    found = settled(inline.runs(text))
    if found.doubt:
        return doubtful(place, found.doubt), ""
    words = plain(text) if is_label(found.text) else found.text
    return Cell(words, place), f"{place}：{found.remark}" if found.remark else ""


def uneven_headings(lines: Sequence[TextLine]) -> str:
    """Say that the parts of the report have headings of several levels; empty where they have not."""
    marked = [(line.text, heading[1]) for line in lines if (heading := HEADING.match(line.text))]
    levels = {len(text.split()[0]) for text, heading in marked if is_section(heading)}
    marks = "、".join("#" * level for level in sorted(levels))
    return f"各部分标题的层级不一致（{marks}），按序号认定" if len(levels) > 1 else ""


def table(lines: Sequence[TextLine]) -> tuple[Grid | None, list[str]]:
    """Return the rows of successive lines that all are rows, and what is odd about its separators."""
    rows: list[tuple[Cell, ...]] = []
    notes: list[str] = []
    belongs = True
    for index, line in enumerate(lines):
        cells = _cells(line.text)
        if is_separator(cells, index):
            if not belongs or index != 1:
                notes.append(f"{line.place}：表格里多出一行分隔线（---），没有读入")
            elif not any(named.text for named in rows[0]):
                notes.append(
                    f"{line.place}：分隔线（---）上方的表头是空的，像是同一张表被分成了两张，分隔线没有读入"
                )
            belongs = False
        else:
            found, remarks = row(cells, line)
            rows.append(found)
            notes += remarks
    return Grid(tuple(rows)) if rows else None, notes


def row(texts: Sequence[str], line: TextLine) -> tuple[tuple[Cell, ...], list[str]]:
    """Return the cells of a line, and what was left out of them."""
    found = [cell(text, f"{line.place}第 {number} 格") for number, text in enumerate(texts, 1)]
    return tuple(each for each, _ in found), [remark for _, remark in found if remark]


def _cells(text: str) -> list[str]:
    stripped = text.strip()
    cells = PIPE.split(stripped)
    if PIPE.match(stripped):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip():
        cells = cells[:-1]
    return [cell.strip() for cell in cells]
