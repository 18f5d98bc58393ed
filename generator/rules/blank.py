"""Totals left blank beside figures: the original may have them so, or somebody left them out."""

from collections.abc import Iterator

from generator.archive.figures import Figures
from generator.archive.values import Missing
from generator.finding import Finding
from generator.form.identities import Identity
from generator.rules.dossier import Dossier
from generator.rules.rule import rule

HINT = "核对原件；原件确实留空的不用改，不要自己算"


@rule(
    "blank",
    "留空的合计",
    "合计留空（~）而其余各格都有数字、又不全是 0 的，只提示：原件可能确实留空，也可能漏录。"
    "不推算，也不补填。",
    source="本档案的收录规则：0、留空、缺失分清",
)
def blank_total(dossier: Dossier) -> Iterator[Finding]:
    """Cells that their row or column adds up to, blank though it is filled in; each once."""
    for report in dossier.reports:
        figures = report.figures
        if Missing.BLANK not in figures.values:
            continue
        form = figures.form
        blank: list[str] = []
        for identity in form.identities:
            if identity.must_hold:
                blank += _blank(identity, figures)
        for cell in dict.fromkeys(blank):
            index = form.index[cell]
            name = form.cells[index].name
            position = figures.place(cell)
            message = f"{name} 合计留空，其余各格有数字"
            yield blank_total.warning(report.path, position, message, HINT)


def _blank(identity: Identity, figures: Figures) -> Iterator[str]:
    """The stated total of an identity, if it alone is blank and the figures are not all 0.

    总计 ~ = 自然人 2 + 法人 1 → 总计.
    """
    shorter, summands = sorted((identity.left, identity.right), key=len)
    total, *others = shorter
    if others or figures[total.cell] is not Missing.BLANK:
        return
    values = [figures[summand.cell] for summand in summands]
    is_filled = all(isinstance(value, int) for value in values)
    if is_filled and any(values):
        yield total.cell
