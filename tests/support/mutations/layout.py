"""Tables laid out otherwise.

In pieces, with merged cells, with other headings, with rows nobody sees.
"""

import re
from dataclasses import replace
from itertools import pairwise
from random import Random

from generator.archive.values import Missing, Value
from generator.intake.tables.labels import is_numbered
from support.mutations.mutation import Mutation, each_table, entries
from support.mutations.original import (
    Draft,
    Entry,
    Line,
    Original,
    Part,
    Printed,
    Run,
    entry,
    placed,
)

SEVERAL = 4
"Rows a table must have to be parted."


def _merged(original: Original, rng: Random) -> Original:
    """Two neighbouring figures of a row are one cell: nobody knows whose the figure is."""
    said = dict(original.said)

    def change(table: Printed) -> Printed:
        lines = list(table.lines)
        rows = [at for at, line in enumerate(lines) if _neighbours(line)]
        for at in rng.sample(rows, min(len(rows), 2)):
            entries = list(lines[at].entries)
            n = rng.choice(_neighbours(lines[at]))
            first, second = entries[n : n + 2]
            shown = any(item.text[:1].isdecimal() for item in (first, second))
            for cell in (first.cell, second.cell):
                said[cell] = Missing.LOST if shown else Missing.BLANK
            kept = first if first.text[:1].isdecimal() else replace(first, runs=second.runs)
            entries[n : n + 2] = [replace(kept, columns=first.columns + second.columns)]
            lines[at] = replace(lines[at], entries=tuple(entries))
        return replace(table, lines=tuple(lines))

    return replace(each_table(original, change), said=said)


def _neighbours(line: Line) -> list[int]:
    """Where a figure stands that has another right behind it."""
    pairs = enumerate(pairwise(line.entries))
    return [n for n, (first, second) in pairs if first.cell and second.cell]


def _cells(line: Line) -> list[Entry]:
    return [item for item in line.entries if item.cell]


def _merged_down(original: Original, rng: Random) -> Original:
    """Two figures of a column are one cell."""
    said = dict(original.said)

    def change(table: Printed) -> Printed:
        if table.table != "requests":
            return table
        lines = list(table.lines)
        rows = [at for at in range(len(lines) - 1) if _cells(lines[at]) and _cells(lines[at + 1])]
        if not rows:
            return table
        at = rng.choice(rows)
        cells = _cells(lines[at])
        first = rng.choice(cells)
        below = _cells(lines[at + 1])[cells.index(first)]
        shown = any(item.text[:1].isdecimal() for item in (first, below))
        for cell in (first.cell, below.cell):
            said[cell] = Missing.LOST if shown else Missing.BLANK
        kept = replace(
            first if first.text[:1].isdecimal() else replace(first, runs=below.runs), rows=2
        )
        kept_entries = tuple(kept if item is first else item for item in lines[at].entries)
        lines[at] = replace(lines[at], entries=kept_entries)
        others = tuple(item for item in lines[at + 1].entries if item is not below)
        lines[at + 1] = replace(lines[at + 1], entries=others)
        return replace(table, lines=tuple(lines))

    return replace(each_table(original, change), said=said)


def _paged(original: Original, rng: Random) -> Original:
    """A page break makes two tables of one, the second with the headings again."""
    return _in_two(original, rng, again=True)


def _torn(original: Original, rng: Random) -> Original:
    """A page break makes two tables of one, the second without headings."""
    return _in_two(original, rng, again=False)


def _in_two(original: Original, rng: Random, *, again: bool) -> Original:
    parts: list[Part] = []
    for part in original.parts:
        long = isinstance(part, Printed) and len(part.lines) > part.head + SEVERAL
        if isinstance(part, Printed) and part.table == "requests" and long:
            at = rng.randint(part.head + 2, len(part.lines) - 2)
            first, second = _parted(part.lines, at)
            head = part.lines[: part.head] if again else ()
            parts += [replace(part, lines=first)]
            parts += [Printed(part.table, len(head), (*head, *second))]
        else:
            parts.append(part)
    return replace(original, parts=tuple(parts))


def _parted(lines: tuple[Line, ...], at: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Two tables of one; what spans both goes on in the second as an empty cell."""
    first: list[list[Entry]] = [[] for _ in lines[:at]]
    second: list[list[tuple[int, Entry]]] = [[] for _ in lines[at:]]
    for row, column, item in placed(lines):
        over = max(row + item.rows - at, 0)
        if row >= at:
            second[row - at].append((column, item))
            continue
        first[row].append(replace(item, rows=item.rows - over))
        if over:
            second[0].append((column, Entry((), "", item.columns, over)))
    below = (sorted(row, key=lambda pair: pair[0]) for row in second)
    return (
        tuple(
            replace(line, entries=tuple(row)) for line, row in zip(lines[:at], first, strict=True)
        ),
        tuple(
            replace(line, entries=tuple(item for _, item in row))
            for line, row in zip(lines[at:], below, strict=True)
        ),
    )


def _repeated_headings(original: Original, rng: Random) -> Original:
    """The headings of columns stand again in the middle of the table."""

    def change(table: Printed) -> Printed:
        if table.table != "requests":
            return table
        whole = [at for at in range(table.head + 1, len(table.lines)) if _begins(table, at)]
        at = rng.choice(whole)
        head = table.lines[: table.head]
        return replace(table, lines=(*table.lines[:at], *head, *table.lines[at:]))

    return each_table(original, change)


def _begins(table: Printed, at: int) -> bool:
    """Whether no cell spans from above into that row."""
    return all(row >= at or row + item.rows <= at for row, _, item in placed(table.lines))


def _in_rows(draft: Draft, _: Random) -> Draft:
    """Table four with a row for each of its groups."""
    return draft.with_table(replace(draft.table("disputes"), one_row=False))


def _split_headings(original: Original, _: Random) -> Original:
    """A heading of several rows is as many cells, its words in the first."""

    def change(table: Printed) -> Printed:
        lines: list[list[tuple[int, Entry]]] = [[] for _ in table.lines]
        for row, column, item in placed(table.lines):
            rows = item.rows if row < table.head else 1
            lines[row].append((column, replace(item, rows=1 if rows > 1 else item.rows)))
            for down in range(1, rows):
                lines[row + down].append((column, Entry((), "", item.columns)))
        ordered = (sorted(line, key=lambda pair: pair[0]) for line in lines)
        entries = (tuple(item for _, item in row) for row in ordered)
        pairs = zip(table.lines, entries, strict=True)
        return replace(table, lines=tuple(replace(line, entries=own) for line, own in pairs))

    return each_table(original, change)


def _unnamed(original: Original, rng: Random) -> Original:
    """One column has no heading, or two have the same: nobody knows what its figures are."""
    said = dict(original.said)
    names = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构")
    ids = dict(
        zip(
            names,
            ("natural_person", "business", "research", "public_interest", "legal_service"),
            strict=True,
        )
    )
    gone, other = rng.sample(names, 2)
    # A name that states a unit would take it away, and nobody would know the figures.
    has_unit = any(re.match(rf"{gone}[(（]", item.text) for item in entries(original))
    text = other if has_unit else rng.choice(("", other))
    lost = [ids[gone], ids[other]] if text else []
    for cell in said:
        if cell.startswith("requests.") and cell.split(".")[2] in lost:
            said[cell] = Missing.LOST

    def renamed(item: Entry) -> Entry:
        is_gone = re.split(r"[(（]", item.text)[0] == gone  # whatever unit it states
        return replace(item, runs=(Run(text),) if text else ()) if is_gone else item

    def change(table: Printed) -> Printed:
        lines = (replace(line, entries=tuple(map(renamed, line.entries))) for line in table.lines)
        return replace(table, lines=tuple(lines)) if table.table == "requests" else table

    return replace(each_table(original, change), said=said)


def _exchanged_names(original: Original, rng: Random) -> Original:
    """Two rows have exchanged their names with their figures in place.

    Each says what its own row says.
    """
    requests = next(p for p in original.parts if isinstance(p, Printed) and p.table == "requests")
    rows = [at for at, line in enumerate(requests.lines) if len(_cells(line)) > 1]
    if len(rows) < 2:
        return original
    one, two = rng.sample(rows, 2)
    said = dict(original.said)
    pairs = list(zip(_cells(requests.lines[one]), _cells(requests.lines[two]), strict=True))
    swapped: dict[str, str] = {}
    for upper, lower in pairs:
        swapped |= {upper.cell: lower.cell, lower.cell: upper.cell}
    values: dict[str, Value] = {swapped[cell]: original.said[cell] for cell in swapped}
    said |= values
    first, second = (_label(requests.lines[at]) for at in (one, two))

    def change(table: Printed) -> Printed:
        if table is not requests:
            return table
        lines = list(table.lines)
        for at, old, new in ((one, first, second), (two, second, first)):
            kept = [replace(i, runs=new.runs) if i is old else i for i in lines[at].entries]
            moved = tuple(replace(i, cell=swapped.get(i.cell, i.cell)) for i in kept)
            lines[at] = replace(lines[at], entries=moved)
        return replace(table, lines=tuple(lines))

    return replace(each_table(original, change), said=said)


def _label(line: Line) -> Entry:
    """Its own name: a column that the form does not have may stand behind it."""
    others = [item for item in line.entries if not item.cell]
    numbered = [item for item in others if is_numbered(item.text)]
    return (numbered or others)[-1]


def _unlabelled(original: Original, rng: Random) -> Original:
    """A row has lost its label, so that only what stands around it tells what it is."""

    def change(table: Printed) -> Printed:
        if table.table != "requests":
            return table
        lines = list(table.lines)
        at = rng.randrange(table.head, len(lines))
        label = _label(lines[at])
        others = tuple(replace(i, runs=()) if i is label else i for i in lines[at].entries)
        lines[at] = replace(lines[at], entries=others)
        return replace(table, lines=tuple(lines))

    return each_table(original, change)


def _hidden_row(original: Original, rng: Random) -> Original:
    """Before a row stands a hidden one of the same name with other figures."""

    def change(table: Printed) -> Printed:
        if table.table != "requests":
            return table
        lines = list(table.lines)
        choices = [
            at for at in range(table.head, len(lines)) if _begins(table, at) and _flat(lines[at])
        ]
        at = rng.choice(choices)
        other = tuple(
            entry(str(rng.randint(1, 99)), columns=i.columns) if i.cell else i
            for i in lines[at].entries
        )
        return replace(table, lines=(*lines[:at], Line(other, "hidden"), *lines[at:]))

    return each_table(original, change)


def _flat(line: Line) -> bool:
    return all(item.rows == 1 for item in line.entries)


def _row_hidden(original: Original, rng: Random) -> Original:
    """A row of the form is hidden: no reader knows its figures."""
    said = dict(original.said)

    def change(table: Printed) -> Printed:
        if table.table != "requests":
            return table
        lines = list(table.lines)
        at = rng.choice([at for at in range(table.head, len(lines)) if _flat(lines[at])])
        said.update({item.cell: Missing.LOST for item in _cells(lines[at])})
        lines[at] = replace(lines[at], look="hidden")
        return replace(table, lines=tuple(lines))

    return replace(each_table(original, change), said=said)


SPANS = frozenset({"merged"})
MUTATIONS = (
    Mutation("two figures of a row are merged", of_print=_merged, needs=SPANS),
    Mutation(
        "two figures of a column are merged", of_print=_merged_down, table="requests", needs=SPANS
    ),
    Mutation("a page break, headings again", of_print=_paged, table="requests", certain=True),
    Mutation("a page break", of_print=_torn, table="requests"),
    Mutation("headings again in the middle", of_print=_repeated_headings, table="requests"),
    Mutation("table four in rows", _in_rows, table="disputes", certain=True),
    Mutation("headings of several rows are not merged", of_print=_split_headings),
    Mutation("a column without a name, or with another's", of_print=_unnamed, table="requests"),
    Mutation("two rows have each other's place", of_print=_exchanged_names, table="requests"),
    Mutation("a row without a name", of_print=_unlabelled, table="requests"),
    Mutation(
        "a hidden row of the same name",
        of_print=_hidden_row,
        table="requests",
        needs=frozenset({"row hidden"}),
    ),
    Mutation(
        "a row is hidden", of_print=_row_hidden, table="requests", needs=frozenset({"row hidden"})
    ),
)
