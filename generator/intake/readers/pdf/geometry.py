"""Shapes and lines on a PDF page, in its own measure: what a path bounds, and what it crosses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any, NamedTuple

Point = tuple[float, float]
Segment = tuple[Point, Point]
Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)
CURVE_PIECES = 8
"Straight pieces a curve is taken for."
CORNERS = 4
"Of a rectangle."


class Rectangle(NamedTuple):
    """An upright rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_empty(self) -> bool:
        """Whether nothing lies in it."""
        return self.left > self.right or self.bottom > self.top

    @property
    def size(self) -> float:
        """How much of the page it takes."""
        return (self.right - self.left) * (self.top - self.bottom)

    @property
    def middle(self) -> Point:
        """Where its diagonals cross."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        x, y = point
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def meets(self, other: "Rectangle") -> bool:
        """Whether they have a point in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.bottom <= other.top and other.bottom <= self.top

    def common(self, other: "Rectangle") -> "Rectangle":
        """What lies in both; turned inside out where nothing does."""
        return Rectangle(
            left=max(self.left, other.left),
            bottom=max(self.bottom, other.bottom),
            right=min(self.right, other.right),
            top=min(self.top, other.top),
        )

    def wider(self, by: float) -> "Rectangle":
        """The rectangle with a margin around it."""
        return Rectangle(
            left=self.left - by,
            bottom=self.bottom - by,
            right=self.right + by,
            top=self.top + by,
        )


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
        return len(corners) == CORNERS and all(map(self._is_corner, corners))

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        if not self.box.holds(point):
            return False
        turns = sum(_turns(outline, point) for outline in self.outlines)
        return bool(turns % 2) if self.even_odd else bool(turns)

    def _is_corner(self, point: Point) -> bool:
        x, y = point
        return x in (self.box.left, self.box.right) and y in (self.box.bottom, self.box.top)


def shape_of(path: Sequence[Any], matrix: Matrix, *, even_odd: bool) -> Shape:
    """What a path bounds, each part of it closed."""
    outlines = tuple(tuple(points) for points, _ in _outlines(path, matrix))
    box = rectangle_around(chain.from_iterable(outlines))
    return Shape(outlines, even_odd, box)


def rectangle_path(corners: Sequence[Any]) -> list[Any]:
    """A path around the rectangle with these sides: left, bottom, right, top."""
    left, bottom, right, top = corners
    return [
        ("m", left, bottom),
        ("l", right, bottom),
        ("l", right, top),
        ("l", left, top),
        ("h",),
    ]


def segments(path: Sequence[Any], matrix: Matrix) -> tuple[Segment, ...]:
    """The straight lines that a path draws."""
    drawn: list[Segment] = []
    for points, is_closed in _outlines(path, matrix):
        drawn += pairwise([*points, points[0]] if is_closed else points)
    return tuple(drawn)


def rectangle_around(points: "Iterator[Point] | Sequence[Point]") -> Rectangle:
    """The rectangle around points; turned inside out where there are none."""
    listed = list(points)
    if not listed:
        return Rectangle(0, 0, -1, -1)
    xs = [x for x, _ in listed]
    ys = [y for _, y in listed]
    return Rectangle(min(xs), min(ys), max(xs), max(ys))


def moved(point: Point, matrix: Matrix) -> Point:
    """Where a matrix puts a point."""
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def crosses(segment: Segment, box: Rectangle) -> bool:
    """Whether a line runs through a rectangle: something of it is left between all four sides.

    From (0, 2) to (8, 6) and the rectangle 2 0 4 3: between left and right it is from 1/4 to 1/2 of
    its way, below the top until 1/4. What is left, the point at 1/4, is the corner: it crosses.
    """
    (x0, y0), (x1, y1) = segment
    across = _between(box.left, box.right, x0, x1)
    upward = _between(box.bottom, box.top, y0, y1)
    if across is None or upward is None:
        return False
    return max(0.0, across[0], upward[0]) <= min(1.0, across[1], upward[1])


def _between(low: float, high: float, start: float, end: float) -> tuple[float, float] | None:
    """From which part of its way to which a line is between two sides; None where it never is."""
    along = end - start
    if along:
        enters = (low - start) / along
        leaves = (high - start) / along
        return (enters, leaves) if enters <= leaves else (leaves, enters)
    return (0.0, 1.0) if low <= start <= high else None


def _outlines(path: Sequence[Any], matrix: Matrix) -> Iterator[tuple[list[Point], bool]]:
    """The parts of a path, curves as straight pieces; and whether it closes them itself."""
    points: list[Point] = []
    is_closed = False
    for operator, *numbers in path:
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        given = [moved(point, matrix) for point in pairs]
        if operator == "m":
            if points:
                yield points, is_closed
            points = given
            is_closed = False
        elif operator == "h":
            is_closed = True
        elif points:
            points += _pieces(operator, points[-1], given)
    if points:
        yield points, is_closed


def _pieces(operator: str, start: Point, given: list[Point]) -> list[Point]:
    """The points a line or a curve passes; of `v` and `y`, one end is a control point itself."""
    match operator:
        case "l":
            return given
        case "v":
            controls = [start, start, *given]
        case "y":
            controls = [start, *given, given[-1]]
        case _:
            controls = [start, *given]
    steps = range(1, CURVE_PIECES + 1)
    return [_on_curve(controls, step / CURVE_PIECES) for step in steps]


def _on_curve(controls: list[Point], at: float) -> Point:
    """A point of the Bézier curve with four control points, at a part of its way from 0 to 1."""
    left = 1 - at
    weights = (left**3, 3 * at * left**2, 3 * at**2 * left, at**3)
    weighted = list(zip(weights, controls, strict=True))
    x = sum(weight * x for weight, (x, _) in weighted)
    y = sum(weight * y for weight, (_, y) in weighted)
    return x, y


def _turns(outline: Sequence[Point], point: Point) -> int:
    """How often an outline goes around a point, anticlockwise.

    Counted on a ray from the point to the right: a side that crosses it upward is one turn, one
    downward takes one back. The square (0, 0) (2, 0) (2, 2) (0, 2) turns around (1, 1) once: only
    its right side, which leads upward, crosses the ray.
    """
    x, y = point
    turns = 0
    for (x0, y0), (x1, y1) in pairwise((*outline, outline[0])):
        if (y0 <= y) == (y1 <= y):
            continue
        crossed_at = x0 + (y - y0) * (x1 - x0) / (y1 - y0)
        if crossed_at > x:
            turns += 1 if y1 > y0 else -1
    return turns
