"""How each year of an agency hands over to the next: the identities that reach into the year before."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from generator.archive.agency import Agency
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.rules.assessment import (
    FAILING,
    MISSING_WORDS,
    WORST_FIRST,
    Assessment,
    Verdict,
    assess,
)
from generator.survey.years import named


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
        found = {link.verdict for link in self.links}
        return next((verdict for verdict in WORST_FIRST if verdict in found), Verdict.UNKNOWN)

    @property
    def quiet(self) -> bool:
        """Everything handed over is 0, so that one short sentence says it."""
        return bool(self.links) and all(link.zero for link in self.links)


def chain(agency: Agency) -> tuple[Step, ...]:
    """The steps from each report that counts to the next one, oldest first."""
    kept = [report for report in agency.reports if not report.withdrawn]
    return tuple(_step(agency, earlier, later) for earlier, later in pairwise(kept))


def _step(agency: Agency, earlier: Report, later: Report) -> Step:
    if later.year == earlier.year + 1:
        return Step(earlier.year, later.year, "", tuple(_links(earlier, later)))
    between = range(earlier.year + 1, later.year)
    joint = [year for year in between if agency.joint_report(year)]
    withdrawn = [year for year in between if agency.report(year) and year not in joint]
    absent = [year for year in between if not agency.report(year) and year not in joint]
    reasons = []
    if absent:
        reasons.append(f"{named(absent)} 年的报告不在本档案")
    if withdrawn:
        reasons.append(f"{named(withdrawn)} 年的报告已撤回")
    if joint:
        reasons.append(f"{named(joint)} 年的报告是与别的机关联合编制的")
    return Step(earlier.year, later.year, "，".join(reasons))


def _links(earlier: Report, later: Report) -> Iterator[Link]:
    assessments = [
        item for item in assess(later, earlier) if any(term.last for term in item.identity.terms)
    ]
    listed = {cell for quantity in later.figures.form.headline for cell in quantity.cells}
    families = [
        list(items) for _, items in groupby(assessments, key=lambda item: item.identity.family)
    ]
    totals = [
        [item for item in items if all(term.cell in listed for term in item.identity.terms)]
        for items in families
    ]
    # What has a total comes first, and its parts only where they say more than the total does.
    for items, total in sorted(
        zip(families, totals, strict=True), key=lambda family: not family[1]
    ):
        yield from (_link(item, "", earlier, later) for item in total)
        for item in items:
            if item not in total and (not total or _says_more(item, total[0])):
                yield _link(item, item.identity.along.short, earlier, later)


def _says_more(part: Assessment, total: Assessment) -> bool:
    return part.verdict in FAILING or (
        part.verdict is Verdict.UNKNOWN and total.verdict is not Verdict.UNKNOWN
    )


def _link(item: Assessment, name: str, earlier: Report, later: Report) -> Link:
    zero = all(value == 0 for value in item.values)
    words = (
        _unknown(item, earlier, later)
        if item.verdict is Verdict.UNKNOWN
        else _handed(item, earlier, later)
    )
    return Link(item.verdict, name, words, zero, item.reason)


def _handed(item: Assessment, earlier: Report, later: Report) -> str:
    """`2022 年现行有效 12 + 制发 3 − 废止 1 = 14 → 2023 年现行有效 14`, from whichever side reaches back."""
    left = list(zip(item.identity.left, item.left, strict=True))
    right = list(zip(item.identity.right, item.right, strict=True))
    source, target = (
        (left, right) if any(term.last for term in item.identity.left) else (right, left)
    )
    before = {term.cell for term, _ in source if term.last}
    result = next((pair for pair in target if pair[0].cell in before), target[0])
    gone = [pair for pair in target if pair is not result]
    start = sorted(source, key=lambda pair: not pair[0].last)
    words = f"{earlier.year} 年" + " + ".join(f"{term.name} {value}" for term, value in start)
    words += "".join(f" − {term.name} {value}" for term, value in gone)
    total = sum(_number(value) for _, value in start) - sum(_number(value) for _, value in gone)
    if len(start) + len(gone) > 1:
        words += f" = {total}"
    words += f" → {later.year} 年{result[0].name} {result[1]}"
    return words + (f"（差 {item.difference}）" if item.difference else "")


def _number(value: Value | None) -> int:
    return value if isinstance(value, int) else 0


def _unknown(item: Assessment, earlier: Report, later: Report) -> str:
    """Which figure is missing, of which year, and why."""
    reasons = []
    for term, value in zip(item.identity.terms, item.values, strict=True):
        if isinstance(value, Missing):
            year = earlier.year if term.last else later.year
            reasons.append(f"{year} 年{term.name}{MISSING_WORDS[value]}")
        elif value is None:
            reasons.append(f"{earlier.year} 年的表式没有{term.name}一项")
    return "，".join(reasons)
