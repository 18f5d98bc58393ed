"""A row of an original's table: the label it has, and the cells behind it, where they stand."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from generator.intake.document import Cell
from generator.intake.tables.header import NO_HEADER, Foreign, Header
from generator.intake.tables.values import is_figure

Cells = Sequence[Cell | None]
"A row of a grid."
Centres = tuple[float, ...]
"The middle of each number in a line of text, or of each column of numbers."


def is_filled(cell: Cell | None) -> bool:
    """Whether a cell is there and says anything."""
    if cell is None:
        return False
    return bool(cell.text.strip())


def texts_of_row(cells: Cells) -> list[str]:
    """What its cells say that say anything."""
    return [cell.text for cell in cells if cell and is_filled(cell)]


def has_text(cells: Cells) -> bool:
    """Whether any cell says anything."""
    return any(map(is_filled, cells))


def centre(cell: Cell) -> float:
    """The middle of what a cell takes of its line."""
    first, last = cell.across or (0, 0)
    return (first + last) / 2


@dataclass(frozen=True, slots=True)
class Layout:
    """What is known of the table a row stands in."""

    kind: str
    "exact, ruled, aligned or stream: how far columns can be trusted."
    header: Header = NO_HEADER
    lines: Sequence[Centres] = ()
    "Of a table in text: its lines that have several numbers."

    def centres(self, width: int) -> Centres:
        """The middle of each of so many columns, over the lines that have a number in every one.

        (20.0, 30.0), (20.5, 31.0) and (30.5,) of two columns → 20.25, 30.5.
        """
        full = [line for line in self.lines if len(line) == width]
        columns = zip(*full, strict=True)
        return tuple(map(statistics.median, columns))


@dataclass(frozen=True, slots=True)
class OriginalRow:
    """A row with everything that stands behind its label."""

    labels: tuple[str, ...]
    "Texts before the values, outermost first."
    cells: tuple[Cell, ...]
    "What stands behind the label, empty cells included."
    indices: tuple[int, ...]
    "The column of each of these cells."
    label_index: int
    "The column of the last label; -1 where there is none."
    place: str
    layout: Layout
    table: int
    "Which table of the section it stands in."

    @property
    def label(self) -> str:
        """The innermost label; empty where there is none."""
        return self.labels[-1] if self.labels else ""

    @property
    def kind(self) -> str:
        """How far its columns can be trusted, as `kind` of its layout."""
        return self.layout.kind

    @property
    def header(self) -> Header:
        """What stands above it."""
        return self.layout.header

    @property
    def foreign_behind_label(self) -> Foreign:
        """Column → a name above the cells behind the label that the form does not have."""
        foreign = self.header.foreign
        behind = [index for index in foreign if index > self.label_index]
        return {index: foreign[index] for index in behind}

    @property
    def by_index(self) -> dict[int, Cell]:
        """Column → the cell in it."""
        return dict(zip(self.indices, self.cells, strict=True))

    @property
    def figures(self) -> tuple[Cell, ...]:
        """The cells that hold numbers."""
        figures = [cell for cell in self.cells if is_figure(cell.text)]
        return tuple(figures)

    @property
    def said(self) -> str:
        """Its numbers as they are written: 3 0 1."""
        texts = [cell.text for cell in self.figures]
        return " ".join(texts)

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that hold anything."""
        return tuple(filter(is_filled, self.cells))

    @property
    def filled_indices(self) -> tuple[int, ...]:
        """The column of each of these."""
        by_index = self.by_index.items()
        return tuple(index for index, cell in by_index if is_filled(cell))


Rows = Sequence[OriginalRow]
"Of the tables of a section, in reading order."
