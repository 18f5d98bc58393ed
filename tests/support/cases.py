"""Reads tests/cases/*.md and two plain lists.

A case is a sentence, a line with a dot, the input, a dot, the output, a dot.
"""

import re
from typing import NamedTuple

from support.paths import CASES


class Case(NamedTuple):
    """One behaviour."""

    sentence: str
    given: str
    expected: str


def read(name: str) -> list[Case]:
    """The cases of a file; what stands before the first blank line says how to read them."""
    lines = (CASES / f"{name}.md").read_text("utf-8").split("\n\n", 1)[1].split("\n")
    chunks: list[list[str]] = [[]]
    for line in lines:
        if line == ".":
            chunks.append([])
        else:
            chunks[-1].append(line)
    texts = ["\n".join(chunk).strip("\n") for chunk in chunks]
    return [Case(*texts[place : place + 3]) for place in range(0, len(texts) - 1, 3)]


def traps() -> list[tuple[str, str]]:
    """What is written in the place of a number → the number, or nothing where to refuse it."""
    found = re.findall(
        r"^`` (.*) ``(?: → (\w+))?$", (CASES / "traps.md").read_text("utf-8"), re.MULTILINE
    )
    return [(written, number) for written, number in found]


def harm() -> list[str]:
    """Our own specimens of markup, links and templates that mean harm."""
    return re.findall(r"^`` (.*) ``$", (CASES / "harm.md").read_text("utf-8"), re.MULTILINE)
