"""The identities (勾稽关系) of the form."""

from collections.abc import Iterator

from generator.finding import Finding
from generator.model import Agency, Archive
from generator.rules.verdict import Verdict, assess, must_hold, previous_report


def identity(agency: Agency, _: Archive) -> Iterator[Finding]:
    """表内勾稽关系必须成立，除非报告注明原件如此；与上年报告的衔接只提示，不阻止发布。缺一格就不核验，不作推断。"""
    for report in agency.reports:
        for assessment in assess(report, previous_report(agency, report)):
            if assessment.verdict is not Verdict.BROKEN:
                continue
            broken = assessment.identity
            # The stated total stands on the shorter side; that is where a person looks first.
            side = broken.right if len(broken.right) < len(broken.left) else broken.left
            line, column = report.figures.place(side[0].cell)
            hint = "核对原件；原件确实如此的，在 acknowledged 中注明" if must_hold(assessment) else ""
            yield Finding(report.path, line, column, broken.id, broken.severity, assessment.statement, hint)
