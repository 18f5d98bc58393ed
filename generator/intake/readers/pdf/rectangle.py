"""Upright rectangles on a PDF page, in its own measure: points from its left and its bottom."""

from collections.abc import Iterable
from typing import NamedTuple

Point = tuple[float, float]


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
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    @property
    def size(self) -> float:
        """How much of the page it takes."""
        return self.width * self.height

    @property
    def middle(self) -> Point:
        """Where its diagonals cross."""
        x = (self.left + self.right) / 2
        y = (self.bottom + self.top) / 2
        return x, y

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        x, y = point
        if not self.left <= x <= self.right:
            return False
        return self.bottom <= y <= self.top

    def meets(self, other: "Rectangle") -> bool:
        """Whether they have a point in common."""
        if self.left > other.right or other.left > self.right:
            return False
        return self.bottom <= other.top and other.bottom <= self.top

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


NOWHERE = Rectangle(0, 0, -1, -1)
"Turned inside out: nothing lies in it."


def rectangle_around(points: Iterable[Point]) -> Rectangle:
    """The rectangle around points; turned inside out where there are none."""
    listed = list(points)
    if not listed:
        return NOWHERE
    xs = [x for x, _ in listed]
    ys = [y for _, y in listed]
    return Rectangle(
        left=min(xs),
        bottom=min(ys),
        right=max(xs),
        top=max(ys),
    )
