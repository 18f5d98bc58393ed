"""The statutory tables with a report's figures in them.

A skeleton is drawn once for each edition and width of its columns, a figure once for each value. A
report then costs one join; and nothing where another has said the same, as most do that say 0.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

from generator.archive.cell import is_zero, write
from generator.archive.figures import Figures
from generator.archive.values import Missing, Value
from generator.content import widths
from generator.form.editions import SECTIONS
from generator.form.form import Form
from generator.form.grid import Grid
from generator.form.layouts import grid
from generator.site.kept import SLOT, cut
from generator.site.marks import Marks

TABLES = 1024
"Tables that are kept, of some ten kilobytes each."
FIGURES = 8192
"Figures that are kept."

Values = tuple[Value, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A table as it is printed, and where its figures come from."""

    grid: Grid
    name: str
    "2021 年版表三."
    heads: tuple[str, ...]
    "What its columns are called in short, where all rows share them."
    cells: tuple[str, ...]
    "Ids of its data cells, as they follow each other."
    columns: tuple[int, ...]
    "How many columns each stands across."
    figures: Callable[[Values], Values]
    "Of all figures of a report those of these cells."


class StatutoryTables:
    """Draws them. macros: those of the template that has their HTML."""

    def __init__(self, macros: Any) -> None:  # noqa: ANN401 - a template's module has what it has
        self._macros = macros
        self._skeleton = cache(self._new_skeleton)
        self._figure = lru_cache(FIGURES)(self._new_figure)
        self._plain = lru_cache(TABLES)(self._unmarked)

    def drawn(self, table: str, figures: Figures, marks: Marks) -> str:
        """The HTML of the table of that id, its cells set off as the marks say."""
        layout = _layout(figures.form, table)
        values = layout.figures(figures.values)
        if marks.none:
            return self._plain(layout, values)
        return self._marked(layout, values, marks)

    def _unmarked(self, layout: Layout, values: Values) -> str:
        shown = map(self._figure, values)
        return self._filled(layout, values, shown)

    def _marked(self, layout: Layout, values: Values, marks: Marks) -> str:
        notes = self._notes(marks)
        shown = []
        for cell, value in zip(layout.cells, values, strict=True):
            kinds = tuple([mark.kind for mark in marks.cells.get(cell, ())])
            figure = self._figure(value, kinds)
            note = notes.get(cell, "")
            shown.append(figure + note)
        return self._filled(layout, values, shown)

    def _filled(self, layout: Layout, values: Values, shown: Iterable[str]) -> str:
        digits = max(map(_digits, values, layout.columns))
        first, *others = self._skeleton(layout, widths.classes(digits))
        pairs = zip(shown, others, strict=True)
        return first + "".join(chain.from_iterable(pairs))

    def _new_skeleton(self, layout: Layout, room: str) -> Sequence[str]:
        """What stands before, between and behind the figures."""
        drawn = self._macros.statutory(layout, room, SLOT)
        return cut(drawn)

    def _new_figure(self, value: Value, kinds: tuple[str, ...] = ()) -> str:
        """The rest of a data cell's start tag, and what it shows."""
        if isinstance(value, Missing):
            absent = self._macros.absent(value.name, kinds)
            return str(absent)
        figure = self._macros.figure(value, is_zero(value), kinds)
        return str(figure)

    def _notes(self, marks: Marks) -> dict[str, str]:
        """Cell → its links: to its correction, and to the identities it is in that do not hold."""
        corrected, lapse = self._macros.corrected, self._macros.lapse
        notes = {cell: str(corrected(change)) for cell, change in marks.corrected.items()}
        for cell, own in marks.cells.items():
            links = map(lapse, own)
            before = notes.get(cell, "")
            notes[cell] = before + "".join(links)
        return notes


@cache
def _layout(form: Form, table: str) -> Layout:
    printed = grid(form.table(table))
    section = next(each for each in SECTIONS if each.table == table)
    rows = chain.from_iterable(printed.bodies)
    slots = list(chain.from_iterable(row.slots for row in rows))
    cells = tuple(slot.cell for slot in slots)
    indexes = [form.index[cell] for cell in cells]
    return Layout(
        grid=printed,
        name=f"{form.editions[table]} 年版表{section.number}",
        heads=_heads(form, printed),
        cells=cells,
        columns=tuple(slot.colspan for slot in slots),
        figures=itemgetter(*indexes),
    )


def _heads(form: Form, printed: Grid) -> tuple[str, ...]:
    if printed.labels <= 1:
        return ()
    first = printed.bodies[0][0]
    indexes = (form.index[slot.cell] for slot in first.slots)
    return tuple(form.cells[index].column.short for index in indexes)


@lru_cache(FIGURES)
def _digits(value: Value, columns: int) -> int:
    """How many digits each of the columns needs for it."""
    written = write(value)
    return widths.room(written, columns)
