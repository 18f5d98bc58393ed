"""Tables of a PDF page by their ruling lines: what each cell holds, and where more than one reading is left."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.intake.document import Cell, Grid, doubtful
from generator.intake.guard import check_cells
from generator.intake.readers.pdf.cell_runs import is_in, lines, runs, usual_em
from generator.intake.readers.pdf.ruling import Bounds, Thing, shows_in
from generator.intake.readers.runs import Look, settled
from generator.intake.tables.values import is_label

if TYPE_CHECKING:
    from pdfplumber.table import Table

ADJOINING = 0.1
"Ems between two digits of one number, at most."


class RuledCell(NamedTuple):
    """A cell as it is ruled, and its text."""

    box: Bounds
    columns: range
    rows: range
    text: str
    doubt: str


class RuledTable:
    """Reads one table."""

    def __init__(self, table: "Table", things: Sequence[Thing], name: str) -> None:
        self._boxes = list(table.cells)
        self._lefts = sorted({box[0] for box in self._boxes})
        self._tops = sorted({box[1] for box in self._boxes})
        self._name = name
        self.remarks: list[str] = []
        "What was left out of cells."
        check_cells(len(self._lefts) * len(self._tops))
        chars = [char for char in table.page.chars if is_in(char, table.bbox)]
        self._usual = usual_em(chars)
        torn = set(_torn(chars, self._boxes))
        self._places = [self._place(box, chars, things, is_torn=box in torn) for box in self._boxes]

    def grid(self) -> Grid:
        """The table; a figure that stands for several rows or columns is none of them."""
        rows: list[list[Cell | None]] = [[None] * len(self._lefts) for _ in self._tops]
        for place in self._places:
            where = self._where(place.rows.start, place.columns.start)
            doubt = place.doubt or self._shared(place)
            rows[place.rows.start][place.columns.start] = (
                doubtful(where, doubt) if doubt else Cell(place.text, where)
            )
            if doubt and not place.doubt:
                for row in place.rows:
                    for column in place.columns:
                        rows[row][column] = doubtful(self._where(row, column), doubt)
        return Grid(tuple(map(tuple, rows)))

    def _where(self, row: int, column: int) -> str:
        return f"{self._name}第 {row + 1} 行第 {column + 1} 格"

    def _place(
        self, box: Bounds, chars: Sequence[Thing], things: Sequence[Thing], *, is_torn: bool
    ) -> RuledCell:
        own = [char for char in chars if is_in(char, box)]
        is_struck = any(char["look"] is Look.STRUCK for char in own)
        shown = [] if is_struck else [thing for thing in things if shows_in(thing, box, own)]
        found = settled(list(runs(own, shown, self._usual)))
        columns = range(self._lefts.index(box[0]), sum(left < box[2] for left in self._lefts))
        rows = range(self._tops.index(box[1]), sum(top < box[3] for top in self._tops))
        if found.remark:
            self.remarks.append(f"{self._where(rows.start, columns.start)}：{found.remark}")
        doubt = "一个数越出了格子" if is_torn and not is_label(found.text) else found.doubt
        return RuledCell(box, columns, rows, found.text, doubt)

    def _shared(self, place: RuledCell) -> str:
        """Why a cell may hold the figure of more than one."""
        if is_label(place.text):
            return ""
        if len(place.rows) > 1 and place.text:
            return "一个数占了几行"
        header = self._header(place)
        is_wider = header is not None and not set(place.columns) <= set(header.columns)
        return "一个数占了几列" if is_wider else ""

    def _header(self, place: RuledCell) -> RuledCell | None:
        """The nearest label above a cell."""
        column = place.columns.start
        above = [
            other
            for other in self._places
            if column in other.columns and other.rows.stop <= place.rows.start
        ]
        labels = [other for other in above if is_label(other.text)]
        return max(labels, key=lambda other: other.rows.stop, default=None)


def _torn(chars: Sequence[Thing], boxes: Sequence[Bounds]) -> Iterator[Bounds]:
    """The cells that a number runs through: its digits adjoin across the line between them."""
    for line in lines(chars):
        digits = [char for char in line if char["text"].isnumeric()]
        for left, right in pairwise(digits):
            if right["x0"] - left["x1"] > ADJOINING * left["em"]:
                continue
            held = [box for box in boxes if is_in(left, box) or is_in(right, box)]
            yield from held if len(held) > 1 else []
