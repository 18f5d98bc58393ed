"""Tables of text whose cells are divided by pipes, as in Markdown, or by tabs."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.intake.document import Cell, Grid, doubtful
from generator.intake.readers.runs import settled
from generator.intake.readers.text import inline, markdown_marks
from generator.intake.readers.text.lines import ReadLines, TextLine
from generator.intake.tables.values import is_label

PIPE = re.compile(r"(?<!\\)[|│┃]")
DASHES = re.compile(r"^:?[-—─]+:?$")
LONG_DASHES = re.compile(r"[-—─]{3}")
NO_HEADER = "分隔线（---）上方的表头是空的，像是同一张表被分成了两张，分隔线没有读入"
ODD_SEPARATOR = "表格里多出一行分隔线（---），没有读入"


Row = tuple[Cell, ...]


class ReadCell(NamedTuple):
    """A cell of a table, and what was left out of it."""

    cell: Cell
    remark: str = ""


class ReadRow(NamedTuple):
    """A row of a table, and what was left out of its cells."""

    cells: Row
    remarks: list[str]


def is_row(text: str) -> bool:
    """Say whether the line is a row of a pipe table: it begins with a pipe or has two."""
    stripped = text.strip()
    if PIPE.match(stripped):
        return True
    return len(PIPE.findall(stripped)) > 1


def read_pipes(lines: Sequence[TextLine]) -> ReadLines:
    """Return the table of lines that all are rows, and what is odd about its separators."""
    rows: list[Row] = []
    notes: list[str] = []
    is_first = True
    for index, line in enumerate(lines):
        texts = _piped_texts(line.text)
        if not _is_separator(texts, index):
            row = _row(texts, line)
            rows.append(row.cells)
            notes += row.remarks
            continue
        if index != 1 or not is_first:
            notes.append(f"{line.place}：{ODD_SEPARATOR}")
        elif not any(header.text for header in rows[0]):
            notes.append(f"{line.place}：{NO_HEADER}")
        is_first = False
    return _table(rows, notes)


def read_tabs(lines: Sequence[TextLine]) -> ReadLines:
    """Return the table of lines with tabs, and what was left out of it."""
    rows: list[Row] = []
    notes: list[str] = []
    for line in lines:
        pieces = line.text.split("\t")
        texts = list(map(str.strip, pieces))
        if _is_separator(texts):
            notes.append(f"{line.place}：{ODD_SEPARATOR}")
            continue
        row = _row(texts, line)
        rows.append(row.cells)
        notes += row.remarks
    return _table(rows, notes)


def _table(rows: Sequence[Row], notes: list[str]) -> ReadLines:
    """A table of these rows; none where there are no rows."""
    if not rows:
        return ReadLines([], notes)
    table = Grid(tuple(rows))
    return ReadLines([table], notes)


def _is_separator(texts: Sequence[str], index: int = -1) -> bool:
    """Whether a row is `|---|:-:|`.

    One of single dashes is only below the header, at index 1: a dash also means none.
    """
    filled = list(filter(None, texts))
    if not filled:
        return False
    if not all(map(DASHES.match, filled)):
        return False
    return index == 1 or any(map(LONG_DASHES.search, filled))


def _row(texts: Sequence[str], line: TextLine) -> ReadRow:
    cells: list[Cell] = []
    remarks: list[str] = []
    for number, text in enumerate(texts, 1):
        place = f"{line.place}第 {number} 格"
        cell, remark = _cell(text, place)
        cells.append(cell)
        if remark:
            remarks.append(remark)
    return ReadRow(tuple(cells), remarks)


def _cell(text: str, place: str) -> ReadCell:
    """The cell that a text is.

    A label has no marks, a figure is what is plainly seen. No heading, list or quotation begins in
    a cell: - 15 is not 15.
    """
    if not text or DASHES.match(text):
        return ReadCell(Cell(text, place))
    read = settled(inline.runs(text))
    if read.doubt:
        return ReadCell(doubtful(place, read.doubt))
    words = read.text
    if is_label(words):
        words = markdown_marks.plain(text)
    remark = f"{place}：{read.remark}" if read.remark else ""
    return ReadCell(Cell(words, place), remark)


def _piped_texts(text: str) -> list[str]:
    """`| a | b` and `a | b |` both have a and b."""
    stripped = text.strip()
    pieces = PIPE.split(stripped)
    texts = list(map(str.strip, pieces))
    if PIPE.match(stripped):
        texts = texts[1:]
    if len(texts) > 1 and not texts[-1]:
        texts = texts[:-1]
    return texts
