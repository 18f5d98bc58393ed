"""What is wrong with a file, and how it is said."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs, by the word it is printed with."""

    ERROR = "error"
    "Blocks publication."
    WARNING = "warning"
    "Blocks it only where warnings are to count."
    INFO = "info"
    "Tells what an import repaired."


ERROR = Severity.ERROR
WARNING = Severity.WARNING
INFO = Severity.INFO


class GeneratorError(Exception):
    """A tool or the machine failed; the content is not to blame. The message is one sentence."""

    status = 4
    "What the command line exits with."


class UsageError(GeneratorError):
    """What was asked for cannot be done; nothing was begun."""

    status = 2


def position(text: str, index: int) -> tuple[int, int]:
    """The 1-based line and column of the character with that index, from 0."""
    before = text[:index]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing a person should look at.

    Ordered by position, so that a run always lists them alike.
    """

    path: str
    "The file, relative to the folder the command was run in, with forward slashes."
    line: int
    "1-based line; 0 when the finding is about the file as a whole."
    column: int
    "1-based column in characters; 0 when the whole line is meant."
    rule: str
    "The rule's name, or the id of the identity that does not hold."
    severity: Severity
    message: str
    "What is wrong, in Chinese, with the value quoted."
    hint: str = ""
    "What to write instead, in Chinese; empty when the message says it."

    @property
    def position(self) -> str:
        """Where it is, as editors take it: path:line:column, without what is not known."""
        numbers = (str(number) for number in (self.line, self.column) if number)
        return ":".join((self.path, *numbers))

    @property
    def advice(self) -> str:
        """What is wrong, and behind it what to write instead."""
        hint = f"。{self.hint}" if self.hint else ""
        return f"{self.message}{hint}"

    def __str__(self) -> str:
        return f"{self.position}: {self.severity} {self.rule}: {self.advice}"


def blocking(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Whether these findings forbid publication; where `strict`, warnings do too."""
    return any(strict or finding.severity == ERROR for finding in findings)
