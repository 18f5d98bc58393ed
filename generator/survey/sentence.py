"""One plain sentence that sums a report up."""

from collections.abc import Collection, Mapping

from generator.archive.cell import is_zero
from generator.archive.report import Filing, Report
from generator.archive.values import Missing, Value
from generator.form.editions import FIRST_FORM
from generator.form.quantities import Quantity
from generator.rules import prose
from generator.survey.amounts import amount

GONE = "报告已经撤回，本档案不再保留它的内容。"
FIGURES_GONE = "报告已经撤回，本档案不再保留它的数字。"
FREE_TEXT = f"{FIRST_FORM} 年以前没有统一表式，本档案只收报告的正文，不列数字，不作核验。"


def sentence(report: Report, solved: Mapping[str, int]) -> str:
    """What a reader wants to know first, in the order the form sets.

    新收申请 12 件，办结 12 件：公开 10 件，不予公开 2 件；没有复议和诉讼。 Nothing that the
    figures do not say: what follows from them is told apart, and of one that the copy lacks the
    report's own words are told, where it has any.

    solved: lost cell → the only figure that the other cells leave for it.
    """
    if not report.has_tables:
        return without_figures(report)
    form = report.form
    text = ""
    was_within = False
    spoken: set[int] = set()
    for quantity in form.summary:
        clause = _clause(quantity, report, solved)
        if not clause:
            continue
        if _is_some(quantity, report, solved):
            spoken.update(map(form.index.__getitem__, quantity.cells))
        text += _joined(text, is_within=bool(quantity.within), was_within=was_within) + clause
        was_within = bool(quantity.within)
    return f"{text}{_rest(report, spoken)}{_lost(report)}。"


def _clause(quantity: Quantity, report: Report, solved: Mapping[str, int]) -> str:
    """What is said of a quantity; empty where nothing is."""
    if quantity.within:
        whole = amount(Quantity("", quantity.within), report, solved).value
        if not whole:
            return ""
    stated = amount(quantity, report, solved)
    if stated.value is None:
        return _unknown(quantity, report)
    words = quantity.some.format(n=stated.value) if stated.value else quantity.zero
    return f"{words}（推算）" if words and stated.derived else words


def _unknown(quantity: Quantity, report: Report) -> str:
    """What is said where the figure is not there: what the report's words say of it, if they do."""
    if not quantity.label:
        return ""
    for claim in report.form.claims:
        if claim.sums[0] == quantity.cells:
            stated = {number for _, number, _ in prose.claims(report.body, claim.pattern)}
            if len(stated) == 1:
                return f"{quantity.label}表中不详，正文说是 {stated.pop()} 件"
    return f"{quantity.label}不详"


def _is_some(quantity: Quantity, report: Report, solved: Mapping[str, int]) -> bool:
    return bool(quantity.some and amount(quantity, report, solved).value)


def _joined(before: str, *, is_within: bool, was_within: bool) -> str:
    """What stands before a clause."""
    if not before:
        return ""
    if is_within and not was_within:
        return "："
    return "；" if was_within and not is_within else "，"


def _rest(report: Report, spoken: Collection[int]) -> str:
    """That all that was not spoken of is 0, where it is."""
    values = enumerate(report.figures.values)
    others = {value for index, value in values if index not in spoken}
    known = (value for value in others if not isinstance(value, Missing))
    if not all(map(is_zero, known)):
        return ""
    rest = "其余" if spoken else ""
    return f"，{rest}{_seen(others)}各项均为 0"


def _lost(report: Report) -> str:
    lost = report.figures.count(Missing.LOST)
    return f"；副本缺 {lost} 格" if lost else ""


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
