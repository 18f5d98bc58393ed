"""Which cell of a row stands for which column of the form, told only where it is certain."""

from generator.intake.tables.foreign_columns import has_foreign_columns
from generator.intake.tables.header import Columns
from generator.intake.tables.named_columns import NamedColumns
from generator.intake.tables.original_row import OriginalRow
from generator.intake.tables.placement import Placed
from generator.intake.tables.unnamed_columns import UnnamedColumns


def placed(row: OriginalRow, columns: Columns, depth: int) -> Placed:
    """The cells of a row by the form's columns.

    `depth` is how many headings the form has above the row's label. A cell is placed by the header
    above it, in whatever order its columns stand. By position alone only where no header names
    them, or where it names them in the form's order: then as many numbers as columns are those
    columns.
    """
    nothing: Placed = [None] * len(columns)
    order = row.header.order(columns)
    if order is None:
        return nothing
    spans = row.header.spans(columns)
    if spans:
        named = NamedColumns(row, spans, order, depth)
        return named.cells() or nothing
    if has_foreign_columns(row, columns):
        return nothing
    unnamed = UnnamedColumns(row, columns, order, depth)
    return unnamed.cells() or nothing
