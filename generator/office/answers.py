"""Feedback sheets that came back: what they change and explain, and the reports with that taken."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.archive.regions import Regions
from generator.archive.report import Report
from generator.intake.feedback import Returned, returned, whose
from generator.office.collection import (
    Collected,
    Outcome,
    Stray,
    judged,
)
from generator.office.paper import Paper
from generator.office.roster import Body
from generator.rules.acknowledgement import FACTS

NOBODY = "反馈表说不清是哪一家、哪一年的，没有采用；请用发出的那份填写"
ANOTHER = "反馈表是 {key} {year} 年的，名册上没有，或者没有收到它的报告"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a body says of its report."""

    body: Body
    name: str
    "Of the file."
    report: Report
    "The version that it answers."
    said: Returned

    @property
    def changes(self) -> list[str]:
        """新收·总计：12 → 14."""
        return [
            f"{_named(self.report, each.cell)}：{each.before} → {each.after}"
            for each in self.said.changed
        ]

    @property
    def reasons(self) -> list[str]:
        """What the original is said to have so, and why."""
        return [f"{_words(self.report, name)}：{why}" for name, why in self.said.acknowledged]

    @property
    def doubts(self) -> list[str]:
        """What was not taken, or is to be looked at."""
        return [each.advice for each in self.said.findings]


def _named(report: Report, cell: str) -> str:
    index = report.form.index.get(cell)
    return FACTS.get(cell, cell) if index is None else report.form.cells[index].name


def _words(report: Report, name: str) -> str:
    identities = {each.id: each for each in report.form.identities}
    identity = identities.get(name)
    return f"{identity.along.short}，{identity.words}" if identity else FACTS.get(name, name)


def answers(made: Collected, sheets: Iterable[Paper]) -> tuple[list[Answer], list[Stray]]:
    """What each sheet says, the oldest first: a later one may answer what came of it."""
    known = {(each.body.key, made.year): each for each in made.outcomes if each.report}
    versions: dict[Body, Report] = {}
    found: list[Answer] = []
    strays: list[Stray] = []
    for paper in sorted(sheets, key=_modified):
        if paper.came is None:
            continue
        told = whose(paper.came)
        outcome = known.get(told) if told else None
        if outcome is None or outcome.report is None:
            why = ANOTHER.format(key=told[0], year=told[1]) if told else NOBODY
            strays.append(Stray(paper.name, why))
            continue
        report = versions.get(outcome.body, outcome.report)
        answer = Answer(outcome.body, paper.name, report, returned(paper.came, paper.name, report))
        found.append(answer)
        if answer.said.report:
            versions[outcome.body] = answer.said.report
    return found, strays


def _modified(paper: Paper) -> tuple[int, str]:
    return paper.modified, paper.name


def taken(made: Collected, given: Sequence[Answer], regions: Regions) -> Collected:
    """The collection with what the bodies say, held to the rules once more."""
    outcomes = tuple(_taken(each, given, regions) for each in made.outcomes)
    return replace(made, outcomes=outcomes)


def _taken(outcome: Outcome, given: Sequence[Answer], regions: Regions) -> Outcome:
    versions = list(_versions(outcome.body, given))
    if not versions or outcome.assessed is None:
        return outcome
    changed = replace(outcome, report=versions[-1])
    return judged(changed, outcome.assessed.previous, regions)


def _versions(body: Body, given: Iterable[Answer]) -> Iterator[Report]:
    for answer in given:
        if answer.body == body and answer.said.report:
            yield answer.said.report
