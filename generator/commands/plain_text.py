"""Findings as a person reads them."""

from collections.abc import Iterable

from generator.finding import Finding
from generator.text.characters import printable


def text(findings: Iterable[Finding]) -> str:
    """One finding per line, whatever line breaks the content it quotes has."""
    return "".join(f"{one_line(str(finding))}\n" for finding in findings)


def one_line(value: str) -> str:
    """The text on one line, without what steers a terminal."""
    return printable(" ".join(value.splitlines()))
