"""The page of a rule: what it demands, what it rests on, its record, an example of each kind."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.conformance.cases import Case
from generator.rules.demands import Demand, demands
from generator.site import urls
from generator.site.pages.page import Page, View
from generator.survey.record import Record, Records


@dataclass(frozen=True, slots=True)
class Example:
    """A case of the conformance suite."""

    says: str
    text: str
    "As the suite has it, JSON."


@dataclass(frozen=True, slots=True)
class RuleView(View):
    """A rule, or a family of identities."""

    demand: Demand
    record: Record
    passing: Example
    failing: Example


def rule_pages(records: Records) -> Iterator[Page]:
    """One for each."""
    for demand in demands().values():
        view = RuleView(
            demand=demand,
            record=records.of(demand),
            passing=_example(demand.passing),
            failing=_example(demand.failing),
        )
        yield Page(urls.rule(demand.id), view)


def _example(case: Case) -> Example:
    text = json.dumps(case.data, ensure_ascii=False, indent=1)
    return Example(case.says, text)
