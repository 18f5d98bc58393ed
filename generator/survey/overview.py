"""The archive seen as a whole: what every agency, region and year holds, and what it adds up to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.region import Region
from generator.archive.report import Report
from generator.survey.amounts import Amount, Total, totals
from generator.survey.standing import ABSENT, Standing, stand
from generator.survey.years import spelled


@dataclass(frozen=True, slots=True)
class Summed:
    """The reports of one year, each matter counted once."""

    year: int
    reports: int
    "How many are added; none where there is nothing but governments' reports."
    totals: dict[str, Total]
    beside: tuple[Standing, ...]
    "Governments' reports, which stand beside the sum and not in it."


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
        self.standings = {agency.key: tuple(self._stand(agency)) for agency in archive.agencies}
        "Agency key → the reports it holds, oldest first: each report of the archive once."
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

    def _stand(self, agency: Agency) -> Iterator[Standing]:
        for report in agency.reports:
            known = self.archive.by_key
            yield stand(
                agency, report, tuple(known[body.key] for body in report.joint if body.key in known)
            )

    def standing(self, report: Report) -> Standing:
        """How that report stands."""
        held = self.standings[f"{report.region}/{report.agency}"]
        return next(item for item in held if item.report.year == report.year)

    def filed(self, agency: Agency) -> dict[int, Standing]:
        """Year → an agency's report, oldest first; also where another agency holds it for both."""
        found = {item.report.year: item for item in self.standings[agency.key]}
        for report in agency.joint:
            if agency.joint_report(report.year):
                found[report.year] = self.standing(report)
        return dict(sorted(found.items()))

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
        found.sort(
            key=lambda item: (item.report.archived or "", item.report.year, item.report.region),
            reverse=True,
        )
        return found[:count]

    def span(self, agencies: Iterable[Agency], most: int = 8) -> list[int]:
        """The years a matrix of these agencies shows, oldest first."""
        return list(spelled({year for agency in agencies for year in self.filed(agency)})[-most:])

    def states(self, agency: Agency, years: Iterable[int]) -> list[str]:
        """One square per year of the coverage matrix."""
        known = self.filed(agency)
        return [known[year].state if year in known else ABSENT for year in years]

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
