"""Figures drawn by a seed, of which all sums are right, and wrong cells in them."""

from collections.abc import Mapping, Sequence
from random import Random

from support.identity_cases.form_words import APPLICANTS, ENDS, FOLLOWS, results
from support.identity_cases.sums import Figures

RNG = Random(711)  # noqa: S311 - drawn by a seed, nothing is kept secret


def table_three(edition: int, lines: Mapping[str, Mapping[str, int]]) -> Figures:
    """Table three of which all sums are right.

    lines: row → applicant → number, without 本年新收 and 总计, which are worked out.
    """
    figures: Figures = {}
    for row, numbers in lines.items():
        for column, number in numbers.items():
            figures[f"requests.{row}.{column}"] = number
    for column in APPLICANTS:
        at = f"requests.{{}}.{column}".format
        handled = sum(figures.get(at(row), 0) for row in results(edition))
        figures[at("total")] = handled
        leaving = handled + figures.get(at("carried_over"), 0)
        figures[at("received")] = leaving - figures.get(at("carried_in"), 0)
        assert figures[at("received")] >= 0
    for row in ENDS | results(edition) | FOLLOWS:
        at = f"requests.{row}.{{}}".format
        figures[at("total")] = sum(figures.get(at(column), 0) for column in APPLICANTS)
    return figures


def numbers(low: int = 1, high: int = 30, few: int = 6) -> dict[str, int]:
    """A number for some kinds of applicants."""
    chosen = RNG.sample(list(APPLICANTS), few)
    return {column: RNG.randint(low, high) for column in APPLICANTS if column in chosen}


def drawn(edition: int, few: int = 2, rows: Sequence[str] = ()) -> Figures:
    """A table three that holds, some of whose rows are not 0, those named among them."""
    chosen = {*RNG.sample(list(results(edition)), few), *rows}
    lines = {row: numbers(few=RNG.randint(1, 3)) for row in results(edition) if row in chosen}
    carried = {column: RNG.randint(1, 9) for column in next(iter(lines.values()))}
    lines["carried_over"] = carried
    lines["carried_in"] = {column: RNG.randint(0, number) for column, number in carried.items()}
    return table_three(edition, lines)


def changed(figures: Figures, cell: str, by: int) -> Figures:
    """The same with another number in one cell."""
    return figures | {cell: figures.get(cell, 0) + by}


DELTAS = (1, -1, 2, 10, -3, 100, 9)


def wrong_by(figures: Figures, cell: str, turn: int) -> int:
    """A difference that leaves the cell no negative number."""
    by = DELTAS[turn % len(DELTAS)]
    return by if figures.get(cell, 0) + by >= 0 else -by
