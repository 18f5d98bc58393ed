"""What each region has of each year, found out once, whichever pages say it."""

from collections.abc import Iterator

from generator.archive.agency import Agency
from generator.archive.region import Region
from generator.survey.body import Body, Filed, body_of
from generator.survey.census import Census, census
from generator.survey.lack import last_day
from generator.survey.overview import Survey
from generator.survey.standing import Standing

Place = tuple[Region, Census]
"A region next below another, and what it and all below it have of a year."


class Yearbook:
    """The bodies of every region, year by year."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self._known_until = last_day(survey.archive)
        self._filed: dict[str, Filed] = {}
        "By agency key."
        self._own: dict[tuple[str, int], Census] = {}
        "By region code and year; of the bodies directly in it."
        self._known: dict[tuple[str, int], Census] = {}
        "The same with all below."

    def bodies(self, code: str, year: int) -> list[Body]:
        """Those directly in a region that a report is looked for of, in the archive's order."""
        found = []
        for agency in self.survey.agencies_in.get(code, ()):
            filed = self._filed_by(agency)
            body = body_of(self.survey.archive, agency, filed, year, self._known_until)
            if body:
                found.append(body)
        return found

    def _filed_by(self, agency: Agency) -> Filed:
        filed = self._filed.get(agency.key)
        if filed is None:
            filed = self._filed[agency.key] = self.survey.filed(agency)
        return filed

    def own(self, code: str, year: int) -> Census:
        """What the bodies directly in a region have of a year."""
        known = self._own.get((code, year))
        if known is None:
            known = self._own[code, year] = census(self.bodies(code, year))
        return known

    def census(self, code: str, year: int) -> Census:
        """What a region and all below it have of a year."""
        known = self._known.get((code, year))
        if known is None:
            known = self.own(code, year)
            for region in self.survey.children.get(code, ()):
                known += self.census(region.code, year)
            self._known[code, year] = known
        return known

    def places(self, code: str, year: int) -> Iterator[Place]:
        """The regions next below that have a body of which a report is looked for."""
        for region in self.survey.children.get(code, ()):
            counted = self.census(region.code, year)
            if counted.bodies:
                yield region, counted

    def everybody(self, code: str, year: int) -> Iterator[Body]:
        """The bodies of a region and all below it that a report is looked for of."""
        yield from self.bodies(code, year)
        for region, _ in self.places(code, year):
            yield from self.everybody(region.code, year)

    def absent(self, code: str, year: int) -> Iterator[Body]:
        """Those of them whose report is not in this archive."""
        return (body for body in self.everybody(code, year) if body.standing is None)

    def newest(self, agency: Agency) -> Body:
        """A body in the year of its last report that counts, or else of its last."""
        filed = list(self._filed_by(agency).values())
        counting = [standing for standing in filed if not standing.report.withdrawn]
        last = [*filed, *counting][-1:]
        return Body(agency, last[0] if last else None, None)

    def added(self, code: str) -> dict[int, list[Standing]]:
        """Year → the reports of a region and all below it that are added up."""
        by_year: dict[int, list[Standing]] = {}
        for standing in self.survey.counting(self.survey.below[code]):
            if not standing.consolidated:
                of_year = by_year.setdefault(standing.report.year, [])
                of_year.append(standing)
        return by_year

    def years(self, code: str) -> list[int]:
        """The years that a region has a report on, newest first, withdrawn ones included."""
        return [year for year in self.survey.years if self._has(code, year)]

    def _has(self, code: str, year: int) -> bool:
        counted = self.census(code, year)
        return counted.here + counted.withdrawn > 0
