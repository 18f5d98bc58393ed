"""Columns and rows the form does not have."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from generator.form.parts import Line, Table
from support.mutations.mutation import Mutation, each_table
from support.mutations.original import Draft, Original, Printed, entry

EXTRA = "extra"
"The id of a line that the form does not have."

COLUMNS = (
    "去年同期",
    "上年同期",
    "小计",
    "比上年增减",
    "同比增长",
    "占比",
    "合计",
    "备注",
    "其中：涉企",
    "2020年",
)


def _line(label: str) -> Line:
    return Line(EXTRA, label, label, label, label, "count", "", "", "", ())


def _inserted(lines: tuple[Line, ...], line: Line, rng: Random) -> tuple[Line, ...]:
    at = rng.randint(0, len(lines))
    return (*lines[:at], line, *lines[at:])


def _figure(label: str, rng: Random) -> str:
    count = rng.randint(1, 99)
    forms = {
        "占比": f"{count}%",
        "比上年增减": f"{rng.choice('+-')}{count}",
        "备注": rng.choice(("", "", "含结转3件")),
    }
    return forms.get(label, rng.choice((str(count), str(count), "")))


def _filled(draft: Draft, changed: Table, figure: Callable[[], str]) -> Draft:
    """The draft with that table, and with figures for the cells the form does not have."""
    new = {cell.id: figure() for cell in changed.cells() if cell.id not in draft.figures}
    return replace(draft.with_table(changed), figures={**draft.figures, **new})


def _column(name: str) -> Callable[[Draft, Random], Draft]:
    """Adds a column anywhere among the outermost of a table's first block, or below one of them."""

    def change(draft: Draft, rng: Random) -> Draft:
        table = draft.table(name)
        block = table.blocks[0]
        label = rng.choice(COLUMNS)
        columns = block.columns
        if columns[0].parts:
            (top,) = columns
            parts = list(top.parts)
            at = next(n for n, part in enumerate(parts) if part.parts)
            if rng.random() < 0.5:
                parts[at] = replace(parts[at], parts=_inserted(parts[at].parts, _line(label), rng))
                columns = (replace(top, parts=tuple(parts)),)
            else:
                columns = (replace(top, parts=_inserted(top.parts, _line(label), rng)),)
        else:
            columns = _inserted(columns, _line(label), rng)
        changed = replace(table, blocks=(replace(block, columns=columns), *table.blocks[1:]))
        return _filled(draft, changed, lambda: _figure(label, rng))

    return change


ROWS = (
    "其中：涉企申请",
    "小计",
    "一、上年新收政府信息公开申请数量",
    "本年新收政府信息公开申请数量（上年）",
    "三、上年度办理结果",
    "（八）总计",
    "上年总计",
    "不予公开小计",
    "5.其他",
    "二、上年结转政府信息公开申请数量（其中：两年以上）",
    "",
)


def _row(draft: Draft, rng: Random) -> Draft:
    table = draft.table("requests")
    (block,) = table.blocks
    label = rng.choice(ROWS)

    def extended(line: Line, depth: int) -> Line:
        """The line with the new one somewhere below it."""
        at = rng.randrange(len(line.parts))
        if depth and line.parts[at].parts:
            return replace(
                line,
                parts=(
                    *line.parts[:at],
                    extended(line.parts[at], depth - 1),
                    *line.parts[at + 1 :],
                ),
            )
        return replace(line, parts=_inserted(line.parts, _line(label), rng))

    if rng.random() < 0.4:
        rows = _inserted(block.rows, _line(label), rng)
    else:
        rows = tuple(extended(row, 1) if row.parts else row for row in block.rows)
    changed = replace(table, blocks=(replace(block, rows=rows),))
    return _filled(draft, changed, lambda: str(rng.randint(1, 99)))


def _documents_row(draft: Draft, rng: Random) -> Draft:
    table = draft.table("proactive")
    blocks = list(table.blocks)
    at = rng.randrange(len(blocks))
    label = rng.choice(("小计", "其中：修订", "上年行政许可", "规章（上年）", "合计"))
    blocks[at] = replace(blocks[at], rows=_inserted(blocks[at].rows, _line(label), rng))
    return _filled(draft, replace(table, blocks=tuple(blocks)), lambda: str(rng.randint(1, 99)))


def _numbered(original: Original, _: Random) -> Original:
    """A first column that counts the rows."""

    def number(table: Printed) -> Printed:
        if not table.head or table.table == "disputes":
            return table
        lines = []
        for at, line in enumerate(table.lines):
            entries = line.entries
            if at == 0:
                entries = (entry("序号", rows=table.head), *entries)
            elif at >= table.head:
                entries = (entry(str(at - table.head + 1)), *entries)
            lines.append(replace(line, entries=entries))
        return replace(table, lines=tuple(lines))

    return each_table(original, number)


MUTATIONS = (
    Mutation("an extra column in table two", _column("proactive"), table="proactive"),
    Mutation("an extra column in table three", _column("requests"), table="requests"),
    Mutation("an extra column in each group of table four", _column("disputes"), table="disputes"),
    Mutation("an extra row in table two", _documents_row, table="proactive"),
    Mutation("an extra row in table three", _row, table="requests"),
    Mutation("rows are numbered", of_print=_numbered),
)
