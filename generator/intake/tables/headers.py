"""The header of an original's table, recognised: in its rows, one label a line, or in a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.form.parts import Table
from generator.intake.document import Cell
from generator.intake.tables.header import (
    NO_HEADER,
    ColumnName,
    Foreign,
    Header,
)
from generator.intake.tables.labels import bare, is_numbered, squeezed
from generator.intake.tables.original_row import Cells, centre, texts_of_row
from generator.intake.tables.printing import Printing
from generator.intake.tables.values import is_figure, is_value
from generator.intake.tables.vocabulary import Vocabulary

SENTENCE = re.compile("[。；，：]")
LONGEST_NAME = 10

Grid = Sequence[Cells]
Labels = Sequence[re.Match[str]]
"Where labels stand in a text."


class Headers:
    """Recognises the headers of one table of the form."""

    def __init__(self, table: Table) -> None:
        self._is_one_row = table.one_row
        self._vocabulary = Vocabulary(table)
        self._printing = Printing(table)

    def is_header(self, cells: Cells) -> bool:
        """Whether a row names columns of the form, and holds no figure."""
        texts = texts_of_row(cells)
        if any(map(is_figure, texts)):
            return False
        return any(map(self.is_column, texts))

    def may_stand_above(self, cells: Cells) -> bool:
        """Whether a row above such a one may belong to the header.

        It is no row of the form and has no figure.
        """
        texts = texts_of_row(cells)
        if any(map(self.is_row, texts)):
            return False
        if any(map(is_figure, texts)):
            return False
        # A row of nothing but blank cells, or of strokes for them, is a row of figures.
        return not all(map(is_value, texts))

    def is_row(self, text: str) -> bool:
        """Whether a text is the label of a row, spelt as the form has it."""
        return self._vocabulary.is_row(text)

    def is_column(self, text: str) -> bool:
        """Whether a text names a column that holds cells, and has no row's number."""
        return self._vocabulary.is_leaf_column(text)

    def in_rows(self, rows: Grid, below: Grid, *, exact: bool, aligned: bool) -> Header:
        """What successive rows say; `below` are the rows they head."""
        names: list[ColumnName] = []
        foreign: dict[int, str] = {}
        for index, cells in enumerate(rows):
            names += self._names(index, cells, exact=exact)
            if exact or aligned or self.is_header(cells):
                foreign |= self._foreign(cells, aligned=aligned)
        leaves = [name for name in names if name.is_leaf]
        starts = {name.start for name in leaves}
        beginnings = starts | foreign.keys()
        cut = [_cut(name, beginnings) for name in names]
        header_rows = {name.row for name in leaves}
        is_certain = exact or len(header_rows) == 1
        is_trusted = is_certain or starts in map(_figures_at, below)
        return Header(
            names=tuple(cut),
            foreign=foreign,
            trusted=is_trusted and not aligned,
            aligned=aligned,
        )

    def in_sequence(self, texts: Sequence[str]) -> Header:
        """What labels say that stand one a line.

        In whatever way a table of several header rows was taken apart.
        """
        names = tuple(self._names_in_sequence(texts))
        lines = [name.line for name in names]
        is_usual = self._is_one_row or self._printing.has(lines)
        return Header(
            names=names,
            foreign=self._foreign_in_sequence(texts),
            disordered=not is_usual,
        )

    def in_text(self, text: str) -> Header:
        """The same of a text in which labels have run together.

        From behind the last figure to the first row's label:
        项目自然人商业企业科研机构…总计去年同期 names seven columns of the form and one more.
        """
        written = squeezed(text)
        labels = self._vocabulary.labels(written)
        texts = [label.group() for label in labels]
        columns = list(filter(self._vocabulary.column, texts))
        if not columns:
            return NO_HEADER
        header = self.in_sequence(columns)
        texts_between = self._foreign_between(labels, written)
        foreign = dict(enumerate(texts_between))
        return replace(header, foreign=foreign)

    def _names(self, row: int, cells: Cells, *, exact: bool) -> Iterator[ColumnName]:
        """The columns a row names; where spans are certain, a covered cell belongs to its name."""
        for start, cell in enumerate(cells):
            if not cell:
                continue
            line = self._vocabulary.column(cell.text)
            if line is None:
                yield from self._pieces(row, start, cell)
                continue
            end = _end(cells, start) if exact else start + 1
            yield ColumnName(
                line=line,
                row=row,
                span=range(start, end),
                centre=centre(cell),
                text=cell.text,
            )

    def _pieces(self, row: int, index: int, cell: Cell) -> Iterator[ColumnName]:
        """Columns told by a piece of their label, where a cell stands in a line of text.

        Lines of text break 科研机构 into 科研 above 机构.
        """
        if not cell.across:
            return
        first, last = cell.across
        count = max(len(cell.text), 1)
        width = (last - first + 1) / count
        end = 0
        for piece in cell.text.split():
            start = cell.text.index(piece, end)
            end = start + len(piece)
            line = self._vocabulary.column_with(piece)
            if line is None:
                continue
            middle = start + len(piece) / 2
            yield ColumnName(
                line=line,
                row=row,
                span=range(index, index + 1),
                centre=first + middle * width,
                text=piece,
            )

    def _foreign(self, cells: Cells, *, aligned: bool) -> Foreign:
        """Column → what a row of the header says that is not the form's."""
        vocabulary = self._vocabulary
        is_foreign = vocabulary.is_foreign_line if aligned else vocabulary.is_foreign
        foreign = {}
        for index, cell in enumerate(cells):
            if cell and is_foreign(cell.text):
                foreign[index] = cell.text.strip()
        return foreign

    def _names_in_sequence(self, texts: Sequence[str]) -> Iterator[ColumnName]:
        own = [text for text in texts if not is_numbered(text)]
        for index, text in enumerate(own):
            line = self._vocabulary.column(text)
            if line is None:
                continue
            yield ColumnName(
                line=line,
                row=0 if self._is_one_row else index,
                span=range(index, index + 1),
                centre=index,
                text=text,
            )

    def _foreign_in_sequence(self, texts: Sequence[str]) -> Foreign:
        is_foreign = self._vocabulary.is_foreign_line
        numbered = enumerate(texts)
        return {index: text for index, text in numbered if is_foreign(text)}

    def _foreign_between(self, labels: Labels, written: str) -> Iterator[str]:
        """What stands between labels, and before and behind them, that the form does not have."""
        for piece in _between(labels, written):
            if bare(piece) and self._vocabulary.is_foreign_line(piece):
                yield piece


def _between(labels: Labels, written: str) -> Iterator[str]:
    """What stands before labels, between them, and behind them.

    Before the first may be the end of a sentence; a column's name is short.
    """
    first = labels[0]
    before = written[: first.start()]
    *_, name = SENTENCE.split(before)
    if len(name) <= LONGEST_NAME:
        yield name
    for label, after in pairwise(labels):
        start = label.end()
        end = after.start()
        yield written[start:end]
    last = labels[-1]
    yield written[last.end() :]


def _end(cells: Cells, start: int) -> int:
    """Where a cell ends that covers those right of it."""
    end = start + 1
    for cell in cells[end:]:
        if cell:
            break
        end += 1
    return end


def _cut(name: ColumnName, starts: set[int]) -> ColumnName:
    """A column that ends where any other begins, also one that the form does not have.

    What spans rows beside it looks as if it covered that too.
    """
    if not name.is_leaf:
        return name
    behind = [start for start in starts if start > name.start]
    own_end = name.span.stop
    end = min([own_end, *behind])
    span = range(name.start, end)
    return replace(name, span=span)


def _figures_at(cells: Cells) -> set[int]:
    """The columns of a row that hold figures."""
    indices = set()
    for index, cell in enumerate(cells):
        if cell and is_figure(cell.text):
            indices.add(index)
    return indices
