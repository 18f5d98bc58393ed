"""The identities (勾稽关系) of the form."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from generator.archive.report import Report
from generator.finding import Finding
from generator.rules.assessment import Assessment, Verdict
from generator.rules.dossier import Dossier
from generator.rules.rule import rule

Change = tuple[str, int]
"A cell's id, and by how much its figure changes."


class Suspect(NamedTuple):
    """The cell to look at first."""

    cell: str
    broken: list[Assessment]
    "The identities that a wrong figure there breaks."


@rule(
    "identity",
    "表内勾稽关系必须成立，除非报告注明原件如此；与上年报告的衔接只提示，不阻止发布。缺一格就不核验，不作推断。",
)
def identity(dossier: Dossier) -> Iterator[Finding]:
    """Identities that do not hold, each group at the cell to look at first."""
    for assessed in dossier.assessed:
        report = assessed.report
        broken = assessed.having(Verdict.BROKEN)
        required = [each for each in broken if each.identity.must_hold]
        for suspect in _suspects(required):
            yield _finding(report, suspect)
        for assessment in broken:
            if assessment.identity.must_hold:
                continue
            cell = _stated_total(assessment)
            suspect = Suspect(cell, [assessment])
            yield _finding(report, suspect)


def _suspects(broken: list[Assessment]) -> Iterator[Suspect]:
    """Broken identities with the cell to look at first.

    A wrong cell breaks the identity of its column and that of its row by the same amount; such
    identities are one finding, at that cell, and not one each at different positions. A cell of 3
    that should be 5, in a row that is to add up to 9 and a column to 12: both lack 2, no other
    change mends both, and the cell is the one to look at.
    """
    rest = list(broken)
    while rest:
        mends: dict[Change, list[Assessment]] = defaultdict(list)
        for assessment in rest:
            for change in _changes(assessment):
                mends[change].append(assessment)
        most = max(mends, key=lambda change: len(mends[change]))
        group = mends[most]
        cell, _ = most
        if len(group) == 1:
            (alone,) = group
            cell = _stated_total(alone)
        yield Suspect(cell, group)
        rest = [assessment for assessment in rest if assessment not in group]


def _changes(assessment: Assessment) -> Iterator[Change]:
    """Each change of one cell that would make a broken identity hold."""
    excess = assessment.excess
    identity = assessment.identity
    for term in identity.left:
        yield term.cell, -excess
    for term in identity.right:
        yield term.cell, excess


def _stated_total(assessment: Assessment) -> str:
    """Where a person looks first: the shorter side has the stated total."""
    left = assessment.identity.left
    right = assessment.identity.right
    shorter = right if len(right) < len(left) else left
    return shorter[0].cell


def _finding(report: Report, suspect: Suspect) -> Finding:
    first, *others = suspect.broken
    identity = first.identity
    hint = ""
    if others:
        form = report.figures.form
        index = form.index[suspect.cell]
        name = form.cells[index].name
        also = "、".join(f"{other.identity.id}（差 {other.difference}）" for other in others)
        hint = f"{name} 这一格还使 {also}不成立。"
    if identity.must_hold:
        hint += "核对原件；原件确实如此的，在 acknowledged 中注明"
    line, column = report.figures.place(suspect.cell)
    return Finding(
        path=report.path,
        line=line,
        column=column,
        rule=identity.id,
        severity=identity.severity,
        message=first.statement,
        hint=hint,
    )
