"""One plain sentence that sums a report up."""

from collections.abc import Iterable

from generator.archive.cell import is_zero
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.rules.assessment import Assessment
from generator.survey.amounts import amount, derived


def sentence(report: Report, assessments: Iterable[Assessment]) -> str:
    """What a reader wants to know first, in the order the form sets; nothing that the figures do not say."""
    solved = derived(assessments)
    clauses: list[str] = []
    spoken: set[str] = set()
    for quantity in report.figures.form.summary:
        found = amount(quantity, report, solved)
        if found.value is None:
            clauses += [f"{quantity.label}不详"] if quantity.label else []
        elif found.value == 0:
            clauses += [quantity.zero] if quantity.zero else []
        elif quantity.some:
            clauses.append(quantity.some.format(n=found.value))
            spoken.update(quantity.cells)
    cells = zip(report.figures.form.cells, report.figures.values, strict=True)
    others = [value for cell, value in cells if cell.id not in spoken]
    known = [value for value in others if not isinstance(value, Missing)]
    if all(is_zero(value) for value in known):
        rest = "其余" if spoken else ""
        seen = (
            "看得到的" if Missing.LOST in others else "填写了的" if Missing.BLANK in others else ""
        )
        clauses.append(f"{rest}{seen}各项均为 0")
    return f"全年{'，'.join(clauses)}。"
