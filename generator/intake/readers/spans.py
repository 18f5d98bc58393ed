"""Cells that span rows and columns, laid out on the table's columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.intake.document import Cell, doubtful
from generator.intake.guard import MAX_SPAN, check_cells
from generator.intake.tables.values import is_figure


@dataclass(frozen=True, slots=True)
class Spanning:
    """A cell as markup gives it."""

    text: str
    columns: int = 1
    rows: int = 1
    "0: to the end of the group."
    doubt: str = ""
    "As a cell has it."


def lay_out(
    groups: Sequence[Sequence[Sequence[Spanning]]], place: str
) -> tuple[tuple[Cell | None, ...], ...]:
    """Return rows of equal length; a cell stands in its first place, None where it covers.

    No cell spans from one group of rows into the next, as in browsers. Place names the table.
    Raises UnreadableError for a table with more cells than any report's.
    """
    rows: list[list[Cell | None]] = []
    for group in groups:
        first = len(rows)
        taken: dict[tuple[int, int], Cell | None] = {}
        for y, row in enumerate(group):
            x = 0
            for cell in row:
                while (y, x) in taken:
                    x += 1
                height = min(cell.rows or len(group), len(group) - y)
                width = min(cell.columns, MAX_SPAN)
                check_cells(len(taken) + height * width)
                taken |= {
                    (y + down, x + right): None for down in range(height) for right in range(width)
                }
                where = f"{place}第 {first + y + 1} 行第 {x + 1} 格"
                # A figure for several rows is none of them, or all; one over several columns may be a narrow one's.
                doubt = cell.doubt or (
                    "一个数占了几行" if height > 1 and is_figure(cell.text) else ""
                )
                taken[y, x] = doubtful(where, doubt) if doubt else Cell(cell.text, where)
                x += width
        widest = max((x + 1 for _, x in taken), default=0)
        check_cells(widest * len(group))
        for y in range(len(group)):
            absent = f"{place}第 {first + y + 1} 行"
            rows.append(
                [taken.get((y, x), Cell("", f"{absent}第 {x + 1} 格")) for x in range(widest)]
            )
    width = max(map(len, rows), default=0)
    check_cells(width * len(rows))
    return tuple(
        (*row, *(Cell("", f"{place}第 {y} 行第 {x + 1} 格") for x in range(len(row), width)))
        for y, row in enumerate(rows, 1)
    )
