"""A benchmark from beginning to end: every size of archive in turn, told as it goes."""

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from bench.machine import machine
from bench.ratios import Costs, growth, medians, ratios
from bench.report import cost_line, peers_work, ratio_table
from bench.runs import Bench, Run

TENTH = 10


class Comparison:
    """Ours beside the peers. hugo: the program; None where there is none."""

    def __init__(self, folder: Path, rounds: int, jobs: int | None, hugo: Path | None) -> None:
        self._folder = folder
        self._rounds = rounds
        self._jobs = jobs
        self._hugo = hugo
        self.sizes: dict[int, Costs] = {}
        "Number of reports → medians of what was run over an archive of that size."

    def run(self, reports: int, others: Iterable[int]) -> None:
        """Everything over so many reports; whole builds of a tenth, and of other sizes."""
        click.echo(machine(self._hugo))
        large = self._bench(reports)
        small = self._bench(reports // TENTH)
        self._measure(large, large.everything)
        self._measure(small, small.whole_builds)
        for size in sorted({*others} - {reports, reports // TENTH}):
            other = self._bench(size)
            self._measure(other, other.whole_builds)
        self._tell(small, large)

    def _bench(self, reports: int) -> Bench:
        return Bench(self._folder / str(reports), reports, self._jobs, self._hugo)

    def _measure(self, bench: Bench, runs: Callable[[int], Iterable[Run]]) -> None:
        """Some rounds, and what they took in the middle."""
        click.echo(f"\n{bench.reports:,} reports")
        rounds = []
        for turn in range(self._rounds):
            costs = {}
            for run, cost in runs(turn):
                click.echo(cost_line(f"round {turn + 1}", run, cost))
                costs[run] = cost
            rounds.append(costs)
        middle = medians(rounds)
        self.sizes[bench.reports] = middle
        for run, cost in middle.items():
            click.echo(cost_line("median", run, cost))

    def _tell(self, small: Bench, large: Bench) -> None:
        """The ratios; those to the peers only where these were run."""
        grown = growth(self.sizes, small.reports, large.reports)
        found = ratios(self.sizes[large.reports])
        click.echo()
        for line in ratio_table([*found, grown]):
            click.echo(line)
        if self._hugo:
            click.echo(f"\n{peers_work(*large.page_sizes())}")
