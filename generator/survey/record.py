"""How many reports satisfy each rule: its record in this archive."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from generator.finding import Finding
from generator.rules.demands import Demand
from generator.survey.overview import Survey
from generator.survey.standing import Standing


@dataclass(frozen=True, slots=True)
class Record:
    """Of one rule, in reports."""

    passed: int
    failed: int
    untold: int
    "Of which it cannot be told: figures are missing, or the report on the year before is."
    unasked: int
    "On years of which it is not asked, or whose form has no such cells."


class Records:
    """Of every rule."""

    def __init__(self, survey: Survey, findings: Iterable[Finding]) -> None:
        places: dict[str, set[str]] = defaultdict(set)
        for finding in findings:
            places[finding.rule].add(finding.path)
        self._failed = {rule: len(paths) for rule, paths in places.items()}
        self._years: Counter[int] = Counter()
        self._first: Counter[int] = Counter()
        "Reports without one on the year before, by year."
        self._families: dict[str, Counter[str]] = defaultdict(Counter)
        for standings in survey.standings.values():
            counting = [each for each in standings if not each.report.withdrawn]
            years = {each.report.year for each in counting}
            for standing in counting:
                year = standing.report.year
                self._years[year] += 1
                self._first[year] += year - 1 not in years
                self._count(standing)

    def _count(self, standing: Standing) -> None:
        """Each family of identities once, by the worst that is said of it."""
        identities = standing.report.form.identities
        worst: dict[str, str] = {each.family: "passed" for each in identities}
        for lapse in standing.lapses:
            family = identities[lapse.index].family
            if lapse.verdict.fails:
                worst[family] = "failed"
            elif worst[family] == "passed":
                worst[family] = "untold"
        for family, told in worst.items():
            self._families[family][told] += 1

    def of(self, demand: Demand) -> Record:
        """The record of one rule."""
        everything = self._years.total()
        if demand.id in self._families:
            counts = self._families[demand.id]
            return Record(
                passed=counts["passed"],
                failed=counts["failed"],
                untold=counts["untold"],
                unasked=everything - counts.total(),
            )
        unasked = sum(count for year, count in self._years.items() if year < demand.since)
        untold = 0
        if demand.reaches_back:
            untold = sum(count for year, count in self._first.items() if year >= demand.since)
        failed = self._failed.get(demand.id, 0)
        passed = max(0, everything - failed - untold - unasked)
        return Record(passed, failed, untold, unasked)
