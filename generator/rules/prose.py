"""Numbers and statements in the words of a report.

Generous: only what is plain is taken for a doubt.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

STATED = re.compile(r"(?<![0-9])([0-9]{1,9})\s{0,3}(余|多)?\s{0,3}(条|件|篇|次|项|期)")
LISTED = re.compile(r"(?<![0-9])([0-9]{1,9})\s{0,3}(条|件|篇|次|项|期)")
LONGEST = 800
"""Characters a list may take: a text of nothing but lists is then still read in time that grows
with its length."""
FEWEST = 2
"Numbers that make a list."
FOLLOWS = re.compile(r"\s{0,3}[。，,；;：:]?\s{0,3}(?:其中|分别为|包括)")
"What stands between a number and the list of what it is made of."
OPEN = re.compile(r"等|其余|以及其他")
"A list that breaks off proves nothing."


def sums(text: str) -> Iterator[tuple[int, str]]:
    """Where, and how, a stated number is not what its list adds up to; the index, and the words.

    `20 条，其中主动公开 9 条、依申请公开 10 条。` → “20 条”与所列各项不合：9 + 10 = 19
    """
    for match in STATED.finditer(text):
        words = match[0]
        number, about, unit = match.groups()
        end = match.end()
        rest = text[end : end + LONGEST]
        numbers = _listed(rest, unit)
        if len(numbers) < FEWEST:
            continue
        stated = int(number)
        if _adds_up(stated, numbers, about=bool(about)):
            continue
        summands = " + ".join(map(str, numbers))
        message = f"“{words}”与所列各项不合：{summands} = {sum(numbers)}"
        yield match.start(), message


def stated(text: str, index: int) -> str:
    """The words of the number that is stated there: `20 条`; empty where none is."""
    match = STATED.match(text, index)
    return match[0] if match else ""


def _adds_up(stated: int, numbers: list[int], *, about: bool) -> bool:
    """Whether the first few numbers are the one stated: the list may go on to other things."""
    if about:
        return sum(numbers) >= stated
    _, *sums_so_far = accumulate(numbers)
    return stated in sums_so_far


def _listed(rest: str, unit: str) -> list[int]:
    """The numbers of that unit in the list that what follows a number begins with."""
    follows = FOLLOWS.match(rest)
    if not follows:
        return []
    listed, _, _ = rest[follows.end() :].partition("。")
    if OPEN.search(listed):
        return []
    counts = LISTED.findall(listed)
    return [int(number) for number, own_unit in counts if own_unit == unit]


def claims(text: str, pattern: str) -> Iterator[tuple[int, int, str]]:
    """Where the text states a number in the way of the pattern: index, number, the words.

    The number is the pattern's only group; a pattern that matches without it states none
    (没有收到…申请), which is 0.
    """
    for match in re.finditer(pattern, text):
        words = match[0]
        number = match[1] or 0
        yield match.start(), int(number), words
