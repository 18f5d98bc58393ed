"""Years in a row, and what is said of those that are missing."""

from collections.abc import Iterable, Iterator

from generator.form.editions import FIRST_FORM

LONGEST_HOLE = 5
"Years in a row that are shown though nothing is there; more of them are left out."


def spelled(years: Iterable[int]) -> tuple[int, ...]:
    """Every year from the oldest to the newest, without those of a hole that is too long.

    Before the first form, no year that there is nothing on: what is there is there by chance.

    2010, 2019, 2021, 2040 → 2010, 2019, 2020, 2021, 2040.
    """
    shown: list[int] = []
    for year in sorted(years):
        if shown:
            begin = max(shown[-1] + 1, FIRST_FORM)
            between = range(begin, year)
            if len(between) <= LONGEST_HOLE:
                shown += between
        shown.append(year)
    return tuple(shown)


def named(years: Iterable[int]) -> str:
    """The years in words, oldest first: 2020、2022; many in a row by their ends: 2020 至 2039."""
    words: list[str] = []
    for run in _runs(sorted(years)):
        if len(run) > LONGEST_HOLE:
            words.append(f"{run[0]} 至 {run[-1]}")
        else:
            words += map(str, run)
    return "、".join(words)


def _runs(years: Iterable[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for year in years:
        if run and year > run[-1] + 1:
            yield run
            run = []
        run.append(year)
    if run:
        yield run
