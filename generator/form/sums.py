"""Sums of cells that the data file names, as far as an edition of the form has their cells."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from generator.form.data import Data
from generator.form.parts import Line, Table, found_in
from generator.form.quantities import Quantity, Question, Statement


@dataclass(frozen=True, slots=True)
class Sums:
    """Resolves what names cells in the tables of one form."""

    tables: Sequence[Table]
    cells: Container[str]
    "The ids of all cells."

    def quantities(self, rows: Sequence[Data]) -> Iterator[Quantity]:
        """Those of which this edition has all cells."""
        for data in rows:
            cells = self._cells(data["cells"])
            if not cells:
                continue
            yield Quantity(
                label=data.get("label", ""),
                cells=cells,
                within=self._cells(data.get("within", ())),
                parts=self._cells(data.get("parts", ())),
                zero=data.get("zero", ""),
                some=data.get("some", ""),
                id=data.get("id", ""),
                leads=data.get("leads", False),
                covers=data.get("covers", False),
            )

    def figures(self, rows: Sequence[Sequence[Data]]) -> Iterator[tuple[Quantity, ...]]:
        """Quantities that stand together."""
        for together in rows:
            yield tuple(self.quantities(together))

    def questions(self, rows: Sequence[Data]) -> Iterator[Question]:
        """Those that figures of this edition answer."""
        for data in rows:
            figures = tuple(self.quantities(data["figures"]))
            if figures:
                yield Question(data["question"], data["zero"], figures)

    def statements(self, rows: Sequence[Data]) -> Iterator[Statement]:
        """Those of which this edition has all cells of some sum."""
        for data in rows:
            sums = map(self._cells, data["sums"])
            known = tuple(filter(None, sums))
            if known:
                yield Statement(data["label"], data["pattern"], known)

    def _cells(self, names: Sequence[str]) -> tuple[str, ...]:
        """The cells to add up; none where this edition has not all of them."""
        cells: list[str] = []
        for name in names:
            cells += self._resolved(name)
        if not all(cell in self.cells for cell in cells):
            return ()
        return tuple(cells)

    def _resolved(self, name: str) -> Iterator[str]:
        """A cell's id, or those of the leaves where it names a group."""
        table_id, row_id, column_id = name.split(".")
        row = self._row(table_id, row_id)
        if row is None:
            return
        for leaf in row.leaves():
            yield f"{table_id}.{leaf.id}.{column_id}"

    def _row(self, table_id: str, row_id: str) -> Line | None:
        rows: list[Line] = []
        for table in self.tables:
            if table.id == table_id:
                for block in table.blocks:
                    rows += block.rows
        return found_in(rows, row_id)
