"""Rows of an original's table → the lines of the form that they are."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from generator.finding import INFO, WARNING
from generator.form.parts import Line, Table
from generator.intake.found import Note
from generator.intake.tables.header import Columns
from generator.intake.tables.labels import (
    Match,
    Names,
    bare,
    squeezed,
)
from generator.intake.tables.matches import (
    Candidate,
    Choice,
    FormRow,
    Matched,
    Matches,
    Recognised,
    SameLine,
)
from generator.intake.tables.original_row import OriginalRow, Rows

MOST_ROWS = 3
"Rows with several places that are reported one by one."


class Matching:
    """Recognises the rows of one table of the form."""

    def __init__(self, table: Table) -> None:
        self.form_rows: dict[str, FormRow] = {}
        "By id, in the form's order."
        self._lines: list[Line] = []
        for block in table.blocks:
            columns = block.leaf_columns()
            for path in _paths(block.rows):
                *headings, line = path
                self.form_rows[line.id] = FormRow(
                    line=line,
                    columns=columns,
                    depth=len(headings),
                )
                self._lines.append(line)
        self._names = Names(self._lines)

    def matches(self, rows: Rows) -> Matches:
        """The rows that are lines of the form, each line once."""
        candidates = self._by_position(rows)
        if not candidates:
            candidates = list(self._by_label(rows))
        recognised = self._recognised(candidates)
        choices = list(self._choices(recognised.by_line))
        notes: list[Note] = []
        for candidate in candidates:
            notes += _notes_of_torn(candidate)
        # Where no row is the table's, these are rows of another.
        if recognised.by_line:
            notes += map(_note_of_unrecognised, recognised.unrecognised)
        notable = [choice for choice in choices if choice.is_notable]
        notes += _notes_of_choices([choice for choice in notable if choice.chosen])
        notes += _notes_of_choices([choice for choice in notable if not choice.chosen])
        chosen = [choice.chosen for choice in choices if choice.chosen]
        return Matches(chosen, notes)

    def _choices(self, by_line: Mapping[str, SameLine]) -> Iterator[Choice]:
        counts = map(len, by_line.values())
        doubled = sum(count > 1 for count in counts)
        # A label may stand twice where a page ends; most of them do only where there is a second
        # table.
        half = len(by_line) / 2
        is_one_table = doubled <= half
        for line, candidates in by_line.items():
            is_several = len(candidates) > 1
            is_repeated = is_several and _say_the_same(candidates)
            chosen = None
            if is_one_table or is_repeated:
                columns = self.form_rows[line].columns
                chosen = _chosen(candidates, columns)
            yield Choice(candidates, chosen)

    def _by_position(self, rows: Rows) -> list[Candidate] | None:
        """Lines of text whose labels are broken over several, by their order.

        As many full ones as the form has rows are those rows. None where the count is another, or
        a label on such a line names another row.
        """
        widths = {len(form_row.columns) for form_row in self.form_rows.values()}
        aligned = [row for row in rows if row.kind == "aligned"]
        full = [row for row in aligned if len(row.cells) in widths]
        if not full or len(widths) > 1:
            return None
        if len(full) != len(self._lines):
            return None
        candidates = []
        for row, line in zip(full, self._lines, strict=True):
            named = self._names.exactly(row.label)
            if named and named is not line:
                return None
            is_exact = bare(row.label) == bare(line.label)
            match = Match(line, exact=is_exact)
            candidate = Candidate(row, match)
            candidates.append(candidate)
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
                yield Candidate(row, Match(whole, exact=True), torn_off=after)
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
        if not row.label or not row.figures:
            return None
        if after.figures:
            return None
        if names.exactly(row.label):
            return None
        has_name = bool(bare(row.label))
        if has_name and names.exactly(after.label):
            return None
        joined = row.label + after.label
        return names.exactly(joined)

    def _recognised(self, candidates: Sequence[Candidate]) -> Recognised:
        """The rows by the line they name; a misspelt label only in the form's order."""
        order = list(self.form_rows)
        by_line: dict[str, list[Matched]] = defaultdict(list)
        unrecognised = []
        last = -1
        for row, match, _ in candidates:
            line_id = match.line.id if match else ""
            index = order.index(line_id) if match else -1
            is_in_order = index > last
            if match and row.cells and (match.exact or is_in_order):
                last = max(last, index)
                matched = Matched(row, match)
                by_line[line_id].append(matched)
            elif row.figures and row.label:
                unrecognised.append(row)
        return Recognised(by_line, unrecognised)


def _paths(rows: Sequence[Line]) -> Iterator[Sequence[Line]]:
    for row in rows:
        yield from row.paths()


def _chosen(candidates: SameLine, columns: Columns) -> Matched | None:
    """The one of several rows with the same label that is the form's.

    It has its number and figures, and stands below its header; None where such rows differ:
    （八）总计 with figures is no （七）总计.
    """
    labels = {squeezed(each.line.label) for each in candidates}
    numbered = [each for each in candidates if squeezed(each.row.label) in labels]
    left = numbered or candidates
    filled = [each for each in left if each.row.figures]
    left = filled or left
    below = [each for each in left if each.row.header.spans(columns)]
    left = below or left
    return left[0] if _say_the_same(left) else None


def _say_the_same(same_line: SameLine) -> bool:
    said = {each.said for each in same_line}
    return len(said) == 1


def _notes_of_torn(candidate: Candidate) -> Iterator[Note]:
    match = candidate.match
    torn_off = candidate.torn_off
    if match and torn_off:
        message = f"行名“{match.line.label}”被分页撕开，已接上"
        yield INFO, torn_off.place, message


def _note_of_unrecognised(row: OriginalRow) -> Note:
    label = row.label.strip()
    message = f"没有认出“{label}”一行，其中的 {row.said} 没有采用"
    return WARNING, row.place, message


def _notes_of_choices(choices: Sequence[Choice]) -> Iterator[Note]:
    """One note for each, or one for all where a table stands twice."""
    if len(choices) <= MOST_ROWS:
        yield from map(_note_of_several, choices)
        return
    first = choices[0]
    severity, places, _ = _note_of_several(first)
    named = "、".join(f"“{choice.line.label}”" for choice in choices[:MOST_ROWS])
    several = f"有 {len(choices)} 行各有几处：{named}等"
    if first.chosen:
        yield severity, places, f"{several}，采用各自的一处"
    else:
        yield severity, places, f"{several}，数字不同，不能确定是哪一处，记作 lost"


def _note_of_several(choice: Choice) -> Note:
    candidates = choice.candidates
    label = choice.line.label
    count = len(candidates)
    rows = [each.row for each in candidates]
    places = "、".join(row.place for row in rows)
    several = f"“{label}”一行有 {count} 处"
    if choice.chosen:
        place = choice.chosen.row.place
        return INFO, place, f"{several}（{places}），采用这一处"
    return WARNING, places, f"{several}，数字不同，不能确定是哪一处，记作 lost"
