"""What became of applications: parts of a whole that is there."""

from dataclasses import replace

import pytest

from generator.survey.amounts import Amount
from generator.survey.outcomes import KINDS, Outcomes, outcomes
from generator.survey.standing import Standing
from support.loaded import surveyed
from support.paths import SAMPLE

LABELS = [kind.label for kind in KINDS]


@pytest.fixture(scope="module")
def standing() -> Standing:
    """A report with figures."""
    survey = surveyed(SAMPLE)
    (found,) = (each for each in survey.standings["990101/jyj"] if each.report.year == 2024)
    return found


def saying(
    standing: Standing, *parts: int | None, handled: int | None = None, inferred: bool = False
) -> Standing:
    """The same report with these results, and with that total: all of them if nothing is said."""
    first = len(standing.amounts) - len(KINDS)
    amounts = [*standing.amounts[:first], *parts]
    place = list(standing.headline).index("办理总计")
    amounts[place] = sum(filter(None, parts)) if handled is None else handled
    said = replace(standing, amounts=tuple(amounts), inferred=(first,) if inferred else ())
    assert list(said.outcomes.values())[1:] == [Amount(part) for part in parts[1:]]
    return said


def told(found: Outcomes) -> list[tuple[str, int, float, float, str]]:
    """Each part that is there."""
    return [
        (part.label, part.value, part.start, part.percent, part.share)
        for part in found.parts
        if part.value
    ]


def test_parts_stand_in_the_order_of_the_form(standing: Standing) -> None:
    """Every one is there, and the whole is 办理总计."""
    assert LABELS == ["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"]
    found = outcomes([standing])
    assert [part.label for part in found.parts] == LABELS
    assert found.whole == found.handled == standing.headline["办理总计"].value


def test_shares_are_of_the_parts_together(standing: Standing) -> None:
    """Each begins where the one before ends; several reports are added."""
    found = outcomes([saying(standing, 1, 0, 2, 0, 0, 3), saying(standing, 3, 0, 0, 0, 0, 3)])
    assert told(found) == [
        ("予以公开", 4, 0.0, 33.33, "33.3%"),
        ("不予公开", 2, 33.33, 16.67, "16.7%"),
        ("其他处理", 6, 50.0, 50.0, "50.0%"),
    ]
    assert (found.whole, found.handled, found.reports, found.lacking) == (12, 12, 2, 0)


@pytest.mark.parametrize(
    ("parts", "shares"),
    [
        ((9, 0, 0, 0, 0, 0), [""]),
        ((10, 0, 0, 0, 0, 0), ["100.0%"]),
        ((9999, 1, 0, 0, 0, 0), ["超过 99.9%", "不到 0.1%"]),
        ((1999, 1, 0, 0, 0, 0), ["超过 99.9%", "0.1%"]),
        ((0, 0, 0, 0, 0, 0), []),
    ],
)
def test_a_share_is_told_where_it_says_something(
    standing: Standing, parts: tuple[int, ...], shares: list[str]
) -> None:
    """Not below ten cases; nothing that is there is 0.0%, and nothing is all beside another."""
    found = outcomes([saying(standing, *parts)])
    assert [part.share for part in found.parts if part.value] == shares


def test_what_is_lost_makes_no_part_larger(standing: Standing) -> None:
    """The report is left out as a whole and counted; the total of the others is theirs alone."""
    lost = saying(standing, 50, None, 0, 0, 0, 0, handled=99)
    found = outcomes([lost, saying(standing, 6, 0, 6, 0, 0, 0)])
    assert told(found) == [
        ("予以公开", 6, 0.0, 50.0, "50.0%"),
        ("不予公开", 6, 50.0, 50.0, "50.0%"),
    ]
    assert (found.whole, found.handled, found.reports, found.lacking) == (12, 12, 1, 1)


def test_what_was_worked_out_is_told(standing: Standing) -> None:
    """Of the part it is in, and of no other."""
    found = outcomes([saying(standing, 1, 2, 0, 0, 0, 0), saying(standing, 1, 0, 0, 0, 0, 0)])
    assert not any(part.inferred for part in found.parts)
    found = outcomes([saying(standing, 1, 2, 0, 0, 0, 0, inferred=True)])
    assert [part.label for part in found.parts if part.inferred] == ["予以公开"]


def test_an_original_may_state_another_total(standing: Standing) -> None:
    """Both are known; shares are of what the parts add up to."""
    found = outcomes([saying(standing, 10, 10, 0, 0, 0, 0, handled=21)])
    assert (found.whole, found.handled) == (20, 21)
    assert [part.share for part in found.parts if part.value] == ["50.0%", "50.0%"]


def test_a_report_without_figures_says_nothing() -> None:
    """Neither a part nor a gap."""
    survey = surveyed(SAMPLE)
    untold = [each for each in survey.standings["990101/jxj"] if not each.report.has_tables]
    assert untold
    found = outcomes(untold)
    assert (found.whole, found.reports, found.lacking) == (0, 0, 0)
