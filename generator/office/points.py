"""What is open, by rule and by body: what the office reads, and what it asks of each."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.finding import ERROR, Finding
from generator.form.editions import EDITIONS, whole_form
from generator.office.collection import Collected, Outcome
from generator.rules.catalogue import catalogue
from generator.rules.mending import faults

MUST, MAY = "必须", "提示"


class OfRule(NamedTuple):
    """A rule, and the bodies whose reports fail it."""

    words: str
    weight: str
    bodies: tuple[str, ...]


class OfBody(NamedTuple):
    """What is open with a body."""

    name: str
    day: str
    "When its report says it was published; empty where it does not."
    word: str
    "对不上, 接不上, 待补 or 待看."
    points: tuple[str, ...]
    "Sentences, one for each thing."


def by_rule(collected: Collected) -> list[OfRule]:
    """Rules that some report fails, those that must hold first."""
    failing: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for outcome in collected.outcomes:
        told = {(each.severity != ERROR, _words(each)) for each in outcome.findings}
        for key in sorted(told):
            failing[key].append(outcome.body.name)
    found = []
    for (is_hint, words), bodies in sorted(failing.items(), key=lambda item: item[0]):
        found.append(OfRule(words, MAY if is_hint else MUST, tuple(bodies)))
    return found


def _words(finding: Finding) -> str:
    """What the rule demands, in a clause; identities of a kind are one rule."""
    family = _families().get(finding.rule)
    if family:
        return family
    known = catalogue().get(finding.rule)
    return known.summary if known else finding.rule


@cache
def _families() -> dict[str, str]:
    """Identity → its words without the row or column it is on."""
    words: dict[str, str] = {}
    for edition in EDITIONS:
        for identity in whole_form(edition).identities:
            words.setdefault(identity.id, identity.words)
    return words


def by_body(collected: Collected) -> list[OfBody]:
    """Bodies with something to do, in the order of the roster."""
    return [_of_body(each) for each in collected.outcomes if each.findings or each.doubts]


def _of_body(outcome: Outcome) -> OfBody:
    report = outcome.report
    day = report.published or "" if report else ""
    return OfBody(outcome.body.name, day, _word(outcome), tuple(points(outcome)))


def _word(outcome: Outcome) -> str:
    if outcome.errors:
        return "对不上" if _is_wrong(outcome) else "待补"
    return "待看"


def _is_wrong(outcome: Outcome) -> bool:
    assessed = outcome.assessed
    return bool(assessed and faults(assessed.assessments))


def points(outcome: Outcome) -> Iterator[str]:
    """Each thing to do with a report, as a sentence; last what is to be compared with its file."""
    yield from (each.message for each in outcome.findings)
    yield from (f"读入时：{doubt}" for doubt in outcome.doubts)
