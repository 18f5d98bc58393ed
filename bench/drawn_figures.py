"""The figures of synthetic reports: every identity holds, within a report and from year to year."""

from array import array
from collections.abc import Iterator, Mapping
from random import Random

from generator.archive.figures import Figures
from generator.archive.values import Value
from generator.form.editions import whole_form
from generator.form.parts import Block, Table

FORM = whole_form(2021)
MOST = {"licences": 5000, "penalties": 900, "coercion": 60}
"Row of a single count → the largest drawn."
RARE = 0.25
"Share of the results of applications that are not 0."

Counts = dict[str, int]
"Cell id → count."


def quiet(in_force: int) -> Figures:
    """Those of a report on a year without any application, as most real ones are."""
    return _figures({"proactive.normative_documents.in_force": in_force})


def busy(rng: Random, last: Figures | None) -> Figures:
    """Those of a report that has figures in all tables. last: what the year before handed over."""
    documents = _documents(rng, last)
    decisions = _decisions(rng)
    applications = _applications(rng, last)
    disputes = _disputes(rng, last)
    return _figures({**documents, **decisions, **applications, **disputes})


def _figures(values: Mapping[str, Value]) -> Figures:
    """Zeros but for some cells."""
    every = (values.get(cell.id, 0) for cell in FORM.cells)
    return Figures(FORM, tuple(every), array("I"))


def _documents(rng: Random, last: Figures | None) -> Counts:
    row = "proactive.normative_documents"
    before = _of_last(last, f"{row}.in_force")
    issued = rng.randint(0, 6)
    repealed = rng.randint(0, min(3, before))
    return {
        f"{row}.issued": issued,
        f"{row}.repealed": repealed,
        f"{row}.in_force": before + issued - repealed,
    }


def _decisions(rng: Random) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for row, most in MOST.items():
        values[f"proactive.{row}.decisions"] = rng.randint(0, most)
    whole = rng.randint(0, 9999)
    fraction = rng.randint(1, 999_999)
    values["proactive.fees.amount"] = f"{whole}.{fraction}"
    return values


def _applications(rng: Random, last: Figures | None) -> Counts:
    table = FORM.table("requests")
    (block,) = table.blocks
    *columns, _ = block.leaf_columns()
    counts: Counts = {}
    for column in columns:
        carried_in = _of_last(last, f"requests.carried_over.{column.id}")
        for row, count in _column(block, rng, carried_in).items():
            counts[f"requests.{row}.{column.id}"] = count
    return counts | dict(_sums(table, counts))


def _column(block: Block, rng: Random, carried_in: int) -> Counts:
    """Row → count of one kind of applicants: 新收 + 上年结转 = 总计 + 结转下年度."""
    balance = ("received", "carried_in", "total", "carried_over")
    results = [row.id for row in block.leaf_rows() if row.id not in balance]
    counts = {result: _result(rng) for result in results}
    # What was left from last year has come to an end, if only in the first way there is.
    missing = carried_in - sum(counts.values())
    counts[results[0]] += max(0, missing)
    total = sum(counts.values())
    carried_over = rng.randint(0, 4)
    received = total + carried_over - carried_in
    return counts | dict(zip(balance, (received, carried_in, total, carried_over), strict=True))


def _result(rng: Random) -> int:
    return rng.randint(1, 40) if rng.random() < RARE else 0


def _disputes(rng: Random, last: Figures | None) -> Counts:
    table = FORM.table("disputes")
    parts = [cell.id for cell in table.cells() if not cell.column.is_sum]
    counts = {part: rng.randint(0, 3) for part in parts}
    for limit in FORM.limits:
        # What the year before left undecided is decided.
        (left,) = limit.left
        (total,) = limit.right
        row, _, _ = total.cell.rpartition(".")
        counts[f"{row}.upheld"] += _of_last(last, left.cell)
    return counts | dict(_sums(table, counts))


def _sums(table: Table, counts: Counts) -> Iterator[tuple[str, int]]:
    """The last column of each row, which adds up the others."""
    for block in table.blocks:
        *columns, total = block.leaf_columns()
        for row in block.leaf_rows():
            cells = (f"{table.id}.{row.id}.{column.id}" for column in columns)
            yield f"{table.id}.{row.id}.{total.id}", sum(counts[cell] for cell in cells)


def _of_last(last: Figures | None, cell: str) -> int:
    """A count of the year before; 0 where there is no report on it."""
    value = last[cell] if last else 0
    assert isinstance(value, int)  # noqa: S101 - no cell of a synthetic report is blank or lost
    return value
