"""Whether a report that was read may be filed where it was asked to be: its year, its agency, its day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.archive.archive import Archive
from generator.archive.report import Report
from generator.archive.values import Missing
from generator.finding import ERROR, WARNING, Finding
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
    archive: Archive,
    stated: Cell | None = None,
    *,
    accepted: bool,
) -> tuple[Report | None, list[Finding]]:
    """The report as it may be written, None where its title is another's; and what is to be looked at.

    `names` are those of the agency, none where it has no agency.yaml yet; `stated` is the cell of our fill-in workbook
    that names it. `accepted` files the report whatever its title and that cell say.
    """
    in_title = [
        *_of_title(report, names, archive, accepted=accepted),
        *_of_field(report, names, archive, stated, accepted=accepted),
    ]
    in_day = [replace(finding, rule="import", severity=WARNING) for finding in of_day(report)]
    impossible = any(finding.severity == ERROR for finding in of_day(report))
    if impossible:
        message = f"原件写的公布日期是 {report.published}，不可能，published 记作 null"
        in_day = [
            Finding(report.path, 0, 0, "import", WARNING, message, "核对原件，写上正确的日期")
        ]
        report = replace(report, published=None)
    refused = any(finding.severity == ERROR for finding in in_title)
    return (None if refused else report), in_title + in_day


def tally(report: Report) -> str:
    """What was read of an original, in one line."""
    blank, lost = (report.figures.count(missing) for missing in (Missing.BLANK, Missing.LOST))
    cells, unfilled = len(report.figures.values), report.figures.count(Missing.UNFILLED)
    read = f"共 {cells} 格：读出 {cells - blank - lost - unfilled} 格，原件留空 {blank} 格，缺失 {lost} 格"
    return f"{read}，待填 {unfilled} 格，填完以前不能发布" if unfilled else read


def is_mostly_lost(report: Report) -> bool:
    """Whether more cells were lost than read."""
    return 2 * report.figures.count(Missing.LOST) > len(report.figures.values)


def _of_title(
    report: Report, names: Sequence[str], archive: Archive, *, accepted: bool
) -> Iterator[Finding]:
    for finding in of_title(report, tuple(names), archive):
        hint = f"核对区划代码、机关和年度；{ANYWAY}"
        severity = WARNING if accepted else ERROR
        yield replace(
            finding, rule="import", severity=severity, hint=finding.hint if accepted else hint
        )


def _of_field(
    report: Report, names: Sequence[str], archive: Archive, stated: Cell | None, *, accepted: bool
) -> Iterator[Finding]:
    places = [place.name for place in archive.lineage(report.region)]
    if names and stated and stated.text and not titles.is_named(stated.text, names, places):
        message = f"{stated.place}：填报表的机关名称写的是“{stated.text}”，不是“{names[0]}”"
        hint = "核对区划代码和机关；是本机关的另一个名称，写进 agency.yaml 的 aliases"
        severity = WARNING if accepted else ERROR
        yield Finding(
            report.path,
            0,
            0,
            "import",
            severity,
            message,
            hint if accepted else f"{hint}；{ANYWAY}",
        )
