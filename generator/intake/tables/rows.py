"""Rows of an original's tables: the label each has, and the cells behind it, where they stand."""

import re
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.intake.document import Cell, Grid, Stream, Text
from generator.intake.tables.headers import NO_HEADER, Cells, Header, Headers
from generator.intake.tables.values import is_figure, is_label, is_value


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of the table a row stands in."""

    kind: str
    "exact, ruled, aligned or stream: how far columns can be trusted."
    header: Header = NO_HEADER
    lines: tuple[tuple[float, ...], ...] = ()
    "Of lines of text: the middle of each number, for the lines that have several."

    def centres(self, width: int) -> tuple[float, ...]:
        """The middle of each of so many columns, over the lines that have a number in every one."""
        full = [line for line in self.lines if len(line) == width]
        return tuple(statistics.median(column) for column in zip(*full, strict=True))


@dataclass(frozen=True, slots=True)
class Row:
    """A row with everything that stands behind its label."""

    labels: tuple[str, ...]
    "Texts before the values, outermost first."
    cells: tuple[Cell, ...]
    "What stands behind the label, empty cells included."
    at: tuple[int, ...]
    "Column of each of these cells."
    label_at: int
    "Column of the last label; -1 where there is none."
    place: str
    shape: Shape
    table: int
    "Which table of the section it stands in."

    @property
    def label(self) -> str:
        """The innermost label; empty where there is none."""
        return self.labels[-1] if self.labels else ""

    @property
    def figures(self) -> tuple[Cell, ...]:
        """The cells that hold numbers."""
        return tuple(cell for cell in self.cells if is_figure(cell.text))

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that hold anything."""
        return tuple(cell for cell in self.cells if cell.text.strip())

    @property
    def filled_at(self) -> tuple[int, ...]:
        """The column of each of these."""
        return tuple(at for at, cell in zip(self.at, self.cells, strict=True) if cell.text.strip())


def of_grid(
    grid: Grid, headers: Headers, before: Shape | None, table: int
) -> tuple[list[Row], Shape]:
    """The rows of a table but for its headers, each under the header that stands above it; and the last shape.

    `before` is the table that this one may continue, where it has no header of its own.
    """
    kind = "exact" if grid.exact else "aligned" if grid.aligned else "ruled"
    lines = tuple(_centres(cells) for cells in grid.rows) if grid.aligned else ()
    continued = before is not None and before.kind == kind and not grid.aligned
    shape = before if before and continued else Shape(kind, NO_HEADER, lines)
    found = []
    for above, body in _pieces(grid, headers):
        if above:
            header = headers.read(above, body, exact=grid.exact, aligned=grid.aligned)
            shape = Shape(kind, header, lines)
        filled = [
            cells
            for cells in body
            if grid.exact or any(cell and cell.text.strip() for cell in cells)
        ]
        # Below a header of its own, a table without any figure leaves one row, so that it is known to be there.
        found += [_row(cells, shape, table) for cells in filled or body[: bool(above)]]
    return found, shape


def _pieces(grid: Grid, headers: Headers) -> Iterator[tuple[list[Cells], list[Cells]]]:
    """A table's header rows and the rows below them, as often as it has a header; none above the first rows if not.

    第二十条第（一）项 / 信息内容 | 本年制发件数 … / 规章 | 0 … / 第二十条第（五）项 / 信息内容 | 本年处理决定数量 / …
    is two pieces with a header of two rows each.
    """
    above: list[Cells] = []
    body: list[Cells] = []
    for cells in grid.rows:
        # Lines of text break the labels of columns, so that the next lines are pieces of them.
        is_more = grid.aligned and bool(above) and not body and headers.may_stand_above(cells)
        if is_more or (headers.is_header(cells) and above and not body):
            above.append(cells)
        elif headers.is_header(cells):
            start = len(body)
            while start and headers.may_stand_above(body[start - 1]):
                start -= 1
            yield above, body[:start]
            above, body = [*body[start:], cells], []
        else:
            body.append(cells)
    yield above, body


def centre(cell: Cell) -> float:
    """The middle of what a cell takes of its line."""
    return sum(cell.across or (0, 0)) / 2


def _centres(cells: Cells) -> tuple[float, ...]:
    return tuple(centre(cell) for cell in cells if cell and is_figure(cell.text))


def _row(cells: Cells, shape: Shape, table: int) -> Row:
    at = _label_at(cells)
    behind = tuple((n, cell) for n, cell in enumerate(cells) if cell and n > at)
    labels = tuple(cell.text for cell in cells[: at + 1] if cell and is_label(cell.text))
    return Row(
        labels=labels,
        cells=tuple(cell for _, cell in behind),
        at=tuple(n for n, _ in behind),
        label_at=at,
        place=next((cell.place for cell in cells if cell), ""),
        shape=shape,
        table=table,
    )


def _label_at(cells: Cells) -> int:
    """The column of the last label before the first value; a number before all labels is the row's own (序号)."""
    filled = [n for n, cell in enumerate(cells) if cell and cell.text.strip()]
    texts = {n: cell.text for n in filled if (cell := cells[n])}
    is_counted = len(filled) > 1 and is_figure(texts[filled[0]]) and is_label(texts[filled[1]])
    standing = filled[1:] if is_counted else filled
    last = -1
    for n in standing:
        if not is_label(texts[n]):
            break
        last = n
    return last


def of_lines(texts: Iterable[Text], headers: Headers) -> Iterator[Row]:
    """The lines of a text that end in numbers set apart by spaces, each under the header that stands above it."""
    shape = Shape("aligned")
    above = ""
    for text in texts:
        words = text.text.split()
        start = len(words)
        while start and is_value(words[start - 1]):
            start -= 1
        label = " ".join(words[:start])
        if start == len(words) or (re.search(r"[，。；]", label) and not headers.is_row(label)):
            above += text.text
            continue
        header = headers.in_text(above)
        shape = Shape("aligned", header) if header.named else shape
        above = ""
        cells = tuple(Cell(word, text.place) for word in words[start:])
        columns = tuple(range(1, len(cells) + 1))
        yield Row(
            (label,) if label else (), cells, columns, 0 if label else -1, text.place, shape, 1
        )


def of_stream(stream: Stream, headers: Headers, table: int) -> Iterator[Row]:
    """The cells behind each label, up to the next label."""
    shape = Shape("stream")
    labels: list[str] = []
    cells: list[Cell] = []
    place = ""
    for cell in (*stream.cells, None):
        if cell is not None and not is_label(cell.text):
            cells += [cell] if labels else []
            continue
        if cells:
            header = headers.in_sequence(labels[:-1])
            shape = Shape("stream", header) if header.named else shape
            own = tuple(label for label in labels if label not in header.texts)
            yield Row(own, tuple(cells), tuple(range(len(cells))), 0, place, shape, table)
            labels, cells = [], []
        if cell is not None:
            labels.append(cell.text)
            place = cell.place
