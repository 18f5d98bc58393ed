"""The page of a year: the nation by province."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.region import COUNTRY, NATION
from generator.form.breaks import Break, breaks_in
from generator.form.editions import FIRST_FORM
from generator.site import urls
from generator.site.pages.page import Page, View
from generator.survey import tiers
from generator.survey.body import Body
from generator.survey.census import Census
from generator.survey.handling import COLUMNS
from generator.survey.outcomes import Outcomes, outcomes
from generator.survey.tiers import Tier
from generator.survey.yearbook import Place, Yearbook

MOST_ROWS = 120
"Places that the table lists."
FEW = 12
"Places below which those within them are listed beneath each."
DEEPEST = 3
"Levels below the provinces: cities, counties, towns."

Row = tuple[int, Place]
"A place, and how many of the places above it are rows too."


@dataclass(frozen=True, slots=True)
class YearView(View):
    """What the whole archive has of a year."""

    year: int
    has_form: bool
    "Whether reports of that year have figures."
    columns: list[str]
    census: Census
    names: dict[str, str]
    "Agency key → name, of the bodies of the country itself."
    governments: list[Body]
    tiers: list[Tier]
    rows: list[Row]
    has_levels: bool
    "Whether some rows are contained in others."
    history: list[tuple[int, Census]]
    "Every year, newest first."
    first_form: int
    breaks: tuple[Break, ...]
    "In the series of these years."
    parts: Outcomes
    "What became of the applications."


def year_pages(yearbook: Yearbook) -> Iterator[Page]:
    """A page for each year."""
    survey = yearbook.survey
    added = yearbook.added(COUNTRY)
    history = [(year, yearbook.census(COUNTRY, year)) for year in survey.years]
    for year, counted in history:
        bodies = yearbook.bodies(COUNTRY, year)
        rows = _rows(yearbook, year)
        view = YearView(
            year=year,
            has_form=year >= FIRST_FORM,
            columns=list(COLUMNS),
            census=counted,
            names={body.agency.key: body.agency.name for body in bodies},
            governments=[body for body in bodies if body.beside],
            tiers=tiers.tiers(NATION, bodies),
            rows=rows,
            has_levels=any(level for level, _ in rows),
            history=history,
            first_form=FIRST_FORM,
            breaks=breaks_in(survey.years),
            parts=outcomes(added.get(year, ())),
        )
        yield Page(urls.year(year), view)


def _rows(yearbook: Yearbook, year: int) -> list[Row]:
    """The provinces; where they are few, the cities beneath each, and so on down."""
    rows = list(_below(yearbook, COUNTRY, year, 0))
    for depth in range(1, DEEPEST + 1):
        deeper = list(_below(yearbook, COUNTRY, year, depth))
        if len(rows) >= FEW or len(deeper) > MOST_ROWS:
            break
        rows = deeper
    return rows[:MOST_ROWS]


def _below(yearbook: Yearbook, code: str, year: int, depth: int, level: int = 0) -> Iterator[Row]:
    for place in yearbook.places(code, year):
        yield level, place
        if depth:
            region, _ = place
            yield from _below(yearbook, region.code, year, depth - 1, level + 1)
