"""Where things stand on a PDF page: in points from its left and top, as pdfplumber has it."""

from typing import Any, NamedTuple

Thing = dict[str, Any]
"A character, a line, a picture … as pdfplumber gives it."
Middle = tuple[float, float]


class Bounds(NamedTuple):
    """The sides of a cell or a thing."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """How much of the page it takes."""
        return (self.right - self.left) * (self.bottom - self.top)

    @property
    def middle(self) -> Middle:
        """Where its diagonals cross."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, point: Middle) -> bool:
        """Whether a point lies within, or on a side."""
        x, y = point
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def meets(self, other: "Bounds") -> bool:
        """Whether they have a point in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom

    def overlaps(self, other: "Bounds") -> bool:
        """Whether they have more in common than a side."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def common(self, other: "Bounds") -> "Bounds | None":
        """What lies in both; None where nothing does."""
        left = max(self.left, other.left)
        top = max(self.top, other.top)
        right = min(self.right, other.right)
        bottom = min(self.bottom, other.bottom)
        return Bounds(left, top, right, bottom) if left <= right and top <= bottom else None


def bounds_of(thing: Thing) -> Bounds:
    """Where a thing stands."""
    return Bounds(thing["x0"], thing["top"], thing["x1"], thing["bottom"])
