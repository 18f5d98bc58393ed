"""The rows of an original's tables, below their headers: of grids, lines of text, and streams."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from generator.intake.document import Cell, Grid, Stream, Text
from generator.intake.tables.headers import Headers
from generator.intake.tables.original_row import Cells, Layout, OriginalRow, centre
from generator.intake.tables.values import is_figure, is_label, is_value

PUNCTUATION = re.compile(r"[，。；]")
"Of sentences; among the labels of the form only some have it."


def of_grid(
    grid: Grid, headers: Headers, before: Layout | None, table: int
) -> tuple[list[OriginalRow], Layout]:
    """The rows of a table but for its headers, each under the header above it; and the last layout.

    `before` is that of the table that this one may continue, where it has no header of its own.
    """
    kind = _kind(grid)
    lines = tuple(map(_centres, grid.rows)) if grid.aligned else ()
    layout = Layout(kind, lines=lines)
    if before and before.kind == kind and not grid.aligned:
        layout = before
    rows: list[OriginalRow] = []
    for above, body in _pieces(grid, headers):
        if above:
            header = headers.in_rows(above, body, exact=grid.exact, aligned=grid.aligned)
            layout = Layout(kind, header, lines)
        filled = [cells for cells in body if grid.exact or _is_filled(cells)]
        # A header leaves one row, though none below it has any figure, so that its table is known
        # to be there. In text a row of nothing but blanks may have left no line.
        kept = filled or body[: bool(above)] or [()] * bool(above)
        rows += [_row(cells, layout, table) for cells in kept]
    return rows, layout


def _kind(grid: Grid) -> str:
    if grid.exact:
        return "exact"
    return "aligned" if grid.aligned else "ruled"


def _centres(cells: Cells) -> tuple[float, ...]:
    return tuple(centre(cell) for cell in cells if cell and is_figure(cell.text))


def _is_filled(cells: Cells) -> bool:
    return any(cell and cell.text.strip() for cell in cells)


def _pieces(grid: Grid, headers: Headers) -> Iterator[tuple[list[Cells], list[Cells]]]:
    """A table's header rows and the rows below them, as often as it has a header.

    None above the first rows if they have none.
    第二十条第（一）项 / 信息内容 | 本年制发件数 … / 规章 | 0 … / 第二十条第（五）项 /
    信息内容 | 本年处理决定数量 / … is two pieces with a header of two rows each.
    """
    above: list[Cells] = []
    body: list[Cells] = []
    for cells in grid.rows:
        is_header = headers.is_header(cells)
        is_right_below = bool(above) and not body
        # Lines of text break the labels of columns, so that the next lines are pieces of them.
        is_broken = grid.aligned and is_right_below and headers.may_stand_above(cells)
        if is_broken or (is_header and is_right_below):
            above.append(cells)
        elif is_header:
            start = len(body)
            while start and headers.may_stand_above(body[start - 1]):
                start -= 1
            yield above, body[:start]
            above = [*body[start:], cells]
            body = []
        else:
            body.append(cells)
    yield above, body


def _row(cells: Cells, layout: Layout, table: int) -> OriginalRow:
    label_index = _label_index(cells)
    before = [cell for cell in cells[: label_index + 1] if cell]
    standing = {index: cell for index, cell in enumerate(cells) if cell}
    indices = tuple(index for index in standing if index > label_index)
    return OriginalRow(
        labels=tuple(cell.text for cell in before if is_label(cell.text)),
        cells=tuple(standing[index] for index in indices),
        indices=indices,
        label_index=label_index,
        place=next((cell.place for cell in standing.values()), ""),
        layout=layout,
        table=table,
    )


def _label_index(cells: Cells) -> int:
    """The column of the last label before the first value; -1 where there is none.

    A number before all labels is the row's own (序号): 1 | 规章 | 3 gives 1.
    """
    texts = [cell.text if cell else "" for cell in cells]
    filled = [index for index, text in enumerate(texts) if text.strip()]
    if len(filled) > 1:
        first, second = filled[:2]
        if is_figure(texts[first]) and is_label(texts[second]):
            filled.remove(first)
    labels = takewhile(lambda index: is_label(texts[index]), filled)
    return max(labels, default=-1)


def of_lines(texts: Iterable[Text], headers: Headers) -> Iterator[OriginalRow]:
    """The lines of a text that end in numbers set apart by spaces, each under the header above it.

    予以公开 3 0 0 0 0 0 3
    """
    layout = Layout("aligned")
    above = ""
    for text in texts:
        words = text.text.split()
        start = len(words)
        while start and is_value(words[start - 1]):
            start -= 1
        label = " ".join(words[:start])
        values = words[start:]
        is_sentence = PUNCTUATION.search(label) and not headers.is_row(label)
        if not values or is_sentence:
            above += text.text
            continue
        header = headers.in_text(above)
        if header.names:
            layout = Layout("aligned", header)
        above = ""
        yield OriginalRow(
            labels=(label,) if label else (),
            cells=tuple(Cell(value, text.place) for value in values),
            indices=tuple(range(1, len(values) + 1)),
            label_index=0 if label else -1,
            place=text.place,
            layout=layout,
            table=1,
        )


def of_stream(stream: Stream, headers: Headers, table: int) -> Iterator[OriginalRow]:
    """The cells behind each label, up to the next label.

    信息内容 本年制发件数 规章 3 行政规范性文件 0 → the rows 规章 and 行政规范性文件 below one
    header.
    """
    layout = Layout("stream")
    for labels, cells in _label_runs(stream, headers):
        texts = [label.text for label in labels]
        header = headers.in_sequence(texts[:-1])
        # 行政诉讼 alone, above two rows of table four, is no header of its columns.
        if any(not name.line.parts for name in header.names):
            layout = Layout("stream", header)
        yield OriginalRow(
            labels=tuple(text for text in texts if text not in header.texts),
            cells=tuple(cells),
            indices=tuple(range(len(cells))),
            label_index=0,
            place=labels[-1].place,
            layout=layout,
            table=table,
        )


def _label_runs(stream: Stream, headers: Headers) -> Iterator[tuple[list[Cell], list[Cell]]]:
    """Labels that follow each other, with the values behind them.

    Empty cells behind a label that is no row's are the header's own, where nothing was merged.
    """
    labels: list[Cell] = []
    values: list[Cell] = []
    for cell in stream.cells:
        if not is_label(cell.text):
            if labels:
                values.append(cell)
            continue
        if values and (_is_filled(values) or not _may_be_header(labels, headers)):
            yield labels, values
            labels = []
        values = []
        labels.append(cell)
    if values:
        yield labels, values


def _may_be_header(labels: list[Cell], headers: Headers) -> bool:
    """Whether no row of the form ends such labels: 法人或其他组织 总计, but not 1.属于国家秘密.

    其他 and 总计 behind another name are a column's, alone a row's.
    """
    texts = [label.text for label in labels]
    if len(texts) > 1 and headers.is_column(texts[-1]):
        return True
    return not headers.is_row(texts[-1])
