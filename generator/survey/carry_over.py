"""How each year of an agency hands over to the next: identities that reach into the year before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, starmap

from generator.archive.agency import Agency
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.form.handovers import Handover, Indexed, handovers
from generator.form.identities import Term
from generator.rules.assessment import MISSING_WORDS, Assessment, Verdict
from generator.rules.dossier import Assessed
from generator.survey.verdicts import ACROSS, Said
from generator.survey.years import named

Stated = tuple[Term, Value | None]
"A term of an identity, and its figure."
Assessments = Sequence[Assessment]
"Of all identities of a form."


@dataclass(frozen=True, slots=True)
class Link:
    """One identity between two reports, or several that say the same."""

    assessment: Assessment
    name: str
    "The row or column it speaks of; empty where its figures name it."
    earlier: int
    "The years of the two reports."
    later: int

    @property
    def verdict(self) -> Said:
        """Whether the later report begins with what the earlier one left."""
        return ACROSS[self.assessment.verdict]

    @property
    def words(self) -> str:
        """The figures of both years, or what of them is missing."""
        words = _unknown if self.verdict is Said.UNKNOWN else _handed
        return words(self.assessment, self.earlier, self.later)

    @property
    def joins(self) -> bool:
        """Whether nothing is to be said against it.

        What the form of the year before does not ask for is not missed.
        """
        return self.assessment.verdict is Verdict.HOLDS or None in self.assessment.values

    @property
    def zero(self) -> bool:
        """Every figure in it is 0."""
        return all(value == 0 for value in self.assessment.values)

    @property
    def reason(self) -> str:
        """Why the original breaks it, where the report says so."""
        return self.assessment.reason


@dataclass(frozen=True, slots=True)
class Step:
    """Two neighbouring reports of an agency and what stands between them."""

    earlier: int
    later: int
    gap: str
    "Why nothing can be verified; empty where the later report follows the earlier one directly."
    links: tuple[Link, ...] = ()

    @property
    def verdict(self) -> Said:
        """The worst there is; 无法核验 over a gap."""
        verdicts = {link.verdict for link in self.links}
        return next((verdict for verdict in Said if verdict in verdicts), Said.UNKNOWN)

    @property
    def joins(self) -> bool:
        """Whether the later report begins with all that the earlier one left."""
        return bool(self.links) and all(link.joins for link in self.links)

    @property
    def quiet(self) -> bool:
        """Everything handed over is 0, so that one short sentence says it."""
        if not self.links:
            return False
        return all(link.zero for link in self.links)


def chain(agency: Agency, held: Iterable[Assessed]) -> tuple[Step, ...]:
    """The steps from each of an agency's reports that counts to the next one, oldest first.

    What has no figures hands nothing over.
    """
    kept = []
    for assessed in held:
        report = assessed.report
        if report.has_tables and not report.withdrawn:
            kept.append(assessed)
    steps = starmap(partial(_step, agency), pairwise(kept))
    return tuple(steps)


def _step(agency: Agency, before: Assessed, assessed: Assessed) -> Step:
    earlier = before.report
    later = assessed.report
    between = range(earlier.year + 1, later.year)
    if between:
        gaps = _gaps(agency, between)
        gap = "，".join(gaps)
        return Step(earlier.year, later.year, gap)
    links = tuple(_links(earlier, assessed))
    return Step(
        earlier=earlier.year,
        later=later.year,
        gap="",
        links=links,
    )


def _gaps(agency: Agency, years: Sequence[int]) -> Iterator[str]:
    """Why there are no reports on these years to compare with."""
    joint: list[int] = []
    withdrawn: list[int] = []
    absent: list[int] = []
    for year in years:
        if agency.joint_report(year):
            joint.append(year)
        elif agency.report(year):
            withdrawn.append(year)
        else:
            absent.append(year)
    if absent:
        yield f"{named(absent)} 年的报告不在本档案"
    if withdrawn:
        yield f"{named(withdrawn)} 年的报告已撤回"
    if joint:
        yield f"{named(joint)} 年的报告是与别的机关联合编制的"


def _links(earlier: Report, assessed: Assessed) -> Iterator[Link]:
    """What has a total comes first, its rows only where they say more than the total does."""
    report = assessed.report
    assessments = assessed.assessments
    for family in handovers(report.form):
        for (index, _), name in _told(family, assessments):
            yield Link(assessments[index], name, earlier.year, report.year)


def severed(assessed: Assessed) -> Iterator[Link]:
    """Where a report does not begin with what the year before left, each difference once."""
    before = assessed.previous
    if before is None:
        return
    assessments = assessed.assessments
    for family in handovers(assessed.report.form):
        totals, rows = (_failing(indexed, assessments) for indexed in (family.totals, family.rows))
        for index, identity in totals or rows:
            name = "" if totals else identity.along.short
            yield Link(assessments[index], name, before.year, assessed.report.year)


def _failing(indexed: Iterable[Indexed], assessments: Assessments) -> list[Indexed]:
    return [each for each in indexed if assessments[each[0]].verdict.fails]


def _told(family: Handover, assessments: Assessments) -> Iterator[tuple[Indexed, str]]:
    """The identities of a family that are spoken of, each with the name it needs."""
    for total in family.totals:
        yield total, ""
    for row in family.rows:
        if family.totals and not _says_more(row, family.totals[0], assessments):
            continue
        _, identity = row
        yield row, identity.along.short


def _says_more(row: Indexed, total: Indexed, assessments: Assessments) -> bool:
    index, _ = row
    verdict = assessments[index].verdict
    if verdict is not Verdict.UNKNOWN:
        return verdict.fails
    index, _ = total
    return assessments[index].verdict is not Verdict.UNKNOWN


def _handed(assessment: Assessment, earlier: int, later: int) -> str:
    """What one year leaves and the next begins with, from whichever side reaches back.

    `2022 年现行有效 12 + 制发 3 − 废止 1 = 14 → 2023 年现行有效 14`
    """
    source, target = _sides(assessment)
    result = _result(source, target)
    gone = [stated for stated in target if stated is not result]
    start = sorted(source, key=_is_of_later)
    summands = " + ".join(map(_words, start))
    words = f"{earlier} 年{summands}"
    for stated in gone:
        words += f" − {_words(stated)}"
    if len(start) + len(gone) > 1:
        left = _sum(start) - _sum(gone)
        words += f" = {left}"
    words += f" → {later} 年{_words(result)}"
    difference = assessment.difference
    if difference:
        words += f"（差 {difference}）"
    return words


def _result(source: Iterable[Stated], target: Sequence[Stated]) -> Stated:
    """What the next year begins with: the cell that was handed over, or else the first."""
    handed = {term.cell for term, _ in source if term.last}
    for stated in target:
        term, _ = stated
        if term.cell in handed:
            return stated
    return target[0]


def _is_of_later(stated: Stated) -> bool:
    term, _ = stated
    return not term.last


def _sides(assessment: Assessment) -> tuple[list[Stated], list[Stated]]:
    """The side that reaches into the year before, and the other one."""
    identity = assessment.identity
    left = zip(identity.left, assessment.left, strict=True)
    right = zip(identity.right, assessment.right, strict=True)
    reaches_back = any(term.last for term in identity.left)
    if reaches_back:
        return list(left), list(right)
    return list(right), list(left)


def _words(stated: Stated) -> str:
    term, value = stated
    return f"{term.name} {value}"


def _sum(side: Iterable[Stated]) -> int:
    total = 0
    for _, value in side:
        if isinstance(value, int):
            total += value
    return total


def _unknown(assessment: Assessment, earlier: int, later: int) -> str:
    """Which figure is missing, of which year, and why."""
    reasons = []
    terms = assessment.identity.terms
    stated = zip(terms, assessment.values, strict=True)
    for term, value in stated:
        if isinstance(value, Missing):
            year = earlier if term.last else later
            reasons.append(f"{year} 年{term.name}{MISSING_WORDS[value]}")
        elif value is None:
            reasons.append(f"{earlier} 年的表式没有{term.name}一项")
    return "，".join(reasons)
