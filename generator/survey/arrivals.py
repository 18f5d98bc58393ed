"""What entered the archive last: by day, then place."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

from generator.archive.region import Region
from generator.survey import tiers
from generator.survey.overview import Survey
from generator.survey.standing import Standing
from generator.survey.verdicts import Said
from generator.survey.years import named

DAYS = 3
"Days that are told of."
PLACES = 4
"Places that are named of a day."


@dataclass(frozen=True, slots=True)
class Arrival:
    """The reports of one place that entered on one day."""

    region: Region
    name: str
    "平顶山市 · 湛河区; with regions below it, 平顶山市 · 市直部门."
    years: tuple[int, ...]
    "Oldest first."
    reports: int
    acknowledged: int
    "Of which so many do not add up in the original."

    @property
    def when(self) -> str:
        """The years in words: 2025, or 2019 至 2023."""
        return named(self.years)


@dataclass(frozen=True, slots=True)
class Day:
    """What entered on one day."""

    day: str
    reports: int
    places: tuple[Arrival, ...]
    "By code, the first few."
    more: int
    "Places besides."


def arrivals(survey: Survey) -> list[Day]:
    """The last days on which something entered of which something is kept, newest first."""
    days: dict[str, list[Standing]] = {}
    for standing in survey.counting(survey.archive.agencies):
        entered = standing.report.archived
        if entered:
            of_day = days.setdefault(entered, [])
            of_day.append(standing)
    return [_day(survey, day, days[day]) for day in nlargest(DAYS, days)]


def _day(survey: Survey, day: str, standings: list[Standing]) -> Day:
    places: dict[str, list[Standing]] = {}
    for standing in standings:
        of_place = places.setdefault(standing.agency.region, [])
        of_place.append(standing)
    codes = sorted(places)
    named_first = (_arrival(survey, code, places[code]) for code in codes[:PLACES])
    return Day(
        day=day,
        reports=len(standings),
        places=tuple(named_first),
        more=len(codes[PLACES:]),
    )


def _arrival(survey: Survey, code: str, standings: Iterable[Standing]) -> Arrival:
    standings = list(standings)
    *_, region = path = survey.archive.regions.above(code)
    names = [each.name for each in path[-2:]]
    if survey.children.get(code):
        names = [region.name, tiers.own(region)]
    years = {standing.report.year for standing in standings}
    return Arrival(
        region=region,
        name=" · ".join(names),
        years=tuple(sorted(years)),
        reports=len(standings),
        acknowledged=sum(standing.inside is Said.ACKNOWLEDGED for standing in standings),
    )
