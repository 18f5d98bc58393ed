"""One plain sentence that sums a report up."""

from collections.abc import Collection, Mapping

from generator.archive.cell import is_zero
from generator.archive.report import Filing, Report
from generator.archive.values import Missing, Value
from generator.form.editions import FIRST_FORM
from generator.survey.amounts import amount

GONE = "报告已经撤回，本档案不再保留它的内容。"
FIGURES_GONE = "报告已经撤回，本档案不再保留它的数字。"
FREE_TEXT = f"{FIRST_FORM} 年以前没有统一表式，本档案只收报告的正文，不列数字，不作核验。"


def sentence(report: Report, solved: Mapping[str, int]) -> str:
    """What a reader wants to know first, in the order the form sets.

    全年收到申请 12 件，其余各项均为 0。 Nothing that the figures do not say.

    solved: lost cell → the only figure that the other cells leave for it.
    """
    if not report.has_tables:
        return without_figures(report)
    form = report.form
    clauses: list[str] = []
    spoken: set[int] = set()
    for quantity in form.summary:
        summed = amount(quantity, report, solved)
        stated = summed.value
        if stated is None:
            clause = f"{quantity.label}不详" if quantity.label else ""
        elif stated == 0:
            clause = quantity.zero
        else:
            clause = quantity.some.format(n=stated)
            if clause:
                spoken.update(map(form.index.__getitem__, quantity.cells))
        if clause:
            clauses.append(clause)
    values = enumerate(report.figures.values)
    others = {value for index, value in values if index not in spoken}
    known = (value for value in others if not isinstance(value, Missing))
    if all(map(is_zero, known)):
        rest = "其余" if spoken else ""
        clauses.append(f"{rest}{_seen(others)}各项均为 0")
    return f"全年{'，'.join(clauses)}。"


def without_figures(report: Filing) -> str:
    """Why a report has no figures."""
    if report.is_tombstone:
        return GONE
    return FIGURES_GONE if report.year >= FIRST_FORM else FREE_TEXT


def _seen(values: Collection[Value]) -> str:
    """Of which cells alone something can be said; empty where of all."""
    if Missing.LOST in values:
        return "看得到的"
    return "填写了的" if Missing.BLANK in values else ""
