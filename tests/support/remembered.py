"""Workbooks that were made of the very same things are not made again by the next build.

Nine in ten builds that tests make have what an earlier one had, and half of a build's time went
into its workbooks. What makes them is given all that stands in them, and knows nothing else.
"""

import pickle
from collections.abc import Callable, Iterator
from functools import lru_cache
from hashlib import sha256
from typing import Any

MOST = 500
"Workbooks that are kept, of about thirty kilobytes each."


def remembered(make: Callable[..., bytes]) -> Callable[..., bytes]:
    """The same function, asked only for what it has not been asked for before."""
    made = lru_cache(MOST)(lambda question: make(*question.given))

    def asked(*given: Any) -> bytes:  # noqa: ANN401 - whatever it is asked
        told = [list(each) if isinstance(each, Iterator) else each for each in given]
        return made(_Question(told))

    return asked


class _Question:
    """What a function is given, known by its bytes."""

    def __init__(self, given: list[Any]) -> None:
        self.given: list[Any] = given
        self._digest = sha256(pickle.dumps(given)).digest()

    def __hash__(self) -> int:
        return hash(self._digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Question) and self._digest == other._digest
