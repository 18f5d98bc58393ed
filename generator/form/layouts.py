"""How the form prints each of its tables."""

from generator.form.crossed import crossed
from generator.form.grid import Grid
from generator.form.grouped import grouped
from generator.form.parts import Table
from generator.form.stacked import stacked


def grid(table: Table) -> Grid:
    """The official layout of a table."""
    if table.one_row:
        return grouped(table)
    first = table.blocks[0]
    if first.heading:
        return stacked(table)
    return crossed(table)
