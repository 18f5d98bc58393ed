"""The archive seen as a whole: what every agency, region and year holds, and what it adds up to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from itertools import chain

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.region import Region
from generator.archive.report import Report
from generator.survey.amounts import Amount, Total, totals
from generator.survey.standing import Standing, stand
from generator.survey.state import ReportState
from generator.survey.years import spelled

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


def _summed(year: int, standings: Iterable[Standing]) -> Summed:
    added: list[Mapping[str, Amount]] = []
    beside: list[Standing] = []
    for standing in standings:
        if standing.consolidated:
            beside.append(standing)
        else:
            added.append(standing.headline)
    return Summed(year, len(added), totals(added), tuple(beside))


class Survey:
    """An archive with its indexes."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.standings = {agency.key: tuple(self._stand(agency)) for agency in archive.agencies}
        "Agency key → the reports it holds, oldest first: each report of the archive once."
        self.agencies_in: dict[str, list[Agency]] = {}
        "Region code → the agencies directly in it."
        self.below: dict[str, list[Agency]] = {}
        "Region code → the agencies in it and in every region below; none has an empty list."
        for agency in archive.agencies:
            self.agencies_in.setdefault(agency.region, []).append(agency)
            code: str | None = agency.region
            while code:
                self.below.setdefault(code, []).append(agency)
                code = archive.parent(code)

    def _stand(self, agency: Agency) -> Iterator[Standing]:
        known = self.archive.by_key
        for report in agency.reports:
            named = (body.key for body in report.joint)
            partners = tuple(known[key] for key in named if key in known)
            yield stand(agency, report, partners)

    def _all(self) -> Iterator[Standing]:
        """Every report, by agency, then year."""
        return chain.from_iterable(self.standings.values())

    def standing(self, report: Report) -> Standing:
        """How that report stands."""
        held = self.standings[f"{report.region}/{report.agency}"]
        return next(standing for standing in held if standing.report.year == report.year)

    def filed(self, agency: Agency) -> dict[int, Standing]:
        """Year → an agency's report, oldest first; also where another agency holds it for both."""
        by_year = {standing.report.year: standing for standing in self.standings[agency.key]}
        for report in agency.joint:
            if agency.joint_report(report.year):
                by_year[report.year] = self.standing(report)
        return dict(sorted(by_year.items()))

    @cached_property
    def years(self) -> list[int]:
        """Every year some report is on, newest first."""
        return sorted({report.year for report in self.archive.reports()}, reverse=True)

    @cached_property
    def children(self) -> dict[str, list[Region]]:
        """Region code → the regions next below that hold agencies, by code."""
        children: dict[str, list[Region]] = {}
        for code in sorted(self.below):
            parent = self.archive.parent(code)
            if parent:
                children.setdefault(parent, []).append(self.archive.regions[code])
        return children

    @cached_property
    def by_year(self) -> dict[int, list[Standing]]:
        """Year → how its reports stand, by agency."""
        return _by_year(self._all())

    @cached_property
    def sum_of(self) -> dict[int, Summed]:
        """Year → the reports of the whole archive, added up; only years with one that counts."""
        return {summed.year: summed for summed in self.sums(self.archive.agencies)}

    def newest(self, count: int) -> list[Standing]:
        """The reports that entered the archive last."""
        return nlargest(count, self._all(), key=_entered)

    def span(self, agencies: Iterable[Agency], most: int = MATRIX_YEARS) -> list[int]:
        """The years a matrix of these agencies shows, oldest first."""
        years: set[int] = set()
        for agency in agencies:
            years.update(self.filed(agency))
        return list(spelled(years)[-most:])

    def states(self, agency: Agency, years: Iterable[int]) -> list[ReportState]:
        """One square per year of the coverage matrix."""
        filed = self.filed(agency)
        return [filed[year].state if year in filed else ReportState.ABSENT for year in years]

    def counting(self, agencies: Iterable[Agency]) -> Iterator[Standing]:
        """The reports of these agencies that count; those withdrawn do not."""
        for agency in agencies:
            for standing in self.standings[agency.key]:
                if not standing.report.withdrawn:
                    yield standing

    def withdrawn(self, agencies: Iterable[Agency]) -> int:
        """How many reports of these agencies were withdrawn."""
        reports = chain.from_iterable(agency.reports for agency in agencies)
        return sum(1 for report in reports if report.withdrawn)

    def sums(self, agencies: Iterable[Agency]) -> list[Summed]:
        """The headline figures of these agencies by year, newest first."""
        by_year = _by_year(self.counting(agencies))
        return [_summed(year, by_year[year]) for year in sorted(by_year, reverse=True)]


def _by_year(standings: Iterable[Standing]) -> dict[int, list[Standing]]:
    by_year: dict[int, list[Standing]] = {}
    for standing in standings:
        by_year.setdefault(standing.report.year, []).append(standing)
    return by_year


def _entered(standing: Standing) -> tuple[str, int, str]:
    """What the reports that entered last are found by: the day, the year, the region."""
    report = standing.report
    return report.archived or "", report.year, report.region
