"""What a shard cannot hold, known before it is opened: a Bloom filter of its pairs of tokens.

A query that an archive has no answer to would otherwise cost the postings of all its tokens in
every shard: a megabyte for five thousand reports. templates/assets/search/sieve.js reads what this
writes, and tests/cases/search-sieve.json holds both to it.
"""

from binascii import crc32
from collections.abc import Iterable
from operator import add

FACTORS = (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F)
"One bit of the filter for each: the top bits of the checksum times the factor, modulo 2³²."

SPARSE = 8
"At least so many bits for each entry: of 100 pairs a shard does not have, at most 3 pass."


def sieve(texts: Iterable[list[str]]) -> bytes:
    """Return the filter of every token and every two in a row; its size is a power of two.

    年, 报, 告 → the bits of 年, 报, 告, 年报, 报告.
    """
    entries: set[str] = set()
    for tokens in texts:
        entries.update(tokens)
        entries.update(map(add, tokens, tokens[1:]))
    needed = SPARSE * len(entries)
    size = max(6, (needed - 1).bit_length())
    unused = 32 - size
    bits = bytearray(1 << size - 3)
    for entry in entries:
        checksum = crc32(entry.encode())
        for factor in FACTORS:
            product = checksum * factor & 0xFFFFFFFF
            bit = product >> unused
            bits[bit >> 3] |= 1 << (bit & 7)
    return bytes(bits)
