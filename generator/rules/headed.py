"""The headings of a narrative, and what stands below each."""

import re
from dataclasses import dataclass
from itertools import zip_longest

from generator.form.parts import Section

HEADING = re.compile(r"^##? (.+)", re.MULTILINE)
UNMARKED = re.compile(r" {0,3}#*(.+)")


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading of the narrative and what stands below it."""

    index: int
    "Of its first character in the narrative."
    heading: str
    "Without spaces."
    text: str
    "Empty where nothing stands below it."
    start: int
    "The index of the text's first character."


def headed(body: str) -> list[Headed]:
    """The headings of a narrative, in its order; of those that are the same, the last."""
    headings = list(HEADING.finditer(body))
    by_heading: dict[str, Headed] = {}
    for match, after in zip_longest(headings, headings[1:]):
        start = match.end()
        end = after.start() if after else len(body)
        text = body[start:end]
        before = len(text) - len(text.lstrip())
        heading = re.sub(r"\s", "", match[1])
        by_heading[heading] = Headed(
            index=match.start(),
            heading=heading,
            text=text.strip(),
            start=start + before,
        )
    return list(by_heading.values())


def headed_as(section: Section, known: list[Headed]) -> Headed | None:
    """What stands below the heading of a section, in whatever spelling."""
    for own in known:
        if is_headed(section, own.heading):
            return own
    return None


def unmarked(body: str, section: Section) -> re.Match[str] | None:
    """The line of a text that is the heading of a section but for its marks."""
    for line in UNMARKED.finditer(body):
        heading = re.sub(r"\s", "", line[1])
        if is_headed(section, heading):
            return line
    return None


def is_headed(section: Section, heading: str) -> bool:
    """Whether a heading is a section's, in whatever spelling, with its number or without."""
    numbered = rf"(?:[一二三四五六七八][、.．])?(?:{section.spellings})"
    return bool(re.fullmatch(numbered, heading))
