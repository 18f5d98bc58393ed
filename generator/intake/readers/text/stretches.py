"""Plain text cut where its lines turn from table to sentences: each stretch as what it is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from generator.intake.readers import cell_streams
from generator.intake.readers.text.divided_tables import is_row
from generator.intake.readers.text.lines import (
    NUMBERED,
    TextLine,
    is_prose,
    is_section,
)


class Kind(Enum):
    """What a stretch of lines is."""

    TABS = "a table whose cells are divided by tabs"
    PIPES = "a table whose cells are divided by pipes"
    TEXT = "text, or the cells of a table that has lost its rows"
    PROSE = "sentences and headings, which are no cells"

    @property
    def is_table(self) -> bool:
        """Whether each of its lines is a row."""
        return self in (Kind.TABS, Kind.PIPES)


class Stretch(NamedTuple):
    """Successive lines of one kind."""

    kind: Kind
    lines: list[TextLine]

    @property
    def is_stream(self) -> bool:
        """Whether its lines are the cells of a table that has lost its rows."""
        return self.kind is Kind.TEXT and cell_streams.is_stream(self.lines)


def stretches(lines: Sequence[TextLine]) -> Iterator[Stretch]:
    """Divide lines into stretches; a blank line ends a table too, as two may follow each other."""
    kinds = _kinds(lines)
    usual = _usual_ends(lines, kinds)
    start = 0
    for index in range(1, len(lines)):
        kind = kinds[start]
        is_apart = kind.is_table and lines[index].before > usual
        if kinds[index] is kind and not is_apart:
            continue
        yield Stretch(kind, list(lines[start:index]))
        start = index
    if lines:
        yield Stretch(kinds[start], list(lines[start:]))


def _usual_ends(lines: Sequence[TextLine], kinds: Sequence[Kind]) -> int:
    """Return how many line ends stand between two rows of a table.

    Two where the whole text is double spaced, else one.
    """
    counts: Counter[int] = Counter()
    for index in range(1, len(lines)):
        kind = kinds[index]
        if kind.is_table and kinds[index - 1] is kind:
            ends = lines[index].before
            counts[ends] += 1
    if counts[2] > counts[1]:
        return 2
    return 1


def _kinds(lines: Sequence[TextLine]) -> list[Kind]:
    """What each line is; one of text right above a row with tabs may be a row of a single cell.

    第二十条第（一）项 is, above 信息内容 with three more cells.
    """
    kinds = [_kind(line.text) for line in lines]
    for index in reversed(range(len(lines) - 1)):
        line = lines[index]
        below = lines[index + 1]
        if kinds[index] is not Kind.TEXT or kinds[index + 1] is not Kind.TABS:
            continue
        if below.before != 1:
            continue
        above = kinds[index - 1] if index else None
        is_below_row = above is Kind.TABS and line.before == 1
        if is_below_row or not _is_numbered(line.text):
            kinds[index] = Kind.TABS
    return kinds


def _kind(text: str) -> Kind:
    if _has_tabs(text):
        return Kind.TABS
    if is_row(text):
        return Kind.PIPES
    if is_section(text) or is_prose(text):
        return Kind.PROSE
    if _is_heading(text):
        return Kind.PROSE
    return Kind.TEXT


def _has_tabs(text: str) -> bool:
    """Whether tabs divide a line into cells; a lone one may indent a paragraph."""
    if "\t" not in text:
        return False
    cells = [cell for cell in text.split("\t") if cell.strip()]
    if len(cells) == 1:
        return not is_prose(text)
    return len(cells) > 1


def _is_numbered(text: str) -> bool:
    if NUMBERED.match(text):
        return True
    return _is_heading(text)


def _is_heading(text: str) -> bool:
    return text.lstrip().startswith("#")
