"""Reports of which only an incomplete copy is at hand."""

from collections.abc import Iterator

from generator.archive.values import Missing
from generator.finding import Finding
from generator.rules.dossier import Dossier
from generator.rules.rule import rule


@rule(
    "copy",
    "副本缺失的格",
    "副本缺失的格写 lost，不写 0。这样的报告照常发布，标明“副本不全”，"
    "涉及缺失格的勾稽关系不作核验。",
    source="本档案的收录规则：0、留空、缺失分清",
)
def incomplete_copy(dossier: Dossier) -> Iterator[Finding]:
    """Reports with cells that only the copy lacks."""
    for report in dossier.reports:
        lost = report.figures.count(Missing.LOST)
        if lost:
            figures = report.figures
            index = figures.values.index(Missing.LOST)
            first = figures.form.cells[index]
            position = figures.place(first.id)
            message = f"副本不全：缺 {lost} 格"
            yield incomplete_copy.warning(report.path, position, message, "找到完整原件后补上")
