"""What the archive holds of each agency and year, and whether publication kept the statutory days.

That a report is not in this archive says nothing about whether it was published; no word here may
say otherwise.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from generator.archive.agency import Agency
from generator.form.editions import FIRST_FORM
from generator.survey.deadline import Punctuality, punctuality
from generator.survey.lack import Lack, lack, last_day
from generator.survey.overview import Survey
from generator.survey.standing import Standing, jointly
from generator.survey.state import ReportState, absence
from generator.survey.years import spelled


@dataclass(frozen=True, slots=True)
class Square:
    """One agency and year."""

    year: int
    state: ReportState | None
    "None where nothing is to be said: no report, on a year that none is looked for on."
    standing: Standing | None = None
    "None where the report is not in this archive."
    punctuality: Punctuality | None = None
    "The same; for years before the first form, and for what is no longer kept."
    holder: Agency | None = None
    "The other agency that holds the report for both."
    lack: Lack | None = None
    "Why there is none, where one is looked for."

    @property
    def words(self) -> str:
        """What is to be said of it, for those who do not see the square; not that all is well."""
        clauses = [self.state.word] if self.state else []
        if self.holder:
            clauses.append(jointly([self.holder]))
        if self.punctuality and self.punctuality.days:
            clauses.append(self.punctuality.words)
        return "，".join(clauses)


Years = tuple[int, ...]
Squares = tuple[Square, ...]
Row = tuple[Agency, Squares]
"An agency with its squares."


@dataclass(frozen=True, slots=True)
class Counted:
    """How many reports of some agencies are looked for, and what became of them.

    A report of several agencies counts once, for the one that holds it. `due` is the sum of `held`,
    `withdrawn`, `gaps` and `earlier`.
    """

    due: int
    "Looked for: here, or not here though they might be; none on years before the first form."
    held: int
    "In the archive, and counting."
    withdrawn: int
    gaps: int
    earlier: int
    late: int
    "Of those held, published after their day."
    incomplete: int
    "The same whose copy lacks cells."


class Coverage:
    """What an archive holds, agency by year; each row is made once, whoever shows or counts it."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self.years: Years = spelled(survey.years)
        "From the oldest report to the newest, without what nobody reported on for long."
        self._known_until = last_day(survey.archive)
        self._rows: dict[str, Squares] = {}
        "By agency key."

    def rows(self, agencies: Iterable[Agency]) -> list[Row]:
        """These agencies, each with a square for each of the years."""
        return [(agency, self.squares(agency)) for agency in agencies]

    def squares(self, agency: Agency) -> Squares:
        """An agency's row of the matrix, a square for each of the years."""
        known = self._rows.get(agency.key)
        if known is None:
            known = tuple(self._new_squares(agency))
            self._rows[agency.key] = known
        return known

    def _new_squares(self, agency: Agency) -> Iterator[Square]:
        archive = self._survey.archive
        filed = self._survey.filed(agency)
        for year in self.years:
            if year in filed:
                yield self._square(agency, filed[year])
                continue
            why = lack(archive, agency, filed, year, self._known_until)
            yield Square(year, absence(year) if why else None, lack=why)

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

    def total(self, agencies: Iterable[Agency]) -> Counted:
        """All years since the first form of these agencies."""
        squares = chain.from_iterable(map(self.squares, agencies))
        return counted(square for square in squares if square.year >= FIRST_FORM)

    def by_year(self, agencies: Iterable[Agency]) -> list[tuple[int, Counted]]:
        """The years since the first form on which a report is looked for, newest first."""
        columns = zip(*map(self.squares, agencies), strict=True)
        years = dict(zip(self.years, map(counted, columns), strict=False))
        since = (year for year in reversed(self.years) if year >= FIRST_FORM)
        return [(year, years[year]) for year in since if year in years and years[year].due]


def counted(squares: Iterable[Square]) -> Counted:
    """How many of these there are of each kind."""
    squares = [square for square in squares if square.holder is None]
    withdrawn = sum(square.state is ReportState.WITHDRAWN for square in squares)
    held = [
        square for square in squares if square.standing and not square.standing.report.withdrawn
    ]
    gaps = sum(square.lack is Lack.GAP for square in squares)
    earlier = sum(square.lack is Lack.EARLIER for square in squares)
    return Counted(
        due=len(held) + withdrawn + gaps + earlier,
        held=len(held),
        withdrawn=withdrawn,
        gaps=gaps,
        earlier=earlier,
        late=sum(is_late(square) for square in held),
        incomplete=sum(square.state is ReportState.INCOMPLETE for square in held),
    )


def is_late(square: Square) -> bool:
    """Whether it states a day of publication after the one it was due."""
    return square.punctuality is not None and bool(square.punctuality.days)
