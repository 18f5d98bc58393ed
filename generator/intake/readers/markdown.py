"""Markdown: marks taken off the text, pipe tables as rows. Texts of other kinds have them too."""

import html
import re
from collections.abc import Sequence

from generator.intake.document import Cell, Grid, doubtful
from generator.intake.readers.lines import Line, is_section

PIPE = re.compile(r"(?<!\\)[|│┃]")
DASHES = re.compile(r"^:?[-—─]+:?$")
LONG_DASHES = re.compile(r"[-—─]{3}")
HEADING = re.compile(r"^\s{0,3}#{1,6}\s*(.*?)\s*#*\s*$")
MARKER = re.compile(r"^\s*(?:[-*+•]\s+(?=\S)|>\s?)+")
EMPHASIS = re.compile(
    r"(\*\*\*|\*\*|__)(?=\S)(.{1,999}?)(?<=\S)\1|(?<![\w*])\*(?=[^\s*])([^*]{1,999}?)(?<=\S)\*(?![\w*])"
)
LINK = re.compile(r"!?\[([^\]]{0,199})\]\([^)\s]{0,499}\)")
PICTURE = re.compile(r"!\[[^\]]{0,199}\]")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
GLUED = re.compile(rf"(?<=\d)\s*(?:{BREAK.pattern}|\[(?=\d+\]\())", re.IGNORECASE)
"What sets a figure apart from the digits behind it: the next line of a cell, or a link such as a footnote's."
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


def cell(text: str, place: str) -> Cell:
    """Return the cell of a table; one with a picture says what the picture shows, which nobody has read."""
    if PICTURE.search(text):
        return doubtful(place, "格内有图片")
    apart = GLUED.sub(lambda found: f" {found.group()}", text)
    return Cell(plain(apart) if set(text) - set("- ") else text.strip(), place)


def uneven_headings(lines: Sequence[Line]) -> str:
    """Say that the parts of the report have headings of several levels; empty where they have not."""
    marked = [(line.text, heading[1]) for line in lines if (heading := HEADING.match(line.text))]
    levels = {len(text.split()[0]) for text, heading in marked if is_section(heading)}
    marks = "、".join("#" * level for level in sorted(levels))
    return f"各部分标题的层级不一致（{marks}），按序号认定" if len(levels) > 1 else ""


def table(lines: Sequence[Line]) -> tuple[Grid | None, list[str]]:
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
                notes.append(f"{line.place}：分隔线（---）上方的表头是空的，像是同一张表被分成了两张，分隔线没有读入")
            belongs = False
        else:
            rows.append(tuple(cell(text, f"{line.place}第 {n} 格") for n, text in enumerate(cells, 1)))
    return Grid(tuple(rows)) if rows else None, notes


def _cells(text: str) -> list[str]:
    stripped = text.strip()
    cells = PIPE.split(stripped)
    if PIPE.match(stripped):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip():
        cells = cells[:-1]
    return [cell.strip() for cell in cells]
