"""What is said of given figures."""

from xml.etree import ElementTree as ET

import pytest

from bench.measure import Cost
from bench.plot import plot
from bench.ratios import Costs, growth, medians, ratios
from bench.report import cost_line, peers_work, ratio_table
from bench.runs import CHANGED, HUGO, NO_SEARCH, PAGEFIND, UNCHANGED, WHOLE

COSTS = {
    HUGO: Cost(10, 8, 1000, 1000),
    PAGEFIND: Cost(30, 20, 400, 400),
    NO_SEARCH: Cost(12, 12, 120, 80),
    WHOLE: Cost(44, 28, 250, 150),
    CHANGED: Cost(6, 5.6, 110, 60),
    UNCHANGED: Cost(0.5, 0.5, 100, 60),
}
SMALL: Costs = {
    HUGO: Cost(1, 1, 100, 100),
    PAGEFIND: Cost(3, 2, 60, 60),
    WHOLE: Cost(4, 2, 50, 40),
}
HEAD = "                                             CPU    wall  memory  to reach"


def test_ratios_stand_beside_their_targets() -> None:
    """What reaches a target exactly has reached it; each measure is held to it by itself."""
    lines = ratio_table([*ratios(COSTS), growth({100: SMALL, 1000: COSTS}, 100, 1000)])
    assert list(lines) == [
        HEAD,
        "no search, cold ÷ Hugo                     1.200   1.500           ≤ 1.30  missed: wall",
        "whole, cold ÷ (Hugo + Pagefind)            1.100   1.000           ≤ 1.10",
        "one report changed ÷ (Hugo + Pagefind)     0.150   0.200           ≤ 0.15  missed: wall",
        "nothing changed ÷ Hugo                     0.050   0.062           ≤ 0.06  missed: wall",
        "all our processes ÷ the largest peer                       0.250   ≤ 0.25",
        "per report, 100 → 1,000 reports            1.100   1.400   0.500   ≤ 1.10  missed: wall",
    ]


def test_without_the_peers_there_is_no_ratio_to_them() -> None:
    """Growth is told all the same: that is ours beside ours."""
    alone = {WHOLE: COSTS[WHOLE]}
    lines = ratio_table([*ratios(alone), growth({100: SMALL, 1000: alone}, 100, 1000)])
    assert list(lines) == [
        HEAD,
        "per report, 100 → 1,000 reports            1.100   1.400   0.500   ≤ 1.10  missed: wall",
    ]


def test_medians_are_those_of_each_figure() -> None:
    """The middle one of the rounds, which need not be the same round for CPU and for wall."""
    rounds = [
        {WHOLE: Cost(1, 9, 300, 30)},
        {WHOLE: Cost(2, 7, 100, 20)},
        {WHOLE: Cost(9, 8, 200, 10)},
    ]
    assert medians(rounds) == {WHOLE: Cost(2, 8, 200, 20)}


def test_a_run_is_a_line() -> None:
    """CPU, wall, memory of all its processes and of the largest."""
    assert cost_line("round 1", WHOLE, COSTS[WHOLE]) == (
        "round 1  ours, whole, cold            44.00 s CPU    28.00 s wall"
        "     250 MiB, largest process   150 MiB"
    )


def test_what_the_peer_leaves_undone_is_said() -> None:
    """Whoever reads a ratio is to know what it compares."""
    assert peers_work(10_000, 70_000) == (
        "The peer does less: it indexes whole clauses of Chinese as words, and a report's page"
        " has 14% of the bytes of ours (10.0 of 70.0 kB)."
    )


@pytest.mark.parametrize("peers", [True, False])
def test_growth_is_drawn(*, peers: bool) -> None:
    """CPU and memory over the number of reports, each from 0; the peers where they were run."""
    sizes = {100: SMALL, 1000: COSTS}
    if not peers:
        sizes = {size: {WHOLE: costs[WHOLE]} for size, costs in sizes.items()}
    lines = ET.fromstring(plot(sizes)).iter("{http://www.w3.org/2000/svg}polyline")  # noqa: S314
    corners = [line.attrib["points"] for line in lines]
    ours_and_theirs = [
        "42.0,236.4 420.0,0.0",
        "42.0,236.4 420.0,23.6",
        "42.0,247.0 420.0,195.0",
        "42.0,234.0 420.0,0.0",
    ]
    ours_alone = ["42.0,236.4 420.0,0.0", "42.0,208.0 420.0,0.0"]
    assert corners == (ours_and_theirs if peers else ours_alone)
