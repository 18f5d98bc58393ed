"""One report that stands in two places."""

from collections.abc import Iterator

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.finding import Finding
from generator.rules.rule import rule

NAMED = 3
"Reports a finding names before it only counts them."


@rule(
    "duplicate", "两份报告的数字和正文不应完全相同：一份原件可能放进了两个年度或两个机关。只提示。"
)
def duplicate(agency: Agency, archive: Archive) -> Iterator[Finding]:
    """Reports that say word for word what another one does."""
    for report in agency.reports:
        if not _says_something(report):
            continue
        others = [other for other in archive.alike.get(report.content, ()) if other is not report]
        if others:
            names = "、".join(
                f"{other.region}/{other.agency}/{other.year}" for other in others[:NAMED]
            )
            more = f"等 {len(others)} 份报告" if len(others) > NAMED else ""
            message = f"数字和正文与 {names}{more} 完全相同"
            hint = "核对原件，看是否放错了年度或机关"
            if any(other.year == report.year for other in others):
                hint += "；几个机关联合编制一份的，只留一份，用 joint 写明其余的机关"
            yield duplicate.warning(report.path, report.title_position, message, hint)


def _says_something(report: Report) -> bool:
    return bool(report.body.strip()) and any(
        not isinstance(value, Missing) for value in report.figures.values
    )
