"""What the archive holds, as the pages of lists show it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.agency import Agency
from generator.archive.region import Region
from generator.survey.overview import Survey
from generator.survey.standing import Standing
from generator.survey.state import ReportState

LONGEST_LIST = 400
"Reports a page lists one by one; with more it lists the regions, which a phone can load."
MOST_AGENCIES = 24
"Agencies listed where not all of them are."


@dataclass(frozen=True, slots=True)
class Holding:
    """What there is of a region."""

    region: Region
    agencies: int
    reports: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Agencies by years, a square for each report."""

    years: list[int]
    rows: list[tuple[Agency, list[ReportState | None]]]
    "Each agency's states, by year; None where nothing is to be said."
    shown: set[ReportState]
    "The states there are."


def holdings(survey: Survey, code: str) -> Iterator[Holding]:
    """The regions next below that hold something."""
    for child in survey.children.get(code, ()):
        agencies = survey.below[child.code]
        reports = list(survey.counting(agencies))
        yield Holding(
            region=child,
            agencies=len(agencies),
            reports=len(reports),
        )


def matrix(survey: Survey, agencies: list[Agency]) -> Matrix:
    """The last years of these agencies."""
    years = survey.span(agencies)
    rows = []
    shown: set[ReportState] = set()
    for agency in agencies:
        states = survey.states(agency, years)
        rows.append((agency, states))
        shown.update(filter(None, states))
    return Matrix(years, rows, shown)


def listed(standings: list[Standing]) -> list[Standing]:
    """All of these reports where a page can list them one by one, else none."""
    if len(standings) > LONGEST_LIST:
        return []
    return standings
