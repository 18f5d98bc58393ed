"""What was measured, in words."""

from collections.abc import Iterable, Iterator

from bench.measure import Cost
from bench.ratios import Ratio

MEASURES = ("CPU", "wall", "memory")


def cost_line(before: str, run: str, cost: Cost) -> str:
    """What a run took. before: which round, or how many reports."""
    return (
        f"{before:<8} {run:<25} {cost.cpu:8.2f} s CPU {cost.wall:8.2f} s wall"
        f" {cost.memory:7.0f} MiB, largest process {cost.largest:5.0f} MiB"
    )


def ratio_table(ratios: Iterable[Ratio]) -> Iterator[str]:
    """The ratios beside their targets, and which of these are missed."""
    heads = "".join(f"{measure:>8}" for measure in MEASURES)
    yield f"{'':<40}{heads}  to reach"
    yield from map(_ratio_line, ratios)


def _ratio_line(ratio: Ratio) -> str:
    values = "".join(_value(ratio, measure) for measure in MEASURES)
    missed = f"  missed: {', '.join(ratio.missed)}" if ratio.missed else ""
    return f"{ratio.name:<40}{values}   ≤ {ratio.most:.2f}{missed}"


def _value(ratio: Ratio, measure: str) -> str:
    value = ratio.values.get(measure)
    return " " * 8 if value is None else f"{value:8.3f}"


def peers_work(peer: float, ours: float) -> str:
    """What the peers do less. peer, ours: bytes of a report's page."""
    share = f"{peer / ours:.0%}"
    return (
        f"The peer does less: it indexes whole clauses of Chinese as words, and a report's page"
        f" has {share} of the bytes of ours ({peer / 1000:.1f} of {ours / 1000:.1f} kB)."
    )
