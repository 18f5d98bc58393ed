"""The archive seen as a whole: what every agency, region and year holds."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.region import COUNTRY, Region
from generator.archive.report import Filing
from generator.survey.standing import Standing

Agencies = Iterable[Agency]
ByCode = dict[str, list[Agency]]
"Region code → agencies."

MATRIX_YEARS = 8
"Years that a small matrix shows at most, so that a phone shows them all."


class Survey:
    """An archive with its indexes."""

    def __init__(self, archive: Archive, standings: Mapping[str, tuple[Standing, ...]]) -> None:
        self.archive = archive
        self.standings = standings
        "Agency key → the reports it holds, oldest first: each report of the archive once."
        self.agencies_in: ByCode = {}
        "Region code → the agencies directly in it."
        self.below: ByCode = {COUNTRY: []}
        """Region code → the agencies in it and in every region below.

        None has an empty list, but for the country of an archive that has no agency yet.
        """
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
