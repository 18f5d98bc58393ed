"""The archive seen as a whole: how each report stands, and what every region and year holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.model import GOVERNMENT, Agency, Archive, Missing, Region, Report
from generator.rules.verdict import WORST_FIRST, Verdict, assess, must_hold, previous_report
from generator.series import Amount, Total, amounts, derived, totals
from generator.years import spelled

ARCHIVED, CORRECTED, INCOMPLETE = "archived", "corrected", "incomplete"
WITHDRAWN, ABSENT = "withdrawn", "absent"
STATES = {
    ARCHIVED: "已入档",
    CORRECTED: "已更正",
    INCOMPLETE: "副本不全",
    WITHDRAWN: "已撤回",
    ABSENT: "不在本档案",
}
"What a square of the coverage matrix says. Not in this archive never means not published."


@dataclass(frozen=True, slots=True)
class Standing:
    """What lists say of one report."""

    agency: Agency
    report: Report
    verdicts: dict[Verdict, int]
    "How many of the identities it must satisfy have each verdict, worst first, zeros left out."
    headline: dict[str, Amount]
    "What every list of reports shows."
    sought: dict[str, Amount]
    "What the search can ask for."
    lost: int
    lapses: tuple[tuple[int, Verdict], ...]
    "Of every identity that does not hold: its place among the form's identities, and its verdict."

    @property
    def verdict(self) -> Verdict:
        """The worst verdict there is."""
        return next(iter(self.verdicts))

    @property
    def consolidated(self) -> bool:
        """A government's report, 政府汇总报告: it covers what its departments report on, and no sum adds it."""
        return self.agency.kind == GOVERNMENT

    @property
    def state(self) -> str:
        """The strongest thing to say of it: withdrawn, then incomplete, then corrected, else archived."""
        report = self.report
        if report.withdrawn:
            return WITHDRAWN
        if self.lost:
            return INCOMPLETE
        return CORRECTED if report.corrections else ARCHIVED

    @property
    def notes(self) -> tuple[str, ...]:
        """What a list says beside its name."""
        return (STATES[self.state],) if self.state in (WITHDRAWN, INCOMPLETE) else ()


@dataclass(frozen=True, slots=True)
class Summed:
    """The reports of one year, each matter counted once."""

    year: int
    reports: int
    "How many are added; none where there is nothing but governments' reports."
    totals: dict[str, Total]
    beside: tuple[Standing, ...]
    "Governments' reports, which stand beside the sum and not in it."


def stand(agency: Agency, report: Report) -> Standing:
    """How a report stands."""
    assessments = assess(report, previous_report(agency, report))
    found = [item.verdict for item in assessments if must_hold(item)]
    verdicts = {verdict: found.count(verdict) for verdict in WORST_FIRST if verdict in found}
    lost = report.figures.count(Missing.LOST)
    lapses = ((place, item.verdict) for place, item in enumerate(assessments) if item.verdict is not Verdict.HOLDS)
    form, solved = report.figures.form, derived(assessments) if lost else {}
    headline, sought = (amounts(quantities, report, solved) for quantities in (form.headline, form.sought))
    return Standing(agency, report, verdicts, headline, sought, lost, tuple(lapses))


def _summed(year: int, items: Iterable[Standing]) -> Summed:
    added: list[dict[str, Amount]] = []
    beside: list[Standing] = []
    for item in items:
        if item.consolidated:
            beside.append(item)
        else:
            added.append(item.headline)
    return Summed(year, len(added), totals(added), tuple(beside))


class Survey:
    """An archive with its indexes."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.standings = {
            agency.key: tuple(stand(agency, report) for report in agency.reports) for agency in archive.agencies
        }
        "Agency key → its reports, oldest first."
        self.agencies_in: dict[str, list[Agency]] = {}
        "Region code → the agencies directly in it."
        self.below: dict[str, list[Agency]] = {}
        "Region code → the agencies in it and in every region below; a region that has none is not there."
        for agency in archive.agencies:
            self.agencies_in.setdefault(agency.region, []).append(agency)
            code: str | None = agency.region
            while code:
                self.below.setdefault(code, []).append(agency)
                code = archive.parent(code)

    @cached_property
    def years(self) -> list[int]:
        """Every year some report is on, newest first."""
        return sorted({report.year for report in self.archive.reports()}, reverse=True)

    @cached_property
    def children(self) -> dict[str, list[Region]]:
        """Region code → the regions next below that hold agencies, by code."""
        found: dict[str, list[Region]] = {}
        for code in sorted(self.below):
            parent = self.archive.parent(code)
            if parent:
                found.setdefault(parent, []).append(self.archive.regions[code])
        return found

    @cached_property
    def by_year(self) -> dict[int, list[Standing]]:
        """Year → how its reports stand, by agency."""
        found: dict[int, list[Standing]] = {}
        for standings in self.standings.values():
            for standing in standings:
                found.setdefault(standing.report.year, []).append(standing)
        return found

    @cached_property
    def sum_of(self) -> dict[int, Summed]:
        """Year → the reports of the whole archive, added up; a year whose reports are all withdrawn is not there."""
        return {total.year: total for total in self.sums(self.archive.agencies)}

    def newest(self, count: int) -> list[Standing]:
        """The reports that entered the archive last."""
        found = [standing for standings in self.standings.values() for standing in standings]
        found.sort(key=lambda item: (item.report.archived or "", item.report.year, item.report.region), reverse=True)
        return found[:count]

    def span(self, agencies: Iterable[Agency], most: int = 8) -> list[int]:
        """The years a matrix of these agencies shows, oldest first."""
        return list(spelled({report.year for agency in agencies for report in agency.reports})[-most:])

    def states(self, agency: Agency, years: Iterable[int]) -> list[str]:
        """One square per year of the coverage matrix."""
        known = {item.report.year: item.state for item in self.standings[agency.key]}
        return [known.get(year, ABSENT) for year in years]

    def counting(self, agencies: Iterable[Agency]) -> Iterator[Standing]:
        """The reports of these agencies that count; those withdrawn do not."""
        for agency in agencies:
            yield from (item for item in self.standings[agency.key] if not item.report.withdrawn)

    def withdrawn(self, agencies: Iterable[Agency]) -> int:
        """How many reports of these agencies were withdrawn."""
        return sum(1 for agency in agencies for report in agency.reports if report.withdrawn)

    def sums(self, agencies: Iterable[Agency]) -> list[Summed]:
        """The headline figures of these agencies by year, newest first."""
        years: dict[int, list[Standing]] = {}
        for item in self.counting(agencies):
            years.setdefault(item.report.year, []).append(item)
        return [_summed(year, years[year]) for year in sorted(years, reverse=True)]
