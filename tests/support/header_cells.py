"""The header cells of a data cell, found as HTML says they are (section 4.9.12.2).

By `headers` where the cell has it. Else by scanning left and up to header cells whose scope is
that row or column, and with those of its row group.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from justhtml import Element

from support.built_pages import find

Place = tuple[int, int]
"Column and row of a table, from 0."
GROUPS = "thead, tbody, tfoot"


@dataclass(frozen=True)
class Cell:
    """A cell where it is anchored."""

    element: Element
    x: int
    y: int
    across: int
    down: int
    group: int
    "The number of its row group."

    @property
    def is_header(self) -> bool:
        """Whether it is a th."""
        return self.element.name == "th"

    @property
    def scope(self) -> str:
        """What its author says it heads; empty where that is left to the browser."""
        return attribute(self.element, "scope")

    def places(self) -> Iterator[Place]:
        """The places it takes."""
        return product(range(self.x, self.x + self.across), range(self.y, self.y + self.down))


def header_cells(table: Element) -> list[tuple[Element, list[Element]]]:
    """Each data cell, and the cells that head it, the nearest first."""
    cells, taken = laid_out(table)
    return [(cell.element, _headers(cell, cells, taken)) for cell in cells if not cell.is_header]


def laid_out(table: Element) -> tuple[list[Cell], dict[Place, Cell]]:
    """The cells in their order, and place → the cell that takes it."""
    cells: list[Cell] = []
    taken: dict[Place, Cell] = {}
    first = 0
    for group, section in enumerate(find(table, GROUPS)):
        rows = find(section, "tr")
        for y, row in enumerate(rows, first):
            x = 0
            for element in find(row, "td, th"):
                while (x, y) in taken:
                    x += 1
                end = first + len(rows)  # a row span ends with its row group
                across = int(attribute(element, "colspan") or 1)
                down = min(int(attribute(element, "rowspan") or 1), end - y)
                cell = Cell(element, x, y, across, down, group)
                cells.append(cell)
                taken |= dict.fromkeys(cell.places(), cell)
        first += len(rows)
    return cells, taken


def attribute(element: Element, name: str) -> str:
    """An attribute's value; empty where there is none."""
    return (element.attrs or {}).get(name) or ""


def _headers(cell: Cell, cells: list[Cell], taken: dict[Place, Cell]) -> list[Element]:
    named = attribute(cell.element, "headers").split()
    if named:
        ids = {attribute(other.element, "id"): other for other in cells}
        return [ids[name].element for name in named]
    found: list[Cell] = []
    for y in range(cell.y, cell.y + cell.down):
        found += _scanned([(x, y) for x in range(cell.x - 1, -1, -1)], taken, "row")
    for x in range(cell.x, cell.x + cell.across):
        found += _scanned([(x, y) for y in range(cell.y - 1, -1, -1)], taken, "col")
    for other in cells:
        of_group = other.scope == "rowgroup" and other.group == cell.group
        if of_group and other.x < cell.x + cell.across and other.y < cell.y + cell.down:
            found.append(other)
    return [other.element for other in dict.fromkeys(found)]


def _scanned(places: list[Place], taken: dict[Place, Cell], scope: str) -> Iterator[Cell]:
    """Going left, or up: header cells of that scope.

    None of which one like it, on the same rows or columns, stands nearer with data between them.
    """
    opaque: set[Place] = set()
    block: set[Place] = set()
    for place in places:
        other = taken.get(place)
        if other is None:
            continue
        if not other.is_header:
            opaque |= block
            block = set()
            continue
        extent = (other.y, other.down) if scope == "row" else (other.x, other.across)
        block.add(extent)
        if extent not in opaque and (other.scope or _automatic(other, taken)) == scope:
            yield other


def _automatic(cell: Cell, taken: dict[Place, Cell]) -> str:
    """What a header cell without a scope heads: col where only headers stand beside it."""
    rows = range(cell.y, cell.y + cell.down)
    columns = range(cell.x, cell.x + cell.across)
    beside = [other for (_, y), other in taken.items() if y in rows]
    below = [other for (x, _), other in taken.items() if x in columns]
    if all(other.is_header for other in beside):
        return "col"
    return "row" if all(other.is_header for other in below) else ""
