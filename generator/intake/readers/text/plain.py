"""Plain text and Markdown, whatever its tables look like; each stretch of lines as what it is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import chain, pairwise
from typing import NamedTuple

from generator.intake.document import Block, Cell, Document, Grid, Text
from generator.intake.encoding import decode
from generator.intake.guard import check_cells, check_text
from generator.intake.readers import cell_streams, radical_repair
from generator.intake.readers.text import aligned, markdown_marks
from generator.intake.readers.text.lines import (
    NUMBERED,
    PAGE_NUMBER,
    TextLine,
    is_prose,
    is_section,
    split,
)
from generator.text.radicals import modern


class Kind(Enum):
    """What a stretch of lines is."""

    TABS = "a table whose cells are divided by tabs"
    PIPES = "a table whose cells are divided by pipes"
    TEXT = "text, or the cells of a table that has lost its rows"
    PROSE = "sentences and headings, which are no cells"


TABLES = {Kind.TABS, Kind.PIPES}


class Stretch(NamedTuple):
    """Successive lines of one kind."""

    kind: Kind
    lines: list[TextLine]

    @property
    def is_stream(self) -> bool:
        """Whether its lines are the cells of a table that has lost its rows."""
        return self.kind is Kind.TEXT and cell_streams.is_stream(self.lines)


def read(data: bytes) -> Document:
    """Return the document. Raises UnreadableError for what is no text or too much of it."""
    text, notes = decode(data)
    return parse(text, notes)


def parse(text: str, notes: Sequence[str] = ()) -> Document:
    """Return the document of a text whose encoding is settled."""
    check_text(text)
    check_cells(text.count("\t") + text.count("|"))
    lines = split(modern(text))
    said = [*notes, radical_repair.note(text), markdown_marks.uneven_headings(lines)]
    said = [note for note in said if note]
    read_blocks = aligned.blocks if aligned.is_aligned(lines) else _blocks
    blocks = tuple(read_blocks(lines, said))
    return Document(blocks, (), tuple(said))


def _blocks(lines: Sequence[TextLine], notes: list[str]) -> list[Block]:
    filled = [line for line in lines if line.text.strip() or "\t" in line.text]
    stretches = list(_stretches(_without_page_numbers(filled, notes)))
    steps = _steps([stretch.lines for stretch in stretches if stretch.is_stream], notes)
    found: list[Block] = []
    for stretch, below in pairwise([*stretches, None]):
        assert stretch is not None  # noqa: S101 # only the last of all is None
        if stretch.is_stream:
            after = below.lines[0] if below else None
            found.append(cell_streams.stream(stretch.lines, steps, after))
        elif stretch.kind in TABLES:
            found += _grid(stretch, notes)
        else:
            found += _texts(stretch.lines)
    return found


def _steps(streams: Sequence[Sequence[TextLine]], notes: list[str]) -> tuple[int, int]:
    """Line ends between two cells, and between two rows, as `cell_streams.steps` has them.

    A note where empty cells are not told from the ends of rows.
    """
    later = list(chain.from_iterable(lines[1:] for lines in streams))
    cell, row = cell_streams.steps(later)
    if not row and any(line.before > cell for line in later):
        notes.append("表格是一格一行，空行分不清是空格还是换了一行，空格没有读入")
    return cell, row


def _grid(stretch: Stretch, notes: list[str]) -> list[Grid]:
    """The table of a stretch, if it has a row; notes gains what was left out of it."""
    table = markdown_marks.table if stretch.kind is Kind.PIPES else _tab_table
    grid, odd = table(stretch.lines)
    notes += odd
    return [grid] if grid else []


def _texts(lines: Sequence[TextLine]) -> Iterator[Text]:
    for line in lines:
        text = markdown_marks.plain(line.text)
        if text:
            yield Text(text, line.place)


def _without_page_numbers(lines: Sequence[TextLine], notes: list[str]) -> list[TextLine]:
    """Leave out page numbers, but keep count of the line ends around them."""
    kept: list[TextLine] = []
    carried = 0
    for line in lines:
        number = line.text.strip()
        if PAGE_NUMBER.match(number):
            notes.append(f"{line.place}：页码“{number}”没有读入")
            carried += line.before
            continue
        text = line.text.replace("\f", "")
        kept.append(TextLine(line.number, text, line.before + carried, after_page=carried > 0))
        carried = 0
    return kept


def _stretches(lines: Sequence[TextLine]) -> Iterator[Stretch]:
    """Divide lines into stretches; a blank line ends a table too, as two may follow each other."""
    kinds = _kinds(lines)
    usual = _usual(lines, kinds)
    start = 0
    for index in range(1, len(lines) + 1):
        is_same = index < len(lines) and kinds[index] is kinds[start]
        if is_same and not (kinds[index] in TABLES and lines[index].before > usual):
            continue
        yield Stretch(kinds[start], list(lines[start:index]))
        start = index


def _usual(lines: Sequence[TextLine], kinds: Sequence[Kind]) -> int:
    """Return how many line ends stand between two rows of a table.

    Two where the whole text is double spaced, else one.
    """
    rows: Counter[int] = Counter()
    for line, (above, kind) in zip(lines[1:], pairwise(kinds), strict=True):
        if kind is above and kind in TABLES:
            rows[line.before] += 1
    return 2 if rows[2] > rows[1] else 1


def _kinds(lines: Sequence[TextLine]) -> list[Kind]:
    """What each line is; one of text right above a row with tabs may be a row of a single cell.

    第二十条第（一）项 is, above 信息内容 with three more cells.
    """
    kinds = [_kind(line.text) for line in lines]
    for index in reversed(range(len(lines) - 1)):
        line, below = lines[index], lines[index + 1]
        is_above_row = kinds[index + 1] is Kind.TABS and below.before == 1
        if kinds[index] is not Kind.TEXT or not is_above_row:
            continue
        is_below_row = index > 0 and kinds[index - 1] is Kind.TABS and line.before == 1
        if is_below_row or not _is_numbered(line.text):
            kinds[index] = Kind.TABS
    return kinds


def _kind(text: str) -> Kind:
    if _has_tabs(text):
        return Kind.TABS
    if markdown_marks.is_row(text):
        return Kind.PIPES
    if is_section(text) or is_prose(text) or _is_heading(text):
        return Kind.PROSE
    return Kind.TEXT


def _has_tabs(text: str) -> bool:
    """Whether tabs divide a line into cells; a lone one may indent a paragraph."""
    cells = [cell for cell in text.split("\t") if cell.strip()]
    if "\t" not in text or not cells:
        return False
    return len(cells) > 1 or not is_prose(text)


def _is_numbered(text: str) -> bool:
    return bool(NUMBERED.match(text)) or _is_heading(text)


def _is_heading(text: str) -> bool:
    return text.lstrip().startswith("#")


def _tab_table(lines: Sequence[TextLine]) -> tuple[Grid | None, list[str]]:
    """Return the rows of lines with tabs, and what was left out of them."""
    rows: list[tuple[Cell, ...]] = []
    notes: list[str] = []
    for line in lines:
        cells = list(map(str.strip, line.text.split("\t")))
        if markdown_marks.is_separator(cells):
            notes.append(f"{line.place}：表格里多出一行分隔线（---），没有读入")
            continue
        row, remarks = markdown_marks.row(cells, line)
        rows.append(row)
        notes += remarks
    return Grid(tuple(rows)) if rows else None, notes
