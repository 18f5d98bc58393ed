"""The lists of a roll-up's workbook: the draft cell by cell, who lacks what, what is unbalanced."""

from collections.abc import (
    Iterator,
    Mapping,
    Sequence,
)
from itertools import groupby

from generator.authoring.workbook.rows import PlainBook
from generator.form.editions import SECTIONS
from generator.form.parts import Cell
from generator.office.balance import Balance, balances
from generator.office.draft import (
    Comparison,
    compared,
    whose,
)
from generator.office.entry import SAYS, Without
from generator.office.listing import (
    Field,
    Line,
    Plan,
    listing,
)
from generator.office.parts import Part
from generator.office.roll_up import RollUp
from generator.rules.assessment import Verdict

TABLE = {section.table: f"表{section.number}" for section in SECTIONS}
"Table id → how people call it."
DRAFT_COLUMNS: Mapping[str, float] = {
    "表": 8,
    "格": 38,
    "合计": 12,
    "家数": 8,
    "缺": 6,
    "草稿": 12,
    "草稿减合计": 14,
    "说明": 44,
}
GAP_COLUMNS: Mapping[str, float] = {"机关": 28, "表": 8, "格": 52, "为什么": 11, "说明": 34}
CHECK_COLUMNS: Mapping[str, float] = {
    "应当符合": 34,
    "结果": 14,
    "算式": 46,
    "机关": 22,
    "说明": 22,
}
DRAFT = Plan("与草稿", DRAFT_COLUMNS)
GAPS = Plan("缺口", GAP_COLUMNS)
CHECKS = Plan("核验", CHECK_COLUMNS)
Gap = tuple[Cell, Without]


def add_draft(book: PlainBook, rolled: RollUp) -> None:
    """A cell a row, those set off in which a part is larger than the whole."""
    every = list(compared(rolled))
    lines = [Line(_draft_fields(each), each.is_breach) for each in every]
    listing(book, DRAFT, f"{whose(rolled)}{_counted(every)}", lines)


def _draft_fields(each: Comparison) -> list[Field]:
    total = each.total
    return [
        TABLE[total.cell.table],
        total.cell.name,
        total.value,
        total.bodies,
        total.lacking or None,
        each.entry,
        each.difference,
        each.said,
    ]


def _counted(every: Sequence[Comparison]) -> str:
    """How many cells are the same, more, less."""
    if not every:
        return ""
    differences = [each.difference for each in every if each.difference is not None]
    same = sum(not each for each in differences)
    more = sum(each > 0 for each in differences)
    less = len(differences) - same - more
    told = f"{len(every)} 格：相同 {same}，多 {more}，少 {less}"
    apart = len(every) - len(differences)
    if apart:
        told = f"{told}，没有比的 {apart}"
    breaches = sum(each.is_breach for each in every)
    if breaches:
        return f"{told}。有 {breaches} 格草稿少于各家之和：数字有误，或者口径不同，请核对。"
    return f"{told}。"


def add_gaps(book: PlainBook, rolled: RollUp) -> None:
    """Every place where a body is not in the sum, and why."""
    lines: list[Line] = []
    for part in rolled.parts:
        lines += _gaps(rolled, part)
    lead = f"{rolled.counted}。下面列出没有计入合计的格，都不作 0 计。"
    listing(book, GAPS, lead if lines else "没有缺口。", lines)


def _gaps(rolled: RollUp, part: Part) -> Iterator[Line]:
    name = part.body.name
    if part.why:
        every = f"全部 {len(part.entries)} 格"
        yield Line([name, None, every, part.why.word, part.told or SAYS[part.why]])
        return
    for (table, why), gaps in groupby(_lacking(rolled, part), key=_table_and_why):
        cells = [cell for cell, _ in gaps]
        for told in _spelled(rolled, table, cells):
            yield Line([name, TABLE[table], told, why.word, SAYS[why]])


def _lacking(rolled: RollUp, part: Part) -> Iterator[Gap]:
    for cell, entry in zip(rolled.form.cells, part.entries, strict=True):
        if isinstance(entry, Without) and entry.lacks:
            yield cell, entry


def _table_and_why(gap: Gap) -> tuple[str, Without]:
    cell, why = gap
    return cell.table, why


def _spelled(rolled: RollUp, table: str, cells: Sequence[Cell]) -> Iterator[str]:
    """The whole table, or a row of the form after the other: 新收：自然人、商业企业."""
    rows = rolled.form.table(table).rows
    every = sum(len(row.columns) for row in rows.values())
    if len(cells) == every:
        yield f"全部 {every} 格"
        return
    for row, group in groupby(cells, key=_row):
        columns = [cell.column.short for cell in group]
        whole = len(columns) == len(rows[row].columns)
        short = rows[row].line.short
        yield f"{short}：全部 {len(columns)} 格" if whole else f"{short}：{'、'.join(columns)}"


def _row(cell: Cell) -> str:
    return cell.row.id


def add_checks(book: PlainBook, rolled: RollUp) -> None:
    """The identities of the sum that fail, or that bodies unbalance; a body a row."""
    every = list(balances(rolled))
    lines: list[Line] = []
    for balance in every:
        lines += _of_balance(balance)
    listing(book, CHECKS, _verdicts(every), lines)


def _verdicts(every: Sequence[Balance]) -> str:
    verdicts = [balance.assessment.verdict for balance in every]
    said = {Verdict.HOLDS: "对得上", Verdict.BROKEN: "对不上", Verdict.UNKNOWN: "无法核验"}
    told = [f"{word} {verdicts.count(each)} 项" for each, word in said.items() if each in verdicts]
    return f"合计应当符合 {len(every)} 项关系：{'，'.join(told)}。下面只列有问题的。"


def _of_balance(balance: Balance) -> Iterator[Line]:
    assessment = balance.assessment
    statement = "" if assessment.verdict is Verdict.UNKNOWN else assessment.statement
    identity = assessment.identity
    about = [f"{identity.along.short}：{identity.words}", balance.said, statement]
    for each in balance.unbalanced:
        yield Line([*about, each.body.name, each.said])
    if not balance.unbalanced and assessment.verdict is Verdict.UNKNOWN:
        yield Line([*about, None, None])
