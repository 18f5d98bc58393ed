"""The sentences that synthetic reports are made of: those of the source reports."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.form.editions import whole_form
from generator.rules import prose

SOURCES = Path(__file__).parents[1] / "tests" / "sources"
SHORTEST = 61
"Characters of a line that is a paragraph, neither a heading nor a label."
NUMBERING = re.compile(r"^(?:(?:#+|-|\d+[.、])\s*)+")
OF_TABLES = ("\t", "|")


@cache
def sentences() -> tuple[str, ...]:
    """Paragraphs that are true whatever the tables of a report say, in a fixed order."""
    return tuple(line for line in _paragraphs() if not _states_a_figure(line))


def _paragraphs() -> Iterator[str]:
    for path in sorted(SOURCES.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if len(line) >= SHORTEST and not any(sign in line for sign in OF_TABLES):
                yield NUMBERING.sub("", line)


def _states_a_figure(line: str) -> bool:
    """Whether a rule would hold the line against the tables, or its own sum."""
    claims = whole_form(2021).claims
    stated = any(re.search(claim.pattern, line) for claim in claims)
    return stated or any(prose.sums(line))
