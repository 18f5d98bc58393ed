"""What the archive holds of each agency and year, and whether publication kept the statutory days.

That a report is not in this archive says nothing about whether it was published; no word here may
say otherwise.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from generator.archive.agency import Agency
from generator.archive.region import Region
from generator.form.editions import FIRST_FORM
from generator.survey.deadline import Punctuality, punctuality
from generator.survey.divisions import division, lists_all
from generator.survey.overview import Survey
from generator.survey.standing import Standing, jointly
from generator.survey.state import ReportState, absence
from generator.survey.years import spelled


@dataclass(frozen=True, slots=True)
class Square:
    """One agency and year."""

    year: int
    state: ReportState | None
    "None where nothing is to be said: no report, on a year that none is missed on."
    standing: Standing | None
    "None where the report is not in this archive."
    punctuality: Punctuality | None
    "The same; for years before the first form, and for what is no longer kept."
    holder: Agency | None = None
    "The other agency that holds the report for both."

    @property
    def words(self) -> str:
        """All there is to say of it, for those who do not see the square."""
        clauses = [self.state.word] if self.state else []
        if self.holder:
            clauses.append(jointly([self.holder]))
        if self.punctuality:
            clauses.append(self.punctuality.words)
        return "，".join(clauses)


Years = tuple[int, ...]
Squares = tuple[Square, ...]
Rows = tuple[tuple[Agency, Squares], ...]
"Agencies, each with its squares."


@dataclass(frozen=True, slots=True)
class Counted:
    """How many squares of one year there are of each kind."""

    year: int
    states: Counter[ReportState]
    punctuality: Counter[str]
    "By `Punctuality.kind`."
    held: int
    "Agencies that the archive has a report of, be it withdrawn as long as it is kept."
    agencies: int | None
    "All that a report may be looked for of; None for years that none is missed on."


OfRegion = tuple[Region, tuple[Counted, ...]]
Group = tuple[str, Rows]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The coverage of a region, or of the whole archive."""

    region: str
    years: tuple[int, ...]
    counted: tuple[Counted, ...]
    "By year, as `years` has them."
    regions: tuple[OfRegion, ...]
    "The regions next below; empty where every agency is listed."
    groups: tuple[Group, ...]
    "Region code → the agencies directly in it, each with its squares."


class Coverage:
    """What an archive holds, agency by year; each row is made once, whoever shows or counts it."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self.years: Years = spelled(survey.years)
        "From the oldest report to the newest, without what nobody reported on for long."
        self._rows: dict[str, Squares] = {}
        "By agency key."

    def squares(self, agency: Agency) -> Squares:
        """An agency's row of the matrix, a square for each of the years."""
        known = self._rows.get(agency.key)
        if known is None:
            known = tuple(self._new_squares(agency))
            self._rows[agency.key] = known
        return known

    def _new_squares(self, agency: Agency) -> Iterator[Square]:
        filed = self._survey.filed(agency)
        for year in self.years:
            if year in filed:
                yield self._square(agency, filed[year])
            else:
                yield Square(year, absence(year), None, None)

    def _square(self, agency: Agency, standing: Standing) -> Square:
        report = standing.report
        holder: Agency | None = standing.agency
        if standing.agency.key == agency.key:
            holder = None
        kept: Punctuality | None = None
        if report.year >= FIRST_FORM and not report.is_tombstone:
            kept = punctuality(self._survey.archive, agency, report)
        return Square(
            year=report.year,
            state=standing.state,
            standing=standing,
            punctuality=kept,
            holder=holder,
        )

    def count(self, agencies: Iterable[Agency]) -> tuple[Counted, ...]:
        """The squares of these agencies by year."""
        columns = zip(*map(self.squares, agencies), strict=True)
        return tuple(map(_counted, self.years, columns))

    def ledger(self, code: str) -> Ledger:
        """The coverage of that region."""
        survey = self._survey
        listed = everything = survey.below.get(code, [])
        below: list[Region] = []
        if not lists_all(survey, code):
            innermost, below = division(survey, code)
            listed = survey.agencies_in.get(innermost, [])
        return Ledger(
            region=code,
            years=self.years,
            counted=self.count(everything),
            regions=tuple(self._by_region(below)),
            groups=tuple(self._groups(listed)),
        )

    def _by_region(self, regions: Iterable[Region]) -> Iterator[OfRegion]:
        for region in regions:
            agencies = self._survey.below[region.code]
            yield region, self.count(agencies)

    def _groups(self, agencies: Iterable[Agency]) -> Iterator[Group]:
        """Region code → its agencies, each with its squares."""
        by_region = groupby(agencies, key=attrgetter("region"))
        for region, group in by_region:
            yield region, tuple((agency, self.squares(agency)) for agency in group)


def _counted(year: int, column: Collection[Square]) -> Counted:
    states: Counter[ReportState] = Counter()
    kinds: Counter[str] = Counter()
    held = 0
    for square in column:
        if square.state:
            states[square.state] += 1
        if square.standing and not square.standing.report.is_tombstone:
            held += 1
        if square.punctuality:
            kinds[square.punctuality.kind] += 1
    return Counted(
        year=year,
        states=states,
        punctuality=kinds,
        held=held,
        agencies=len(column) if absence(year) else None,
    )
