"""Reports whose figures do not add up: in themselves, or with those of the year before.

What is counted are reports. Those that were withdrawn, or have no figures, do not count; figures
are always of all reports, lists stop after the first few.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.archive.region import Region
from generator.form.editions import EDITIONS, whole_form
from generator.form.identities import Identity
from generator.survey.divisions import shares
from generator.survey.flaws import Flaw
from generator.survey.overview import Survey
from generator.survey.standing import Lapse, Standing
from generator.survey.verdicts import Said

MOST = 60
"Reports one page lists; the figure above them counts them all."
OF_RULE = 20
"The same of one identity."

Standings = Iterable[Standing]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Tally:
    """Some reports; one may not add up in both ways."""

    reports: int
    acknowledged: int
    "Whose own figures do not add up."
    broken: int
    "Which do not begin with what the year before left."
    unknown: int
    "With an identity of their own that lacks a figure."


@dataclass(frozen=True, slots=True)
class Entry:
    """A report that does not add up."""

    standing: Standing
    flaws: tuple[Flaw, ...]
    "Within it."
    joint: Flaw | None
    "To the year before."


@dataclass(frozen=True, slots=True)
class OfRule:
    """One identity over its rows or columns, and the reports that break it."""

    family: str
    words: str
    reports: int
    newest: tuple[Standing, ...]
    "At most `OF_RULE`."


OfYear = tuple[int, Tally]
OfSector = tuple[str, Tally]
OfRegion = tuple[Region, str, Tally]
"A region, its name as a row, and its reports."


def standings(survey: Survey, code: str) -> Iterator[Standing]:
    """Reports that count and can be assessed, of a region and all below it."""
    agencies = survey.below.get(code, ())
    for standing in survey.counting(agencies):
        if standing.report.has_tables:
            yield standing


def tally(reports: Standings) -> Tally:
    """How many of these reports do not add up."""
    inside = []
    joining = []
    for standing in reports:
        inside.append(standing.inside)
        joining.append(standing.joining)
    return Tally(
        reports=len(inside),
        acknowledged=inside.count(Said.ACKNOWLEDGED),
        broken=joining.count(Said.BROKEN),
        unknown=inside.count(Said.UNKNOWN),
    )


def by_year(reports: Standings) -> list[OfYear]:
    """Each year with its reports, newest first."""
    return sorted(_tallies(reports, _year), reverse=True, key=_key)


def by_sector(reports: Standings) -> list[OfSector]:
    """Each sector with its reports, by name."""
    return sorted(_tallies(reports, _sector), key=_key)


def _year(standing: Standing) -> int:
    return standing.report.year


def _sector(standing: Standing) -> str:
    return standing.agency.sector


def _key(row: tuple[Key, Tally]) -> Key:
    key, _ = row
    return key


def _tallies(reports: Standings, key: Callable[[Standing], Key]) -> Iterator[tuple[Key, Tally]]:
    groups: dict[Key, list[Standing]] = {}
    for standing in reports:
        group = groups.setdefault(key(standing), [])
        group.append(standing)
    for value, group in groups.items():
        yield value, tally(group)


def by_region(survey: Survey, code: str) -> list[OfRegion]:
    """The regions that share everything, each with its name here and its reports."""
    rows = []
    for region, name, agencies in shares(survey, code):
        counting = [each for each in survey.counting(agencies) if each.report.has_tables]
        rows.append((region, name, tally(counting)))
    return rows


def differing(reports: Standings) -> list[Standing]:
    """Those that do not add up, the one that entered the archive last first."""
    found = [each for each in reports if _differs(each)]
    return sorted(found, key=_entered, reverse=True)


def _differs(standing: Standing) -> bool:
    return standing.inside is Said.ACKNOWLEDGED or standing.joining is Said.BROKEN


def _entered(standing: Standing) -> tuple[str, int]:
    return standing.report.archived or "", standing.report.year


def entry(standing: Standing) -> Entry:
    """What is said of a report that does not add up."""
    return Entry(standing, standing.flaws, _joint(standing))


def _joint(standing: Standing) -> Flaw | None:
    """What does not join, the total before its parts."""
    failing = [
        (identity, lapse) for identity, lapse in _failing(standing) if not identity.must_hold
    ]
    if not failing:
        return None
    (first, _), *_ = failing
    identity, lapse = [each for each in failing if each[0].family == first.family][-1]
    more = len(failing) - 1
    others = f"；另有 {more} 项接不上" if more else ""
    return Flaw(f"{identity.along.short}：{lapse.statement}{others}", "", lapse.reason)


def _failing(standing: Standing) -> Iterator[tuple[Identity, Lapse]]:
    identities = standing.report.form.identities
    for lapse in standing.lapses:
        if lapse.verdict.fails:
            yield identities[lapse.index], lapse


def rules(reports: Standings) -> list[OfRule]:
    """The identities that some of these reports break, in the order of the form."""
    breaking: dict[str, dict[str, Standing]] = {}
    for standing in reports:
        for identity, _ in _failing(standing):
            of_rule = breaking.setdefault(identity.family, {})
            of_rule[standing.report.path] = standing
    found = []
    for identity in _families().values():
        if identity.family in breaking:
            newest = differing(breaking[identity.family].values())
            first = tuple(newest[:OF_RULE])
            found.append(OfRule(identity.family, identity.words, len(newest), first))
    return found


def _families() -> dict[str, Identity]:
    """Family → one of its identities, those of the newest edition first."""
    families: dict[str, Identity] = {}
    newest_first = sorted(EDITIONS, reverse=True)
    for edition in newest_first:
        form = whole_form(edition)
        for identity in form.identities:
            families.setdefault(identity.family, identity)
    return families
