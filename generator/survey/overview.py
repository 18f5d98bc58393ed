"""The archive seen as a whole: what every agency, region and year holds, and what it adds up to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from itertools import chain

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.region import Region
from generator.archive.report import Filing
from generator.survey.amounts import Stated, Total, totals
from generator.survey.standing import Standing
from generator.survey.state import ReportState, absence
from generator.survey.years import spelled

Agencies = Iterable[Agency]
Standings = Iterable[Standing]
ByCode = dict[str, list[Agency]]
"Region code → agencies."
ByYear = dict[int, list[Standing]]
"Year → how its reports stand."

MATRIX_YEARS = 8
"Years that a small matrix shows at most, so that a phone shows them all."


@dataclass(frozen=True, slots=True)
class Summed:
    """The reports of one year, each matter counted once."""

    year: int
    reports: int
    "How many are added; none where there is nothing but governments' reports."
    totals: dict[str, Total]
    beside: tuple[Standing, ...]
    "Governments' reports, which stand beside the sum and not in it."


def _summed(year: int, standings: Standings) -> Summed:
    added: list[Stated] = []
    beside: list[Standing] = []
    for standing in standings:
        if standing.consolidated:
            beside.append(standing)
        else:
            added.append(standing.stated)
    return Summed(
        year=year,
        reports=len(added),
        totals=totals(added),
        beside=tuple(beside),
    )


class Survey:
    """An archive with its indexes."""

    def __init__(self, archive: Archive, standings: Mapping[str, tuple[Standing, ...]]) -> None:
        self.archive = archive
        self.standings = standings
        "Agency key → the reports it holds, oldest first: each report of the archive once."
        self.agencies_in: ByCode = {}
        "Region code → the agencies directly in it."
        self.below: ByCode = {}
        "Region code → the agencies in it and in every region below; none has an empty list."
        for agency in archive.agencies:
            self._file(agency)

    def _file(self, agency: Agency) -> None:
        """Put it down for its region, and for every region above."""
        directly_in = self.agencies_in.setdefault(agency.region, [])
        directly_in.append(agency)
        code: str | None = agency.region
        while code:
            below = self.below.setdefault(code, [])
            below.append(agency)
            code = self.archive.regions.parent(code)

    def _all(self) -> Iterator[Standing]:
        """Every report, by agency, then year."""
        return chain.from_iterable(self.standings.values())

    def standing(self, report: Filing) -> Standing:
        """How that report stands."""
        for standing in self.standings[report.holder]:
            if standing.report.year == report.year:
                return standing
        raise KeyError(report.holder, report.year)

    def covered(self, report: Filing) -> dict[str, int]:
        """What a government's report that covers that one has at least as much of, by label."""
        return self.standing(report).covered

    def filed(self, agency: Agency) -> dict[int, Standing]:
        """Year → an agency's report, oldest first; also where another agency holds it for both."""
        by_year: dict[int, Standing] = {}
        for standing in self.standings[agency.key]:
            by_year[standing.report.year] = standing
        for report in agency.joint:
            year = report.year
            if agency.joint_report(year):
                by_year[year] = self.standing(report)
        oldest_first = sorted(by_year.items())
        return dict(oldest_first)

    @cached_property
    def years(self) -> list[int]:
        """Every year some report is on, newest first."""
        reports = self.archive.reports()
        years = {report.year for report in reports}
        return sorted(years, reverse=True)

    @cached_property
    def children(self) -> dict[str, list[Region]]:
        """Region code → the regions next below that hold agencies, by code."""
        children: dict[str, list[Region]] = {}
        for code in sorted(self.below):
            parent = self.archive.regions.parent(code)
            if parent:
                region = self.archive.regions[code]
                next_below = children.setdefault(parent, [])
                next_below.append(region)
        return children

    @cached_property
    def by_year(self) -> ByYear:
        """Year → how its reports stand, by agency."""
        return _by_year(self._all())

    @cached_property
    def sum_of(self) -> dict[int, Summed]:
        """Year → the reports of the whole archive, added up; only years with one that counts."""
        everything = self.archive.agencies
        sums = self.sums(everything)
        return {summed.year: summed for summed in sums}

    def newest(self, count: int) -> list[Standing]:
        """The reports that entered the archive last, and of which something is kept."""
        kept = (standing for standing in self._all() if not standing.report.is_tombstone)
        return nlargest(count, kept, key=_entered)

    def span(self, agencies: Agencies, most: int = MATRIX_YEARS) -> list[int]:
        """The years a matrix of these agencies shows, oldest first."""
        years: set[int] = set()
        for agency in agencies:
            years.update(self.filed(agency))
        shown = spelled(years)
        return list(shown[-most:])

    def states(self, agency: Agency, years: Iterable[int]) -> list[ReportState | None]:
        """One square per year of the coverage matrix; None where nothing is to be said."""
        filed = self.filed(agency)
        states = []
        for year in years:
            state = absence(year)
            if year in filed:
                state = filed[year].state
            states.append(state)
        return states

    def counting(self, agencies: Agencies) -> Iterator[Standing]:
        """The reports of these agencies that count; those withdrawn do not."""
        for agency in agencies:
            for standing in self.standings[agency.key]:
                if not standing.report.withdrawn:
                    yield standing

    def withdrawn(self, agencies: Agencies) -> int:
        """How many reports of these agencies were withdrawn."""
        count = 0
        for agency in agencies:
            for report in agency.reports:
                if report.withdrawn:
                    count += 1
        return count

    def sums(self, agencies: Agencies) -> list[Summed]:
        """The headline figures of these agencies by year, newest first."""
        by_year = _by_year(self.counting(agencies))
        years = sorted(by_year, reverse=True)
        return [_summed(year, by_year[year]) for year in years]


def _by_year(standings: Standings) -> ByYear:
    by_year: ByYear = {}
    for standing in standings:
        year = standing.report.year
        of_year = by_year.setdefault(year, [])
        of_year.append(standing)
    return by_year


def _entered(standing: Standing) -> tuple[str, int, str]:
    """What the reports that entered last are found by: the day, the year, the region."""
    report = standing.report
    day = report.archived or ""
    return day, report.year, report.region
