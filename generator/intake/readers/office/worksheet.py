"""Where the cells of a worksheet stand, which of them are seen, and what lies over them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import filterfalse
from typing import TYPE_CHECKING

from generator.intake.guard import check_cells, needs
from generator.intake.readers.office.areas import Area, At, areas
from generator.intake.readers.office.elements import (
    FALSE,
    TRUE,
    S,
    attribute,
)

with needs():
    from openpyxl.utils import column_index_from_string, get_column_letter

if TYPE_CHECKING:
    from lxml import etree

MOST_DIGITS = 7
CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
LOW = 4.0
"Points: a lower row shows nothing."
NARROW = 0.5
"Widths of a digit: a narrower column shows nothing."
USUAL_HEIGHT = 15.0
USUAL_WIDTH = 8.43


@dataclass
class Worksheet:
    """A worksheet's part of the file, its cells by row and column."""

    name: str
    root: "etree._Element"
    slots: dict[At, "etree._Element"] = field(default_factory=dict)
    twice: set[At] = field(default_factory=set)
    "Cells that the file has more than once."
    rows: dict[int, "etree._Element"] = field(default_factory=dict)
    _widths: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        number = 0
        for row in self.root.iter(f"{S}row"):
            number = _number(row.get("r"), number + 1)
            is_again = number in self.rows
            self.rows[number] = row
            self._take(row, number, is_again=is_again)

    def _take(self, row: "etree._Element", number: int, *, is_again: bool) -> None:
        """Take the cells of a row; `is_again`: another one had the same number."""
        column = 0
        for slot in row.iter(f"{S}c"):
            at = _stated(slot) or (number, column + 1)
            column = at[1]
            if is_again or at in self.slots:
                self.twice.add(at)
            self.slots[at] = slot

    def place(self, at: At) -> str:
        """Where a cell stands, in words."""
        row, column = at
        return f"工作表“{self.name}”{get_column_letter(column)}{row}"

    @cached_property
    def merged(self) -> Mapping[At, Area]:
        """Each cell of a merged area → that area.

        Raises UnreadableError for more cells than any report's.
        """
        merged: dict[At, Area] = {}
        count = 0
        for element in self.root.iter(f"{S}mergeCell"):
            for area in areas(element.get("ref", "")):
                count += area.size
                check_cells(count)
                merged |= dict.fromkeys(area.cells(), area)
        return merged

    def area(self, at: At) -> Area:
        """The merged area of a cell, or that of the cell alone."""
        return self.merged.get(at) or Area.of(at)

    @cached_property
    def calculated(self) -> list[Area]:
        """The areas that one formula has filled."""
        filled: list[Area] = []
        for formula in self.root.iter(f"{S}f"):
            if formula.get("t") != "shared":
                filled += areas(formula.get("ref", ""))
        return filled

    @cached_property
    def hides_noughts(self) -> bool:
        """Whether a stored 0 is shown as an empty cell."""
        views = self.root.iter(f"{S}sheetView")
        return any(view.get("showZeros") in FALSE for view in views)

    def is_hidden_row(self, row: int) -> bool:
        """Whether a row is hidden, filtered away, folded, or too low to be seen."""
        if attribute(self.rows.get(row), "hidden") in TRUE:
            return True
        return self.height(row) < LOW

    def is_hidden_column(self, column: int) -> bool:
        """Whether a column is hidden, folded, or too narrow to be seen."""
        if attribute(self._column(column), "hidden") in TRUE:
            return True
        return self.width(column) < NARROW

    def shown_rows(self, area: Area) -> list[int]:
        """The rows of an area that are seen."""
        return list(filterfalse(self.is_hidden_row, area.rows))

    def shown_columns(self, area: Area) -> list[int]:
        """The columns of an area that are seen."""
        return list(filterfalse(self.is_hidden_column, area.columns))

    def height(self, row: int) -> float:
        """The height of a row, in points."""
        own = attribute(self.rows.get(row), "ht")
        return _size(own, self._usual_height)

    def width(self, column: int) -> float:
        """The width of a column, in digits."""
        if column not in self._widths:
            own = attribute(self._column(column), "width")
            self._widths[column] = _size(own, self._usual_width)
        return self._widths[column]

    @cached_property
    def _usual_height(self) -> float:
        usual = self.root.find(f"{S}sheetFormatPr")
        height = attribute(usual, "defaultRowHeight")
        return _size(height, USUAL_HEIGHT)

    @cached_property
    def _usual_width(self) -> float:
        usual = self.root.find(f"{S}sheetFormatPr")
        width = attribute(usual, "defaultColWidth")
        return _size(width, USUAL_WIDTH)

    @cached_property
    def _columns(self) -> "list[tuple[range, etree._Element]]":
        """The numbers of columns → what is said of them."""
        columns: list[tuple[range, etree._Element]] = []
        for element in self.root.iter(f"{S}col"):
            first = _number(element.get("min"), 1)
            last = _number(element.get("max"), 0)
            numbers = range(first, last + 1)
            columns.append((numbers, element))
        return columns

    def _column(self, column: int) -> "etree._Element | None":
        for numbers, element in self._columns:
            if column in numbers:
                return element
        return None


def _stated(slot: "etree._Element") -> At | None:
    """Where a cell says that it stands: B3 is the row 3 and the column 2."""
    written = CELL.fullmatch(slot.get("r") or "")
    if written is None:
        return None
    letters, row = written.groups()
    return int(row), column_index_from_string(letters)


def _number(written: str | None, otherwise: int) -> int:
    if not written or len(written) > MOST_DIGITS:
        return otherwise
    return int(written) if written.isdecimal() else otherwise


def _size(written: str, otherwise: float) -> float:
    is_number = written.replace(".", "", 1).isdecimal()
    return float(written) if is_number else otherwise
