"""Rows of an original's table → the lines of the form that they are."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from generator.finding import INFO, WARNING
from generator.form.parts import Line, Table
from generator.intake.found import Found, Note
from generator.intake.tables.header import Columns
from generator.intake.tables.labels import Match, Names, bare, squeezed
from generator.intake.tables.original_row import OriginalRow, Rows


class FormRow(NamedTuple):
    """A row of the form that holds cells."""

    line: Line
    columns: Columns
    depth: int
    "How many headings the form has above its label."


class Candidate(NamedTuple):
    """A row of the original, and the line it may be; none where its label says nothing."""

    row: OriginalRow
    match: Match | None


class Matched(NamedTuple):
    """A row of the original, and the line of the form it was recognised as."""

    row: OriginalRow
    match: Match

    @property
    def said(self) -> tuple[str, ...]:
        """What its cells say."""
        return tuple(cell.text.strip() for cell in self.row.cells)


SameLine = Sequence[Matched]
"Rows of the original that are recognised as one line."


class Matching:
    """Recognises the rows of one table of the form."""

    def __init__(self, table: Table, found: Found) -> None:
        self._notes = found.notes
        self.form_rows: dict[str, FormRow] = {}
        "By id, in the form's order."
        for block in table.blocks:
            for path in _paths(block.rows):
                *headings, line = path
                form_row = FormRow(line, block.leaf_columns(), len(headings))
                self.form_rows[line.id] = form_row
        self._lines = [form_row.line for form_row in self.form_rows.values()]
        self._names = Names(self._lines)

    def matched(self, rows: Rows) -> Iterator[Matched]:
        """The rows that are lines of the form, each line once."""
        candidates = self._by_position(rows) or list(self._by_label(rows))
        by_line = self._by_line(candidates)
        doubled = sum(len(of_line) > 1 for of_line in by_line.values())
        # A label may stand twice where a page ends; most of them do only where there is a second
        # table.
        is_one_table = doubled <= len(by_line) / 2
        for line, of_line in by_line.items():
            is_several = len(of_line) > 1
            chosen = None
            if is_one_table or (is_several and _say_the_same(of_line)):
                chosen = _chosen(of_line, self.form_rows[line].columns)
            if chosen:
                yield chosen
            if is_several or not chosen:
                self._notes.append(_note_of_several(of_line, chosen))

    def _by_position(self, rows: Rows) -> list[Candidate] | None:
        """Lines of text whose labels are broken over several, by their order.

        As many full ones as the form has rows are those rows. None where the count is another, or
        a label on such a line names another row.
        """
        widths = {len(form_row.columns) for form_row in self.form_rows.values()}
        aligned = [row for row in rows if row.layout.kind == "aligned"]
        full = [row for row in aligned if len(row.cells) in widths]
        if not full or len(widths) > 1 or len(full) != len(self._lines):
            return None
        candidates = []
        for row, line in zip(full, self._lines, strict=True):
            named = self._names.exactly(row.label)
            if named and named is not line:
                return None
            is_exact = bare(row.label) == bare(line.label)
            match = Match(line, exact=is_exact)
            candidates.append(Candidate(row, match))
        return candidates

    def _by_label(self, rows: Rows) -> Iterator[Candidate]:
        """Each row with the line its label names; one torn in two by a page break is joined.

        Without a number in it, a row is only what its label plainly says: a torn-off piece of a
        label is none. Nor is one right behind numbers that have no name: they may be its own,
        torn off.
        """
        joined: OriginalRow | None = None
        is_behind_nameless = False
        for row, after in zip_longest(rows, rows[1:]):
            if row is joined:
                continue
            whole = self._torn_in_two(row, after) if after else None
            if whole:
                joined = after
                message = f"行名“{whole.label}”被分页撕开，已接上"
                self._notes.append((INFO, after.place, message))
                yield Candidate(row, Match(whole, exact=True))
                continue
            match = self._names.match(row.label)
            is_plain = match and match.exact and not is_behind_nameless
            if not row.figures and not is_plain:
                match = None
            is_behind_nameless = bool(row.figures) and match is None
            yield Candidate(row, match)

    def _torn_in_two(self, row: OriginalRow, after: OriginalRow) -> Line | None:
        """The line that two rows name together of which the second has no figures.

        其他法律行政 | 3 | 0 above 法规禁止公开 | | is 其他法律行政法规禁止公开.
        """
        names = self._names
        if not row.label or not row.figures or after.figures:
            return None
        if names.exactly(row.label):
            return None
        if bare(row.label) and names.exactly(after.label):
            return None
        return names.exactly(row.label + after.label)

    def _by_line(self, candidates: Sequence[Candidate]) -> dict[str, list[Matched]]:
        """Id of a line → the rows it may be; a misspelt label only in the form's order."""
        order = list(self.form_rows)
        by_line: dict[str, list[Matched]] = {}
        last = -1
        for row, match in candidates:
            index = order.index(match.line.id) if match else -1
            if match and row.cells and (match.exact or index > last):
                last = max(last, index)
                of_line = by_line.setdefault(match.line.id, [])
                of_line.append(Matched(row, match))
            elif row.figures and row.label:
                self._notes.append(_note_of_unrecognised(row))
        return by_line


def _paths(rows: Sequence[Line]) -> Iterator[Sequence[Line]]:
    for row in rows:
        yield from row.paths()


def _chosen(of_line: SameLine, columns: Columns) -> Matched | None:
    """The one of several rows with the same label that is the form's.

    It has its number and figures, and stands below its header; None where such rows differ:
    （八）总计 with figures is no （七）总计.
    """
    labels = {squeezed(each.match.line.label) for each in of_line}
    numbered = [each for each in of_line if squeezed(each.row.label) in labels] or of_line
    filled = [each for each in numbered if each.row.figures] or numbered
    below = [each for each in filled if each.row.header.spans(columns)] or filled
    return below[0] if _say_the_same(below) else None


def _say_the_same(of_line: SameLine) -> bool:
    return len({each.said for each in of_line}) == 1


def _note_of_unrecognised(row: OriginalRow) -> Note:
    figures = " ".join(cell.text for cell in row.figures)
    message = f"没有认出“{row.label.strip()}”一行，其中的 {figures} 没有采用"
    return WARNING, row.place, message


def _note_of_several(of_line: SameLine, chosen: Matched | None) -> Note:
    label = of_line[0].match.line.label
    places = "、".join(each.row.place for each in of_line)
    several = f"“{label}”一行有 {len(of_line)} 处"
    if chosen:
        return INFO, chosen.row.place, f"{several}（{places}），采用这一处"
    return WARNING, places, f"{several}，数字不同，不能确定是哪一处，记作 lost"
