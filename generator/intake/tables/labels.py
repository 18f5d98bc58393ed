"""Labels of the form as originals write them.

With spaces, other marks, other numbering, torn or misspelt.
"""

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.form.parts import Line

NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|[0-9]+[.、]|[①-⑩])"
)
NOTE = re.compile(
    r"\((?:[^()]*(?:区分处理|单位)[^()]*"
    r"|[十百千万亿]{0,2}[元角分件条项次](?:[/每次][^()]*)?)\)$"
)
ARABIC = re.compile(r"[0-9]+(?=[.、])")
MARKS = re.compile(r"[\s、,，。.;；:：\"'“”‘’「」『』《》()（）·\-—]")
CLOSE = 0.8
"Likeness from which a label that matches none is taken for the nearest (其他法律行政止公开)."
TORN = 5
"Characters a piece of a label must have to be recognised by them."
REMEMBERED = 4096
"Texts of cells: each is looked at by many readers of tables."


def squeezed(text: str) -> str:
    """Half-width, without any white space."""
    half_width = unicodedata.normalize("NFKC", text)
    return re.sub(r"\s", "", half_width)


@lru_cache(REMEMBERED)
def bare(text: str) -> str:
    """A label without spaces, numbering, notes and marks: （一）予以公开 → 予以公开."""
    name = squeezed(text)
    shorter = NUMBERING.sub("", name)
    while shorter != name:
        name = shorter
        shorter = NUMBERING.sub("", name)
    without_note = NOTE.sub("", name)
    return MARKS.sub("", without_note)


def is_numbered(text: str) -> bool:
    """Whether a text is a row's: 3.其他 and （七）总计 are rows, 其他 and 总计 are columns."""
    written = squeezed(text)
    return bool(NUMBERING.match(written))


def _number(text: str) -> str:
    """The Arabic number before a label; empty where there is none."""
    written = squeezed(text)
    digits = ARABIC.match(written)
    return digits.group() if digits else ""


@dataclass(frozen=True, slots=True)
class Match:
    """What a label was recognised as."""

    line: Line
    exact: bool
    "Spelt as the form spells it, but for spaces, numbering and marks."


class Names:
    """The labels of some lines, to be recognised."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = {bare(line.label): line for line in lines}

    def match(self, text: str) -> Match | None:
        """The line a text names, exactly, torn off at its end, or misspelt.

        None when none or several do.
        """
        name = bare(text)
        if name in self._lines:
            line = self.exactly(text)
            return Match(line, exact=True) if line else None
        near = self._torn(name) or self._misspelt(name)
        return Match(near, exact=False) if near else None

    def exactly(self, text: str) -> Line | None:
        """The line a text names, spelt as the form has it."""
        name = bare(text)
        line = self._lines.get(name)
        if line is None:
            return None
        if _is_piece(text, name, line):
            return None
        return line

    def _torn(self, name: str) -> Line | None:
        """The only line whose label begins so: 其他法律行政法规 → 其他法律行政法规禁止公开."""
        if len(name) < TORN:
            return None
        labels = [label for label in self._lines if label.startswith(name)]
        return self._only(labels)

    def _misspelt(self, name: str) -> Line | None:
        """The only line whose label is much like it: 其他法律行政止公开."""
        if len(name) < TORN:
            return None
        near = difflib.get_close_matches(name, self._lines, n=2, cutoff=CLOSE)
        return self._only(near)

    def _only(self, labels: Sequence[str]) -> Line | None:
        """The line with one of these labels, where there is but one."""
        if len(labels) != 1:
            return None
        (label,) = labels
        return self._lines[label]


def _is_piece(text: str, name: str, line: Line) -> bool:
    """Whether a short label bears another number than the line.

    2.其他 is what a page break left of 2.其他法律行政法规禁止公开, not 3.其他.
    """
    if len(name) >= TORN:
        return False
    number = _number(text)
    if not number:
        return False
    return number != _number(line.label)
