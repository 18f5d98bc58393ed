"""Every cell that some edition of the form has, each once: what spans editions has these columns.

A cell that two editions have is one cell: it has the same id and counts the same.
"""

from functools import cache

from generator.form.editions import EDITIONS, TABLES, whole_form
from generator.form.parts import Cell


@cache
def union() -> tuple[Cell, ...]:
    """Table by table, those of the newest edition first; behind them what older ones had besides.

    Of a cell of several editions the newest one's words are told.
    """
    cells: dict[str, Cell] = {}
    for table in TABLES:
        for edition in sorted(EDITIONS, reverse=True):
            for cell in whole_form(edition).table(table).cells():
                cells.setdefault(cell.id, cell)
    return tuple(cells.values())


@cache
def editions_of(cell: str) -> tuple[int, ...]:
    """The editions that have that cell, oldest first."""
    return tuple(edition for edition in EDITIONS if cell in whole_form(edition).index)


@cache
def unit_of(cell: Cell) -> str:
    """What its figure counts, or is in: 件; empty where its text says so itself, or nothing does.

    Of a cell of several editions the newest one says it, as it does in `union`.
    """
    newest = max(editions_of(cell.id))
    table = whole_form(newest).table(cell.table)
    return cell.row.unit or table.unit
