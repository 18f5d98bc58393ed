"""What came in, held against the roster: how each body stands, and the lists of what is amiss."""

from collections import defaultdict
from collections.abc import (
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from generator.archive.agency import Agency, Alias
from generator.archive.reference import Reference
from generator.archive.regions import Regions
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.finding import ERROR, WARNING, Finding
from generator.office.matching import Matcher
from generator.office.paper import PLACE, Paper
from generator.office.roster import Body
from generator.rules import check
from generator.rules.dossier import Assessed, dossier

NOTHING = "没有收到文件"
NAMED = 3
"Cells that a sentence names; of more it tells how many there are."
Before = Callable[[Body], Report | None]
"A body → its report on the year before in the archive, if that has one."


class Doubled(NamedTuple):
    """Files that are all one body's."""

    body: Body
    names: tuple[str, ...]
    taken: str
    "The one that counts; empty where nobody can tell which."
    is_same: bool = False
    "Whether they all say the same."

    @property
    def said(self) -> str:
        """Which counts, and how to have another one count."""
        if not self.taken:
            return "内容不同，时间相同，分不清哪一份是定稿，都没有采用；请只留一份"
        if self.is_same:
            return f"内容相同，采用“{self.taken}”"
        return f"采用“{self.taken}”，它改动得最晚；不对的，移走它"


class Stray(NamedTuple):
    """A file that is taken for nobody's, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a body stands."""

    body: Body
    missing: str = ""
    "Why there is no report; empty where there is one."
    paper: Paper | None = None
    report: Report | None = None
    assessed: Assessed | None = None
    findings: tuple[Finding, ...] = ()
    "What the rules say of it, errors first."
    held_by: Body | None = None
    "Who files the report that this body files jointly."

    @property
    def doubts(self) -> tuple[str, ...]:
        """What of its file could not be read for certain, to be compared with that.

        Without what the rules say too: whoever reads a file and whoever judges it see the same
        sums, and a person is told once.
        """
        doubts = self.paper.doubts if self.paper else ()
        return tuple(doubt for doubt in doubts if not self._tells(doubt))

    def _tells(self, doubt: str) -> bool:
        return any(each.message in doubt for each in self.findings)

    @property
    def errors(self) -> list[Finding]:
        """What is to be mended or explained."""
        return [each for each in self.findings if each.severity == ERROR]

    @property
    def warnings(self) -> list[Finding]:
        """What is to be looked at."""
        return [each for each in self.findings if each.severity == WARNING]

    @property
    def days_late(self) -> int:
        """How long after its day the report says it was published; 0 where it was not."""
        due, published = self.body.due, self.report.published if self.report else None
        if not due or not published:
            return 0
        return max(0, (date.fromisoformat(published) - date.fromisoformat(due)).days)


@dataclass(frozen=True, slots=True)
class Collected:
    """A collection, sorted."""

    year: int
    outcomes: tuple[Outcome, ...]
    "In the order of the roster."
    doubled: tuple[Doubled, ...]
    unexpected: tuple[Stray, ...]
    unreadable: tuple[Stray, ...]

    @property
    def missing(self) -> list[Outcome]:
        """Bodies without a report."""
        return [each for each in self.outcomes if each.missing]

    @property
    def filed(self) -> list[Outcome]:
        """Bodies with one, of their own or a joint one."""
        return [each for each in self.outcomes if not each.missing]

    @property
    def late(self) -> list[Outcome]:
        """Bodies whose report says that it was published after the day."""
        return [each for each in self.outcomes if each.days_late]

    @property
    def undated(self) -> list[Outcome]:
        """Bodies with a day to keep, whose report does not say when it was published."""
        return [each for each in self.filed if _is_undated(each)]


def _is_undated(outcome: Outcome) -> bool:
    return bool(outcome.body.due and outcome.report and not outcome.report.published)


def collected(
    bodies: Sequence[Body],
    papers: Iterable[Paper],
    year: int,
    regions: Regions,
    before: Before,
) -> Collected:
    """Sort the files by body, choose one of each, and hold it to the rules."""
    matcher = Matcher(bodies, regions)
    own: dict[tuple[Body, int], list[Paper]] = defaultdict(list)
    partners: dict[Body, tuple[Body, ...]] = {}
    unexpected: list[Stray] = []
    unreadable: list[Stray] = []
    for paper in papers:
        if not paper.is_read:
            unreadable.append(Stray(paper.name, paper.why))
            continue
        match = matcher.match(paper)
        if match.body is None:
            unexpected.append(Stray(paper.name, match.doubt))
            continue
        own[match.body, paper.year].append(paper)
        partners[match.body] = match.partners
    chosen = {key: _chosen(several) for key, several in own.items()}
    doubled = [
        _doubled(body, several, chosen[body, filed])
        for (body, filed), several in own.items()
        if len(several) > 1 and filed == year
    ]
    joint: dict[Body, Body] = {}
    for holder, others in partners.items():
        joint.update(dict.fromkeys(others, holder))
    why = _reasons(matcher, own, doubled, unreadable, year)
    outcomes = []
    for body in bodies:
        taken = chosen.get((body, year))
        if taken:
            last = chosen.get((body, year - 1))
            previous = last.report(body) if last else before(body)
            outcomes.append(_held(body, taken, partners[body], previous, regions))
        elif body in joint and chosen.get((joint[body], year)):
            outcomes.append(Outcome(body, held_by=joint[body]))
        else:
            outcomes.append(Outcome(body, missing=why.get(body, NOTHING)))
    return Collected(year, tuple(outcomes), tuple(doubled), tuple(unexpected), tuple(unreadable))


def _doubled(body: Body, several: Sequence[Paper], taken: Paper | None) -> Doubled:
    return Doubled(
        body=body,
        names=tuple(each.name for each in several),
        taken=taken.name if taken else "",
        is_same=len({each.text for each in several}) == 1,
    )


def _chosen(several: Sequence[Paper]) -> Paper | None:
    """The one that was changed last; None where the last ones say different things."""
    latest = max(each.modified for each in several)
    last = [each for each in several if each.modified == latest]
    return last[0] if len({each.text for each in last}) == 1 else None


def _reasons(
    matcher: Matcher,
    own: Mapping[tuple[Body, int], Sequence[Paper]],
    doubled: Iterable[Doubled],
    unreadable: Iterable[Stray],
    year: int,
) -> dict[Body, str]:
    """Body without a report → why, where a file tells."""
    reasons: dict[Body, str] = {}
    for stray in unreadable:
        body = matcher.like(stray.name)
        if body:
            reasons[body] = f"收到“{stray.name}”，读不出"
    for body, filed in own:
        if filed != year:
            names = "、".join(each.name for each in own[body, filed])
            reasons[body] = f"收到的是 {filed} 年的报告：{names}"
    for each in doubled:
        if not each.taken:
            reasons[each.body] = f"收到 {len(each.names)} 份不同的报告，分不清哪一份是定稿"
    return reasons


def _held(
    body: Body,
    paper: Paper,
    partners: Sequence[Body],
    previous: Report | None,
    regions: Regions,
) -> Outcome:
    """A report, held to the rules."""
    report = paper.report(body)
    if partners:
        report = replace(report, joint=tuple(Reference(each.key) for each in partners))
    return judged(Outcome(body, paper=paper, report=report), previous, regions)


def judged(outcome: Outcome, previous: Report | None, regions: Regions) -> Outcome:
    """What the rules say of the report of an outcome; previous: that on the year before."""
    report = outcome.report
    if report is None:
        return outcome
    reports = [previous, report] if previous else [report]
    held = dossier(agency_of(outcome.body), reports, regions)
    own = [*_unfilled(report), *_of_report(check(held), report)]
    return replace(
        outcome,
        assessed=held.assessed[-1],
        findings=tuple(sorted(own, key=_gravity)),
    )


def _unfilled(report: Report) -> Iterator[Finding]:
    """Cells that nobody filled in, as one finding: `check` has one for each of them."""
    cells = zip(report.form.cells, report.figures.values, strict=True)
    names = [cell.name for cell, value in cells if value is Missing.UNFILLED]
    if names:
        more = "等" if len(names) > NAMED else ""
        message = f"有 {len(names)} 格没有填：{'、'.join(names[:NAMED])}{more}"
        hint = "0 写 0；原件留空写 /；看不清或缺失写 lost"
        yield Finding(report.path, 0, 0, "unfilled", ERROR, message, hint)


def agency_of(body: Body) -> Agency:
    """The body as the archive would know it."""
    return Agency(
        region=body.region,
        id=body.id or PLACE,
        path=f"{body.key}/agency.yaml",
        name=body.name,
        sector=body.sector,
        kind=body.kind,
        aliases=tuple(map(Alias, body.others)),
    )


def _of_report(findings: Iterable[Finding], report: Report) -> Iterator[Finding]:
    return (each for each in findings if each.path == report.path)


def _gravity(finding: Finding) -> bool:
    return finding.severity != ERROR
