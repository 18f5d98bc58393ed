"""The files of an agency's folder → what they state."""

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.archive.agency import Agency
from generator.archive.report import Report
from generator.content.agency_file import read_agency
from generator.content.files import (
    Read,
    Record,
    decoded,
    is_folder,
    listed,
    read_record,
)
from generator.content.folder import AGENCY_FILE, FAR, Folder
from generator.content.ids import is_agency_id
from generator.content.report_file import read_report
from generator.finding import ERROR, Finding


def agency_of(folder: Folder) -> Read[Agency]:
    """The agency, as its own file states it; None where there is none that can be read."""
    return _record(folder, AGENCY_FILE, read_agency)


def agencies_in(content: Path) -> Iterator[Agency]:
    """All of an archive that can be read, as `agencies_of`."""
    regions, _ = listed(content / "reports")
    for region in regions:
        yield from agencies_of(content, region.name)


def agencies_of(content: Path, region: str) -> Iterator[Agency]:
    """Those of a region that can be read. Of their folders no other file is opened."""
    folders, _ = listed(content / "reports" / region)
    for folder in folders:
        if is_folder(folder) and is_agency_id(folder.name):
            agency, _ = read_record(folder / AGENCY_FILE, read_agency)
            if agency:
                yield agency


def reports_of(folder: Folder, this_year: int = FAR) -> tuple[list[Report], list[Finding]]:
    """Its reports, oldest first, and what is wrong with their files.

    this_year: what they state cannot have happened in a later one.
    """
    reports = []
    findings: list[Finding] = []
    for name in folder.files:
        if name == AGENCY_FILE:
            continue
        report, wrong = _record(folder, name, read_report)
        findings += wrong
        if report:
            findings += _of_the_future(report, this_year)
            reports.append(report)
    return reports, findings


def load_report(path: Path) -> Read[Report]:
    """The report of one file."""
    return read_record(path, read_report)


def _record(folder: Folder, name: str, read: Callable[[str, str], Read[Record]]) -> Read[Record]:
    """What one of its files states."""
    content = folder.files.get(name)
    if content is None:
        return None, []
    path = f"{folder.path}/{name}"
    text, findings = decoded(content, Path(path))
    if text is None:
        return None, findings
    record, wrong = read(text, path)
    return record, findings + wrong


def _of_the_future(report: Report, this_year: int) -> Iterator[Finding]:
    """Days that a report states and that are yet to come, as far as the year tells."""
    stated = [("date", "correction", *event) for event in report.events()]
    if report.published:
        published = (report.published, report.published_position)
        stated.append(("published", "published", *published))
    for key, rule, day, (line, column) in stated:
        if int(day[:4]) <= this_year:
            continue
        yield Finding(
            path=report.path,
            line=line,
            column=column,
            rule=rule,
            severity=ERROR,
            message=f"{key} 为 {day}，今年是 {this_year} 年",
            hint="核对年份",
        )
