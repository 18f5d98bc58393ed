"""What a report is held to, rule by rule, as the pages on the method tell it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.conformance.cases import Case, cases
from generator.finding import WARNING
from generator.form.editions import EDITIONS, besides, whole_form
from generator.form.identities import Identity
from generator.rules import RULES
from generator.rules.identity import identity
from generator.rules.rule import Rule

WARNED = "只提示，不阻止发布"
REFUSED = "改正以后才能发布"
UNLESS = "不能发布，除非注明原件如此"
EXACT = "没有容差：差 1 也是不相等。缺一格、留空一格，就不核验，不作推断。"
FIRST_VERSION = "0.1.0"
"Of this program, in which all of them stand as they are."


@dataclass(frozen=True, slots=True)
class Demand:
    """A rule, or a family of identities."""

    id: str
    "As findings print it; of a family, without the row or column."
    title: str
    words: str
    source: str
    severities: tuple[str, ...]
    "What comes of failing it, in Chinese."
    since: int
    "The first year reported on that it is asked of; 0: of all."
    tolerance: str
    reaches_back: bool
    "Whether the report on the year before is needed."
    passing: Case
    "An example out of the conformance suite."
    failing: Case
    added: str = FIRST_VERSION


@cache
def demands() -> dict[str, Demand]:
    """By id: the identities, family by family, then the rules in their order."""
    found = [*_families(), *(_of_rule(rule) for rule in RULES if rule is not identity)]
    return {demand.id: demand for demand in found}


def _families() -> Iterator[Demand]:
    firsts: dict[str, tuple[int, Identity]] = {}
    for edition in EDITIONS:
        for one in whole_form(edition).identities:
            firsts.setdefault(one.family, (edition, one))
    sources = {_family(data["id"]): data["source"] for data in besides("identities")}
    for family, (edition, one) in firsts.items():
        notices = "、".join(EDITIONS.values())
        since = edition if edition > min(EDITIONS) else 0
        yield Demand(
            id=family,
            title=one.words,
            words=identity.words,
            source=f"{sources[family]}（{notices}）",
            severities=(UNLESS if one.must_hold else WARNED,),
            since=since,
            tolerance=EXACT,
            reaches_back=one.reaches_back,
            passing=_example(family, fails=False),
            failing=_example(family, fails=True),
        )


def _family(pattern: str) -> str:
    """An id of the data file without the row or column that it stands for."""
    parts = [part for part in pattern.split(".") if not part.startswith("<")]
    return ".".join(parts)


def _of_rule(rule: Rule[...]) -> Demand:
    told: set[str] = set()
    for case in cases():
        if case.rule == rule.id:
            told.update(found.severity for found in case.findings or ())
    return Demand(
        id=rule.id,
        title=rule.title,
        words=rule.words,
        source=rule.source,
        severities=tuple(_consequence(rule, severity) for severity in sorted(told)),
        since=rule.since,
        tolerance=rule.tolerance,
        reaches_back=rule.reaches_back,
        passing=_example(rule.id, fails=False),
        failing=_example(rule.id, fails=True),
    )


def _consequence(rule: Rule[...], severity: str) -> str:
    if severity == WARNING:
        return WARNED
    return UNLESS if "acknowledged" in rule.words else REFUSED


def _example(rule: str, *, fails: bool) -> Case:
    """The first case on a rule that passes, or that fails."""
    return next(case for case in cases() if case.rule == rule and case.fails is fails)
