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
    single = "".join(words)
    for pieces in (words, single):
        if len(pieces) != count * width:
            continue
        groups = tuple(_groups_of(pieces, width))
        if len(groups) == count:
            return groups
    return None


def _groups_of(pieces: Sequence[str], width: int) -> Iterator[Counts]:
    """The groups that add up, of figures in groups of that width."""
    for start in range(0, len(pieces), width):
        end = start + width
        group = digits.apart(pieces[start:end], width)
        if group:
            yield group


def _ways(written: str, count: int, width: int) -> Iterator[Groups]:
    """Every way to cut digits into so many groups, blank cells left out."""
    if count == 0:
        if not written:
            yield ()
        return
    if len(written) > digits.MOST_DIGITS:
        return
    # A group has two digits at least: a number and the sum.
    of_others = 2 * (count - 1)
    longest = len(written) - of_others
    for length in range(2, longest + 1):
        first = written[:length]
        rest = written[length:]
        for group in _first_groups(first, width):
            for others in _ways(rest, count - 1, width):
                yield (group, *others)


def _first_groups(written: str, width: int) -> Iterator[Counts]:
    for numbers in range(2, width + 1):
        yield from digits.summing(written, numbers)
