"""Every identity that does not hold, is acknowledged or cannot be assessed, by rule and region.

Withdrawn reports do not count. Figures are always of all reports; lists stop after the first few.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.archive.region import Region
from generator.archive.values import Missing
from generator.form.editions import EDITIONS, whole_form
from generator.form.identities import Identity
from generator.rules.assessment import Assessment, Verdict, gap
from generator.survey.coverage import shares
from generator.survey.overview import Survey
from generator.survey.standing import Standing

MOST = 30
"Reports one list names; the figure beside it counts them all."
LAPSES = tuple(verdict for verdict in Verdict if verdict is not Verdict.HOLDS)

Lapsed = list[tuple[Standing, list[int]]]
"Reports, each with the indices of the identities that lapse in it."


@dataclass(frozen=True, slots=True)
class ReportLapses:
    """The lapses of one verdict that one report has under one rule."""

    standing: Standing
    identities: tuple[Identity, ...]
    items: tuple[Assessment, ...]
    "With their figures; none for what cannot be assessed, where `why` says it shorter."
    why: str


@dataclass(frozen=True, slots=True)
class VerdictLapses:
    """The lapses of one verdict under one rule."""

    verdict: Verdict
    count: int
    reports: int
    places: tuple[ReportLapses, ...]
    "The newest first, at most `MOST`."


@dataclass(frozen=True, slots=True)
class RuleLapses:
    """One identity over its rows or columns, and where it lapses."""

    family: str
    words: str
    required: bool
    "Whether a report must satisfy it; the others may legitimately differ."
    lists: tuple[VerdictLapses, ...]

    def count(self, verdict: Verdict) -> int:
        """How many of its identities have that verdict."""
        return sum(lapses.count for lapses in self.lists if lapses.verdict is verdict)


@dataclass(frozen=True, slots=True)
class Tally:
    """The lapses of one region or year."""

    required: Counter[Verdict]
    across: Counter[Verdict]
    "Of the identities that reach into the year before."


def standings(survey: Survey, code: str) -> Iterator[Standing]:
    """Reports that count, of a region and all below it."""
    return survey.counting(survey.below.get(code, ()))


def tally(reports: Iterable[Standing]) -> Tally:
    """The lapses of these reports."""
    required: Counter[Verdict] = Counter()
    across: Counter[Verdict] = Counter()
    for standing in reports:
        identities = standing.report.figures.form.identities
        for index, verdict in standing.lapses:
            kind = required if identities[index].must_hold else across
            kind[verdict] += 1
    return Tally(required, across)


def by_year(reports: Iterable[Standing]) -> list[tuple[int, Tally]]:
    """Year → its lapses, newest first."""
    years: dict[int, list[Standing]] = {}
    for standing in reports:
        years.setdefault(standing.report.year, []).append(standing)
    return [(year, tally(years[year])) for year in sorted(years, reverse=True)]


def by_region(survey: Survey, code: str) -> list[tuple[Region, str, Tally]]:
    """The regions that share everything, each with its name here and its lapses."""
    return [
        (region, name, tally(survey.counting(agencies)))
        for region, name, agencies in shares(survey, code)
    ]


def rules(reports: Iterable[Standing]) -> list[RuleLapses]:
    """Every rule of the form in its order, with the lapses of these reports."""
    lapsed: dict[tuple[str, Verdict], Lapsed] = {}
    for standing in reports:
        identities = standing.report.figures.form.identities
        for index, verdict in standing.lapses:
            entries = lapsed.setdefault((identities[index].family, verdict), [])
            if not entries or entries[-1][0] is not standing:
                entries.append((standing, []))
            entries[-1][1].append(index)
    return [_rule(identity, lapsed) for identity in _families().values()]


def _families() -> dict[str, Identity]:
    """Family → one of its identities, those of the newest edition first."""
    families: dict[str, Identity] = {}
    for edition in sorted(EDITIONS, reverse=True):
        for identity in whole_form(edition).identities:
            families.setdefault(identity.family, identity)
    return families


def _rule(identity: Identity, lapsed: dict[tuple[str, Verdict], Lapsed]) -> RuleLapses:
    family = identity.family
    return RuleLapses(
        family=family,
        words=identity.words,
        required=identity.must_hold,
        lists=tuple(
            _of_verdict(verdict, lapsed[family, verdict])
            for verdict in LAPSES
            if (family, verdict) in lapsed
        ),
    )


def _of_verdict(verdict: Verdict, entries: Lapsed) -> VerdictLapses:
    newest = sorted(entries, key=lambda entry: -entry[0].report.year)[:MOST]
    return VerdictLapses(
        verdict=verdict,
        count=sum(len(indices) for _, indices in entries),
        reports=len(entries),
        places=tuple(_of_report(verdict, standing, indices) for standing, indices in newest),
    )


def _of_report(verdict: Verdict, standing: Standing, indices: Sequence[int]) -> ReportLapses:
    form = standing.report.figures.form
    identities = tuple(form.identities[index] for index in indices)
    if verdict is Verdict.UNKNOWN:
        return ReportLapses(standing, identities, (), _why(standing, identities))
    assessments = standing.assessments
    items = tuple(assessments[index] for index in indices)
    return ReportLapses(standing, identities, items, "")


def _why(standing: Standing, identities: Iterable[Identity]) -> str:
    """What stands in the way of an assessment; the report's page says it cell by cell."""
    if not any(_reaches_back(identity) for identity in identities):
        return f"副本缺 {standing.lost} 格" if standing.lost else "原件有留空的格"
    if standing.previous is None:
        return gap(standing.agency, standing.report.year - 1)
    lost = standing.lost + standing.previous.figures.count(Missing.LOST)
    return "副本有缺格" if lost else "有留空的格，或上年的表式没有这一项"


def _reaches_back(identity: Identity) -> bool:
    return any(term.last for term in identity.terms)
