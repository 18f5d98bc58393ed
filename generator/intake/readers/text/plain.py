"""Plain text and Markdown, whatever its tables look like."""

from collections.abc import Iterator, Sequence

from generator.intake.document import Block, Document, Text
from generator.intake.encoding import decode
from generator.intake.guard import check_cells, check_text
from generator.intake.readers import cell_streams, radical_repair
from generator.intake.readers.text import markdown_marks
from generator.intake.readers.text.aligned import is_aligned, read_aligned
from generator.intake.readers.text.divided_tables import read_pipes, read_tabs
from generator.intake.readers.text.lines import (
    PAGE_NUMBER,
    ReadLines,
    TextLine,
    page_number_note,
    split,
)
from generator.intake.readers.text.stretches import Kind, Stretch, stretches
from generator.text.radicals import modern

UNCLEAR_STEPS = "表格是一格一行，空行分不清是空格还是换了一行，空格没有读入"


def read(data: bytes) -> Document:
    """Return the document. Raises UnreadableError for what is no text or too much of it."""
    text, notes = decode(data)
    return parse(text, notes)


def parse(text: str, notes: Sequence[str] = ()) -> Document:
    """Return the document of a text whose encoding is settled."""
    check_text(text)
    dividers = text.count("\t") + text.count("|")
    check_cells(dividers)
    lines = split(modern(text))
    read_lines = read_aligned if is_aligned(lines) else _read_stretches
    blocks, of_lines = read_lines(lines)
    said = [
        *notes,
        radical_repair.note(text),
        markdown_marks.uneven_headings(lines),
        *of_lines,
    ]
    return Document(
        blocks=tuple(blocks),
        notes=tuple(filter(None, said)),
    )


def _read_stretches(lines: Sequence[TextLine]) -> ReadLines:
    filled = [line for line in lines if line.text.strip() or "\t" in line.text]
    numbers = filter(_is_page_number, filled)
    notes = list(map(page_number_note, numbers))
    listed = list(stretches(_without_page_numbers(filled)))
    later: list[TextLine] = []
    for stretch in listed:
        if stretch.is_stream:
            later += stretch.lines[1:]
    steps = cell_streams.steps(later)
    if cell_streams.is_unclear(later, steps):
        notes.append(UNCLEAR_STEPS)
    blocks: list[Block] = []
    below_each = [*listed[1:], None]
    for stretch, below in zip(listed, below_each, strict=True):
        if stretch.is_stream:
            after = below.lines[0] if below else None
            stream = cell_streams.stream(stretch.lines, steps, after)
            blocks.append(stream)
        elif stretch.kind.is_table:
            table, odd = _table(stretch)
            blocks += table
            notes += odd
        else:
            blocks += _texts(stretch.lines)
    return ReadLines(blocks, notes)


def _is_page_number(line: TextLine) -> bool:
    return PAGE_NUMBER.match(line.text.strip()) is not None


def _without_page_numbers(lines: Sequence[TextLine]) -> list[TextLine]:
    """Leave out page numbers, but keep count of the line ends around them."""
    kept: list[TextLine] = []
    carried = 0
    for line in lines:
        if _is_page_number(line):
            carried += line.before
            continue
        shown = TextLine(
            number=line.number,
            text=line.text.replace("\f", ""),
            before=line.before + carried,
            after_page=carried > 0,
        )
        kept.append(shown)
        carried = 0
    return kept


def _texts(lines: Sequence[TextLine]) -> Iterator[Text]:
    for line in lines:
        text = markdown_marks.plain(line.text)
        if text:
            yield Text(text, line.place)


def _table(stretch: Stretch) -> ReadLines:
    """The table of a stretch, if it has a row, and what was left out of it."""
    if stretch.kind is Kind.PIPES:
        return read_pipes(stretch.lines)
    return read_tabs(stretch.lines)
