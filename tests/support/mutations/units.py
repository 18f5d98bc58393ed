"""Units in headings, above a table and in cells: what is printed is a figure only with its unit."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

from generator.archive.values import Missing, Value
from generator.form.parts import Block, Line, Table
from support.mutations.mutation import Mutation
from support.mutations.original import Draft, Original, Part, Printed

UNKNOWN = 99
MONEY = {
    "元": 4,
    "千元": 1,
    "百元": 2,
    "百万元": -2,
    "亿元": -4,
    "角": 5,
    "千万元": -3,
    "美元": UNKNOWN,
}
"Unit → how many places its figures stand left of those in 万元."
COUNTS = {"百件": 100, "十件": 10, "千件": 1000, "万件": 10_000, "件/万人": 0}
"Unit → what a figure in it stands for; 0: nobody knows."


def _fees(table: Table) -> list[tuple[Block, Line]]:
    """Columns of money, with their blocks."""
    blocks = [(block, column) for block in table.blocks for column in block.leaf_columns()]
    return [(block, column) for block, column in blocks if column.kind == "decimal"]


def _moved(text: str, places: int) -> str:
    """A decimal figure with its point so many places to the right, without noughts at its end."""
    moved = Decimal(text).scaleb(places)
    return f"{moved.normalize():f}"


def _fee_cells(draft: Draft) -> list[str]:
    table = draft.table("proactive")
    cells = ((block, row, column) for block, column in _fees(table) for row in block.leaf_rows())
    return [f"proactive.{row.id}.{column.id}" for _, row, column in cells]


def _with_fees(draft: Draft, rng: Random, unit: str, shown: str) -> Draft:
    """Some money in the column of fees.

    It stands for so much in that unit and is shown with `shown` behind.
    """
    figures, said = dict(draft.figures), dict(draft.said)
    for cell in _fee_cells(draft):
        text = f"{rng.randint(1, 9999)}.{rng.randint(1, 99):02}".rstrip("0")
        figures[cell] = text + shown
        places = MONEY.get(unit, 0)
        said[cell] = Missing.LOST if places == UNKNOWN else _moved(text, -places)
    return replace(draft, figures=figures, said=said)


def _fee_heading(unit: str) -> Callable[[Draft, Random], Draft]:
    """The column of fees is headed by another unit, its figures as they stand in the form."""

    def change(draft: Draft, rng: Random) -> Draft:
        table = draft.table("proactive")
        blocks = list(table.blocks)
        if any("万元" not in column.label for _, column in _fees(table)):
            return draft  # another unit is stated there already
        for block, column in _fees(table):
            named = replace(column, label=column.label.replace("万元", unit))
            blocks[blocks.index(block)] = replace(block, columns=(named,))
        return _with_fees(draft.with_table(replace(table, blocks=tuple(blocks))), rng, unit, "")

    return change


def _fee_cell(unit: str) -> Callable[[Draft, Random], Draft]:
    """The fee's own cell names its unit, whatever the heading says."""
    return lambda draft, rng: _with_fees(draft, rng, unit, unit)


def _multiplied(said: Mapping[str, Value], table: str, factor: int) -> dict[str, Value]:
    """What counts of a table say when each stands for so many."""

    def told(value: Value) -> Value:
        if not isinstance(value, int) or value == 0:
            return value
        return value * factor if factor else Missing.LOST

    return {cell: told(v) if cell.split(".")[0] == table else v for cell, v in said.items()}


def _table_unit(name: str, unit: str) -> Callable[[Original, Random], Original]:
    """A line above a table says what its figures count."""

    def change(original: Original, rng: Random) -> Original:
        line = rng.choice(("单位：{}", "（单位：{}）", "计量单位：{}", "单位:{}")).format(unit)
        parts: list[Part] = []
        for part in original.parts:
            parts += [line] if isinstance(part, Printed) and part.table == name else []
            parts.append(part)
        said = _multiplied(original.said, name, COUNTS.get(unit, 1))
        return replace(original, parts=tuple(parts), said=said)

    return change


def _column_unit(name: str, unit: str) -> Callable[[Draft, Random], Draft]:
    """A heading of a column says what its figures count."""

    def change(draft: Draft, rng: Random) -> Draft:
        table = draft.table(name)
        block = table.blocks[0]
        chosen = rng.choice(block.leaf_columns())
        label = rng.choice(("{}（{}）", "{}（单位：{}）", "{}({})")).format(chosen.label, unit)

        def renamed(line: Line) -> Line:
            if line == chosen:
                return replace(line, label=label)
            return replace(line, parts=tuple(map(renamed, line.parts)))

        columns = tuple(map(renamed, block.columns))
        cells = {f"{table.id}.{row.id}.{chosen.id}" for row in block.leaf_rows()}
        changed = _multiplied(draft.said, table.id, COUNTS.get(unit, 1))
        said = {cell: changed[cell] if cell in cells else v for cell, v in draft.said.items()}
        blocks = (replace(block, columns=columns), *table.blocks[1:])
        return replace(draft.with_table(replace(table, blocks=blocks)), said=said)

    return change


TABLES = {"proactive": "table two", "requests": "table three", "disputes": "table four"}


def _mutations() -> Iterator[Mutation]:
    for unit in ("万元", *MONEY):
        certain = unit == "万元"
        if not certain:
            yield Mutation(f"fees in {unit}", _fee_heading(unit), table="proactive")
        yield Mutation(
            f"{unit} in the cell of fees", _fee_cell(unit), table="proactive", certain=certain
        )
    for table, words in TABLES.items():
        for unit in ("件", *COUNTS):
            heading, above = _column_unit(table, unit), _table_unit(table, unit)
            certain = unit == "件"
            yield Mutation(f"{unit} in a heading of {words}", heading, table=table, certain=certain)
            if table != "proactive":  # its columns have units of their own
                yield Mutation(
                    f"{unit} above {words}", of_print=above, table=table, certain=certain
                )


MUTATIONS = tuple(_mutations())
