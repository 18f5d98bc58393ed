"""The identities (勾稽关系) of the form."""

from collections.abc import Iterator

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.report import Report
from generator.finding import Finding
from generator.rules.assessment import Assessment, Verdict, assess, previous_report
from generator.rules.rule import rule


@rule(
    "表内勾稽关系必须成立，除非报告注明原件如此；与上年报告的衔接只提示，不阻止发布。缺一格就不核验，不作推断。"
)
def identity(agency: Agency, _: Archive) -> Iterator[Finding]:
    """Identities that do not hold, each group at the cell to look at first."""
    for report in agency.reports:
        assessments = assess(report, previous_report(agency, report))
        broken = [item for item in assessments if item.verdict is Verdict.BROKEN]
        for group, cell in _suspects([item for item in broken if item.identity.must_hold]):
            yield _finding(report, group, cell)
        for item in broken:
            if not item.identity.must_hold:
                yield _finding(report, [item], _stated_total(item))


def _suspects(broken: list[Assessment]) -> Iterator[tuple[list[Assessment], str]]:
    """Broken identities with the cell to look at first.

    A wrong cell breaks the identity of its column and that of its row by the same amount; such identities are one
    finding, at that cell, and not one each at different places.
    """
    left = list(broken)
    while left:
        needs: dict[tuple[str, int], list[Assessment]] = {}
        for item in left:
            for cell, change in _changes(item):
                needs.setdefault((cell, change), []).append(item)
        (cell, _), group = max(needs.items(), key=lambda need: len(need[1]))
        yield group, cell if len(group) > 1 else _stated_total(group[0])
        left = [item for item in left if item not in group]


def _changes(item: Assessment) -> Iterator[tuple[str, int]]:
    """Each cell of a broken identity, and by how much it alone would have to change."""
    for term in item.identity.left:
        yield term.cell, -item.excess
    for term in item.identity.right:
        yield term.cell, item.excess


def _stated_total(item: Assessment) -> str:
    """Where a person looks first: the shorter side has the stated total."""
    identity = item.identity
    return (identity.right if len(identity.right) < len(identity.left) else identity.left)[0].cell


def _finding(report: Report, group: list[Assessment], cell: str) -> Finding:
    first, *others = group
    identity = first.identity
    hint = ""
    if first.identity.must_hold:
        also = "、".join(f"{other.identity.id}（差 {other.difference}）" for other in others)
        name = report.figures.form.cells[report.figures.form.index[cell]].name
        hint = f"{name} 这一格还使 {also}不成立。" if also else ""
        hint += "核对原件；原件确实如此的，在 acknowledged 中注明"
    return Finding(
        report.path,
        *report.figures.place(cell),
        identity.id,
        identity.severity,
        first.statement,
        hint,
    )
