"""One report that stands in two places."""

from collections.abc import Iterator

from generator.archive.agency import Agency
from generator.archive.archive import Archive
from generator.archive.report import Filing
from generator.finding import Finding
from generator.rules.rule import rule

NAMED = 3
"Reports a finding names before it only counts them."


@rule(
    "duplicate",
    "两份报告不应相同",
    "两份报告的数字和正文不应完全相同：一份原件可能放进了两个年度或两个机关。只提示。",
    source="本档案的收录规则：一份报告只放一处",
)
def duplicate(agency: Agency, archive: Archive) -> Iterator[Finding]:
    """Reports that say word for word what another one does."""
    for report in agency.reports:
        if not report.content:
            continue
        alike = archive.alike[report.content]
        others = [other for other in alike if other is not report]
        if not others:
            continue
        count = len(others)
        names = "、".join(map(_name, others[:NAMED]))
        more = f"等 {count} 份报告" if count > NAMED else ""
        message = f"数字和正文与 {names}{more} 完全相同"
        hint = "核对原件，看是否放错了年度或机关"
        if any(other.year == report.year for other in others):
            hint += "；几个机关联合编制一份的，只留一份，用 joint 写明其余的机关"
        yield duplicate.warning(report.path, report.title_position, message, hint)


def _name(report: Filing) -> str:
    return f"{report.region}/{report.agency}/{report.year}"
