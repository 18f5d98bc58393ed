"""Columns, groups and rows in another order than the form's, under their own names."""

from dataclasses import replace
from random import Random

from generator.form.parts import Line
from support.mutations.mutation import Mutation
from support.mutations.original import Draft


def _shuffled(lines: tuple[Line, ...], rng: Random) -> tuple[Line, ...]:
    """Another order of them, where there is one."""
    order = list(lines)
    while len(lines) > 1 and tuple(order) == lines:
        rng.shuffle(order)
    return tuple(order)


def _parts_shuffled(line: Line, rng: Random) -> Line:
    """The parts of the lowest headings in another order."""
    if any(part.parts for part in line.parts):
        return replace(line, parts=tuple(_parts_shuffled(part, rng) for part in line.parts))
    return replace(line, parts=_shuffled(line.parts, rng))


def _columns(draft: Draft, name: str, columns: tuple[Line, ...]) -> Draft:
    table = draft.table(name)
    return draft.with_table(
        replace(table, blocks=(replace(table.blocks[0], columns=columns), *table.blocks[1:]))
    )


def _rows(draft: Draft, name: str, rows: tuple[Line, ...]) -> Draft:
    table = draft.table(name)
    return draft.with_table(
        replace(table, blocks=(replace(table.blocks[0], rows=rows), *table.blocks[1:]))
    )


def _organisations(draft: Draft, rng: Random) -> Draft:
    (applicants,) = draft.table("requests").blocks[0].columns
    return _columns(draft, "requests", (_parts_shuffled(applicants, rng),))


def _applicants(draft: Draft, rng: Random) -> Draft:
    (applicants,) = draft.table("requests").blocks[0].columns
    changed = replace(applicants, parts=_shuffled(applicants.parts, rng))
    return _columns(draft, "requests", (changed,))


def _outcomes(draft: Draft, rng: Random) -> Draft:
    return _columns(draft, "disputes", _shuffled(draft.table("disputes").blocks[0].columns, rng))


def _groups(draft: Draft, rng: Random) -> Draft:
    rows = draft.table("disputes").blocks[0].rows
    return _rows(
        draft, "disputes", tuple(_parts_shuffled(row, rng) for row in _shuffled(rows, rng))
    )


def _documents(draft: Draft, rng: Random) -> Draft:
    return _columns(draft, "proactive", _shuffled(draft.table("proactive").blocks[0].columns, rng))


def _blocks(draft: Draft, rng: Random) -> Draft:
    table = draft.table("proactive")
    order = list(table.blocks)
    rng.shuffle(order)
    blocks = tuple(replace(block, rows=_shuffled(block.rows, rng)) for block in order)
    return draft.with_table(replace(table, blocks=blocks))


def _results(draft: Draft, rng: Random) -> Draft:
    rows = draft.table("requests").blocks[0].rows
    return _rows(draft, "requests", tuple(_parts_shuffled(row, rng) for row in rows))


def _results_grouped(draft: Draft, rng: Random) -> Draft:
    changed = (
        replace(row, parts=_shuffled(row.parts, rng))
        for row in draft.table("requests").blocks[0].rows
    )
    return _rows(draft, "requests", tuple(changed))


def _requests_reordered(draft: Draft, rng: Random) -> Draft:
    return _rows(draft, "requests", _shuffled(draft.table("requests").blocks[0].rows, rng))


MUTATIONS = (
    Mutation("organisations in another order", _organisations, table="requests", certain=True),
    Mutation("applicants in another order", _applicants, table="requests", certain=True),
    Mutation("outcomes in another order", _outcomes, table="disputes", certain=True),
    Mutation("lawsuits before reconsideration", _groups, table="disputes", certain=True),
    Mutation("columns of table two in another order", _documents, table="proactive", certain=True),
    Mutation(
        "blocks and rows of table two in another order", _blocks, table="proactive", certain=True
    ),
    Mutation("results in another order within a heading", _results, table="requests", certain=True),
    Mutation(
        "headings of results in another order", _results_grouped, table="requests", certain=True
    ),
    Mutation(
        "received and carried over in another order",
        _requests_reordered,
        table="requests",
        certain=True,
    ),
)
