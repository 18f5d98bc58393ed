"""One table of the form, found in the blocks of its section."""

from collections.abc import Iterator, Sequence

from generator.finding import WARNING
from generator.form import Form, Table
from generator.intake import fused
from generator.intake.document import Block, Cell, Grid, Stream, Text
from generator.intake.found import Found, Note
from generator.intake.labelled import read_labelled
from generator.intake.labels import Names, bare
from generator.intake.rows import Row, Shape, of_grid, of_stream, of_text
from generator.intake.run_on import read_run_on
from generator.intake.single_row import read_single_row
from generator.intake.values import is_figure, is_value

SEVERAL = 2
"Labels in one text that tell it for a table whose borders are gone."

NAMED = 6
"Cells one note names, at most."


def read_table(table: Table, form: Form, blocks: Sequence[Block], *, sparse: bool) -> Found:
    """The table's values, from whichever shape it has in the original; `sparse` as `is_sparse` of any of its tables."""
    found = Found()
    texts = [block for block in blocks if isinstance(block, Text)]
    rows = list(_rows(table, blocks, found))
    if not any(row.figures for row in rows):
        # Numbers set apart by single spaces look like prose; they are looked for only where there is no table.
        rows = [row for block in blocks if isinstance(block, Text) and (row := of_text(block, 1))] or rows
    if table.one_row:
        read_single_row(table, rows, found)
    else:
        read_labelled(table, rows, found)
    found.notes += _doubts(blocks)
    labels = _vocabulary(table)
    if not found.values and texts:
        read_run_on(table, form, texts, found, sparse=sparse)
    found.prose += [text for text in texts if not _belongs(text, labels) and not _is_fused(text, table)]
    return found


def _doubts(blocks: Sequence[Block]) -> Iterator[Note]:
    """One note for all cells that are lost for the same reason, at the first of them."""
    places: dict[str, list[str]] = {}
    for cell in _cells(blocks):
        if cell.doubt:
            places.setdefault(cell.doubt, []).append(cell.place)
    for doubt, found in places.items():
        others = f"（另有 {len(found) - 1} 格相同：{'、'.join(found[1:NAMED])}{'等' if found[NAMED:] else ''}）"
        yield WARNING, found[0], f"{doubt}，不能确定是什么数，记作 lost{others if found[1:] else ''}"


def _cells(blocks: Sequence[Block]) -> Iterator[Cell]:
    for block in blocks:
        if isinstance(block, Grid):
            yield from (cell for row in block.rows for cell in row if cell)
        elif isinstance(block, Stream):
            yield from block.cells


def _vocabulary(table: Table) -> set[str]:
    """Everything a table prints that is no figure, without marks."""
    words = {bare(table.corner), bare(table.caption), bare(f"单位：{table.unit}")}
    for block in table.blocks:
        words.add(bare(block.heading))
        stack = [*block.rows, *block.columns]
        while stack:
            line = stack.pop()
            words.add(bare(line.label))
            stack += line.parts
    return words - {""}


def _belongs(text: Text, vocabulary: set[str]) -> bool:
    """Whether a line of text is a piece of the table: a label, a number, a heading of its own."""
    name = bare(text.text)
    for word in sorted(vocabulary, key=len, reverse=True):
        name = name.replace(word, "")
    return is_value(text.text) or not set(name) - set("0123456789")


def _is_fused(text: Text, table: Table) -> bool:
    """Whether a text holds the labels of several rows."""
    rows = [row for block in table.blocks for row in block.leaf_rows()]
    columns = [bare(column.label) for column in table.blocks[0].columns] if table.one_row else []
    named = sum(1 for _ in fused.strips(text.text, rows)), sum(column in bare(text.text) for column in columns)
    return max(named) > SEVERAL


def _rows(table: Table, blocks: Sequence[Block], found: Found) -> Iterator[Row]:
    columns = table.blocks[0].leaf_columns()
    before: Shape | None = None
    told: list[Shape] = []
    number = 0
    for block in blocks:
        if isinstance(block, Text):
            continue
        number += 1
        if isinstance(block, Stream):
            yield from of_stream(block, number)
            continue
        for row in of_grid(block, Names(columns), len(columns), before, number):
            certain = bool(row.shape.first) and bool(row.figures) and row.shape not in told
            told += [row.shape] if row.figures else []
            if row.shape.clash and certain:
                names = "、".join(f"“{line.label}”" for line in columns if line.id in row.shape.clash)
                found.notes.append((WARNING, row.place, f"表头{names}在同一列，表头错位，各列按次序读取"))
            if row.shape.absent and certain:
                names = "、".join(f"“{line.label}”" for line in columns if line.id in row.shape.absent)
                found.notes.append((WARNING, row.place, f"表头没有{names}一列"))
            before = row.shape
            yield row


def has_figures(blocks: Sequence[Block]) -> bool:
    """Whether anything in these blocks could be a table."""
    return any(
        (isinstance(block, Grid) and any(c and is_figure(c.text) for row in block.rows for c in row))
        or (isinstance(block, Stream) and any(is_figure(cell.text) for cell in block.cells))
        for block in blocks
    )


def is_sparse(table: Table, blocks: Sequence[Block]) -> bool:
    """Whether blank cells have left no trace: without borders, some row has fewer digits than cells."""
    text = "".join(block.text for block in blocks if isinstance(block, Text))
    return any(
        len(digits) < len(block.leaf_columns())
        for block in table.blocks
        if not table.one_row
        for _, digits in fused.strips(text, block.leaf_rows())
    )
