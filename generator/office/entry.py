"""What stands for a body in a cell of the roll-up: a figure, or why there is none. Never 0 for it.

Amounts in 万元 are exact decimals. Amounts that a report writes with a unit of its own (251000元)
stay the text they are.
"""

from decimal import Decimal
from enum import Enum

from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.form.form import Form
from generator.form.parts import Cell

DECIMAL = "decimal"
"The kind of a column of amounts in 万元."


class Without(Enum):
    """Why a body has no figure in a cell; what a reader sees."""

    ABSENT = "未交"
    WITHDRAWN = "已撤回"
    OTHER_YEAR = "不是本年"
    BESIDE = "合编未计"
    "Filed with a government, or with a body that is not counted: nobody can take it apart."
    NOT_ASKED = "无此项"
    BLANK = "留空"
    LOST = "缺失"
    UNFILLED = "待填"
    UNREAD = "没有读出"
    JOINT = "合编"
    "Its figure is in that of the body that holds the report of both: nothing is lacking."

    @property
    def word(self) -> str:
        """What a reader sees."""
        return self.value

    @property
    def lacks(self) -> bool:
        """Whether the sum lacks the body."""
        return self is not Without.JOINT


SAYS = {
    Without.ABSENT: "没有收到报告",
    Without.WITHDRAWN: "报告已撤回，不再计数",
    Without.OTHER_YEAR: "报告不是这一年的",
    Without.BESIDE: "和政府或者不计入汇总的机关合编一份，分不开，没有计入",
    Without.NOT_ASKED: "这份报告的表式没有这一格",
    Without.BLANK: "报告没有填，不作 0 计",
    Without.LOST: "看不清或者读不准，不作 0 计",
    Without.UNFILLED: "填报表里还没有填",
    Without.UNREAD: "写的不是数字",
    Without.JOINT: "和别的机关合编一份，数字在编制机关那里，只计一次",
}
"What each word means."

Figure = int | Decimal
Entry = Figure | str | Without

OF_MISSING = {
    Missing.BLANK: Without.BLANK,
    Missing.LOST: Without.LOST,
    Missing.UNFILLED: Without.UNFILLED,
    Missing.UNREAD: Without.UNREAD,
}


def entries(form: Form, report: Report) -> tuple[Entry, ...]:
    """What a report has in each cell of that form, whatever its own is."""
    return tuple(_entry(cell, report) for cell in form.cells)


def nowhere(form: Form, why: Without) -> tuple[Entry, ...]:
    """The same where there is nothing in any cell."""
    return (why,) * len(form.cells)


def jointly(held: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """What a body has that files with the one which has these: the same gaps, and no figure."""
    return tuple(each if isinstance(each, Without) else Without.JOINT for each in held)


def _entry(cell: Cell, report: Report) -> Entry:
    if cell.id not in report.figures:
        return Without.NOT_ASKED
    return figure(cell, report.figures[cell.id])


def figure(cell: Cell, value: Value) -> Entry:
    """A value of a report as it is added up."""
    if isinstance(value, Missing):
        return OF_MISSING[value]
    if isinstance(value, str) and cell.column.kind == DECIMAL:
        return Decimal(value)
    return value


def plain(number: Figure) -> str:
    """A number as people write it: 1041, 12.50; never 1E+3."""
    return f"{number:f}" if isinstance(number, Decimal) else str(number)
