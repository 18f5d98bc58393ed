"""Every identity that does not hold, is acknowledged or cannot be assessed, by rule and region.

Withdrawn reports do not count. Figures are always of all reports; lists stop after the first few.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.archive.region import Region
from generator.form.editions import EDITIONS, whole_form
from generator.form.identities import Identity
from generator.rules.assessment import Verdict
from generator.survey.divisions import shares
from generator.survey.overview import Survey
from generator.survey.standing import Lapse, Standing
from generator.survey.verdicts import Said, said

MOST = 30
"Reports one list names; the figure beside it counts them all."
INSIDE = (Said.ACKNOWLEDGED, Said.UNKNOWN)
ACROSS = (Said.BROKEN, Said.UNKNOWN)

Standings = Iterable[Standing]
Key = tuple[str, Said]
"The family of an identity, and its verdict."
Lapsed = list[tuple[Standing, list[Lapse]]]
"Reports, each with the identities that lapse in it."


Told = tuple[Identity, Lapse]


@dataclass(frozen=True, slots=True)
class ReportLapses:
    """The lapses of one verdict that one report has under one rule."""

    standing: Standing
    identities: tuple[Identity, ...]
    items: tuple[Told, ...]
    "With their figures; none for what cannot be assessed, where `why` says it shorter."
    why: str


@dataclass(frozen=True, slots=True)
class VerdictLapses:
    """The lapses of one verdict under one rule."""

    verdict: Said
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

    def count(self, verdict: Said) -> int:
        """How many of its identities have that verdict."""
        for lapses in self.lists:
            if lapses.verdict is verdict:
                return lapses.count
        return 0


@dataclass(frozen=True, slots=True)
class Tally:
    """The lapses of one region or year."""

    required: Counter[Said]
    across: Counter[Said]
    "Of the identities that reach into the year before."


OfYear = tuple[int, Tally]
OfRegion = tuple[Region, str, Tally]
"A region, its name as a row, and its lapses."


def standings(survey: Survey, code: str) -> Iterator[Standing]:
    """Reports that count and can be assessed, of a region and all below it."""
    agencies = survey.below.get(code, ())
    for standing in survey.counting(agencies):
        if standing.report.has_tables:
            yield standing


def tally(reports: Standings) -> Tally:
    """The lapses of these reports."""
    required: Counter[Said] = Counter()
    across: Counter[Said] = Counter()
    for standing in reports:
        form = standing.report.form
        identities = form.identities
        for lapse in standing.lapses:
            identity = identities[lapse.index]
            kind = required if identity.must_hold else across
            kind[said(identity, lapse.verdict)] += 1
    return Tally(required, across)


def by_year(reports: Standings) -> list[OfYear]:
    """Year → its lapses, newest first."""
    years: dict[int, list[Standing]] = {}
    for standing in reports:
        year = standing.report.year
        of_year = years.setdefault(year, [])
        of_year.append(standing)
    newest_first = sorted(years, reverse=True)
    return [(year, tally(years[year])) for year in newest_first]


def by_region(survey: Survey, code: str) -> list[OfRegion]:
    """The regions that share everything, each with its name here and its lapses."""
    rows = []
    for region, name, agencies in shares(survey, code):
        counting = survey.counting(agencies)
        row = (region, name, tally(counting))
        rows.append(row)
    return rows


def rules(reports: Standings) -> list[RuleLapses]:
    """Every rule of the form in its order, with the lapses of these reports."""
    lapsed: dict[Key, Lapsed] = {}
    for standing in reports:
        lapses = _lapses(standing)
        for key, same in lapses.items():
            entries = lapsed.setdefault(key, [])
            entries.append((standing, same))
    families = _families()
    return [_rule(identity, lapsed) for identity in families.values()]


def _lapses(standing: Standing) -> dict[Key, list[Lapse]]:
    """Family and verdict → the identities that lapse so in a report."""
    form = standing.report.form
    identities = form.identities
    lapses: dict[Key, list[Lapse]] = {}
    for lapse in standing.lapses:
        identity = identities[lapse.index]
        key = identity.family, said(identity, lapse.verdict)
        same = lapses.setdefault(key, [])
        same.append(lapse)
    return lapses


def _families() -> dict[str, Identity]:
    """Family → one of its identities, those of the newest edition first."""
    families: dict[str, Identity] = {}
    newest_first = sorted(EDITIONS, reverse=True)
    for edition in newest_first:
        form = whole_form(edition)
        for identity in form.identities:
            families.setdefault(identity.family, identity)
    return families


def _rule(identity: Identity, lapsed: dict[Key, Lapsed]) -> RuleLapses:
    family = identity.family
    lists = []
    for verdict in INSIDE if identity.must_hold else ACROSS:
        key = (family, verdict)
        if key in lapsed:
            lapses = _of_verdict(verdict, lapsed[key])
            lists.append(lapses)
    return RuleLapses(
        family=family,
        words=identity.words,
        required=identity.must_hold,
        lists=tuple(lists),
    )


def _of_verdict(verdict: Said, entries: Lapsed) -> VerdictLapses:
    newest_first = sorted(entries, key=_age)
    count = sum(len(lapses) for _, lapses in entries)
    places = []
    for standing, lapses in newest_first[:MOST]:
        places.append(_of_report(standing, lapses))
    return VerdictLapses(
        verdict=verdict,
        count=count,
        reports=len(entries),
        places=tuple(places),
    )


def _age(entry: tuple[Standing, list[Lapse]]) -> int:
    """The smaller, the newer the report."""
    standing, _ = entry
    return -standing.report.year


def _of_report(standing: Standing, lapses: Sequence[Lapse]) -> ReportLapses:
    known = standing.report.form.identities
    identities = tuple(known[lapse.index] for lapse in lapses)
    items: tuple[Told, ...] = ()
    why = ""
    if lapses[0].verdict is Verdict.UNKNOWN:
        why = _why(standing, identities)
    else:
        items = tuple(zip(identities, lapses, strict=True))
    return ReportLapses(
        standing=standing,
        identities=identities,
        items=items,
        why=why,
    )


def _why(standing: Standing, identities: Iterable[Identity]) -> str:
    """What stands in the way of an assessment; the report's page says it cell by cell."""
    if any(identity.reaches_back for identity in identities):
        return standing.across
    return f"副本缺 {standing.lost} 格" if standing.lost else "原件有留空的格"
