"""Tables of a PDF page by their ruling lines: what each cell holds, and where that is in doubt."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise, product, starmap
from typing import TYPE_CHECKING, NamedTuple

from generator.intake.document import Cell, Grid, doubtful
from generator.intake.guard import check_cells
from generator.intake.readers.pdf.bounds import Bounds, Thing
from generator.intake.readers.pdf.cell_runs import lines, runs, usual_em
from generator.intake.readers.pdf.chars import Char, is_in
from generator.intake.readers.pdf.heights import Heights, Reach
from generator.intake.readers.pdf.ruling import shows_in
from generator.intake.readers.runs import Look, Settled, settled
from generator.intake.tables.values import is_label

if TYPE_CHECKING:
    from pdfplumber.table import Table

Row = list[Cell | None]
"None: covered by a cell that spans."
ADJOINING = 0.1
"Ems between two digits of one number, at most."


class RuledCell(NamedTuple):
    """A cell as it is ruled, and its text."""

    columns: range
    rows: range
    where: str
    "In words: 第 2 页表 1第 3 行第 2 格."
    text: str
    doubt: str
    remark: str

    @property
    def row(self) -> int:
        """Index of its first row."""
        return self.rows.start

    @property
    def column(self) -> int:
        """Index of its first column."""
        return self.columns.start

    @property
    def written(self) -> Cell:
        """What is written there."""
        if self.doubt:
            return doubtful(self.where, self.doubt)
        return Cell(self.text, self.where)

    def is_below(self, other: "RuledCell") -> bool:
        """Whether it begins below another, in one of that one's columns."""
        if self.column not in other.columns:
            return False
        return other.rows.stop <= self.row


class RuledTable:
    """Reads one table."""

    def __init__(
        self,
        table: "Table",
        chars: Sequence[Char],
        things: Sequence[Thing],
        name: str,
    ) -> None:
        bounds = list(starmap(Bounds, table.cells))
        self._lefts = sorted({each.left for each in bounds})
        self._tops = sorted({each.top for each in bounds})
        self._name = name
        width = len(self._lefts)
        height = len(self._tops)
        check_cells(width * height)
        whole = Bounds(*table.bbox)
        beside = [char for char in chars if whole.reaches(char.middle)]
        own = [char for char in beside if is_in(char, whole)]
        self._chars = Heights(own, _reach_of_char)
        self._things = Heights(things, _reach_of_thing)
        self._usual = usual_em(own)
        self._torn = set(_torn(beside, bounds))
        "Cells that a number runs out of."
        self._cells = list(map(self._cell, bounds))

    @property
    def remarks(self) -> Iterator[str]:
        """What was left out of cells."""
        for cell in self._cells:
            if cell.remark:
                yield f"{cell.where}：{cell.remark}"

    def grid(self) -> Grid:
        """The table; a figure that stands for several rows or columns is none of them."""
        width = len(self._lefts)
        rows: list[Row] = [[None] * width for _ in self._tops]
        for cell in self._cells:
            shared = self._shared(cell)
            if not shared:
                rows[cell.row][cell.column] = cell.written
                continue
            for row, column in product(cell.rows, cell.columns):
                where = self._where(row, column)
                rows[row][column] = doubtful(where, shared)
        finished = tuple(map(tuple, rows))
        return Grid(finished)

    def _where(self, row: int, column: int) -> str:
        return f"{self._name}第 {row + 1} 行第 {column + 1} 格"

    def _cell(self, bounds: Bounds) -> RuledCell:
        read = self._settled(bounds)
        column = bisect_left(self._lefts, bounds.left)
        behind = bisect_left(self._lefts, bounds.right)
        row = bisect_left(self._tops, bounds.top)
        below = bisect_left(self._tops, bounds.bottom)
        doubt = read.doubt
        is_torn = bounds in self._torn
        if is_torn and not is_label(read.text):
            doubt = "一个数越出了格子"
        return RuledCell(
            columns=range(column, behind),
            rows=range(row, below),
            where=self._where(row, column),
            text=read.text,
            doubt=doubt,
            remark=read.remark,
        )

    def _settled(self, bounds: Bounds) -> Settled:
        """What a cell says."""
        at_height = self._chars.near(bounds.top, bounds.bottom)
        own = [char for char in at_height if is_in(char, bounds)]
        shown = self._shown(bounds, own)
        all_runs = runs(own, shown, self._usual)
        return settled(list(all_runs))

    def _shown(self, bounds: Bounds, own: Sequence[Char]) -> list[Thing]:
        """What else than its own text shows in a cell; nothing in one that is struck out."""
        looks = {char.look for char in own}
        if Look.STRUCK in looks:
            return []
        things = self._things.near(bounds.top, bounds.bottom)
        return [thing for thing in things if shows_in(thing, bounds, own)]

    def _shared(self, cell: RuledCell) -> str:
        """Why a cell may hold the figure of more than one; empty where it is in doubt itself."""
        if cell.doubt or is_label(cell.text):
            return ""
        if len(cell.rows) > 1 and cell.text:
            return "一个数占了几行"
        header = self._header(cell)
        if header is None:
            return ""
        own_columns = set(cell.columns)
        if own_columns.issubset(header.columns):
            return ""
        return "一个数占了几列"

    def _header(self, cell: RuledCell) -> RuledCell | None:
        """The nearest label above a cell."""
        above = filter(cell.is_below, self._cells)
        labels = (other for other in above if is_label(other.text))
        return max(labels, key=lambda other: other.rows.stop, default=None)


def _reach_of_char(char: Char) -> Reach:
    return char.middle, char.middle


def _reach_of_thing(thing: Thing) -> Reach:
    return thing["top"], thing["bottom"]


def _torn(chars: Sequence[Char], cells: Sequence[Bounds]) -> Iterator[Bounds]:
    """The cells that a number runs out of: its digits adjoin across the line around them."""
    for left, right in _adjoining_digits(chars):
        for cell in cells:
            if is_in(left, cell) is not is_in(right, cell):
                yield cell


def _adjoining_digits(chars: Sequence[Char]) -> Iterator[tuple[Char, Char]]:
    """The pairs of digits that may be of one number."""
    for line in lines(chars):
        digits = [char for char in line if char.is_digit]
        for left, right in pairwise(digits):
            gap = right.left - left.right
            if gap <= ADJOINING * left.em:
                yield left, right
