"""Where the words of a report contradict its figures, or themselves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.report import Report
from generator.content.narrative import Part
from generator.rules.headed import HEADING
from generator.rules.words import contradictions


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What the words say and what stands against it."""

    anchor: str
    "Of the section it stands in."
    passage: str
    "The words themselves, as written."
    words: str
    "As the rules say it, without the last stop."


def contradicted(report: Report, narrative: tuple[Part, ...]) -> Iterator[Contradiction]:
    """Those of a report, in the order of its words."""
    for index, passage, words in sorted(contradictions(report)):
        yield Contradiction(_anchor(report.body, index, narrative), passage, words)


def _anchor(body: str, index: int, narrative: tuple[Part, ...]) -> str:
    """Of the last section whose heading stands before that character."""
    before = {re.sub(r"\s", "", match[1]) for match in HEADING.finditer(body, 0, index)}
    anchor = ""
    for part in narrative:
        if not part.heading or re.sub(r"\s", "", part.heading) in before:
            anchor = part.anchor
    return anchor
