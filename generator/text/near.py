"""Which of some names somebody probably meant."""

import difflib
from collections.abc import Collection, Iterator

MOST = 3
"So many are named; more would be a list to search."
LIKE = 0.5
"How alike names are, from 0 to 1, of which one is named in the place of the other."


def near(word: str, names: Collection[str], most: int = MOST) -> tuple[str, ...]:
    """The names that are near a word, the nearest first; none where it is nothing like them.

    工信 → 工业和信息化: a short form has characters of its name, in their order.
    """
    longer = tuple(_lengthened(word, names))
    return longer[:most] or tuple(difflib.get_close_matches(word, names, most, LIKE))


def _lengthened(word: str, names: Collection[str]) -> Iterator[str]:
    """Those that have all its characters in their order, the shortest first."""
    for name in sorted(names, key=len):
        if word and _has_all(name, word):
            yield name


def _has_all(name: str, word: str) -> bool:
    left = iter(name)
    return all(character in left for character in word)
