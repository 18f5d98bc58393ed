"""Whether a report may be filed where it was asked to be: its year, its agency, its day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.archive.regions import Regions
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.finding import (
    ERROR,
    WARNING,
    Finding,
    Severity,
)
from generator.intake.document import Cell
from generator.rules import titles
from generator.rules.published import of_day
from generator.rules.title import of_title

ACCEPT = "--accept-title"
"The option of `import` that files a report although its title speaks against it."

ANYWAY = f"确实要收在这里，加 {ACCEPT}"

INCOMPLETE = "--incomplete"
"The option of `import` that files a report most cells of which were not read."


def filed(
    report: Report,
    names: Sequence[str],
    regions: Regions,
    stated: Cell | None = None,
    *,
    accepted: bool,
) -> tuple[Report | None, list[Finding]]:
    """The report as it may be written, None where its title is another's; and what to look at.

    `names` are those of the agency, none where it has no agency.yaml yet; `stated` is the cell of
    our fill-in workbook that names it. `accepted` files the report whatever its title and that cell
    say.
    """
    about_agency = list(_of_title(report, names, regions, accepted=accepted))
    about_agency += _of_field(report, names, regions, stated, accepted=accepted)
    report, about_day = _with_day(report)
    findings = about_agency + about_day
    if _has_error(about_agency):
        return None, findings
    return report, findings


def _with_day(report: Report) -> tuple[Report, list[Finding]]:
    """The report without a day of publication that cannot be, and what is to be said of it."""
    findings = list(of_day(report))
    if _has_error(findings):
        message = f"原件写的公布日期是 {report.published}，不可能，published 记作 null"
        finding = _finding(report, WARNING, message, "核对原件，写上正确的日期")
        return replace(report, published=None), [finding]
    as_import = [replace(each, rule="import", severity=WARNING) for each in findings]
    return report, as_import


def tally(report: Report) -> str:
    """What was read of an original, in one line."""
    figures = report.figures
    if not report.has_tables:
        return f"{report.year} 年没有统一的表式，只收正文 {len(report.body)} 字"
    cells = len(figures.values)
    blank = figures.count(Missing.BLANK)
    lost = figures.count(Missing.LOST)
    unfilled = figures.count(Missing.UNFILLED)
    read = cells - blank - lost - unfilled
    told = f"共 {cells} 格：读出 {read} 格，原件留空 {blank} 格，缺失 {lost} 格"
    if not unfilled:
        return told
    return f"{told}，待填 {unfilled} 格，填完以前不能发布"


def is_mostly_lost(report: Report) -> bool:
    """Whether more cells were lost than read."""
    figures = report.figures
    lost = figures.count(Missing.LOST)
    return 2 * lost > len(figures.values)


def _has_error(findings: Iterable[Finding]) -> bool:
    return any(finding.severity == ERROR for finding in findings)


def _finding(report: Report, severity: Severity, message: str, hint: str) -> Finding:
    """A finding on the report as a whole."""
    return Finding(
        path=report.path,
        line=0,
        column=0,
        rule="import",
        severity=severity,
        message=message,
        hint=hint,
    )


def _of_title(
    report: Report,
    names: Sequence[str],
    regions: Regions,
    *,
    accepted: bool,
) -> Iterator[Finding]:
    severity = WARNING if accepted else ERROR
    for finding in of_title(report, tuple(names), regions):
        hint = finding.hint if accepted else f"核对区划代码、机关和年度；{ANYWAY}"
        yield replace(finding, rule="import", severity=severity, hint=hint)


def _of_field(
    report: Report,
    names: Sequence[str],
    regions: Regions,
    stated: Cell | None,
    *,
    accepted: bool,
) -> Iterator[Finding]:
    if not names or not stated or not stated.text:
        return
    name = stated.text
    lineage = regions.lineage(report.region)
    own = [region.name for region in lineage]
    if titles.is_named(name, names, own):
        return
    message = f"{stated.place}：填报表的机关名称写的是“{name}”，不是“{names[0]}”"
    hint = "核对区划代码和机关；是本机关的另一个名称，写进 agency.yaml 的 aliases"
    if accepted:
        yield _finding(report, WARNING, message, hint)
    else:
        yield _finding(report, ERROR, message, f"{hint}；{ANYWAY}")
