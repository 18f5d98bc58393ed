"""Where things stand on a PDF page: in points from its left and top, as pdfplumber has it."""

from typing import Any, NamedTuple

Thing = dict[str, Any]
"A character, a line, a picture … as pdfplumber gives it."
Middle = tuple[float, float]
THIN = 3
"Points. Some programs draw a ruling line as a thin area."


class Bounds(NamedTuple):
    """The sides of a cell or a thing."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def size(self) -> float:
        """How much of the page it takes."""
        return self.width * self.height

    @property
    def middle(self) -> Middle:
        """Where its diagonals cross."""
        x = (self.left + self.right) / 2
        y = (self.top + self.bottom) / 2
        return x, y

    def holds(self, point: Middle) -> bool:
        """Whether a point lies within, or on a side."""
        x, y = point
        if not self.left <= x <= self.right:
            return False
        return self.top <= y <= self.bottom

    def reaches(self, height: float) -> bool:
        """Whether a height lies between its sides; one on a side between two, in the lower."""
        return self.top <= height < self.bottom

    def meets(self, other: "Bounds") -> bool:
        """Whether they have a point in common."""
        if self.left > other.right or other.left > self.right:
            return False
        return self.top <= other.bottom and other.top <= self.bottom

    def overlaps(self, other: "Bounds") -> bool:
        """Whether they have more in common than a side."""
        if self.left >= other.right or other.left >= self.right:
            return False
        return self.top < other.bottom and other.top < self.bottom

    def common(self, other: "Bounds") -> "Bounds | None":
        """What lies in both; None where nothing does."""
        left = max(self.left, other.left)
        top = max(self.top, other.top)
        right = min(self.right, other.right)
        bottom = min(self.bottom, other.bottom)
        if left > right or top > bottom:
            return None
        return Bounds(left, top, right, bottom)


def bounds_of(thing: Thing) -> Bounds:
    """Where a thing stands."""
    return Bounds(
        left=thing["x0"],
        top=thing["top"],
        right=thing["x1"],
        bottom=thing["bottom"],
    )
