"""The identities of a report as HTML, one family after another.

How a row begins and ends is drawn once for each identity. A row is made once for all
reports that have the same figures in it, and so is a family, unless a report has remarks on it.
"""

from functools import cache, partial
from typing import Any

from markupsafe import escape

from generator.site.checklists import Check, Checklist, Listed
from generator.site.kept import SLOT, Kept, cut

FAMILIES = 1024
"Families that are kept, of a few kilobytes each."
ROWS = 8192
"Rows that are kept."


class CheckedFamilies:
    """Draws them. macros: those of the template that has their HTML."""

    def __init__(self, macros: Any) -> None:  # noqa: ANN401 - a template's module has what it has
        self._macros = macros
        self._bodies = Kept(FAMILIES)
        self._rows = Kept(ROWS)
        self._row_ends = cache(self._new_row_ends)

    def joined(self, *checklists: Checklist) -> str:
        """Families below each other in one table."""
        start, end = cut(self._macros.joined(SLOT))
        bodies = map(self._body, checklists)
        return start + "".join(bodies) + end

    def _body(self, checklist: Checklist) -> str:
        draw = partial(self._new_body, checklist)
        if checklist.has_remarks:
            return draw()
        return self._bodies.get(checklist.key, draw)

    def _new_body(self, checklist: Checklist) -> str:
        start, end = cut(self._macros.body(checklist.family, checklist.holds, SLOT))
        rows = map(self._row, checklist.checks)
        return start + "".join(rows) + end

    def _row(self, check: Check) -> str:
        draw = partial(self._new_row, check)
        if check.has_remarks:
            return draw()
        return self._rows.get(check.key, draw)

    def _new_row(self, check: Check) -> str:
        assessment = check.assessment
        start, end = self._row_ends(check.listed)
        statement = escape(assessment.gaps or assessment.statement)  # its words stand above
        remarks = ""
        if check.has_remarks:
            remarks = self._macros.remarks(assessment.reason, check.explained)
        return f"{start}{statement}{remarks}{end}"

    def _new_row_ends(self, listed: Listed) -> list[str]:
        """What stands before and behind what a row says."""
        drawn = self._macros.row(listed, SLOT)
        return cut(drawn)
