"""What a rule is. Its words are data: docstrings are gone where Python is told to optimise."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.finding import Finding

Look = Callable[[Agency, Archive], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that the reports of an agency are held to; called, it says where they do not keep it."""

    name: str
    "As its findings print it."
    words: str
    "What it demands, in Chinese sentences for whoever asks."
    look: Look

    def __call__(self, agency: Agency, archive: Archive) -> Iterator[Finding]:
        """Its findings on an agency's reports."""
        return self.look(agency, archive)


def rule(words: str, name: str = "") -> Callable[[Look], Rule]:
    """Make a rule of a generator of findings, named after it unless the findings are called otherwise."""
    return lambda look: Rule(name or look.__name__, words, look)
