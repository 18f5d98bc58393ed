"""Digits that have run together, cut into the figures of a row.

White space between them may stand for a border, or inside a number. A row is read when there is
one way only to cut its digits; where the identities of the form leave one way, by these.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

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
    single = "".join(words)
    for pieces in (words, single):
        if len(pieces) != count:
            continue
        if not all(map(COUNT.fullmatch, pieces)):
            continue
        counts = tuple(map(int, pieces))
        *others, total = counts
        if sum(others) == total:
            return counts
    return None


def ways(digits: str, count: int) -> list[Counts]:
    """Every way to cut a string of digits into so many counts, none with a leading zero.

    None when too many. 1203 in two → 1 203, 12 03 is none, 120 3.
    """
    if not _can_be_cut(digits, count):
        return []
    cuts = _cuts(digits, count)
    first = list(islice(cuts, MOST_WAYS + 1))
    is_too_many = len(first) > MOST_WAYS
    return [] if is_too_many else first


def summing(digits: str, count: int) -> list[Counts]:
    """The ways in which the last number is the sum of the others: 120315 in four → 12 0 3 15."""
    if not _can_be_cut(digits, count):
        return []
    sums: list[Counts] = []
    of_others = count - 1
    longest = min(LONGEST_COUNT, len(digits) - of_others)
    for length in range(1, longest + 1):
        last = digits[-length:]
        if not COUNT.fullmatch(last):
            continue
        before = digits[:-length]
        total = int(last)
        others = _adding_up(before, of_others, total)
        sums += [(*counts, total) for counts in others]
        if len(sums) > MOST_WAYS:
            return []
    return sums


def _can_be_cut(digits: str, count: int) -> bool:
    if not digits.isdigit():
        return False
    return count <= len(digits) <= MOST_DIGITS


def _longest(digits: str, count: int) -> int:
    """How many digits the first of so many counts may have: a leading zero stands alone."""
    if digits[0] == "0":
        return 1
    without_others = len(digits) - (count - 1)
    return min(LONGEST_COUNT, without_others)


def _cuts(digits: str, count: int) -> Iterator[Counts]:
    if count == 0:
        if not digits:
            yield ()
        return
    if len(digits) < count:
        return
    longest = _longest(digits, count)
    for length in range(1, longest + 1):
        number = int(digits[:length])
        rest = digits[length:]
        for others in _cuts(rest, count - 1):
            yield (number, *others)


def _adding_up(digits: str, count: int, total: int) -> Iterator[Counts]:
    """Every way to cut digits into so many counts that add up to the total."""
    if count == 0:
        if not digits and total == 0:
            yield ()
        return
    if len(digits) < count:
        return
    longest = _longest(digits, count)
    for length in range(1, longest + 1):
        number = int(digits[:length])
        if number > total:
            break
        rest = digits[length:]
        left = total - number
        for others in _adding_up(rest, count - 1, left):
            yield (number, *others)
