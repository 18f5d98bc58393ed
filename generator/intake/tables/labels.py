"""Labels of the form as originals write them: with spaces, other marks, other numbering, torn or misspelt."""

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from generator.form.parts import Line

NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|[0-9]+[.、]|[①-⑩])"
)
NOTE = re.compile(
    r"\((?:[^()]*(?:区分处理|单位)[^()]*|[十百千万亿]{0,2}[元角分件条项次](?:[/每次][^()]*)?)\)$"
)
MARKS = re.compile(r"[\s、,，。.;；:：\"'“”‘’「」『』《》()（）·\-—]")
CLOSE = 0.8
"Likeness from which a label that matches none exactly is taken for the nearest (其他法律行政止公开)."
TORN = 5
"Characters a piece of a label must have to be recognised by them."


def squeezed(text: str) -> str:
    """Half-width, without any white space."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def bare(text: str) -> str:
    """A label without spaces, numbering, notes and marks."""
    name = squeezed(text)
    while (shorter := NUMBERING.sub("", name)) != name:
        name = shorter
    return MARKS.sub("", NOTE.sub("", name))


def _number(text: str) -> str:
    """The Arabic number before a label; empty where there is none."""
    found = re.match(r"[0-9]+(?=[.、])", squeezed(text))
    return found.group() if found else ""


@dataclass(frozen=True, slots=True)
class Match:
    """What a label was recognised as."""

    row: Line
    exact: bool
    "Spelt as the form spells it, but for spaces, numbering and marks."


class Names:
    """The labels of some lines, to be recognised."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = {bare(line.label): line for line in lines}

    def match(self, text: str) -> Match | None:
        """The line a text names, exactly, torn off at its end, or misspelt; None when none or several do."""
        name = bare(text)
        if name in self._lines:
            line = self._lines[name]
            # 2.其他 is what a page break left of 2.其他法律行政法规禁止公开, not 3.其他.
            is_piece = len(name) < TORN and _number(text) not in ("", _number(line.label))
            return None if is_piece else Match(line, exact=True)
        if len(name) >= TORN:
            torn = [line for full, line in self._lines.items() if full.startswith(name)]
            if len(torn) == 1:
                return Match(torn[0], exact=False)
            near = difflib.get_close_matches(name, self._lines, 2, CLOSE)
            if len(near) == 1:
                return Match(self._lines[near[0]], exact=False)
        return None
