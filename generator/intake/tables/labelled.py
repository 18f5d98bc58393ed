"""Tables with a label at each row: tables two and three of the form."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from generator.finding import INFO, WARNING
from generator.form.parts import Block, Line, Table
from generator.intake.document import Cell
from generator.intake.found import Found, Note
from generator.intake.tables import fused
from generator.intake.tables.cells import Placed, placed
from generator.intake.tables.labels import Match, Names, bare, squeezed
from generator.intake.tables.reading import LOST, Reader
from generator.intake.tables.rows import Row

MOST_ROWS = 3
"Rows with missing cells, and pieces of a table, that are reported one by one."


def read_labelled(table: Table, rows: list[Row], reader: Reader) -> None:
    """Tables with a label at each row: two and three."""
    found = reader.found
    lines = [(path, block) for block in table.blocks for top in block.rows for path in top.paths()]
    order = {path[-1].id: number for number, (path, _) in enumerate(lines)}
    names = Names([path[-1] for path, _ in lines])
    pairs = _by_position(rows, lines) or list(_named(rows, names, found))
    matched = list(_once(pairs, order, lines, found))
    found.notes += _apart(matched)
    lost: list[tuple[Row, Match, list[str]]] = []
    for row, match in matched:
        path, block = lines[order[match.row.id]]
        columns = block.leaf_columns()
        missing = []
        cells = placed(row, columns, len(path) - 1)
        if match.row.id in reader.summed and len(row.cells) == 1:
            cells = _one_run(row.cells[0], len(columns)) or cells
        for column, cell in zip(columns, cells, strict=True):
            value = reader.read(f"{table.id}.{match.row.id}.{column.id}", cell, column, row)
            missing += [column.short] if value is LOST else []
        found.notes += _row_notes(row, match, len(path) - 1)
        if missing:
            lost.append((row, match, missing))
    found.notes += _lost_notes(lost)
    absent = [
        path[-1].label
        for path, _ in lines
        if path[-1].id not in {match.row.id for _, match in matched}
    ]
    if absent and matched:
        found.notes.append(
            (WARNING, "", f"没有找到 {len(absent)} 行，各格记作 lost：{'、'.join(absent)}")
        )


def _one_run(cell: Cell, count: int) -> Placed:
    """The figures of a row that have run together in one cell, where they can be told apart: 3000003."""
    found = fused.apart(fused.leading_words(fused.plain(cell.text)), count)
    is_whole = not set(cell.text) - set("0123456789 ")
    return [Cell(str(figure), cell.place) for figure in found[0]] if found and is_whole else []


def _lost_notes(lost: list[tuple[Row, Match, list[str]]]) -> Iterator[Note]:
    """One note for each row that lacks cells, or one for all where it is plainly the table that was cut."""
    if len(lost) <= MOST_ROWS:
        for row, match, missing in lost:
            figures = (
                " ".join(cell.text.strip() or "（空）" for cell in row.cells) or "（没有数字）"
            )
            yield (
                WARNING,
                row.place,
                f"“{match.row.label}”一行缺 {len(missing)} 格（{'、'.join(missing)}），记作 lost；读到的是 {figures}",
            )
        return
    columns = Counter(column for _, _, missing in lost for column in missing)
    total = sum(columns.values())
    parts = "、".join(f"{column} {count} 格" for column, count in columns.items())
    last = lost[-1][0].place
    yield (
        WARNING,
        f"{lost[0][0].place}至{last}",
        f"表格有 {len(lost)} 行缺格，共 {total} 格，记作 lost：{parts}",
    )


def _by_position(
    rows: list[Row], lines: list[tuple[tuple[Line, ...], Block]]
) -> list[tuple[Row, Match | None]] | None:
    """Lines of text whose labels are broken over several: as many full ones as the form has rows are those rows.

    None where the count is another, or a label on such a line names another row.
    """
    width = len(lines[0][1].leaf_columns())
    full = [row for row in rows if row.shape.kind == "aligned" and len(row.cells) == width]
    if (
        not full
        or len(full) != len(lines)
        or any(len(block.leaf_columns()) != width for _, block in lines)
    ):
        return None
    names = Names([path[-1] for path, _ in lines])
    paired = list(zip(full, (path[-1] for path, _ in lines), strict=True))
    for row, line in paired:
        match = names.match(row.label)
        if match and match.exact and match.row is not line:
            return None
    return [(row, Match(line, exact=bare(row.label) == bare(line.label))) for row, line in paired]


def _named(rows: list[Row], names: Names, found: Found) -> Iterator[tuple[Row, Match | None]]:
    """Each row with the line its label names; a label torn in two by a page break is joined."""
    joined: Row | None = None
    orphaned = False
    for row, after in zip_longest(rows, rows[1:]):
        match = names.match(row.label)
        if row is joined:
            continue
        if (
            row.figures
            and row.label
            and after
            and not after.figures
            and not (match and match.exact)
        ):
            whole, rest = names.match(row.label + after.label), names.match(after.label)
            if whole and whole.exact and not (rest and rest.exact and bare(row.label)):
                found.notes.append(
                    (INFO, after.place, f"行名“{whole.row.label}”被分页撕开，已接上")
                )
                joined = after
                yield row, Match(whole.row, exact=True)
                continue
        # Without a number in it, a row is only what its label plainly says: a torn-off piece of a label is none.
        # Nor is one right behind numbers that have no name: they may be its own, torn off.
        known = match if match and (row.figures or (match.exact and not orphaned)) else None
        orphaned = bool(row.figures) and known is None
        yield row, known


def _once(
    pairs: list[tuple[Row, Match | None]],
    order: dict[str, int],
    lines: list[tuple[tuple[Line, ...], Block]],
    found: Found,
) -> Iterator[tuple[Row, Match]]:
    """The rows that are lines of the form, each line once; a misspelt label only where the form's order has it."""
    known: dict[str, list[tuple[Row, Match]]] = {}
    last = -1
    for row, match in pairs:
        if match and row.cells and (match.exact or order[match.row.id] > last):
            last = max(last, order[match.row.id])
            known.setdefault(match.row.id, []).append((row, match))
        elif row.figures and row.label:
            figures = " ".join(cell.text for cell in row.figures)
            found.notes.append(
                (
                    WARNING,
                    row.place,
                    f"没有认出“{row.label.strip()}”一行，其中的 {figures} 没有采用",
                )
            )
    doubled = sum(len(candidates) > 1 for candidates in known.values())
    # A label may stand twice where a page ends; most of them do only where there is a second table.
    is_one_table = doubled <= len(known) / 2
    for line, candidates in known.items():
        columns = lines[order[line]][1].leaf_columns()
        is_certain = is_one_table or (len(candidates) > 1 and _say_the_same(candidates))
        chosen = _chosen(candidates, columns) if is_certain else None
        if chosen:
            yield chosen
        if len(candidates) > 1 or not chosen:
            found.notes.append(_repeated(candidates, chosen))


def _chosen(
    candidates: list[tuple[Row, Match]], columns: Sequence[Line]
) -> tuple[Row, Match] | None:
    """The one of several rows with the same label that is the form's: with its number, figures, below its header."""
    numbered = {squeezed(match.row.label) for _, match in candidates}
    tests: list[Callable[[Row], bool]] = [
        lambda row: squeezed(row.label) in numbered,
        lambda row: bool(row.figures),
        lambda row: row.shape.header.places(columns) is not None,
    ]
    left = candidates
    for test in tests:
        left = [pair for pair in left if test(pair[0])] or left
    return left[0] if _say_the_same(left) else None


def _say_the_same(candidates: list[tuple[Row, Match]]) -> bool:
    return len({tuple(cell.text.strip() for cell in row.cells) for row, _ in candidates}) == 1


def _repeated(candidates: list[tuple[Row, Match]], chosen: tuple[Row, Match] | None) -> Note:
    label = candidates[0][1].row.label
    places = "、".join(row.place for row, _ in candidates)
    if chosen:
        return (
            INFO,
            chosen[0].place,
            f"“{label}”一行有 {len(candidates)} 处（{places}），采用这一处",
        )
    return (
        WARNING,
        places,
        f"“{label}”一行有 {len(candidates)} 处，数字不同，不能确定是哪一处，记作 lost",
    )


def _apart(matched: list[tuple[Row, Match]]) -> Iterator[Note]:
    """One note for each further piece of a table that the original has in several."""
    standing = [row.table for row, _ in matched]
    main = max(set(standing), key=standing.count, default=0)
    pieces = sorted(set(standing) - {main})
    if len(pieces) > MOST_ROWS:
        yield INFO, matched[0][0].place, f"表格在原件中分成 {len(pieces) + 1} 段，已合并"
        return
    for piece in pieces:
        rows = [(row, match.row.label) for row, match in matched if row.table == piece]
        labels = "、".join(f"“{label}”" for _, label in rows)
        yield INFO, rows[0][0].place, f"{labels}与表格的其余部分分开，已并入"


def _row_notes(row: Row, match: Match, depth: int) -> Iterator[Note]:
    label = match.row.label
    if row.shape.kind == "ruled" and row.shape.header.named and row.label_at != depth:
        yield INFO, row.place, f"“{label}”一行的上级行名缺失，行名左移，按名称和次序对上"
    if not match.exact and row.label:
        yield INFO, row.place, f"行名写作“{row.label.strip()}”，按“{label}”读取"
