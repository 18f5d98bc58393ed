"""Breaks in series: years from which on the law has something counted otherwise."""

from collections.abc import Collection
from dataclasses import dataclass

from generator.form.data import Data
from generator.form.editions import besides

NEW_YEAR = "-01-01"


@dataclass(frozen=True, slots=True)
class Break:
    """One of them."""

    year: int
    "The first that is counted otherwise."
    day: str
    "On which the law, or the notice, came into force."
    words: str
    source: str

    def lies_in(self, first: int, last: int) -> bool:
        """Whether years of a series are counted otherwise than others of it.

        What came into force within a year sets it apart from the one before and the one after.
        """
        if self.day.endswith(NEW_YEAR):
            return first < self.year <= last
        return first < last and first <= self.year <= last


def _break(data: Data) -> Break:
    return Break(
        year=data["year"],
        day=str(data["day"]),
        words=data["words"],
        source=data["source"],
    )


BREAKS = tuple(map(_break, sorted(besides("breaks"), key=lambda data: data["year"])))


def breaks_in(years: Collection[int]) -> tuple[Break, ...]:
    """Those of a series of these years, oldest first."""
    if not years:
        return ()
    first = min(years)
    last = max(years)
    return tuple(each for each in BREAKS if each.lies_in(first, last))
