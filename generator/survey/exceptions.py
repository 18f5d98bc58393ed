"""What stands out in the coverage of some agencies; what is as it should be is not told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.archive.agency import Agency
from generator.survey.coverage import Row, Square, is_late
from generator.survey.lack import Lack
from generator.survey.overview import Survey
from generator.survey.state import ReportState
from generator.survey.years import named

Gap = tuple[Agency, str]
"An agency, and its years in words."
Noted = tuple[Agency, Square]
"An agency, and the year of which something is to be said."


@dataclass(frozen=True, slots=True)
class Ended:
    """An agency whose functions went to others; nobody misses its later reports."""

    agency: Agency
    last: int | None
    "The year of its last report; None where the archive has none."
    successors: tuple[Agency, ...]


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The exceptions of some agencies, by kind."""

    gaps: list[Gap]
    "By region."
    late: list[Noted]
    incomplete: list[Noted]
    "Newest first, as the late ones are."
    ended: list[Ended]


def exceptions(survey: Survey, rows: Iterable[Row]) -> Exceptions:
    """What stands out in these rows of the matrix."""
    rows = list(rows)
    counting = sorted(_counting(rows), key=_newest_first)
    return Exceptions(
        gaps=list(_gaps(rows)),
        late=[each for each in counting if is_late(each[1])],
        incomplete=[each for each in counting if each[1].state is ReportState.INCOMPLETE],
        ended=list(_ended(survey, rows)),
    )


def _counting(rows: Iterable[Row]) -> Iterator[Noted]:
    """What the rows count, each report once."""
    for agency, squares in rows:
        for square in squares:
            if square.holder is None and square.state is not ReportState.WITHDRAWN:
                yield agency, square


def _newest_first(noted: Noted) -> int:
    _, square = noted
    return -square.year


def _gaps(rows: Iterable[Row]) -> Iterator[Gap]:
    for agency, squares in rows:
        years = [square.year for square in squares if square.lack is Lack.GAP]
        if years:
            yield agency, named(years)


def _ended(survey: Survey, rows: Iterable[Row]) -> Iterator[Ended]:
    for agency, squares in rows:
        successors = survey.archive.successors(agency)
        if successors:
            filed = [square.year for square in squares if square.standing]
            yield Ended(agency, max(filed, default=None), successors)
