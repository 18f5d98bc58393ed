"""What is wrong with a file, and how it is said."""

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


def place(text: str, position: int) -> tuple[int, int]:
    """The 1-based line and column of a position, counted in characters from 0."""
    before = text[:position]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing a person should look at. Ordered by place, so that a run always lists them alike."""

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

    def __str__(self) -> str:
        place = ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])
        hint = f"。{self.hint}" if self.hint else ""
        return f"{place}: {self.severity} {self.rule}: {self.message}{hint}"
