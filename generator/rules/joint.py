"""Who files a report jointly (联合编制) with the agency that holds it."""

import difflib
from collections.abc import Iterator

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.report import Filing
from generator.finding import Finding
from generator.rules.rule import rule

REMOVE = "从 joint 中删去"
CLOSE = 0.88
"""How alike two keys are of which one may be meant for the other.

Most of a key is the code, which many share."""


@rule(
    "joint",
    "联合编制的报告",
    "几个机关联合编制一份报告的，只放在其中一个机关的文件夹里，用 joint 写明其余的机关，"
    "如 joint: [410411/xzspj]。"
    "写的机关应在本档案中，不是本机关，不重复写，这一年没有另外的报告。",
    source="本档案的收录规则：一份报告只放一处",
)
def joint(agency: Agency, archive: Archive) -> Iterator[Finding]:
    """Bodies that a report cannot have been filed with."""
    for report in agency.reports:
        for number, reference in enumerate(report.joint):
            wrong = _fault(agency, report, number, archive)
            if wrong:
                said, hint = wrong
                message = f"joint 中的 {reference.key} {said}"
                yield joint.error(report.path, reference.position, message, hint)


def _fault(agency: Agency, report: Filing, number: int, archive: Archive) -> tuple[str, str] | None:
    """What is wrong with one of the bodies named, and what to write; None where nothing is."""
    key = report.joint[number].key
    if key == agency.key:
        return "就是本机关", f"{REMOVE}，只写其余的机关"
    if report.joint[number] in report.joint[:number]:
        return "写了两次", "只留一处"
    other = archive.by_key.get(key)
    if other is None:
        renamed = archive.former.get(key)
        if renamed:
            return "的文件夹已改名", f"写成 {renamed[0].key}"
        keys = [body.key for body in archive.agencies]
        known = [other_key for other_key in keys if other_key != agency.key]
        close = difflib.get_close_matches(key, known, cutoff=CLOSE)
        hint = f"您是否想写 {close[0]}" if close else "先添加这个机关，或者从 joint 中删去"
        return "不在本档案中", hint
    reports = (other.report(report.year), *other.joint)
    for rival in filter(None, reports):
        if _competes(rival, report):
            name = f"{rival.region}/{rival.agency}/{rival.year}.md"
            hint = f"是同一份报告的，只留一份；不是联合编制的，{REMOVE}"
            return f"在 {report.year} 年另有报告 {name}", hint
    return None


def _competes(one: Filing, report: Filing) -> bool:
    """Whether both cannot be a body's one report on that year; what was withdrawn makes room."""
    if one.path == report.path:
        return False
    if one.withdrawn or report.withdrawn:
        return False
    return one.year == report.year
