"""What a mutation is, and how one that changes single cells is made of how it dresses a figure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from generator.archive.values import Missing, Value
from support.mutations.original import Draft, Entry, Original, Printed, Run


@dataclass(frozen=True, slots=True)
class Mutation:
    """A change to an original after which it still says, or no longer says, what `said` tells."""

    name: str
    of_draft: Callable[[Draft, Random], Draft] = lambda draft, _: draft
    "Changes lines and figures before they are printed."
    of_print: Callable[[Original, Random], Original] = lambda original, _: original
    "Changes what is printed."
    needs: frozenset[str] = frozenset()
    "Looks without which a format cannot show it."
    table: str = ""
    "The only table it changes; empty where it may change any."
    alone: bool = False
    "What it needs is the look of a whole cell."
    single: bool = False
    "Changes single cells, and says nothing of the others."
    certain: bool = False
    "A careful person reads all of it without a doubt, so a reader must read nearly all of it too."


Dress = Callable[[str, Random], tuple[Run, ...]]
"What a cell holds instead of its figure."
Says = Callable[[str], Value]
"What a reader then knows of the cell whose figure was that."


def same(figure: str) -> Value:
    """It still says its figure."""
    return int(figure)


def nothing(_: str) -> Value:
    """Nobody may say what it says."""
    return Missing.LOST


def blank(_: str) -> Value:
    """The cell is seen to be empty."""
    return Missing.BLANK


def dressing(name: str, dress: Dress, says: Says = same, *, certain: bool = False) -> Mutation:
    """A mutation of some cells that hold a count."""
    runs = dress("15", Random(0))  # noqa: S311 - nothing secret
    needs = frozenset(run.look for run in runs) - {""}

    def change(original: Original, rng: Random) -> Original:
        chosen = set(_some(list(_counts(original)), rng))
        figures = {item.cell: item.text for item in entries(original) if item.cell in chosen}

        def dressed(item: Entry) -> Entry:
            return replace(item, runs=dress(item.text, rng)) if item.cell in chosen else item

        said = {**original.said, **{cell: says(figure) for cell, figure in figures.items()}}
        causes = {**original.dressed, **dict.fromkeys(chosen, name)}
        return replace(each_entry(original, dressed), said=said, dressed=causes)

    alone = len(runs) == 1
    return Mutation(name, of_print=change, needs=needs, alone=alone, single=True, certain=certain)


def each_entry(original: Original, change: Callable[[Entry], Entry]) -> Original:
    """The original with every cell of its tables changed."""
    return each_table(original, lambda table: _changed(table, change))


def each_table(original: Original, change: Callable[[Printed], Printed]) -> Original:
    """The original with every table changed."""
    parts = (change(part) if isinstance(part, Printed) else part for part in original.parts)
    return replace(original, parts=tuple(parts))


def _changed(table: Printed, change: Callable[[Entry], Entry]) -> Printed:
    lines = (replace(line, entries=tuple(map(change, line.entries))) for line in table.lines)
    return replace(table, lines=tuple(lines))


def entries(original: Original) -> Iterator[Entry]:
    """All that its tables hold."""
    for part in original.parts:
        if isinstance(part, Printed):
            yield from (item for line in part.lines for item in line.entries)


def _counts(original: Original) -> Iterator[str]:
    """Cells whose figure is a plain count, known for certain, and that nothing was done to."""
    kinds = {cell.id: cell.column.kind for cell in original.report.figures.form.cells}
    for item in entries(original):
        counts = kinds.get(item.cell) == "count" and item.cell not in original.dressed
        plain = len(item.runs) == 1 and not item.runs[0].look and item.text.isdecimal()
        if counts and plain and str(original.said[item.cell]) == item.text:
            yield item.cell


def _some(cells: list[str], rng: Random) -> list[str]:
    """One of them, several, or those of one row or column."""
    if not cells:
        return []
    line = rng.choice(cells).split(".")[rng.choice((1, 2))]
    row_or_column = [cell for cell in cells if line in cell.split(".")]
    few = rng.sample(cells, min(len(cells), rng.randint(1, 6)))
    return rng.choice((few, few, row_or_column))
