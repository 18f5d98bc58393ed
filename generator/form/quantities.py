"""Sums of cells that have a name, and how the words of a report state them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """A sum of cells with a name.

    A column in lists of reports, a clause of their sentence, or a figure to search for.
    """

    label: str
    cells: tuple[str, ...]
    within: tuple[str, ...] = ()
    "The sum it is a part of, without which it is not spoken of."
    parts: tuple[str, ...] = ()
    "What it is made of, where that is told."
    zero: str = ""
    some: str = ""
    id: str = ""
    "Of a figure to search for, or of what lists show: part of an address, or of the interface."
    leads: bool = False
    "Whether the search tells a report by it."
    covers: bool = False
    "Whether a government's report that covers others has at least as much of it as they have."


@dataclass(frozen=True, slots=True)
class Question:
    """What a citizen asks of a report, and the figures that answer it."""

    question: str
    zero: str
    "The answer where all of them are 0."
    figures: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """How the words of a report state a figure, and which sums of cells that may be."""

    label: str
    pattern: str
    sums: tuple[tuple[str, ...], ...]
