"""Where the cells of a worksheet stand, which of them are seen, and what lies over them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.intake.guard import check_cells, needs
from generator.intake.readers.office.colours import S

with needs():
    from openpyxl.utils import column_index_from_string, get_column_letter
    from openpyxl.utils.cell import range_boundaries

if TYPE_CHECKING:
    from lxml import etree

At = tuple[int, int]
"Row and column, from 1."
PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
AREA = re.compile(r"[A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?")
LOW, NARROW = 4.0, 0.5
"Points of a row and widths of a digit: less than that shows nothing."
USUAL_HEIGHT, USUAL_WIDTH = 15.0, 8.43
TRUE = {"1", "true"}


class Area(NamedTuple):
    """A rectangle of cells, its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, at: At) -> bool:
        """Whether a cell lies in it."""
        return self.top <= at[0] <= self.bottom and self.left <= at[1] <= self.right

    def meets(self, other: "Area") -> bool:
        """Whether it has a cell in common with another."""
        is_beside = self.right < other.left or other.right < self.left
        return not is_beside and self.top <= other.bottom and other.top <= self.bottom


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
        row = column = 0
        for line in self.root.iter(f"{S}row"):
            row = _number(line.get("r"), row + 1)
            is_again = row in self.rows
            self.rows[row] = line
            column = 0
            for slot in line.iter(f"{S}c"):
                found = PLACE.fullmatch(slot.get("r") or "")
                at = (
                    (int(found[2]), column_index_from_string(found[1]))
                    if found
                    else (row, column + 1)
                )
                column = at[1]
                if at in self.slots or is_again:
                    self.twice.add(at)
                self.slots[at] = slot

    def place(self, at: At) -> str:
        """Where a cell stands, in words."""
        return f"工作表“{self.name}”{get_column_letter(at[1])}{at[0]}"

    @cached_property
    def merged(self) -> Mapping[At, Area]:
        """Each cell of a merged area → that area. Raises UnreadableError for more cells than any report's."""
        found: dict[At, Area] = {}
        count = 0
        for each in self.root.iter(f"{S}mergeCell"):
            for area in areas(each.get("ref", "")):
                count += (area.bottom - area.top + 1) * (area.right - area.left + 1)
                check_cells(count)
                every = (
                    (y, x)
                    for y in range(area.top, area.bottom + 1)
                    for x in range(area.left, area.right + 1)
                )
                found |= dict.fromkeys(every, area)
        return found

    @cached_property
    def calculated(self) -> list[Area]:
        """The areas that one formula has filled."""
        formulas = self.root.iter(f"{S}f")
        return [
            area
            for formula in formulas
            for area in areas(formula.get("ref", ""))
            if formula.get("t") != "shared"
        ]

    @cached_property
    def hides_noughts(self) -> bool:
        """Whether a stored 0 is shown as an empty cell."""
        return any(
            view.get("showZeros") in {"0", "false"} for view in self.root.iter(f"{S}sheetView")
        )

    def is_hidden_row(self, row: int) -> bool:
        """Whether a row is hidden, filtered away, folded, or too low to be seen."""
        line = self.rows.get(row)
        return (line is not None and line.get("hidden") in TRUE) or self.height(row) < LOW

    def is_hidden_column(self, column: int) -> bool:
        """Whether a column is hidden, folded, or too narrow to be seen."""
        own = self._column(column)
        return (own is not None and own.get("hidden") in TRUE) or self.width(column) < NARROW

    def shown_rows(self, area: Area) -> list[int]:
        """The rows of an area that are seen."""
        return [row for row in range(area.top, area.bottom + 1) if not self.is_hidden_row(row)]

    def shown_columns(self, area: Area) -> list[int]:
        """The columns of an area that are seen."""
        return [
            column
            for column in range(area.left, area.right + 1)
            if not self.is_hidden_column(column)
        ]

    def height(self, row: int) -> float:
        """The height of a row, in points."""
        line = self.rows.get(row)
        usual = _size(self._usual.get("defaultRowHeight"), USUAL_HEIGHT)
        return _size(line.get("ht") if line is not None else None, usual)

    def width(self, column: int) -> float:
        """The width of a column, in digits."""
        if column not in self._widths:
            own = self._column(column)
            usual = _size(self._usual.get("defaultColWidth"), USUAL_WIDTH)
            self._widths[column] = _size(own.get("width") if own is not None else None, usual)
        return self._widths[column]

    @cached_property
    def _usual(self) -> Mapping[str, str]:
        found = self.root.find(f"{S}sheetFormatPr")
        return (
            {str(name): str(value) for name, value in found.attrib.items()}
            if found is not None
            else {}
        )

    @cached_property
    def _columns(self) -> "list[tuple[int, int, etree._Element]]":
        found = self.root.iter(f"{S}col")
        return [(_number(each.get("min"), 1), _number(each.get("max"), 0), each) for each in found]

    def _column(self, column: int) -> "etree._Element | None":
        return next((each for first, last, each in self._columns if first <= column <= last), None)


def areas(written: str) -> Iterator[Area]:
    """The areas that a reference names: A1:B2 C4."""
    for each in AREA.findall(written.replace("$", "")):
        left, top, right, bottom = (int(bound or 0) for bound in range_boundaries(each))
        yield Area(top, left, bottom, right)


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 8 else otherwise  # noqa: PLR2004


def _size(written: str | None, otherwise: float) -> float:
    return float(written) if written and written.replace(".", "", 1).isdecimal() else otherwise
