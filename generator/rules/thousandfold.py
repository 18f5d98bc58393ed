"""Amounts a thousand times last year's: often 元 written where 万元 are meant."""

from collections.abc import Iterator
from decimal import Decimal

from generator.archive.values import Value
from generator.finding import Finding
from generator.rules.dossier import Dossier
from generator.rules.rule import rule

TIMES = 1000
AMOUNTS = ("decimal", "amount")
"Kinds of columns."
UNITS = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10_000)}
"In 万元."


@rule(
    "thousandfold",
    "金额的单位",
    "金额是上年的 1,000 倍以上的，可能把元填成了万元。只提示。",
    source="表二“收费金额”以万元为单位（国办公开办函〔2021〕30号），采购总金额连同单位照录"
    "（国办公开办函〔2019〕60号）",
    tolerance="上年为 0、留空、缺失的不比较。",
    reaches_back=True,
)
def thousandfold(dossier: Dossier) -> Iterator[Finding]:
    """Amounts that are at least so many times those of the year before."""
    for assessed in dossier.assessed:
        report, previous = assessed.report, assessed.previous
        if previous is None:
            continue
        for cell in report.form.cells:
            if cell.column.kind not in AMOUNTS or cell.id not in previous.form.index:
                continue
            now = report.figures[cell.id]
            before = previous.figures[cell.id]
            # A decimal has no unit of its own, and is in 万元 by its column's heading.
            usual = "万元" if cell.column.kind == "decimal" else ""
            if _is_thousandfold(now, before, usual):
                message = (
                    f"{cell.name} 为 {now}，{previous.year} 年为 {before}，相差 {TIMES:,} 倍以上"
                )
                position = report.figures.place(cell.id)
                yield thousandfold.warning(report.path, position, message, "核对原件的单位")


def _is_thousandfold(now: Value, before: Value, usual: str) -> bool:
    first = _in_ten_thousands(before, usual)
    second = _in_ten_thousands(now, usual)
    return first > 0 and second >= TIMES * first


def _in_ten_thousands(value: Value, usual: str) -> Decimal:
    """A stated amount in 万元; 0 where there is none, or nobody says in what.

    usual: the unit of one that states none.
    """
    if not isinstance(value, str):
        return Decimal(0)
    number = value.rstrip("元万亿")
    unit = value.removeprefix(number) or usual
    return Decimal(number) * UNITS.get(unit, Decimal(0))
