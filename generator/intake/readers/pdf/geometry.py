"""Areas and lines on a page of a PDF file, in its own measure: what a path bounds, and what it crosses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any, NamedTuple

Point = tuple[float, float]
Segment = tuple[Point, Point]
Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)
STEPS = 8
"Straight pieces a curve is taken for."


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

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top

    def meets(self, other: "Rectangle") -> bool:
        """Whether they have a point in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.bottom <= other.top and other.bottom <= self.top

    def common(self, other: "Rectangle") -> "Rectangle":
        """What lies in both; turned inside out where nothing does."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        return Rectangle(left, bottom, min(self.right, other.right), min(self.top, other.top))

    def wider(self, by: float) -> "Rectangle":
        """The box with a margin around it."""
        return Rectangle(self.left - by, self.bottom - by, self.right + by, self.top + by)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a path bounds."""

    outlines: tuple[tuple[Point, ...], ...]
    even_odd: bool
    box: Rectangle

    @property
    def is_box(self) -> bool:
        """Whether it is one upright rectangle, so that its box says all."""
        if len(self.outlines) != 1 or len(set(self.outlines[0])) != 4:  # noqa: PLR2004 # corners
            return False
        return all(x in (self.box.left, self.box.right) and y in (self.box.bottom, self.box.top)
                   for x, y in self.outlines[0])  # fmt: skip

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        if not self.box.holds(point):
            return False
        turns = sum(_turns(outline, point) for outline in self.outlines)
        return bool(turns % 2) if self.even_odd else bool(turns)


def shape_of(path: Sequence[Any], matrix: Matrix, *, even_odd: bool) -> Shape:
    """What a path bounds, each part of it closed."""
    outlines = tuple(tuple(points) for points, _ in _outlines(path, matrix))
    return Shape(outlines, even_odd, rectangle_around(chain.from_iterable(outlines)))


def rectangle_path(corners: Sequence[Any]) -> list[Any]:
    """A path around the box with these sides."""
    left, bottom, right, top = corners
    return [("m", left, bottom), ("l", right, bottom), ("l", right, top), ("l", left, top), ("h",)]


def segments(path: Sequence[Any], matrix: Matrix) -> tuple[Segment, ...]:
    """The straight lines that a path draws."""
    found: list[Segment] = []
    for points, is_closed in _outlines(path, matrix):
        found += pairwise([*points, points[0]] if is_closed else points)
    return tuple(found)


def rectangle_around(points: "Iterator[Point] | Sequence[Point]") -> Rectangle:
    """The box around points; turned inside out where there are none."""
    listed = list(points)
    if not listed:
        return Rectangle(0, 0, -1, -1)
    xs, ys = [x for x, _ in listed], [y for _, y in listed]
    return Rectangle(min(xs), min(ys), max(xs), max(ys))


def moved(point: Point, matrix: Matrix) -> Point:
    """Where a matrix puts a point."""
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def crosses(segment: Segment, box: Rectangle) -> bool:
    """Whether a line runs through a box: something of it is left between all four sides."""
    start, end = 0.0, 1.0
    for axis, (low, high) in enumerate(((box.left, box.right), (box.bottom, box.top))):
        at, along = segment[0][axis], segment[1][axis] - segment[0][axis]
        if not along:
            if not low <= at <= high:
                return False
            continue
        enters, leaves = sorted(((low - at) / along, (high - at) / along))
        start, end = max(start, enters), min(end, leaves)
    return start <= end


def _outlines(path: Sequence[Any], matrix: Matrix) -> Iterator[tuple[list[Point], bool]]:
    """The parts of a path, curves as straight pieces; and whether it closes them itself."""
    points: list[Point] = []
    is_closed = False
    for operator, *numbers in path:
        given = [moved(point, matrix) for point in zip(numbers[::2], numbers[1::2], strict=True)]
        if operator == "m":
            if points:
                yield points, is_closed
            points, is_closed = given, False
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
    return [_on_curve(controls, step / STEPS) for step in range(1, STEPS + 1)]


def _on_curve(controls: list[Point], at: float) -> Point:
    """A point of the curve with four control points."""
    weights = ((1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3)
    pairs = list(zip(weights, controls, strict=True))
    return sum(weight * x for weight, (x, _) in pairs), sum(weight * y for weight, (_, y) in pairs)


def _turns(outline: Sequence[Point], point: Point) -> int:
    """How often an outline goes around a point, anticlockwise."""
    x, y = point
    turns = 0
    for (x0, y0), (x1, y1) in pairwise((*outline, outline[0])):
        if (y0 <= y) != (y1 <= y) and x0 + (y - y0) * (x1 - x0) / (y1 - y0) > x:
            turns += 1 if y1 > y0 else -1
    return turns
