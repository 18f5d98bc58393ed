"""A statutory table as a grid: header cells with their spans, and the cells that they head.

Row and column headings of any depth become real header cells, which by their scopes and spans head
the cells beside and below them. Where that says too much, a data cell names its headers (the
multi-level pattern of the WAI tables tutorial).
"""

from dataclasses import dataclass

from generator.form.parts import Line


@dataclass(frozen=True, slots=True)
class Head:
    """A header cell."""

    label: str
    colspan: int = 1
    rowspan: int = 1
    scope: str = "col"
    "col, row, rowgroup; empty for the corner, which heads nothing."
    groups: bool = False
    "Whether it stands above, or before, headings of its own."
    id: str = ""
    "Empty where no cell names it."
    row: Line | None = None
    "The row of the form that it heads, which may have parts; None where it heads columns."

    @property
    def leaf(self) -> Line | None:
        """The one row of the form that it heads; None where it heads several, or none."""
        return self.row if self.row and not self.row.parts else None


@dataclass(frozen=True, slots=True)
class Slot:
    """A data cell, to be filled from a report's figures."""

    cell: str
    colspan: int = 1
    headers: str = ""
    "The ids of its headers; empty where scopes and spans say them."


Band = tuple[str, int]
"A heading's text and its colspan."


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the printed table."""

    heads: tuple[Head, ...]
    slots: tuple[Slot, ...] = ()
    bands: tuple[Band, ...] = ()
    """Group headings shown as rows of their own on a narrow screen, where header
    cells have no room."""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A printed table."""

    id: str
    caption: str
    head: tuple[Row, ...]
    bodies: tuple[tuple[Row, ...], ...]
    width: int
    "Columns in all."
    unit: str
    labels: int
    "How many of them hold the headings of rows."
