"""The words of one table of the form, by which an original's headers are recognised."""

import re
from collections.abc import Iterator

from generator.form.parts import Line, Table
from generator.intake.tables.labels import (
    NUMBERING,
    Names,
    bare,
    is_numbered,
    squeezed,
)
from generator.intake.tables.printing import all_lines

NUMBER = r"[0-9]{1,2}[.、]|\([一二三四五六七八九十]\)|[一二三四]、"
REMARK = r"\([^()]{1,30}\)"
"In brackets, such as a unit."
SHORTEST_PIECE = 2
"Characters of a piece of a label, in lines of text, that tell which label it is of."
OTHER_WORDS = {
    "项目",
    "类别",
    "指标",
    "内容",
    "名称",
    "单位",
    "数据项目",
    "统计指标",
    "办理结果",
    "",
}
"What originals write above the labels of rows."


class Vocabulary:
    """The labels of a table's columns and rows, and what else stands in its header."""

    def __init__(self, table: Table) -> None:
        groups: list[Line] = []
        columns: list[Line] = []
        leaf_rows: list[Line] = []
        for block in table.blocks:
            groups += block.rows
            columns += block.columns
            leaf_rows += block.leaf_rows()
        if table.one_row:
            columns += groups
            leaf_rows = []
        all_columns = list(_all_of(columns))
        all_rows = list(_all_of(groups))
        self._columns = _by_name(all_columns)
        columns_once = list(self._columns.values())
        leaves = [line for line in columns_once if not line.parts]
        self._leaves = _by_name(leaves)
        self._leaf_names = Names(leaves)
        self._row_names = Names(leaf_rows)
        headings = {bare(block.heading) for block in table.blocks}
        corner = bare(table.corner)
        caption = bare(table.caption)
        column_words = set(self._columns)
        row_words = set(_by_name(all_rows))
        self._words = headings | {corner, caption} | column_words | OTHER_WORDS
        self._words_and_rows = self._words | row_words
        self._spelt = _spelt(columns_once + all_rows)

    def column(self, text: str) -> Line | None:
        """The column, or heading of columns, that a text names; none by the number of a row."""
        name = bare(text)
        line = self._columns.get(name)
        if line and is_numbered(text):
            return None
        return line

    def is_leaf_column(self, text: str) -> bool:
        """Whether a text names a column that holds cells."""
        line = self._leaf_names.exactly(text)
        if line is None:
            return False
        return not is_numbered(text)

    def is_row(self, text: str) -> bool:
        """Whether a text is the label of a row, spelt as the form has it."""
        line = self._row_names.exactly(text)
        return line is not None

    def column_with(self, piece: str) -> Line | None:
        """The only column of which a text is a piece: 科研 of 科研机构, but not 机构."""
        if len(piece) < SHORTEST_PIECE:
            return None
        names = [name for name in self._leaves if piece in name]
        if len(names) != 1:
            return None
        (name,) = names
        return self._leaves[name]

    def labels(self, written: str) -> list[re.Match[str]]:
        """Where labels stand in a text without white space: two of them in 项目自然人商业企业."""
        return list(self._spelt.finditer(written))

    def is_foreign(self, text: str) -> bool:
        """Whether a table's header has no such words."""
        return bare(text) not in self._words

    def is_foreign_line(self, text: str) -> bool:
        """The same of lines of text, which break words into pieces, several of them in a cell."""
        pieces = map(bare, text.split())
        return not any(map(self._is_within_a_word, pieces))

    def _is_within_a_word(self, piece: str) -> bool:
        return any(piece in word for word in self._words_and_rows)


def _all_of(lines: list[Line]) -> Iterator[Line]:
    for line in lines:
        yield from all_lines(line)


def _by_name(lines: list[Line]) -> dict[str, Line]:
    return {bare(line.label): line for line in lines}


def _spelt(lines: list[Line]) -> re.Pattern[str]:
    """A pattern of any of these labels, the longest first, with its number and a remark."""
    labels = [squeezed(line.label) for line in lines]
    unnumbered = [NUMBERING.sub("", label) for label in labels]
    names = {re.sub(REMARK, "", label) for label in unnumbered}
    longest_first = sorted(names, key=len, reverse=True)
    any_name = "|".join(map(re.escape, longest_first))
    return re.compile(f"(?:{NUMBER})?(?:{any_name})(?:{REMARK})?")
