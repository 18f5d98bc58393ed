"""What a rule is. Its words are data: docstrings are gone where Python is told to optimise."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, ParamSpec

from generator.archive.report import Report
from generator.archive.values import Position
from generator.finding import Finding, Severity, position

Held = ParamSpec("Held")
"What is held to a rule: a dossier; or an agency, beside the archive that others are known from."


@dataclass(frozen=True, slots=True)
class Rule(Generic[Held]):
    """Something that the reports of an agency are held to; called, it says where they fail it."""

    id: str
    "As its findings print it."
    title: str
    "What it is on, in a few words of Chinese."
    words: str
    "What it demands, in Chinese sentences for whoever asks."
    look: Callable[Held, Iterator[Finding]]
    source: str
    "The law, the notice or the reason that it rests on, in Chinese."
    since: int
    "The first year reported on that it is asked of; 0: of all."
    tolerance: str
    "What does not count as failing it; empty where the words say so."
    reaches_back: bool
    "Whether the report on the year before is needed."

    def __call__(self, *args: Held.args, **kwargs: Held.kwargs) -> Iterator[Finding]:
        """Its findings on an agency's reports."""
        return self.look(*args, **kwargs)

    def error(self, path: str, position: Position, message: str, hint: str = "") -> Finding:
        """A finding of this rule that blocks publication; position is line and column."""
        line, column = position
        return Finding(
            path=path,
            line=line,
            column=column,
            rule=self.id,
            severity=Severity.ERROR,
            message=message,
            hint=hint,
        )

    def warning(self, path: str, position: Position, message: str, hint: str = "") -> Finding:
        """A finding of this rule that a person should look at; position is line and column."""
        finding = self.error(path, position, message, hint)
        return replace(finding, severity=Severity.WARNING)

    def in_narrative(self, report: Report, index: int, message: str, hint: str = "") -> Finding:
        """A warning at the character of a report's narrative with that index, from 0."""
        line_of_body, column = position(report.body, index)
        line = report.body_line + line_of_body - 1
        return self.warning(report.path, (line, column), message, hint)


def rule(  # noqa: PLR0913 - each is a fact that the page of a rule tells
    id_: str,
    title: str,
    words: str,
    *,
    source: str,
    since: int = 0,
    tolerance: str = "",
    reaches_back: bool = False,
) -> Callable[[Callable[Held, Iterator[Finding]]], Rule[Held]]:
    """Make a rule of a generator of findings."""
    return lambda look: Rule(id_, title, words, look, source, since, tolerance, reaches_back)
