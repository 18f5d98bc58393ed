"""Where the middle of some figures lies, and their middle half: by nearest rank.

So both are figures that occur, and no body is told of half a case.
"""

from collections.abc import Iterable
from dataclasses import dataclass

FEWEST = 4
"Figures of which a middle half is told; of fewer, each says more."


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of some figures."""

    median: int
    low: int
    "The middle half is from here …"
    high: int
    "… to here, both included."


def spread(figures: Iterable[int]) -> Spread | None:
    """The spread of these figures; None where they are few."""
    ordered = sorted(figures)
    if len(ordered) < FEWEST:
        return None
    return Spread(
        median=_quarter(ordered, 2),
        low=_quarter(ordered, 1),
        high=_quarter(ordered, 3),
    )


def _quarter(ordered: list[int], quarters: int) -> int:
    """The first that so many quarters of the figures do not exceed."""
    rank = -(-quarters * len(ordered) // 4)
    return ordered[rank - 1]
