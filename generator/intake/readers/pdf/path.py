"""Paths on a PDF page, as its instructions give them: the lines that they draw."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from generator.intake.readers.pdf.rectangle import Point, Rectangle

Path = Sequence[Any]
"Instructions, each an operator and its numbers: m, l, c, v, y or h."
Segment = tuple[Point, Point]
Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)
CURVE_PIECES = 8
"Straight pieces a curve is taken for."


class Outline(NamedTuple):
    """A subpath, its curves as straight pieces."""

    points: list[Point]
    is_closed: bool
    "The path itself leads back to where it began."


def moved(point: Point, matrix: Matrix) -> Point:
    """Where a matrix puts a point."""
    x, y = point
    a, b, c, d, e, f = matrix
    moved_x = a * x + c * y + e
    moved_y = b * x + d * y + f
    return moved_x, moved_y


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


def segments(path: Path, matrix: Matrix) -> tuple[Segment, ...]:
    """The straight lines that a path draws."""
    drawn: list[Segment] = []
    for points, is_closed in outlines(path, matrix):
        if is_closed:
            points.append(points[0])
        drawn += pairwise(points)
    return tuple(drawn)


def outlines(path: Path, matrix: Matrix) -> Iterator[Outline]:
    """The subpaths of a path, where a matrix puts them."""
    points: list[Point] = []
    is_closed = False
    for operator, *numbers in path:
        xs = numbers[::2]
        ys = numbers[1::2]
        pairs = zip(xs, ys, strict=True)
        given = [moved(point, matrix) for point in pairs]
        if operator == "m":
            if points:
                yield Outline(points, is_closed)
            points = given
            is_closed = False
        elif operator == "h":
            is_closed = True
        elif points:
            points += _pieces(operator, points[-1], given)
    if points:
        yield Outline(points, is_closed)


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
    """A point of the Bézier curve with four control points, at a part of its way from 0 to 1.

    Halfway from (0, 0) to (8, 0), with the controls (0, 8) and (8, 8), it is at (4, 6).
    """
    left = 1 - at
    weights = (
        left**3,
        3 * at * left**2,
        3 * at**2 * left,
        at**3,
    )
    weighted = list(zip(weights, controls, strict=True))
    x = sum(weight * x for weight, (x, _) in weighted)
    y = sum(weight * y for weight, (_, y) in weighted)
    return x, y


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
    enters = max(0.0, across[0], upward[0])
    leaves = min(1.0, across[1], upward[1])
    return enters <= leaves


def _between(low: float, high: float, start: float, end: float) -> tuple[float, float] | None:
    """From which part of its way to which a line is between two sides; None where it never is."""
    along = end - start
    if along:
        at_low = (low - start) / along
        at_high = (high - start) / along
        return min(at_low, at_high), max(at_low, at_high)
    if low <= start <= high:
        return 0.0, 1.0
    return None
