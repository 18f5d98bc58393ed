"""The characters of a PDF page as cells and lines are read from them."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.intake.readers.pdf.bounds import Bounds, Thing, bounds_of
from generator.intake.readers.runs import Look


@dataclass(frozen=True, slots=True)
class Char:
    """A character; its measures are in points."""

    text: str
    bounds: Bounds
    height: float
    baseline: float
    "From the top of the page to the foot of letters."
    em: float
    "The size it is set in."
    look: Look
    order: int
    "Things of a higher one are painted later."

    @property
    def is_written(self) -> bool:
        """Whether it is more than a space."""
        return bool(self.text.strip())

    @property
    def is_digit(self) -> bool:
        """Whether it may be one of a figure's."""
        return self.text.isnumeric()

    @property
    def left(self) -> float:
        """From the left of the page."""
        return self.bounds.left

    @property
    def right(self) -> float:
        """From the left of the page to its right side."""
        return self.bounds.right

    @property
    def middle(self) -> float:
        """From the top of the page to half its height."""
        return (self.bounds.top + self.bounds.bottom) / 2


def chars_of(things: Iterable[Thing]) -> list[Char]:
    """The characters that pdfplumber gives."""
    return [
        Char(
            text=thing["text"],
            bounds=bounds_of(thing),
            height=float(thing["height"]),
            baseline=thing["baseline"],
            em=float(thing["em"]),
            look=thing["look"],
            order=thing["order"],
        )
        for thing in things
    ]


def is_in(char: Char, cell: Bounds) -> bool:
    """Whether the middle of a character lies in a cell; on a line between two, in the latter."""
    x, y = char.bounds.middle
    return cell.left <= x < cell.right and cell.reaches(y)
