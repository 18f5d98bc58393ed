"""How each year of an agency hands over to the next: identities that reach into the year before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from generator.archive.agency import Agency
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.form.identities import Term
from generator.rules.assessment import MISSING_WORDS, Assessment, Verdict
from generator.survey.standing import Standing
from generator.survey.years import named

Stated = tuple[Term, Value | None]
"A term of an identity, and its figure."


@dataclass(frozen=True, slots=True)
class Link:
    """One identity between two reports, or several that say the same."""

    verdict: Verdict
    name: str
    "The row or column it speaks of; empty where its figures name it."
    words: str
    zero: bool
    "Every figure in it is 0."
    reason: str = ""
    "Why the original breaks it, where the report says so."


@dataclass(frozen=True, slots=True)
class Step:
    """Two neighbouring reports of an agency and what stands between them."""

    earlier: int
    later: int
    gap: str
    "Why nothing can be verified; empty where the later report follows the earlier one directly."
    links: tuple[Link, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The worst there is; 无法核验 over a gap."""
        verdicts = {link.verdict for link in self.links}
        return next((verdict for verdict in Verdict if verdict in verdicts), Verdict.UNKNOWN)

    @property
    def quiet(self) -> bool:
        """Everything handed over is 0, so that one short sentence says it."""
        return bool(self.links) and all(link.zero for link in self.links)


def chain(standings: Iterable[Standing]) -> tuple[Step, ...]:
    """The steps from each of an agency's reports that counts to the next one, oldest first."""
    kept = [standing for standing in standings if not standing.report.withdrawn]
    return tuple(_step(earlier.report, later) for earlier, later in pairwise(kept))


def _step(earlier: Report, standing: Standing) -> Step:
    later = standing.report
    if later.year == earlier.year + 1:
        return Step(earlier.year, later.year, "", tuple(_links(earlier, standing)))
    between = range(earlier.year + 1, later.year)
    return Step(earlier.year, later.year, "，".join(_gaps(standing.agency, between)))


def _gaps(agency: Agency, years: Sequence[int]) -> Iterator[str]:
    """Why there are no reports on these years to compare with."""
    joint = [year for year in years if agency.joint_report(year)]
    own = [year for year in years if year not in joint]
    withdrawn = [year for year in own if agency.report(year)]
    absent = [year for year in own if not agency.report(year)]
    if absent:
        yield f"{named(absent)} 年的报告不在本档案"
    if withdrawn:
        yield f"{named(withdrawn)} 年的报告已撤回"
    if joint:
        yield f"{named(joint)} 年的报告是与别的机关联合编制的"


def _links(earlier: Report, standing: Standing) -> Iterator[Link]:
    """What has a total comes first, its rows only where they say more than the total does."""
    later = standing.report
    across = [item for item in standing.assessments if _reaches_back(item)]
    listed: set[str] = set()
    for quantity in later.figures.form.headline:
        listed.update(quantity.cells)
    families = []
    for _, group in groupby(across, key=lambda item: item.identity.family):
        family = list(group)
        totals = [item for item in family if _cells(item) <= listed]
        families.append((family, totals))
    families.sort(key=lambda pair: not pair[1])
    for family, totals in families:
        for total in totals:
            yield _link(total, "", earlier, later)
        for item in family:
            if item in totals:
                continue
            if not totals or _says_more(item, totals[0]):
                yield _link(item, item.identity.along.short, earlier, later)


def _reaches_back(assessment: Assessment) -> bool:
    return any(term.last for term in assessment.identity.terms)


def _cells(assessment: Assessment) -> set[str]:
    return {term.cell for term in assessment.identity.terms}


def _says_more(row: Assessment, total: Assessment) -> bool:
    if row.verdict is Verdict.UNKNOWN:
        return total.verdict is not Verdict.UNKNOWN
    return row.verdict.fails


def _link(assessment: Assessment, name: str, earlier: Report, later: Report) -> Link:
    said = _unknown if assessment.verdict is Verdict.UNKNOWN else _handed
    return Link(
        verdict=assessment.verdict,
        name=name,
        words=said(assessment, earlier, later),
        zero=all(value == 0 for value in assessment.values),
        reason=assessment.reason,
    )


def _handed(assessment: Assessment, earlier: Report, later: Report) -> str:
    """What one year leaves and the next begins with, from whichever side reaches back.

    `2022 年现行有效 12 + 制发 3 − 废止 1 = 14 → 2023 年现行有效 14`
    """
    source, target = _sides(assessment)
    handed = {term.cell for term, _ in source if term.last}
    result = next((stated for stated in target if stated[0].cell in handed), target[0])
    gone = [stated for stated in target if stated is not result]
    start = sorted(source, key=lambda stated: not stated[0].last)
    words = f"{earlier.year} 年" + " + ".join(map(_words, start))
    words += "".join(f" − {_words(stated)}" for stated in gone)
    if len(start) + len(gone) > 1:
        words += f" = {_sum(start) - _sum(gone)}"
    words += f" → {later.year} 年{_words(result)}"
    difference = assessment.difference
    return f"{words}（差 {difference}）" if difference else words


def _sides(assessment: Assessment) -> tuple[list[Stated], list[Stated]]:
    """The side that reaches into the year before, and the other one."""
    identity = assessment.identity
    left = list(zip(identity.left, assessment.left, strict=True))
    right = list(zip(identity.right, assessment.right, strict=True))
    if any(term.last for term in identity.left):
        return left, right
    return right, left


def _words(stated: Stated) -> str:
    term, value = stated
    return f"{term.name} {value}"


def _sum(side: Iterable[Stated]) -> int:
    return sum(value for _, value in side if isinstance(value, int))


def _unknown(assessment: Assessment, earlier: Report, later: Report) -> str:
    """Which figure is missing, of which year, and why."""
    reasons = []
    for term, value in zip(assessment.identity.terms, assessment.values, strict=True):
        if isinstance(value, Missing):
            year = earlier.year if term.last else later.year
            reasons.append(f"{year} 年{term.name}{MISSING_WORDS[value]}")
        elif value is None:
            reasons.append(f"{earlier.year} 年的表式没有{term.name}一项")
    return "，".join(reasons)
