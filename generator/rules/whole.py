"""A government's report that covers others counts at least what these do together."""

from collections.abc import Callable, Iterator, Mapping

from generator.archive.agency import GOVERNMENT, Agency
from generator.archive.archive import Archive
from generator.archive.report import Filing
from generator.finding import Finding
from generator.rules.rule import rule

LEVEL = "level"
AREA = "area"
Amounts = Callable[[Filing], Mapping[str, int]]
"Of a report what a government's has at least as much of, by label, as far as it is known."


@rule(
    "whole",
    "所属机关之和不大于政府汇总",
    "政府的报告写明包括所属机关的（scope: level 或 area），表三各行和表二的处理决定不应少于"
    "所属机关年报之和；档案中不全也可以比。少了的，可能有一处数字不对，也可能范围不同。只提示。",
    source="算术关系：部分之和不大于整体；范围以报告写明的为准",
    tolerance="规范性文件等文件类数字不比较；联合编制的一份报告只计一次；缺失、留空的不计。",
)
def whole(agency: Agency, archive: Archive, amounts: Amounts) -> Iterator[Finding]:
    """Governments' reports that count less than the reports they say they cover."""
    if agency.kind != GOVERNMENT:
        return
    for report in agency.reports:
        if report.scope in (LEVEL, AREA) and not report.withdrawn:
            yield from _exceeded(report, archive, amounts)


def _exceeded(report: Filing, archive: Archive, amounts: Amounts) -> Iterator[Finding]:
    covered = list(_covered(report, archive))
    sums: dict[str, int] = {}
    for part in covered:
        for label, amount in amounts(part).items():
            sums[label] = sums.get(label, 0) + amount
    for label, amount in amounts(report).items():
        together = sums.get(label, 0)
        if together > amount:
            message = (
                f"{label} {amount}，少于档案中所属 {len(covered)} 份年报之和 {together}："
                "可能有一处数字不对，也可能范围不同"
            )
            yield whole.warning(report.path, report.title_position, message, "核对原件和 scope")


def _covered(report: Filing, archive: Archive) -> Iterator[Filing]:
    """The reports on its year of the bodies it covers; none of another government, nor twice."""
    for agency in archive.agencies:
        if agency.kind == GOVERNMENT or not _lies_in(agency.region, report, archive):
            continue
        own = agency.report(report.year)
        if own and not own.withdrawn:
            yield own


def _lies_in(region: str, report: Filing, archive: Archive) -> bool:
    if region == report.region:
        return True
    above = [each.code for each in archive.regions.lineage(region)]
    return report.scope == AREA and report.region in above
