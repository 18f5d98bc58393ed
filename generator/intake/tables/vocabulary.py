"""The words of one table of the form, by which an original's headers are recognised."""

import re
from collections.abc import Iterator
from itertools import chain

from generator.form.parts import Line, Table
from generator.intake.tables.labels import NUMBERING, Names, bare, is_numbered, squeezed
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
        self._columns = {bare(line.label): line for line in _all_of(columns)}
        self._leaves = {name: line for name, line in self._columns.items() if not line.parts}
        leaf_columns = list(self._leaves.values())
        self._leaf_names = Names(leaf_columns)
        self._row_names = Names(leaf_rows)
        self._row_words = {bare(line.label) for line in _all_of(groups)}
        headings = {bare(block.heading) for block in table.blocks}
        printed = {bare(table.corner), bare(table.caption)}
        column_words = set(self._columns)
        self._words = headings | printed | column_words | OTHER_WORDS
        self._words_and_rows = self._words | self._row_words
        self._spelt = _spelt([*self._columns.values(), *_all_of(groups)])

    def column(self, text: str) -> Line | None:
        """The column, or heading of columns, that a text names; none by the number of a row."""
        line = self._columns.get(bare(text))
        return None if line and is_numbered(text) else line

    def is_leaf_column(self, text: str) -> bool:
        """Whether a text names a column that holds cells."""
        return bool(self._leaf_names.exactly(text)) and not is_numbered(text)

    def is_row(self, text: str) -> bool:
        """Whether a text is the label of a row, spelt as the form has it."""
        return self._row_names.exactly(text) is not None

    def column_with(self, piece: str) -> Line | None:
        """The only column of which a text is a piece: 科研 of 科研机构, but not 机构."""
        if len(piece) < SHORTEST_PIECE:
            return None
        lines = [line for name, line in self._leaves.items() if piece in name]
        return lines[0] if len(lines) == 1 else None

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
    return chain.from_iterable(map(all_lines, lines))


def _spelt(lines: list[Line]) -> re.Pattern[str]:
    """A pattern of any of these labels, the longest first, with its number and a remark."""
    labels = [NUMBERING.sub("", squeezed(line.label)) for line in lines]
    names = {re.sub(REMARK, "", label) for label in labels}
    longest_first = sorted(names, key=len, reverse=True)
    any_name = "|".join(map(re.escape, longest_first))
    return re.compile(f"(?:{NUMBER})?(?:{any_name})(?:{REMARK})?")
