"""Rectangles of cells on a worksheet, and the references that name them."""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from generator.intake.guard import needs

with needs():
    from openpyxl.utils.cell import range_boundaries

At = tuple[int, int]
"Row and column, from 1."
AREA = re.compile(r"[A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?")


class Area(NamedTuple):
    """A rectangle of cells, its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def of(cls, at: At) -> "Area":
        """The area of one cell."""
        row, column = at
        return cls(row, column, row, column)

    @property
    def first(self) -> At:
        """Its first cell, which holds what a merged area shows."""
        return self.top, self.left

    @property
    def rows(self) -> range:
        """The numbers of its rows."""
        return range(self.top, self.bottom + 1)

    @property
    def columns(self) -> range:
        """The numbers of its columns."""
        return range(self.left, self.right + 1)

    @property
    def size(self) -> int:
        """How many cells it has."""
        height = self.bottom - self.top + 1
        width = self.right - self.left + 1
        return height * width

    def cells(self) -> Iterator[At]:
        """Its cells, row by row."""
        return product(self.rows, self.columns)

    def holds(self, at: At) -> bool:
        """Whether a cell lies in it."""
        row, column = at
        if not self.top <= row <= self.bottom:
            return False
        return self.left <= column <= self.right

    def meets(self, other: "Area") -> bool:
        """Whether it has a cell in common with another."""
        if self.right < other.left or other.right < self.left:
            return False
        return self.top <= other.bottom and other.top <= self.bottom


def areas(written: str) -> Iterator[Area]:
    """The areas that a reference names: A1:B2 C4."""
    references = AREA.findall(written.replace("$", ""))
    for reference in references:
        left, top, right, bottom = range_boundaries(reference)
        yield Area(
            top=int(top or 0),
            left=int(left or 0),
            bottom=int(bottom or 0),
            right=int(right or 0),
        )
