"""Rows of an original's tables: the label each has, and the cells behind it, where they stand."""

import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from generator.intake.document import Cell, Grid, Stream, Text
from generator.intake.labels import NUMBERING, Names, squeezed
from generator.intake.values import is_figure, is_value


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of the table a row stands in."""

    kind: str
    "exact, ruled, aligned or stream: how far columns can be trusted."
    first: int | None = None
    "Column of the first header of values, where a header row says it."
    columns: tuple[int, ...] = ()
    "Columns of all headers of values, where each is named once."
    last: int | None = None
    "Column of the last header of values, 总计, where a header row says it."
    centres: tuple[float, ...] = ()
    "Of lines of text: the middle of each column, as lines with a number in each show it."
    absent: tuple[str, ...] = ()
    "Columns of the form that a header row leaves out."
    clash: tuple[str, ...] = ()
    "Headers that stand above one another in one column."


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


def of_grid(grid: Grid, columns: Names, width: int, before: Shape | None, table: int) -> Iterator[Row]:
    """The rows of a table but for its header; the last text before the first number is the label.

    `columns` are the headers of values, `width` of them; `before` is the table that this one may continue.
    """
    headers: dict[str, int] = {}
    body = []
    for cells in grid.rows:
        texts = {n: cell.text for n, cell in enumerate(cells) if cell and cell.text.strip()}
        named = {match.row.id: n for n, text in texts.items() if (match := columns.match(text)) and match.exact}
        if (
            named
            and not any(map(is_figure, texts.values()))
            and not any(_is_numbered(texts[n]) for n in named.values())
        ):
            headers = named | headers
        elif texts or grid.exact:
            body.append(cells)
    shape = _shape(grid, headers, columns, width, before)
    for cells in body:
        yield _row(cells, shape, table)


def _is_numbered(text: str) -> bool:
    """Whether a text is a row's: 3.其他 and （七）总计 are rows, 其他 and 总计 are columns."""
    return bool(NUMBERING.match(squeezed(text)))


def _shape(grid: Grid, headers: dict[str, int], columns: Names, width: int, before: Shape | None) -> Shape:
    kind = "exact" if grid.exact else "aligned" if grid.aligned else "ruled"
    first = headers.get(columns.first)
    places = tuple(headers[line] for line in columns.ids if line in headers)
    certain = len(places) == width and list(places) == sorted(set(places))
    if not headers and before and before.kind == kind and not grid.aligned:
        return before
    leaves = [line for line in columns.ids if line in headers]
    clash = tuple(line for line in leaves if [headers[other] for other in leaves].count(headers[line]) > 1)
    last = headers.get(columns.ids[-1])
    absent = tuple(line for line in columns.ids if line not in headers) if len(leaves) > width // 2 else ()
    return Shape(kind, first, places if certain else (), last, _centres(grid, width), absent, clash)


def centre(cell: Cell) -> float:
    """The middle of what a cell takes of its line."""
    return sum(cell.across or (0, 0)) / 2


def _centres(grid: Grid, width: int) -> tuple[float, ...]:
    """The middle of each column over the lines that have a number in every one."""
    if not grid.aligned:
        return ()
    numbers = [[cell for cell in cells if cell and is_figure(cell.text)] for cells in grid.rows]
    full = [[centre(cell) for cell in cells] for cells in numbers if len(cells) == width]
    return tuple(statistics.median(column) for column in zip(*full, strict=True))


def _row(cells: tuple[Cell | None, ...], shape: Shape, table: int) -> Row:
    first = next((n for n, cell in enumerate(cells) if cell and is_figure(cell.text)), len(cells))
    labels = [n for n, cell in enumerate(cells) if cell and n < first and not is_value(cell.text)]
    at = labels[-1] if labels else -1
    behind = tuple((n, cell) for n, cell in enumerate(cells) if cell and n > at)
    return Row(
        labels=tuple(cell.text for n in labels if (cell := cells[n])),
        cells=tuple(cell for _, cell in behind),
        at=tuple(n for n, _ in behind),
        label_at=at,
        place=next((cell.place for cell in cells if cell), ""),
        shape=shape,
        table=table,
    )


def of_text(text: Text, table: int) -> Row | None:
    """A line of text that ends in numbers set apart by spaces; None for any other."""
    words = text.text.split()
    start = len(words)
    while start and is_value(words[start - 1]):
        start -= 1
    label = " ".join(words[:start])
    if start == len(words) or re.search(r"[，。；]", label):
        return None
    cells = tuple(Cell(word, text.place) for word in words[start:])
    labels = (label,) if label else ()
    return Row(labels, cells, tuple(range(1, len(cells) + 1)), 0 if label else -1, text.place, Shape("aligned"), table)


def of_stream(stream: Stream, table: int) -> Iterator[Row]:
    """The cells behind each label, up to the next label."""
    shape = Shape("stream")
    labels: list[str] = []
    cells: list[Cell] = []
    place = ""
    for cell in (*stream.cells, None):
        if cell is not None and is_value(cell.text):
            cells += [cell] if labels else []
            continue
        if cells:
            yield Row(tuple(labels), tuple(cells), tuple(range(len(cells))), 0, place, shape, table)
            labels, cells = [], []
        if cell is not None:
            labels.append(cell.text)
            place = cell.place
