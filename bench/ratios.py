"""Ours beside the peers: medians, ratios, and what these are to be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from bench.measure import Cost
from bench.runs import CHANGED, HUGO, NO_SEARCH, PAGEFIND, UNCHANGED, WHOLE

PEERS = (HUGO, PAGEFIND)
MOST_MEMORY = 0.25
MOST_GROWTH = 1.1

Costs = Mapping[str, Cost]
"What was run → what it took."


@dataclass(frozen=True, slots=True)
class Target:
    """How long a run of ours may take, as a share of what some peers take one after the other."""

    name: str
    run: str
    peers: tuple[str, ...]
    most: float


TIMES = (
    Target("no search, cold ÷ Hugo", NO_SEARCH, (HUGO,), 1.3),
    Target("whole, cold ÷ (Hugo + Pagefind)", WHOLE, PEERS, 1.1),
    Target("one report changed ÷ (Hugo + Pagefind)", CHANGED, PEERS, 0.15),
    Target("nothing changed ÷ Hugo", UNCHANGED, (HUGO,), 0.06),
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A line of the table."""

    name: str
    values: Mapping[str, float]
    "By what is measured: CPU, wall or memory."
    most: float
    "The target."

    @property
    def missed(self) -> list[str]:
        """What of it is above the target."""
        return [measure for measure, value in self.values.items() if value > self.most]


def medians(rounds: Sequence[Costs]) -> dict[str, Cost]:
    """Each figure of each run, over all rounds."""
    runs = rounds[0]
    return {run: _median(rounds, run) for run in runs}


def _median(rounds: Sequence[Costs], run: str) -> Cost:
    costs = [costs[run] for costs in rounds]
    return Cost(
        cpu=median(cost.cpu for cost in costs),
        wall=median(cost.wall for cost in costs),
        memory=median(cost.memory for cost in costs),
        largest=median(cost.largest for cost in costs),
    )


def ratios(costs: Costs) -> Iterator[Ratio]:
    """Ours beside the peers; nothing where these were not run."""
    if HUGO not in costs:
        return
    for target in TIMES:
        ours = costs[target.run]
        peers = [costs[peer] for peer in target.peers]
        values = {
            "CPU": ours.cpu / sum(peer.cpu for peer in peers),
            "wall": ours.wall / sum(peer.wall for peer in peers),
        }
        yield Ratio(target.name, values, target.most)
    ours_held = costs[WHOLE].memory
    peers_held = max(costs[peer].memory for peer in PEERS)
    held = {"memory": ours_held / peers_held}
    yield Ratio("all our processes ÷ the largest peer", held, MOST_MEMORY)


def growth(sizes: Mapping[int, Costs], small: int, large: int) -> Ratio:
    """What a report takes in the larger archive, as a share of what it takes in the smaller.

    sizes: number of reports → what the builds of such an archive took.
    """
    before = sizes[small][WHOLE]
    after = sizes[large][WHOLE]
    share = small / large
    values = {
        "CPU": after.cpu / before.cpu * share,
        "wall": after.wall / before.wall * share,
        "memory": after.memory / before.memory * share,
    }
    return Ratio(f"per report, {small:,} → {large:,} reports", values, MOST_GROWTH)
