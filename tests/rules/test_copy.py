"""A copy that lacks cells says so."""

from generator.archive.values import Missing
from generator.rules.copy import incomplete_copy
from support.zeros import dossier, report


def test_lost_cells_are_counted_at_the_first() -> None:
    """A warning, never an error."""
    torn = report({"requests.received.total": Missing.LOST, "requests.granted.total": Missing.LOST})
    (found,) = incomplete_copy(dossier(report({}, year=2024), torn))
    assert (found.line, found.column) == torn.figures.place("requests.received.total")
    assert (found.rule, found.severity, found.message, found.hint) == (
        "copy",
        "warning",
        "副本不全：缺 2 格",
        "找到完整原件后补上",
    )
