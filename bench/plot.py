"""How what a build costs grows with the archive, drawn as an SVG."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from bench.measure import Cost
from bench.ratios import PEERS, Costs
from bench.runs import HUGO, WHOLE

WIDTH = 420
HEIGHT = 260
MARGIN = 60
PANEL = WIDTH + 2 * MARGIN
STEPS = 4
"Into which each axis is divided."
TEXT = 'font-family="sans-serif" font-size="12" fill="#222"'
OURS = "ours"
THEIRS = "Hugo + Pagefind"
COLOURS = {OURS: "#0b5cad", THEIRS: "#b3541e"}

Points = list[tuple[int, float]]
"Number of reports, and what was measured."
Measure = Callable[[Iterable[Cost]], float]
"Of what was run one after the other."


def plot(sizes: Mapping[int, Costs]) -> str:
    """CPU and memory of whole builds, side by side. sizes: number of reports → what they took."""
    width = 2 * PANEL
    height = HEIGHT + 2 * MARGIN
    lines = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {TEXT}>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *_panel(0, "CPU, seconds", sizes, _cpu),
        *_panel(PANEL, "memory of all processes, MiB", sizes, _memory),
        "</svg>",
    )
    return "\n".join(lines) + "\n"


def _cpu(costs: Iterable[Cost]) -> float:
    return sum(cost.cpu for cost in costs)


def _memory(costs: Iterable[Cost]) -> float:
    return max(cost.memory for cost in costs)


def _panel(left: int, title: str, sizes: Mapping[int, Costs], measure: Measure) -> Iterator[str]:
    """One measure over the number of reports, both from 0. left: where the panel begins."""
    lines = {OURS: _points(sizes, (WHOLE,), measure)}
    if all(HUGO in costs for costs in sizes.values()):
        lines[THEIRS] = _points(sizes, PEERS, measure)
    reports = max(sizes)
    most = max(value for _, value in chain.from_iterable(lines.values()))
    yield f'<g transform="translate({left + MARGIN} {MARGIN})">'
    yield f'<text y="-24" font-size="14">{title}</text>'
    yield from _axes(reports, most)
    for name, points in lines.items():
        yield from _line(name, _scaled(points, reports, most))
    yield "</g>"


def _points(sizes: Mapping[int, Costs], runs: Iterable[str], measure: Measure) -> Points:
    """What some runs took together, by the number of reports."""
    points = []
    for size, costs in sorted(sizes.items()):
        together = [costs[run] for run in runs]
        points.append((size, measure(together)))
    return points


def _axes(reports: int, most: float) -> Iterator[str]:
    """A grid with its figures. reports, most: where the axes end."""
    for step in range(STEPS + 1):
        share = step / STEPS
        x = share * WIDTH
        y = HEIGHT - share * HEIGHT
        yield f'<path d="M0 {y:.1f}H{WIDTH}M{x:.1f} 0V{HEIGHT}" stroke="#ddd"/>'
        yield f'<text x="-6" y="{y + 4:.1f}" text-anchor="end">{share * most:,.1f}</text>'
        count = f"{share * reports:,.0f}"
        yield f'<text x="{x:.1f}" y="{HEIGHT + 18}" text-anchor="middle">{count}</text>'
    yield f'<text x="{WIDTH / 2}" y="{HEIGHT + 38}" text-anchor="middle">reports</text>'


def _scaled(points: Points, reports: int, most: float) -> list[tuple[float, float]]:
    """Where the points stand in a panel whose axes end at these figures."""
    return [(WIDTH * size / reports, HEIGHT - HEIGHT * value / most) for size, value in points]


def _line(name: str, points: Sequence[tuple[float, float]]) -> Iterator[str]:
    colour = COLOURS[name]
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield f'<polyline points="{corners}" fill="none" stroke="{colour}" stroke-width="2"/>'
    for x, y in points:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
    x, y = points[-1]
    yield f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="end" fill="{colour}">{name}</text>'
