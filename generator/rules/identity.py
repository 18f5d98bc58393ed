"""The identities (勾稽关系) of the form."""

from collections.abc import Iterator

from generator.archive.report import Report
from generator.finding import Finding
from generator.rules.assessment import Assessment, Verdict
from generator.rules.dossier import Dossier
from generator.rules.fault import Fault
from generator.rules.mending import faults
from generator.rules.rule import rule

CHECK = "核对原件这一格；原件确实如此的，在 acknowledged 中注明 "


@rule(
    "identity",
    "表内勾稽关系",
    "表内勾稽关系必须成立，除非报告注明原件如此；与上年报告的衔接只提示，不阻止发布。缺一格就不核验，不作推断。",
    source="表三“本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和”，以及表三、表四各“总计”（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def identity(dossier: Dossier) -> Iterator[Finding]:
    """Identities that do not hold: each fault once, at the cell to look at first."""
    for assessed in dossier.assessed:
        report = assessed.report
        for fault in faults(assessed.assessments):
            yield _of_fault(report, fault)
        for assessment in assessed.having(Verdict.BROKEN):
            if not assessment.identity.must_hold:
                yield _of_one(report, assessment)


def _of_fault(report: Report, fault: Fault) -> Finding:
    names = "、".join(each.identity.id for each in fault.broken)
    message = fault.words(report.form)
    return _finding(report, fault.broken[0], fault.cell, message, CHECK + names)


def _of_one(report: Report, broken: Assessment) -> Finding:
    """Of an identity that differs legitimately, too; its line is named, for the sum does not."""
    first, *_ = broken.identity.left
    message = f"{broken.identity.along.short}：{broken.statement}"
    return _finding(report, broken, first.cell, message, "")


def _finding(report: Report, broken: Assessment, cell: str, message: str, hint: str) -> Finding:
    line, column = report.figures.place(cell)
    return Finding(
        path=report.path,
        line=line,
        column=column,
        rule=broken.identity.id,
        severity=broken.identity.severity,
        message=message,
        hint=hint,
    )
