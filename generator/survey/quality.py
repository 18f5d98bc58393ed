"""Every identity that does not hold, is acknowledged or cannot be assessed, by rule, region and year.

Withdrawn reports do not count. Figures are always of all of them; lists stop after the first few.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.archive.region import Region
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.form.editions import EDITIONS, whole_form
from generator.form.identities import Identity
from generator.rules.assessment import Assessment, Verdict, assess, gap, previous_report
from generator.survey.coverage import shares
from generator.survey.overview import Survey
from generator.survey.standing import Standing

MOST = 30
"Reports one list names; the figure beside it counts them all."
LAPSES = (Verdict.BROKEN, Verdict.ACKNOWLEDGED, Verdict.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Place:
    """The lapses of one verdict that one report has under one rule."""

    standing: Standing
    identities: tuple[Identity, ...]
    items: tuple[Assessment, ...]
    "With their figures; none for what cannot be assessed, where `why` says it shorter."
    why: str


@dataclass(frozen=True, slots=True)
class List:
    """The lapses of one verdict under one rule."""

    verdict: Verdict
    count: int
    reports: int
    places: tuple[Place, ...]
    "The newest first, at most `MOST`."


@dataclass(frozen=True, slots=True)
class Rule:
    """One identity over its rows or columns."""

    family: str
    words: str
    required: bool
    "Whether a report must satisfy it; the others may legitimately differ."
    lists: tuple[List, ...]

    def count(self, verdict: Verdict) -> int:
        """How many of its identities have that verdict."""
        return sum(found.count for found in self.lists if found.verdict is verdict)


@dataclass(frozen=True, slots=True)
class Tally:
    """The lapses of one region or year."""

    required: Counter[Verdict]
    across: Counter[Verdict]
    "Of the identities that reach into the year before."


def standings(survey: Survey, code: str) -> Iterator[Standing]:
    """Reports that count, of a region and all below it."""
    return survey.counting(survey.below.get(code, ()))


def tally(found: Iterable[Standing]) -> Tally:
    """The lapses of these reports."""
    required: Counter[Verdict] = Counter()
    across: Counter[Verdict] = Counter()
    for standing in found:
        identities = standing.report.figures.form.identities
        for place, verdict in standing.lapses:
            (required if identities[place].must_hold else across)[verdict] += 1
    return Tally(required, across)


def by_year(found: Iterable[Standing]) -> list[tuple[int, Tally]]:
    """Year → its lapses, newest first."""
    years: dict[int, list[Standing]] = {}
    for standing in found:
        years.setdefault(standing.report.year, []).append(standing)
    return [(year, tally(years[year])) for year in sorted(years, reverse=True)]


def by_region(survey: Survey, code: str) -> list[tuple[Region, str, Tally]]:
    """The regions that share everything, each with its name here and its lapses."""
    return [
        (region, name, tally(survey.counting(agencies)))
        for region, name, agencies in shares(survey, code)
    ]


def rules(found: Iterable[Standing]) -> list[Rule]:
    """Every rule of the form in its order, with the lapses of these reports."""
    lapses: dict[tuple[str, Verdict], list[tuple[Standing, list[int]]]] = {}
    words: dict[str, Identity] = {}
    for edition in sorted(EDITIONS, reverse=True):
        for identity in whole_form(edition).identities:
            words.setdefault(identity.family, identity)
    for standing in found:
        identities = standing.report.figures.form.identities
        for place, verdict in standing.lapses:
            reports = lapses.setdefault((identities[place].family, verdict), [])
            if not reports or reports[-1][0] is not standing:
                reports.append((standing, []))
            reports[-1][1].append(place)
    return [
        Rule(
            family,
            identity.words,
            identity.must_hold,
            tuple(
                _list(verdict, lapses[family, verdict])
                for verdict in LAPSES
                if (family, verdict) in lapses
            ),
        )
        for family, identity in words.items()
    ]


def _list(verdict: Verdict, reports: list[tuple[Standing, list[int]]]) -> List:
    newest = sorted(reports, key=lambda item: -item[0].report.year)[:MOST]
    return List(
        verdict,
        sum(len(places) for _, places in reports),
        len(reports),
        tuple(_place(verdict, standing, places) for standing, places in newest),
    )


def _place(verdict: Verdict, standing: Standing, places: list[int]) -> Place:
    report, before = standing.report, previous_report(standing.agency, standing.report)
    if verdict is Verdict.UNKNOWN:
        identities = tuple(report.figures.form.identities[place] for place in places)
        return Place(standing, identities, (), _why(standing, before, identities))
    assessments = assess(report, before)
    items = tuple(assessments[place] for place in places)
    return Place(standing, tuple(item.identity for item in items), items, "")


def _why(standing: Standing, before: Report | None, identities: tuple[Identity, ...]) -> str:
    """What stands in the way of an assessment; each identity says it cell by cell on the report's page."""
    report = standing.report
    if any(term.last for identity in identities for term in identity.terms):
        if before is None:
            return gap(standing.agency, report.year - 1)
        lost = standing.lost + before.figures.count(Missing.LOST)
        return "副本有缺格" if lost else "有留空的格，或上年的表式没有这一项"
    return f"副本缺 {standing.lost} 格" if standing.lost else "原件有留空的格"
