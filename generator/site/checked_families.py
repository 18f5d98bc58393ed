"""The identities of a report as HTML, one family after another.

How a row begins and ends is drawn once for each identity and verdict. A row is made once for all
reports that have the same figures in it, and so is a family, unless a report has remarks on it.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from markupsafe import escape

from generator.rules.assessment import Verdict
from generator.site.checklists import Check, Checklist, Listed

SLOT = "\x1f"
"Stands for what is said of one report; no content can hold it."
FAMILIES = 1024
"Families that are kept, of a few kilobytes each."
ROWS = 8192
"Rows that are kept."

Draw = Callable[..., str]
"What makes HTML of checks, or of checklists."


class CheckedFamilies:
    """Draws them. macros: those of the template that has their HTML."""

    def __init__(self, macros: Any) -> None:  # noqa: ANN401 - a template's module has what it has
        self._macros = macros
        self._ends = cache(self._new_ends)
        self._row = _kept(ROWS, self._new_row)
        self.folded = _kept(FAMILIES, self._folded)
        self.joined = _kept(FAMILIES, self._joined)

    def _folded(self, checklist: Checklist) -> str:
        """A family in a list of its own, closed where it holds."""
        drawn = self._macros.folded(checklist, SLOT)
        return self._filled(drawn, checklist)

    def _joined(self, *checklists: Checklist) -> str:
        """Families below each other."""
        drawn = self._macros.joined(checklists, SLOT)
        return self._filled(drawn, *checklists)

    def _filled(self, drawn: str, *checklists: Checklist) -> str:
        """The rows of each in its slot."""
        start, *others = str(drawn).split(SLOT)
        pieces = [start]
        for checklist, between in zip(checklists, others, strict=True):
            pieces += map(self._row, checklist.checks)
            pieces.append(between)
        return "".join(pieces)

    def _new_row(self, check: Check) -> str:
        start, end = self._ends(check.listed, check.verdict)
        statement = escape(check.statement)
        remarks = ""
        if check.has_remarks:
            remarks = self._macros.remarks(check.reason, check.explained)
        return f"{start}{statement}{remarks}{end}"

    def _new_ends(self, listed: Listed, verdict: Verdict) -> list[str]:
        """What stands before and behind what a row says."""
        drawn = self._macros.row(listed, verdict, SLOT)
        return str(drawn).split(SLOT)


def _kept(most: int, draw: Draw) -> Draw:
    """The same, which draws once what several reports have."""
    kept = lru_cache(most)(draw)

    def drawn(*items: Check | Checklist) -> str:
        has_remarks = any(item.has_remarks for item in items)
        return draw(*items) if has_remarks else kept(*items)

    return drawn
