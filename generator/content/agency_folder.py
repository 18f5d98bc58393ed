"""An agency's folder → the agency with its reports."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.archive.agency import Agency
from generator.archive.report import Report
from generator.content.agency_file import read_agency
from generator.content.files import Read, is_folder, listed, problem, read_record, refused
from generator.content.report_file import read_report
from generator.finding import ERROR, Finding
from generator.form.editions import EDITIONS

FAR = 2100
"The year it is taken to be where nobody says which."
AGENCY_FILE = "agency.yaml"
REPORT_FILE = re.compile(r"[0-9]{4}\.md")


def load_agency(content: str, key: str, this_year: int = FAR) -> Read[Agency]:
    """One agency's folder, `content/reports/<key>`; a pure function of its files."""
    folder = Path(content) / "reports" / key
    agency, findings = _load_own_file(folder / AGENCY_FILE)
    paths, unread = listed(folder)
    findings += unread
    reports = []
    for path in paths:
        if path.name == AGENCY_FILE:
            continue
        report, wrong = _load_dated(path, this_year)
        findings += wrong
        if report:
            reports.append(report)
    if agency is None:
        return None, findings
    return replace(agency, reports=tuple(reports)), findings


def _load_own_file(path: Path) -> Read[Agency]:
    if path.exists() or path.is_symlink():
        return read_record(path, read_agency)
    hint = "新建，分行写 name: …、sector: …、kind: …"
    return refused(path, "file", "缺少这个文件", hint)


def _load_dated(path: Path, this_year: int) -> Read[Report]:
    """The report of a file, and whether what it states can have happened yet."""
    misplaced = _misplaced(path, this_year)
    if misplaced:
        return None, [misplaced]
    report, findings = load_report(path)
    if report:
        findings += _of_the_future(report, this_year)
    return report, findings


def load_report(path: Path) -> Read[Report]:
    """The report of one file."""
    return read_record(path, read_report)


def _misplaced(path: Path, this_year: int) -> Finding | None:
    """Why a file in an agency's folder cannot be a report; None where it can."""
    if not REPORT_FILE.fullmatch(path.name):
        return problem(path, "place", *_misnamed(path))
    first = min(EDITIONS)
    if int(path.stem) < first:
        message = f"{path.stem} 年没有统一的表式，本档案从 {first} 年收起"
        return problem(path, "place", message)
    if int(path.stem) > this_year + 1:
        message = f"今年是 {this_year} 年，还不会有 {path.stem} 年的报告"
        return problem(path, "place", message, "核对文件名里的年份")
    return None


def _misnamed(path: Path) -> tuple[str, str]:
    """What is wrong with the name of what lies in an agency's folder, and what to call it.

    `２０２５年.md` → 文件名应为年份加 .md，如 2025.md; 改名为 2025.md.
    """
    if is_folder(path):
        return "机关的文件夹里不再放文件夹", "把年度文件移到上一层"
    stem, *endings = path.name.lower().split(".")
    if stem == "agency" and endings and endings[-1] in ("yaml", "yml", "txt"):
        return "机关的文件名应为 agency.yaml", "改名为 agency.yaml"
    message = "文件名应为年份加 .md，如 2025.md"
    year = re.match("[0-9]{4}", unicodedata.normalize("NFKC", stem))
    if year and endings and endings[0] in ("md", "markdown"):
        return message, f"改名为 {year[0]}.md"
    return message, ""


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
