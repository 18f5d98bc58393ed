"""Which shards, and which files of the directory, can hold a text: known before one is opened.

Two tokens in a row stand in some shards of a large archive, a name in few of its directory's files,
and what is nowhere would cost the postings of its tokens in all of them. So there is a table from
each token, and each two in a row, to whatever holds them. It is divided by checksums into files of
a few kilobytes, of which a query needs one for each of its pairs. That a pair is not there is
certain; that it is there, only probable, as two may have one checksum.
templates/assets/search/files.js reads what this writes.
"""

import sys
from array import array
from binascii import crc32
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from operator import add

Checksums = Sequence[int]
"Of tokens and pairs, ascending, each once."

Group = tuple[list[int], list[int]]
"Places, and the checksums that are held there: each number less the one before."

DIGITS = 32
"Binary digits of a checksum."
MOST = 1500
"Checksums in a file on average: some five kilobytes."
SAMPLED = 6
"Binary digits of a checksum that one part in 64 of all begin with."


def checksums(texts: Iterable[list[str]]) -> bytes:
    """Those of every token and of every two in a row, packed; a text is a list of tokens.

    年, 报, 告 → of 年, 报, 告, 年报, 报告.
    """
    entries: set[str] = set()
    for tokens in texts:
        entries.update(tokens)
        entries.update(map(add, tokens, tokens[1:]))
    found = {crc32(entry.encode()) for entry in entries}
    numbers = array("I", sorted(found))
    return _of_the_site(numbers).tobytes()


def unpacked(packed: bytes) -> Checksums:
    """What `checksums` has packed."""
    numbers = array("I", packed)
    return _of_the_site(numbers)


def _of_the_site(numbers: "array[int]") -> "array[int]":
    """The same in the order of bytes that all systems write; or from that back."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class Routes:
    """The table of places, each known by its index, and by the checksums of what it holds."""

    def __init__(self, places: Sequence[Checksums]) -> None:
        self._places = places
        sample = self._parts(SAMPLED, 0)
        sampled = set(chain.from_iterable(sample))
        wanted = (len(sampled) << SAMPLED) // MOST
        self.digits = wanted.bit_length()
        "A file has the checksums that begin with its number, of so many binary digits."

    def files(self) -> Iterator[list[Group]]:
        """Of each file (places, checksums) for all the checksums that these places hold.

        Both ascending, each number less the one before, the first checksum less the least that the
        file may have: 3, 5, 9 → 3, 2, 4.
        """
        for number in range(1 << self.digits):
            yield list(self._file(number))

    def _file(self, number: int) -> Iterator[Group]:
        holders: dict[int, list[int]] = {}
        parts = self._parts(self.digits, number)
        for place, part in enumerate(parts):
            for checksum in part:
                of_checksum = holders.setdefault(checksum, [])
                of_checksum.append(place)
        shared: dict[tuple[int, ...], list[int]] = {}
        for checksum in sorted(holders):
            places = tuple(holders[checksum])
            same = shared.setdefault(places, [])
            same.append(checksum)
        least = number << (DIGITS - self.digits)
        in_order = sorted(shared.items())
        for places, held in in_order:
            yield _steps(0, places), _steps(least, held)

    def _parts(self, digits: int, number: int) -> Iterator[Checksums]:
        """Of each place its checksums that begin with that number of so many binary digits."""
        unused = DIGITS - digits
        least = number << unused
        beyond = (number + 1) << unused
        for held in self._places:
            start = bisect_left(held, least)
            end = bisect_left(held, beyond)
            yield held[start:end]


def _steps(start: int, ascending: Sequence[int]) -> list[int]:
    numbers = (start, *ascending)
    return [later - earlier for earlier, later in pairwise(numbers)]
