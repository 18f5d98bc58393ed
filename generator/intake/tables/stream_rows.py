"""The rows of an original's table that has come apart, one cell a line, below their headers."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.intake.document import Cell, Stream
from generator.intake.tables.headers import Headers
from generator.intake.tables.original_row import Layout, OriginalRow
from generator.intake.tables.values import is_label


class Run(NamedTuple):
    """Labels that follow each other, and the values behind them."""

    labels: Sequence[Cell]
    values: Sequence[Cell]

    @property
    def is_filled(self) -> bool:
        """Whether some value is no blank."""
        return any(value.text.strip() for value in self.values)


def of_stream(stream: Stream, headers: Headers, table: int) -> Iterator[OriginalRow]:
    """The cells behind each label, up to the next label.

    信息内容 本年制发件数 规章 3 行政规范性文件 0 → the rows 规章 and 行政规范性文件 below one
    header.
    """
    layout = Layout("stream")
    for labels, cells in _runs(stream, headers):
        texts = [label.text for label in labels]
        header = headers.in_sequence(texts[:-1])
        # 行政诉讼 alone, above two rows of table four, is no header of its columns.
        if any(name.is_leaf for name in header.names):
            layout = Layout("stream", header)
        own = [text for text in texts if text not in header.texts]
        indices = range(len(cells))
        yield OriginalRow(
            labels=tuple(own),
            cells=tuple(cells),
            indices=tuple(indices),
            label_index=0,
            place=labels[-1].place,
            layout=layout,
            table=table,
        )


def _runs(stream: Stream, headers: Headers) -> Iterator[Run]:
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
        run = Run(labels, values)
        if _is_row(run, headers):
            yield run
            labels = []
        values = []
        labels.append(cell)
    if values:
        yield Run(labels, values)


def _is_row(run: Run, headers: Headers) -> bool:
    """Whether values end a row, and are not the empty cells of a header."""
    if not run.values:
        return False
    if run.is_filled:
        return True
    return not _may_be_header(run.labels, headers)


def _may_be_header(labels: Sequence[Cell], headers: Headers) -> bool:
    """Whether no row of the form ends such labels: 法人或其他组织 总计, but not 1.属于国家秘密.

    其他 and 总计 behind another name are a column's, alone a row's.
    """
    last = labels[-1].text
    if len(labels) > 1 and headers.is_column(last):
        return True
    return not headers.is_row(last)
