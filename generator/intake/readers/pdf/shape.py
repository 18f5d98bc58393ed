"""What a path on a PDF page bounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from pdfminer.pdftypes import PDFStream
from pdfminer.utils import mult_matrix

from generator.intake.readers.pdf.objects import numbers
from generator.intake.readers.pdf.path import (
    UNMOVED,
    Matrix,
    Path,
    outlines,
    rectangle_path,
)
from generator.intake.readers.pdf.rectangle import Point, Rectangle, rectangle_around

CORNERS = 4
"Of a rectangle."


@dataclass(frozen=True, slots=True)
class Shape:
    """What a path bounds."""

    outlines: tuple[tuple[Point, ...], ...]
    even_odd: bool
    box: Rectangle

    @property
    def is_box(self) -> bool:
        """Whether it is one upright rectangle, so that its box says all."""
        if len(self.outlines) != 1:
            return False
        corners = set(self.outlines[0])
        if len(corners) != CORNERS:
            return False
        return all(map(self._is_corner, corners))

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        if not self.box.holds(point):
            return False
        turns = sum(_turns(outline, point) for outline in self.outlines)
        if self.even_odd:
            turns %= 2
        return turns != 0

    def _is_corner(self, point: Point) -> bool:
        x, y = point
        box = self.box
        if x not in (box.left, box.right):
            return False
        return y in (box.bottom, box.top)


def shape_of(path: Path, matrix: Matrix, *, even_odd: bool) -> Shape:
    """What a path bounds, each part of it closed."""
    subpaths = tuple(tuple(points) for points, _ in outlines(path, matrix))
    points = chain.from_iterable(subpaths)
    box = rectangle_around(points)
    return Shape(subpaths, even_odd, box)


def box_of_form(stated: PDFStream, around: Matrix) -> Shape:
    """What a form may paint in, on a page where that matrix puts it."""
    sides = numbers(stated["BBox"])
    a, b, c, d, e, f = numbers(stated.get("Matrix", [*UNMOVED]))
    on_page = mult_matrix((a, b, c, d, e, f), around)
    return shape_of(rectangle_path(sides), on_page, even_odd=False)


def _turns(outline: Sequence[Point], point: Point) -> int:
    """How often an outline goes around a point, anticlockwise.

    Counted on a ray from the point to the right: a side that crosses it upward is one turn, one
    downward takes one back. The square (0, 0) (2, 0) (2, 2) (0, 2) turns around (1, 1) once: only
    its right side, which leads upward, crosses the ray.
    """
    x, y = point
    turns = 0
    closed = (*outline, outline[0])
    for (x0, y0), (x1, y1) in pairwise(closed):
        is_above_start = y0 <= y
        is_above_end = y1 <= y
        if is_above_start == is_above_end:
            continue
        width = x1 - x0
        height = y1 - y0
        crossed_at = x0 + (y - y0) * width / height
        if crossed_at <= x:
            continue
        if y1 > y0:
            turns += 1
        else:
            turns -= 1
    return turns
