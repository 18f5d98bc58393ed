"""Table four of which only text without borders is left: fifteen figures, cut into its groups."""

from collections.abc import Iterator, Sequence

from generator.intake.tables import digits
from generator.intake.tables.digits import Counts

Groups = tuple[Counts, ...]


def cut_into_groups(words: Sequence[str], count: int, width: int) -> list[Groups]:
    """The ways to read words as so many groups whose last number is the sum of the others.

    1 0 0 0 1 0 0 0 0 0 2 0 0 0 2 in three groups of five → 1 0 0 0 1, 0 0 0 0 0, 2 0 0 0 2. Ways
    with blank cells left out are among them, as groups of fewer numbers.
    """
    certain = _apart(words, count, width)
    if certain:
        return [certain]
    written = "".join(words)
    return list(_ways(written, count, width))


def _apart(words: Sequence[str], count: int, width: int) -> Groups | None:
    """As many words, or digits, as there are cells: each is one, and every group adds up."""
    for pieces in (words, "".join(words)):
        if len(pieces) != count * width:
            continue
        groups = []
        for start in range(0, len(pieces), width):
            group = digits.apart(pieces[start : start + width], width)
            if group:
                groups.append(group)
        if len(groups) == count:
            return tuple(groups)
    return None


def _ways(written: str, count: int, width: int) -> Iterator[Groups]:
    """Every way to cut digits into so many groups, blank cells left out."""
    if count == 0:
        if not written:
            yield ()
        return
    if len(written) > digits.MOST_DIGITS:
        return
    # A group has two digits at least: a number and the sum.
    longest = len(written) - 2 * (count - 1)
    for length in range(2, longest + 1):
        for group in _first_groups(written[:length], width):
            for others in _ways(written[length:], count - 1, width):
                yield (group, *others)


def _first_groups(written: str, width: int) -> Iterator[Counts]:
    for numbers in range(2, width + 1):
        yield from digits.summing(written, numbers)
