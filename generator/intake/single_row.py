"""Table four: printed as a single row of figures under groups of columns."""

from generator.finding import WARNING
from generator.form import Table
from generator.intake.cells import LOST
from generator.intake.found import Found
from generator.intake.labels import Names
from generator.intake.rows import Row
from generator.intake.values import is_value, read


def read_single_row(table: Table, rows: list[Row], found: Found) -> None:
    """Table four: all figures in one row, or a row of five for each of its groups."""
    (block,) = table.blocks
    cells = list(table.cells())
    width = len(block.leaf_columns())
    names = Names(block.leaf_rows())
    for row in rows:
        texts = _trimmed(row, len(cells))
        if texts is not None:
            read_values = [read(text, "count") for text in texts]
            found.values.update(
                {cell.id: LOST if value is None else value for cell, value in zip(cells, read_values, strict=True)}
            )
            return
    groups = [(row, texts) for row in rows if (texts := _trimmed(row, width)) is not None and row.figures]
    if len(groups) != len(block.leaf_rows()):
        if any(row.figures for row in rows):
            digits = "；".join(" ".join(cell.text for cell in row.figures) for row in rows if row.figures)
            found.notes.append((WARNING, rows[0].place, f"表四的数字数目不对，没有采用：{digits}"))
        return
    for (row, texts), line in zip(groups, block.leaf_rows(), strict=True):
        match = names.match(row.label)
        if match and match.row is not line:
            continue
        for column, text in zip(block.leaf_columns(), texts, strict=True):
            value = read(text, "count")
            found.values[f"{table.id}.{line.id}.{column.id}"] = LOST if value is None else value


def _trimmed(row: Row, count: int) -> list[str] | None:
    """The texts of exactly so many cells; None where there are more, or fewer, or one may have gone missing."""
    if len(row.figures) == count:
        return [cell.text for cell in row.figures]
    texts = [cell.text for cell in row.cells]
    if row.shape.kind == "aligned" or len(row.figures) > count or not (row.figures or row.shape.kind == "exact"):
        return None
    while len(texts) > count and not texts[-1].strip():
        texts.pop()
    return texts if len(texts) == count and all(map(is_value, texts)) else None
