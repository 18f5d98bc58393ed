"""Things of a PDF page by the height they stand at: those near another are found at once."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
Reach = tuple[float, float]
"From one height to another, both in points along one axis."


class Heights(Generic[T]):
    """Things that each reach from one height to another."""

    def __init__(self, things: Sequence[T], reach: Callable[[T], Reach]) -> None:
        reaches = [reach(thing) for thing in things]
        indexes = range(len(things))
        self._things = things
        self._order = sorted(indexes, key=reaches.__getitem__)
        self._begins = sorted(begin for begin, _ in reaches)
        lengths = (end - begin for begin, end in reaches)
        self._longest = max(lengths, default=0.0)

    def near(self, begin: float, end: float) -> list[T]:
        """In their order all things that reach into begin … end, and maybe some beside.

        Of things from 0 to 2, 10 to 12 and 20 to 22, 11 … 15 has the second.
        """
        first = bisect_left(self._begins, begin - self._longest)
        last = bisect_right(self._begins, end)
        indexes = sorted(self._order[first:last])
        return [self._things[index] for index in indexes]
