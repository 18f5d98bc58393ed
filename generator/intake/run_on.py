"""Tables of which only text without borders is left."""

from collections.abc import Iterator, Sequence

from generator.finding import ERROR, WARNING
from generator.form import Block, Form, Line, Table
from generator.intake import fused
from generator.intake.document import Text
from generator.intake.found import Found
from generator.intake.labels import squeezed
from generator.intake.reading import LOST
from generator.intake.values import read
from generator.model import Missing, Value


def read_run_on(table: Table, form: Form, texts: list[Text], found: Found, *, sparse: bool) -> None:
    """Read rows whose digits can be cut in one way; of a sparse original, which may lack any cell, only zeros."""
    text = "".join(item.text for item in texts)
    place = texts[0].place
    if table.one_row:
        _fused_row(table, text, place, found, sparse=sparse)
        return
    for block in table.blocks:
        columns = block.leaf_columns()
        strips = {line.id: digits for line, digits in fused.strips(text, block.leaf_rows())}
        if not strips:
            continue
        solved = _solved(table, form, block, strips, sparse=sparse)
        for line in block.leaf_rows():
            read_values = solved.get(line.id, [LOST] * len(columns))
            for column, value in zip(columns, read_values, strict=True):
                found.values[f"{table.id}.{line.id}.{column.id}"] = value
            digits = strips.get(line.id, "")
            if LOST in read_values and digits:
                said = f"“{line.label}”一行的数字连在一起，不能确定怎样分开，记作 lost；读到的是 {digits}"
                found.notes.append((WARNING, place, said))
        empty = [line.label for line in block.leaf_rows() if not strips.get(line.id)]
        if empty:
            found.notes.append((WARNING, place, f"有 {len(empty)} 行没有读到数字，记作 lost：{'、'.join(empty)}"))


def _solved(table: Table, form: Form, block: Block, strips: dict[str, str], *, sparse: bool) -> dict[str, list[Value]]:
    columns = block.leaf_columns()
    if len(columns) == 1:
        found = {line: read(digits, columns[0].kind).value for line, digits in strips.items() if digits}
        return {line: [value] for line, value in found.items() if value is not None and not isinstance(value, Missing)}
    ways: dict[str, list[tuple[int, ...]]] = {}
    for line, digits in strips.items():
        if sparse:
            ways[line] = [(0,) * len(columns)] if digits == "0" * len(columns) else []
        elif _has_sum(table, form, line):
            # A blank cell leaves no trace: a row that could also be one of fewer numbers is not read.
            fewer = any(fused.summing(digits, count) for count in range(2, len(columns)))
            ways[line] = [] if fewer else fused.summing(digits, len(columns))
        else:
            ways[line] = fused.ways(digits, len(columns)) if all(c.kind == "count" for c in columns) else []
    if table.blocks[0].heading:
        # Nothing adds these up, and a blank cell would leave no trace: only zeros, one for each cell, are certain.
        return {line: _typed(found[0], columns) for line, found in ways.items() if found == [(0,) * len(columns)]}
    identities = [identity for identity in form.identities if identity.severity == ERROR]
    chosen = fused.solve(ways, [column.id for column in columns], identities)
    return {line: _typed(row, columns) for line, row in chosen.items()}


def _typed(row: tuple[int, ...], columns: Sequence[Line]) -> list[Value]:
    return [str(v) if c.kind in ("decimal", "amount") else v for v, c in zip(row, columns, strict=True)]


def _has_sum(table: Table, form: Form, line: str) -> bool:
    """Whether an identity adds up the cells of that row."""
    return any(
        identity.severity == ERROR
        and all(term.cell.startswith(f"{table.id}.{line}.") for term in identity.left)
        and len(identity.left) > 1
        for identity in form.identities
    )


def _fused_row(table: Table, text: str, place: str, found: Found, *, sparse: bool) -> None:
    """Fifteen figures behind the last header: cut where each group's total is the sum of the rest, if in one way."""
    (block,) = table.blocks
    width = len(block.leaf_columns())
    written = squeezed(text)
    last = squeezed(block.leaf_columns()[-1].label)
    if last not in written:
        return
    digits = fused.leading_value(written[written.rindex(last) + len(last) :])
    solutions = list(_groups(digits, len(block.leaf_rows()), width))
    whole = [groups for groups in solutions if all(len(group) == width for group in groups)]
    only_zeros = not set(digits) - {"0"}
    if len(solutions) == len(whole) == 1 and (only_zeros or not sparse):
        for line, row in zip(block.leaf_rows(), solutions[0], strict=True):
            for column, value in zip(block.leaf_columns(), row, strict=True):
                found.values[f"{table.id}.{line.id}.{column.id}"] = value
    elif digits:
        found.notes.append((WARNING, place, f"表四的数字连在一起，不能确定怎样分开，记作 lost；读到的是 {digits}"))


def _groups(digits: str, count: int, width: int) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Every way to cut digits into so many groups whose last number is the sum of the others, blank cells left out."""
    if count == 0:
        if not digits:
            yield ()
        return
    if len(digits) > fused.MOST_DIGITS:
        return
    ways = (
        (length, group)
        for length in range(2, len(digits) - 2 * (count - 1) + 1)
        for numbers in range(2, width + 1)
        for group in fused.summing(digits[:length], numbers)
    )
    for length, group in ways:
        for rest in _groups(digits[length:], count - 1, width):
            yield (group, *rest)
