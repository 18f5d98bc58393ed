"""Prints reports as `pdftotext -layout` writes them: columns by spaces.

Long labels run over several lines. Figures stand on one line of their row; a heading of several
rows stands beside the middle of them, and what was vertical on the page comes as loose letters on
lines of their own.
"""

from collections.abc import Iterator
from itertools import accumulate

from generator.archive.report import Report
from generator.form.editions import SECTIONS
from generator.form.parts import Block, Line, Table
from support.habits import Hand

PAGE = 44
"Lines of a page."
WIDTH = 30
"Han characters of a line of prose."


def aligned_text(report: Report, hand: Hand) -> str:
    """The whole report, with page breaks and page numbers."""
    lines = [" " * hand.rng.randint(6, 16) + line for line in hand.title(report)] + [""]
    for place, paragraphs in hand.prose(report).items():
        indent = " " * hand.rng.choice((2, 3, 5))
        lines.append(indent + hand.heading(place))
        if SECTIONS[place].table:
            table = report.figures.form.table(SECTIONS[place].table)
            if table.blocks[0].heading:
                lines += _blocks(table, report, hand)
            else:
                lines += (_one_row if table.one_row else _crossed)(table, report, hand)
        for text in paragraphs:
            lines += _wrapped(indent + text, WIDTH)
    return "\n".join(_paged(lines, hand)) + "\n"


def _wrapped(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def _paged(lines: list[str], hand: Hand) -> Iterator[str]:
    """Page numbers at the foot of each page, and the next page with another left margin."""
    shift = 0
    for number, line in enumerate(lines, 1):
        yield line[shift:] if not line[:shift].strip() else line.lstrip()
        if number % PAGE == 0:
            yield from ("", " " * hand.rng.randint(5, 60) + f"-{number // PAGE}-")
            # Only a margin that all lines of the page have can go, so that columns stay columns.
            page = lines[number : number + PAGE]
            margin = min(
                (len(text) - len(text.lstrip()) for text in page if text.strip()), default=0
            )
            shift = hand.rng.choice((0, margin))


def _line(pieces: list[tuple[int, str]]) -> str:
    """Pieces at their columns; a piece that would touch the one before it moves right."""
    line = ""
    for column, text in pieces:
        line = line.ljust(max(column, len(line) + 2 if line else column)) + text if text else line
    return line


def _middle(column: int, width: int, text: str, hand: Hand) -> tuple[int, str]:
    return column + max(0, (width - len(text)) // 2) + hand.rng.choice((0, 0, 0, 1)), text


def _blocks(table: Table, report: Report, hand: Hand) -> Iterator[str]:
    for block in table.blocks:
        yield " " * 14 + block.heading
        yield from [""] * hand.rng.randint(0, 2)
        columns = block.leaf_columns()
        step = 36 // len(columns)
        places = [18 + step * n for n in range(len(columns))]
        head = [
            _middle(place, step, column.label, hand)
            for place, column in zip(places, columns, strict=True)
        ]
        yield _line([(7, table.corner), *head])
        yield from [""] * hand.rng.randint(0, 2)
        for row in block.leaf_rows():
            figures = _figures(table, block, row, report, hand)
            pieces = [
                _middle(place, step, text, hand)
                for place, text in zip(places, figures, strict=True)
            ]
            yield _line([(0, hand.label(row.label)), *pieces])
            yield from [""] * hand.rng.randint(0, 1)


def _figures(table: Table, block: Block, row: Line, report: Report, hand: Hand) -> list[str]:
    return [
        hand.figure(report.figures[f"{table.id}.{row.id}.{c.id}"]) for c in block.leaf_columns()
    ]


def _crossed(table: Table, report: Report, hand: Hand) -> Iterator[str]:
    (block,) = table.blocks
    printed = [_figures(table, block, row, report, hand) for row in block.leaf_rows()]
    widths = [max(7, *(len(text) + 3 for text in column)) for column in zip(*printed, strict=True)]
    places = [*accumulate(widths, initial=46)][:-1]
    yield from _head(table, block, places, widths, hand)
    for top in block.rows:
        vertical = hand.label(top.label)
        middle = len(list(top.leaves())) // 2 if top.parts else -1
        count = 0
        for group in top.parts or (top,):
            leaves = list(group.leaves())
            for number, leaf in enumerate(leaves):
                if count == middle:
                    yield " " + " ".join(_wrapped(vertical, 2))
                    yield from [""] * hand.rng.randint(0, 3)
                count += 1
                before = ""
                if group.parts and number == len(leaves) // 2:
                    before = hand.label(group.label)
                    if hand.rng.random() < 0.5:
                        yield " " * 18 + before
                        before = ""
                start = 0 if not top.parts else 28 if group.parts else 18
                figures = _figures(table, block, leaf, report, hand)
                pieces = [
                    _middle(p, w, t, hand) for p, w, t in zip(places, widths, figures, strict=True)
                ]
                yield from _labelled(hand.label(leaf.label), before, start, pieces, hand)


def _head(
    table: Table, block: Block, places: list[int], widths: list[int], hand: Hand
) -> Iterator[str]:
    """Headings of columns, wrapped to two letters a line, with the note in the corner beside."""
    note = _wrapped(table.corner, 22)
    yield " " * 60 + block.columns[0].label
    yield ""
    yield _line(
        [
            (0, note[0]),
            *((places[1] + 4, part.label) for part in block.columns[0].parts if part.parts),
        ]
    )
    names = [
        _wrapped(column.label, 2 if len(column.label) > 3 else 3) for column in block.leaf_columns()
    ]
    for at in range(max(map(len, names))):
        pieces = [
            _middle(p, w, name[at] if at < len(name) else "", hand)
            for p, w, name in zip(places, widths, names, strict=True)
        ]
        yield _line([(0, note[at + 1] if at + 1 < len(note) else ""), *pieces])
    yield ""


def _labelled(
    label: str, before: str, start: int, pieces: list[tuple[int, str]], hand: Hand
) -> Iterator[str]:
    """A row: its label on one line or several, its figures beside one of them or between them."""
    room = 44 - start
    lines = _wrapped(label, room - 2)
    beside = hand.rng.randint(0, len(lines) - 1)
    between = len(lines) > 1 and hand.rng.random() < 0.4
    for number, text in enumerate(lines):
        heading = [(18, before)] if before and number == beside else []
        yield _line(
            [*heading, (start, text), *(pieces if number == beside and not between else [])]
        )
    if between:
        yield _line(pieces)


def _one_row(table: Table, report: Report, hand: Hand) -> Iterator[str]:
    (block,) = table.blocks
    rows = block.leaf_rows()
    texts = [text for row in rows for text in _figures(table, block, row, report, hand)]
    widths = [max(5, len(text) + 3) for text in texts]
    places = [*accumulate(widths, initial=0)][:-1]
    each = len(block.leaf_columns())
    tops = {top.label: [n for n, row in enumerate(rows) if top.find(row.id)] for top in block.rows}
    yield _line([(places[each * of[0]] + 8, label) for label, of in tops.items()])
    yield ""
    inner = [
        (places[each * n] + 6, row.label) for n, row in enumerate(rows) if row.label not in tops
    ]
    yield _line(inner)
    yield ""
    names = [_wrapped(column.label, 2) for _ in rows for column in block.leaf_columns()]
    for at in range(max(map(len, names))):
        yield _line(
            [(p, name[at] if at < len(name) else "") for p, name in zip(places, names, strict=True)]
        )
    yield from [""] * hand.rng.randint(0, 3)
    yield _line(
        [_middle(p, w - 2, text, hand) for p, w, text in zip(places, widths, texts, strict=True)]
    )
    yield ""
