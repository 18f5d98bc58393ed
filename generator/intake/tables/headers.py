"""The header of an original's table: which column each of the form's columns is, whatever their order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.form.parts import Line, Table
from generator.intake.document import Cell
from generator.intake.tables import units
from generator.intake.tables.labels import NUMBERING, Names, bare, squeezed
from generator.intake.tables.values import is_figure, is_value

Cells = Sequence[Cell | None]
"A row of a grid."

NUMBER = r"[0-9]{1,2}[.、]|\([一二三四五六七八九十]\)|[一二三四]、"
NOTED = re.compile(r"\([^()]{1,30}\)")
"A remark in brackets, such as a unit."
SENTENCE = re.compile("[。；，：]")
LONGEST_NAME = 10
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


@dataclass(frozen=True, slots=True)
class Named:
    """A column of the form, as a header names it."""

    line: Line
    row: int
    "Of the header, from 0."
    columns: range
    "Of the table."
    centre: float
    "Of the text in its line, where columns are told by their position alone."
    text: str


@dataclass(frozen=True, slots=True)
class Header:
    """What the header rows of one table say, as far as the form knows their words."""

    named: tuple[Named, ...] = ()
    "In reading order."
    strangers: Mapping[int, str] = field(default_factory=dict)
    "Column → a text that the form does not have: 去年同期, 小计."
    trusted: bool = False
    "Its columns are those of the rows below: in markup, in one row, or where a full row of figures stands so."
    aligned: bool = False
    "Columns are told by the position in the line alone."
    disordered: bool = False
    "Of cells one a line: they are named in another order than any printing of the form has."

    def places(self, columns: Sequence[Line]) -> list[range] | None:
        """Where each of these columns stands; None unless each is named once, at a place of its own."""
        found = [self._of(line) for line in columns]
        if not self.trusted or any(len(names) != 1 for names in found):
            return None
        ranges = [names[0].columns for names in found]
        starts = [columns.start for columns in ranges]
        return ranges if len(set(starts)) == len(starts) else None

    def order(self, columns: Sequence[Line]) -> list[int] | None:
        """Which of these columns stands first, second …; None where the header leaves it open.

        A header that names the same columns in the form's order, or none, gives 0, 1, 2 …: 商业企业 behind 科研机构
        gives 0, 2, 1 …
        """
        if self.disordered or self._mistakes(columns):
            return None
        usual = list(range(len(columns)))
        places = self.places(columns)
        if places:
            return sorted(usual, key=lambda index: places[index].start)
        if self.aligned:
            return self._order_by_centre(columns)
        return usual if self._in_order_within_rows(columns) else None

    def _mistakes(self, columns: Sequence[Line]) -> bool:
        """Whether it names one of these columns twice and another not at all: which is which, nobody knows."""
        times = [len(self._of(line)) for line in columns]
        return 0 in times and max(times) > 1

    def units(self, line: Line) -> list[tuple[str, ...]]:
        """The units stated for a column, wherever it is named."""
        return [units.stated(named.text) for named in self._of(line)]

    @property
    def texts(self) -> set[str]:
        """What names the columns, as it is written."""
        return {named.text for named in self.named}

    def missing(self, columns: Sequence[Line]) -> int:
        """How many of these columns it does not name."""
        return sum(not self._of(line) for line in columns)

    def absent(self, columns: Sequence[Line]) -> list[Line]:
        """The columns it leaves out, where it names most."""
        missing = [line for line in columns if not self._of(line)]
        return missing if len(missing) < len(columns) / 2 else []

    def clashing(self, columns: Sequence[Line]) -> list[Line]:
        """Columns that are named above one another, at one place."""
        starts = [named.columns.start for named in self.named if named.line in columns]
        doubled = {start for start in starts if starts.count(start) > 1}
        at = {named.line.id for named in self.named if named.columns.start in doubled}
        return [line for line in columns if line.id in at] if not self.aligned else []

    def first(self, columns: Sequence[Line]) -> int | None:
        """The place of the first of these columns, as far as it is named."""
        return next((named.columns.start for named in self._of(columns[0])), None)

    def last(self, columns: Sequence[Line]) -> int | None:
        """The place of the last of these columns, as far as it is named."""
        return next((named.columns.start for named in self._of(columns[-1])), None)

    def _of(self, line: Line) -> list[Named]:
        name = bare(line.label)
        return [named for named in self.named if bare(named.line.label) == name]

    def _in_order_within_rows(self, columns: Sequence[Line]) -> bool:
        """Whether no row of the header has two of the form's columns, headings among them, the other way round.

        Between rows nothing can be told: 商业企业 stands below 法人或其他组织 and may be the first of its row.
        """
        usual = {bare(line.label): index for index, line in enumerate(columns)}
        rows: dict[int, list[int]] = {}
        for named in self.named:
            index = usual.get(bare(next(named.line.leaves()).label))
            if index is not None:
                rows.setdefault(named.row, []).append(index)
        return all(indices == sorted(indices) for indices in rows.values())

    def _order_by_centre(self, columns: Sequence[Line]) -> list[int] | None:
        usual = {bare(line.label): index for index, line in enumerate(columns)}
        leaves = [named for named in self.named if not named.line.parts]
        known = [named for named in leaves if bare(named.line.label) in usual]
        found = [
            usual[bare(named.line.label)] for named in sorted(known, key=lambda named: named.centre)
        ]
        if found == sorted(found):
            return list(range(len(columns)))
        return found if sorted(found) == list(range(len(columns))) else None


NO_HEADER = Header()


def is_numbered(text: str) -> bool:
    """Whether a text is a row's: 3.其他 and （七）总计 are rows, 其他 and 总计 are columns."""
    return bool(NUMBERING.match(squeezed(text)))


class Headers:
    """Knows the header rows of one table of the form."""

    def __init__(self, table: Table) -> None:
        groups = [row for block in table.blocks for row in block.rows]
        columns = [column for block in table.blocks for column in block.columns]
        if table.one_row:
            columns += groups
        self._one_row = table.one_row
        lines = {bare(line.label): line for column in columns for line in _all_lines(column)}
        self._lines = lines
        self._leaves = Names([line for line in lines.values() if not line.parts])
        self._rows = Names(
            [leaf for group in groups for leaf in group.leaves() if not table.one_row]
        )
        self._printed = [order for block in table.blocks for order in _orders(block.columns)]
        "The orders in which the labels of a block's columns may follow each other."
        self._printed_without_headings = [list(block.leaf_columns()) for block in table.blocks]
        headings = {bare(block.heading) for block in table.blocks}
        self._words = (
            headings | set(lines) | {bare(table.corner), bare(table.caption)} | OTHER_WORDS
        )
        rows = [line for group in groups for line in _all_lines(group)]
        self._row_words = {bare(line.label) for line in rows}
        labels = [NUMBERING.sub("", squeezed(line.label)) for line in (*lines.values(), *rows)]
        spelt = sorted({NOTED.sub("", label) for label in labels}, key=len, reverse=True)
        self._spelt = re.compile(
            f"(?:{NUMBER})?(?:{'|'.join(map(re.escape, spelt))})(?:{NOTED.pattern})?"
        )

    def is_header(self, cells: Cells) -> bool:
        """Whether a row names columns of the form, and holds no figure."""
        texts = [cell.text for cell in cells if cell and cell.text.strip()]
        if any(map(is_figure, texts)):
            return False
        return any(self._leaf(text) and not is_numbered(text) for text in texts)

    def may_stand_above(self, cells: Cells) -> bool:
        """Whether a row above such a one may belong to the header: it is no row of the form and has no figure."""
        texts = [cell.text for cell in cells if cell and cell.text.strip()]
        exact = [match for text in texts if (match := self._rows.match(text)) and match.exact]
        # A row of nothing but blank cells, or of strokes for them, is a row of figures.
        return not exact and not all(map(is_value, texts)) and not any(map(is_figure, texts))

    def read(
        self, rows: Sequence[Cells], below: Sequence[Cells], *, exact: bool, aligned: bool
    ) -> Header:
        """What successive rows say; `below` are the rows they head."""
        named = [
            name for at, cells in enumerate(rows) for name in self._named(at, cells, exact=exact)
        ]
        leaves = [name for name in named if not name.line.parts]
        starts = {name.columns.start for name in leaves}
        strangers = {
            at: cell.text.strip()
            for cells in rows
            if self.is_header(cells) or exact or aligned
            for at, cell in enumerate(cells)
            if cell and self._is_strange(cell.text, aligned=aligned)
        }
        named = [_cut(name, starts | strangers.keys()) for name in named]
        one_row = len({name.row for name in leaves}) == 1
        trusted = exact or one_row or any(_figures_at(cells) == starts for cells in below)
        return Header(tuple(named), strangers, trusted and not aligned, aligned)

    def in_sequence(self, texts: Sequence[str]) -> Header:
        """What labels say that stand one a line, in whatever way a table of several header rows was taken apart."""
        lines = [(self._lines.get(bare(text)), text) for text in texts if not is_numbered(text)]
        rows = [0 if self._one_row else at for at in range(len(lines))]
        named = [
            Named(line, row, range(at, at + 1), at, text)
            for at, (row, (line, text)) in enumerate(zip(rows, lines, strict=True))
            if line
        ]
        strangers = {
            at: text for at, text in enumerate(texts) if self._is_strange(text, aligned=True)
        }
        if self._one_row:
            return Header(tuple(named), strangers)
        found = [name.line for name in named]
        known = [line for line in found if any(line in column for column in self._printed)]
        orders = [order for order in self._printed if set(known) <= set(order)]
        if not any(line.parts for line in known):
            orders = self._printed_without_headings
        is_usual = any(known == [line for line in order if line in known] for order in orders)
        return Header(tuple(named), strangers, disordered=not is_usual)

    def in_text(self, text: str) -> Header:
        """The same of a text in which labels have run together, from behind the last figure to the first row's label.

        项目自然人商业企业科研机构…总计去年同期 names seven columns of the form and one more.
        """
        written = squeezed(text)
        found = list(self._spelt.finditer(written))
        columns = [
            match
            for match in found
            if bare(match.group()) in self._lines and not is_numbered(match.group())
        ]
        if not columns:
            return NO_HEADER
        known = self.in_sequence([match.group() for match in columns])
        ends = [0, *(match.end() for match in found)]
        starts = [*(match.start() for match in found), len(written)]
        between = [written[start:end] for start, end in zip(ends, starts, strict=True)]
        between[0] = SENTENCE.split(between[0])[-1]
        strange = [
            piece for piece in between if bare(piece) and self._is_strange(piece, aligned=True)
        ]
        # What stands before the first label may be the end of a sentence; a column's name is short.
        own = [piece for piece in strange if piece is not between[0] or len(piece) <= LONGEST_NAME]
        return replace(known, strangers=dict(enumerate(own)))

    def is_row(self, text: str) -> bool:
        """Whether a text is the label of a row, spelt as the form has it."""
        match = self._rows.match(text)
        return bool(match and match.exact)

    def _leaf(self, text: str) -> Line | None:
        match = self._leaves.match(text)
        return match.row if match and match.exact else None

    def _named(self, row: int, cells: Cells, *, exact: bool) -> Iterator[Named]:
        for at, cell in enumerate(cells):
            line = self._lines.get(bare(cell.text)) if cell else None
            if cell and line and not is_numbered(cell.text):
                end = at + 1
                while exact and end < len(cells) and cells[end] is None:
                    end += 1
                yield Named(line, row, range(at, end), sum(cell.across or (0, 0)) / 2, cell.text)
            elif cell and cell.across:
                yield from self._pieces(row, at, cell, cell.across)

    def _pieces(self, row: int, at: int, cell: Cell, across: tuple[int, int]) -> Iterator[Named]:
        """Columns told by a piece of their label: lines of text break 科研机构 into 科研 above 机构."""
        width = (across[1] - across[0] + 1) / max(len(cell.text), 1)
        position = 0
        for piece in cell.text.split():
            start = cell.text.index(piece, position)
            position = start + len(piece)
            lines = [line for name, line in self._lines.items() if piece in name and not line.parts]
            if len(lines) == 1 and len(piece) >= SHORTEST_PIECE:
                centre = across[0] + (start + len(piece) / 2) * width
                yield Named(lines[0], row, range(at, at + 1), centre, piece)

    def _is_strange(self, text: str, *, aligned: bool) -> bool:
        """Whether the form has no such words; lines of text break its words into pieces, several of them in a cell."""
        if not aligned:
            return bare(text) not in self._words
        pieces = [bare(piece) for piece in text.split()]
        return not any(piece in word for piece in pieces for word in self._words | self._row_words)


def _cut(named: Named, starts: set[int]) -> Named:
    """A column that ends where any other begins: what spans rows beside it looks as if it covered that too."""
    behind = [start for start in starts if start > named.columns.start]
    end = min([named.columns.stop, *behind])
    return named if named.line.parts else replace(named, columns=range(named.columns.start, end))


def _all_lines(line: Line) -> Iterator[Line]:
    yield line
    for part in line.parts:
        yield from _all_lines(part)


def _orders(columns: Sequence[Line]) -> Iterator[list[Line]]:
    """The labels of columns row by row and group by group, 总计 also before the groups it stands behind.

    自然人 法人或其他组织 总计 商业企业 科研机构 …; 自然人 法人或其他组织 商业企业 科研机构 … 总计.
    """
    levels: list[Line] = []
    level = list(columns)
    while level:
        levels += level
        level = [part for line in level for part in line.parts]
    groups = [line for column in columns for line in _all_lines(column)]
    yield levels
    yield groups
    leaves = [line for line in groups if not line.parts]
    headings = [line for line in levels if line.parts]
    rest = [line for line in levels if line is not leaves[-1]]
    if headings and len(leaves) > 1:
        yield from (
            [*rest[:at], leaves[-1], *rest[at:]]
            for at in range(rest.index(headings[-1]) + 1, len(rest))
        )


def _figures_at(cells: Cells) -> set[int]:
    return {at for at, cell in enumerate(cells) if cell and is_figure(cell.text)}
