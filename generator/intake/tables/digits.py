"""Digits that have run together, cut into the figures of a row.

White space between them may stand for a border, or inside a number. A row is read when there is
one way only to cut its digits; where the identities of the form leave one way, by these.
"""

import re
from collections.abc import Iterator, Sequence

MOST_DIGITS = 36
MOST_WAYS = 4_000
COUNT = re.compile("0|[1-9][0-9]{0,8}")
LONGEST_COUNT = 9

Counts = tuple[int, ...]
"The numbers of one row."


def apart(words: Sequence[str], count: int) -> Counts | None:
    """So many words as a row whose last number is the sum of the others: each word one of them.

    Or each digit, where there are as many as cells: 3000003 → 3 0 0 0 0 0 3. With a cell left
    blank, one number of these digits would have two; but then the sum has two as well, and digits
    cast out by nines never add up to its last one.
    """
    for pieces in (words, "".join(words)):
        if len(pieces) == count and all(map(COUNT.fullmatch, pieces)):
            counts = tuple(map(int, pieces))
            if sum(counts[:-1]) == counts[-1]:
                return counts
    return None


def ways(digits: str, count: int) -> list[Counts]:
    """Every way to cut a string of digits into so many counts, none with a leading zero.

    None when too many. 1203 in two → 1 203, 12 03 is none, 120 3.
    """
    if not _can_be_cut(digits, count):
        return []
    found: list[Counts] = []
    for counts in _cuts(digits, count):
        found.append(counts)
        if len(found) > MOST_WAYS:
            return []
    return found


def summing(digits: str, count: int) -> list[Counts]:
    """The ways in which the last number is the sum of the others: 120315 in four → 12 0 3 15."""
    if not _can_be_cut(digits, count):
        return []
    found: list[Counts] = []
    longest = min(LONGEST_COUNT, len(digits) - count + 1)
    for length in range(1, longest + 1):
        last = digits[-length:]
        if not COUNT.fullmatch(last):
            continue
        others = _adding_up(digits[:-length], count - 1, int(last))
        found += [(*counts, int(last)) for counts in others]
        if len(found) > MOST_WAYS:
            return []
    return found


def _can_be_cut(digits: str, count: int) -> bool:
    return digits.isdigit() and count <= len(digits) <= MOST_DIGITS


def _longest(digits: str, count: int) -> int:
    """How many digits the first of so many counts may have: a leading zero stands alone."""
    return 1 if digits[0] == "0" else min(LONGEST_COUNT, len(digits) - count + 1)


def _cuts(digits: str, count: int) -> Iterator[Counts]:
    if count == 0:
        if not digits:
            yield ()
        return
    if len(digits) < count:
        return
    for length in range(1, _longest(digits, count) + 1):
        number = int(digits[:length])
        for others in _cuts(digits[length:], count - 1):
            yield (number, *others)


def _adding_up(digits: str, count: int, total: int) -> Iterator[Counts]:
    """Every way to cut digits into so many counts that add up to the total."""
    if count == 0:
        if not digits and total == 0:
            yield ()
        return
    if len(digits) < count:
        return
    for length in range(1, _longest(digits, count) + 1):
        number = int(digits[:length])
        if number > total:
            break
        for others in _adding_up(digits[length:], count - 1, total - number):
            yield (number, *others)
