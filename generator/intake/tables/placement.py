"""The cells of an original's row, put into the form's order."""

from collections.abc import Sequence

from generator.intake.document import Cell

Placed = list[Cell | None]
"One cell per column of the form; None where it cannot be told, or is not there."


def ordered(cells: Sequence[Cell], order: Sequence[int]) -> Placed:
    """The cells of a row, which stand in the header's order, in the form's.

    3 1 2 below 科研机构 自然人 商业企业, whose order is 2 0 1, → 1 2 3.
    """
    in_form: Placed = [None] * len(order)
    for index, cell in zip(order, cells, strict=True):
        in_form[index] = cell
    return in_form
