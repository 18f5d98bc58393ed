"""The form of one report. Everything that touches a cell derives from it.

`generator.form.editions` has the editions there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.form.identities import Identity
from generator.form.parts import Cell, Table
from generator.form.quantities import Quantity, Question, Statement


@dataclass(frozen=True, eq=False)
class Form:
    """The form of one report: a table of each kind, maybe of different editions."""

    tables: tuple[Table, ...]
    "None where a report has no figures."
    cells: tuple[Cell, ...]
    index: Mapping[str, int]
    "Cell id → its place in `cells`, and so in every report's figures."
    identities: tuple[Identity, ...]
    headline: tuple[Quantity, ...]
    summary: tuple[Quantity, ...]
    figures: tuple[tuple[Quantity, ...], ...]
    "At the head of a report's page, each with what stands below it."
    questions: tuple[Question, ...]
    sought: tuple[Quantity, ...]
    "What the search can ask for by number."
    outcomes: tuple[Quantity, ...]
    "What became of the applications that were handled: the parts of their total."
    claims: tuple[Statement, ...]
    limits: tuple[Identity, ...]
    "What is at most as much as something else: sum(left) ≤ sum(right)."
    reserved: tuple[str, ...]
    "Cells that count what only few bodies may make."
    shared: Mapping[str, str]
    "Cells that several bodies may count alike → why their sum may be more than there is."

    @property
    def editions(self) -> dict[str, int]:
        """Table id → edition, as `form:` in a report file."""
        return {table.id: table.edition for table in self.tables}

    def table(self, table_id: str) -> Table:
        """The table of that id; KeyError where there is none."""
        return next(table for table in self.tables if table.id == table_id)
