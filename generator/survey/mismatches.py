"""What does not add up in a report, in a line each: within it, and to the year before."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.rules.assessment import Verdict
from generator.survey.quality import entry
from generator.survey.standing import Standing
from generator.survey.verdicts import Said


class Remark(NamedTuple):
    """What is said beneath a body in a list: a verdict, and one line of why."""

    verdict: Said
    words: str


def mismatches(standing: Standing) -> list[Remark]:
    """A line for each fault within a report, and one for all that does not join the year before."""
    told = entry(standing)
    found = [Remark(Said.ACKNOWLEDGED, flaw.words) for flaw in told.flaws]
    if told.joint:
        across = Remark(Said.BROKEN, told.joint.words)
        found.append(across)
    return found


def remarks(standing: Standing) -> Iterator[Remark]:
    """The same, then why it cannot be told of some identities."""
    yield from mismatches(standing)
    count = unverified(standing)
    if count:
        why = f"副本缺 {standing.lost} 格" if standing.lost else "原件有留空的格"
        yield Remark(Said.UNKNOWN, f"{why}，{count} 项核不了")


def unverified(standing: Standing) -> int:
    """How many identities within a report cannot be assessed."""
    identities = standing.report.form.identities
    unknown = (each for each in standing.lapses if each.verdict is Verdict.UNKNOWN)
    return sum(identities[each.index].must_hold for each in unknown)
