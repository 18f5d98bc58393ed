"""The identities (勾稽关系) of the form."""

from collections.abc import Iterator

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.report import Report
from generator.finding import Finding
from generator.rules.assessment import Assessment, Verdict, assess, previous_report
from generator.rules.rule import rule

Change = tuple[str, int]
"A cell's id, and by how much its figure changes."


@rule(
    "identity",
    "表内勾稽关系必须成立，除非报告注明原件如此；与上年报告的衔接只提示，不阻止发布。缺一格就不核验，不作推断。",
)
def identity(agency: Agency, _: Archive) -> Iterator[Finding]:
    """Identities that do not hold, each group at the cell to look at first."""
    for report in agency.reports:
        assessments = assess(report, previous_report(agency, report))
        broken = [item for item in assessments if item.verdict is Verdict.BROKEN]
        required = [item for item in broken if item.identity.must_hold]
        for group, cell in _suspects(required):
            yield _finding(report, group, cell)
        for item in broken:
            if not item.identity.must_hold:
                yield _finding(report, [item], _stated_total(item))


def _suspects(broken: list[Assessment]) -> Iterator[tuple[list[Assessment], str]]:
    """Broken identities with the cell to look at first.

    A wrong cell breaks the identity of its column and that of its row by the same amount; such
    identities are one finding, at that cell, and not one each at different positions. A cell of 3
    that should be 5, in a row that is to add up to 9 and a column to 12: both lack 2, no other
    change mends both, and the cell is the one to look at.
    """
    rest = list(broken)
    while rest:
        mends: dict[Change, list[Assessment]] = {}
        for item in rest:
            for mend in _changes(item):
                mends.setdefault(mend, []).append(item)
        cell, change = max(mends, key=lambda mend: len(mends[mend]))
        group = mends[cell, change]
        yield group, cell if len(group) > 1 else _stated_total(group[0])
        rest = [item for item in rest if item not in group]


def _changes(item: Assessment) -> Iterator[Change]:
    """Each change of one cell that would make a broken identity hold."""
    excess = item.excess
    for term in item.identity.left:
        yield term.cell, -excess
    for term in item.identity.right:
        yield term.cell, excess


def _stated_total(item: Assessment) -> str:
    """Where a person looks first: the shorter side has the stated total."""
    left, right = item.identity.left, item.identity.right
    shorter = right if len(right) < len(left) else left
    return shorter[0].cell


def _finding(report: Report, group: list[Assessment], cell: str) -> Finding:
    first, *others = group
    identity = first.identity
    hint = ""
    if others:
        form = report.figures.form
        name = form.cells[form.index[cell]].name
        also = "、".join(f"{other.identity.id}（差 {other.difference}）" for other in others)
        hint = f"{name} 这一格还使 {also}不成立。"
    if identity.must_hold:
        hint += "核对原件；原件确实如此的，在 acknowledged 中注明"
    position = report.figures.place(cell)
    return Finding(report.path, *position, identity.id, identity.severity, first.statement, hint)
