"""Totals left blank beside figures: the original may have them so, or somebody left them out."""

from collections.abc import Iterator

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.figures import Figures
from generator.archive.values import Missing
from generator.finding import WARNING, Finding
from generator.form.identities import Identity
from generator.rules.rule import rule

HINT = "核对原件；原件确实留空的不用改，不要自己算"


@rule(
    "合计留空（~）而其余各格都有数字、又不全是 0 的，只提示：原件可能确实留空，也可能漏录。不推算，也不补填。",
    name="blank",
)
def blank_total(agency: Agency, _: Archive) -> Iterator[Finding]:
    """Cells that their row or column adds up to, blank though it is filled in; each once."""
    for report in agency.reports:
        figures = report.figures
        if Missing.BLANK not in figures.values:
            continue
        required = (identity for identity in figures.form.identities if identity.must_hold)
        found = (cell for identity in required for cell in _blank(identity, figures))
        for cell in dict.fromkeys(found):
            name = figures.form.cells[figures.form.index[cell]].name
            message = f"{name} 合计留空，其余各格有数字"
            yield Finding(report.path, *figures.place(cell), "blank", WARNING, message, HINT)


def _blank(identity: Identity, figures: Figures) -> Iterator[str]:
    """The stated total of an identity, if it is blank and everything else is a figure, not all of them 0."""
    for total, parts in ((identity.left, identity.right), (identity.right, identity.left)):
        values = [figures[part.cell] for part in parts]
        if len(total) > 1 or len(parts) == 1 or figures[total[0].cell] is not Missing.BLANK:
            continue
        if all(isinstance(value, int) for value in values) and any(values):
            yield total[0].cell
