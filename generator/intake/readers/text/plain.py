"""Plain text and Markdown, whatever its tables look like; each stretch of lines is read as what it is."""

from collections import Counter
from collections.abc import Iterator, Sequence

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

TABLES = {"tabs", "pipes"}


def read(data: bytes) -> Document:
    """Return the document. Raises UnreadableError for what is no text or too much of it."""
    text, notes = decode(data)
    return parse(text, notes)


def parse(text: str, notes: Sequence[str] = ()) -> Document:
    """Return the document of a text whose encoding is settled."""
    check_text(text)
    check_cells(text.count("\t") + text.count("|"))
    found = [*notes, *filter(None, [radical_repair.note(text)])]
    lines = split(modern(text))
    found += filter(None, [markdown_marks.uneven_headings(lines)])
    if aligned.is_aligned(lines):
        blocks = aligned.blocks(lines, found)
    else:
        blocks = _blocks([line for line in lines if line.text.strip() or "\t" in line.text], found)
    return Document(tuple(blocks), (), tuple(found))


def _blocks(lines: list[TextLine], notes: list[str]) -> list[Block]:
    stretches = list(_stretches(_without_page_numbers(lines, notes)))
    of_cells = [
        stretch for kind, stretch in stretches if kind == "text" and cell_streams.is_stream(stretch)
    ]
    steps = cell_streams.steps([line for stretch in of_cells for line in stretch[1:]])
    if (
        of_cells
        and not steps[1]
        and any(line.before > steps[0] for stretch in of_cells for line in stretch[1:])
    ):
        notes.append("表格是一格一行，空行分不清是空格还是换了一行，空格没有读入")
    found: list[Block] = []
    for index, (kind, stretch) in enumerate(stretches):
        if kind == "tabs":
            found += _tab_grid(stretch, notes)
        elif kind == "pipes":
            grid, odd = markdown_marks.table(stretch)
            found += [grid] if grid else []
            notes += odd
        elif kind == "text" and cell_streams.is_stream(stretch):
            after = stretches[index + 1][1][0] if index + 1 < len(stretches) else None
            found.append(cell_streams.stream(stretch, steps, after))
        else:
            texts = ((markdown_marks.plain(line.text), line.place) for line in stretch)
            found += [Text(text, place) for text, place in texts if text]
    return found


def _without_page_numbers(lines: list[TextLine], notes: list[str]) -> list[TextLine]:
    """Leave out page numbers, but keep count of the line ends around them."""
    kept: list[TextLine] = []
    carried = 0
    for line in lines:
        if PAGE_NUMBER.match(line.text.strip()):
            notes.append(f"{line.place}：页码“{line.text.strip()}”没有读入")
            carried += line.before
        else:
            text = line.text.replace("\f", "")
            kept.append(TextLine(line.number, text, line.before + carried, after_page=carried > 0))
            carried = 0
    return kept


def _stretches(lines: list[TextLine]) -> Iterator[tuple[str, list[TextLine]]]:
    """Divide lines into tables with tabs, pipe tables, text, and sentences and headings, which are none of these."""
    kinds = _kinds(lines)
    usual = _usual(lines, kinds)
    start = 0
    for index in range(1, len(lines) + 1):
        same = index < len(lines) and kinds[index] == kinds[start]
        # A blank line ends a table with tabs or pipes, as two may follow each other.
        if not same or (kinds[index] in TABLES and lines[index].before > usual):
            yield kinds[start], lines[start:index]
            start = index


def _usual(lines: list[TextLine], kinds: list[str]) -> int:
    """Return how many line ends stand between two rows of a table: two where the whole text is double spaced."""
    rows = Counter(
        line.before
        for line, kind, above in zip(lines[1:], kinds[1:], kinds, strict=False)
        if kind == above and kind in TABLES
    )
    return 2 if rows[2] > rows[1] else 1


def _kinds(lines: list[TextLine]) -> list[str]:
    kinds = [_kind(line.text) for line in lines]
    for index in reversed(
        range(len(lines) - 1)
    ):  # 第二十条第（一）项, a row of one cell, belongs to the table below
        line, below = lines[index], lines[index + 1]
        if kinds[index] == "text" and kinds[index + 1] == "tabs" and below.before == 1:
            above = index and kinds[index - 1] == "tabs" and line.before == 1
            if above or not (NUMBERED.match(line.text) or line.text.lstrip().startswith("#")):
                kinds[index] = "tabs"
    return kinds


def _kind(text: str) -> str:
    pieces = [piece for piece in text.split("\t") if piece.strip()]
    if (
        "\t" in text and pieces and not (len(pieces) == 1 and is_prose(text))
    ):  # a lone tab may indent a paragraph
        return "tabs"
    return "pipes" if markdown_marks.is_row(text) else _plain_kind(text)


def _plain_kind(text: str) -> str:
    return (
        "prose" if is_section(text) or is_prose(text) or text.lstrip().startswith("#") else "text"
    )


def _tab_grid(lines: list[TextLine], notes: list[str]) -> list[Block]:
    rows: list[tuple[Cell, ...]] = []
    for line in lines:
        cells = [cell.strip() for cell in line.text.split("\t")]
        if markdown_marks.is_separator(cells):
            notes.append(f"{line.place}：表格里多出一行分隔线（---），没有读入")
        else:
            found, remarks = markdown_marks.row(cells, line)
            rows.append(found)
            notes += remarks
    return [Grid(tuple(rows))] if rows else []
