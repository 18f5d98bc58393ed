"""An original → a report, with a finding for every repair and every doubt."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.archive.report import Report, Source
from generator.finding import ERROR, INFO, Finding, Severity
from generator.form.editions import EDITIONS
from generator.intake import readers
from generator.intake.document import Block, Cell, Document, Stream, Text, UnreadableError
from generator.intake.doubts import of_figures, of_sections, of_words
from generator.intake.found import Say
from generator.intake.narrative import body
from generator.intake.publication import published
from generator.intake.readers.date_fields import fields
from generator.intake.report_tables import read_tables
from generator.intake.report_title import read_title
from generator.intake.sections import OriginalSection, sections_of
from generator.intake.tables.section_table import has_figures
from generator.text.stated_years import plain_years, years_of

LONGEST = 200_000
"Characters; a report has some thousands, and the longest known under 50,000."
CELL = 20
"Characters a cell counts for."


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import."""

    report: Report | None
    findings: list[Finding]
    agency: Cell | None = None
    "Whose report it is, where our fill-in workbook says so in a field of its own."


class _Notes:
    """The findings of one import."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.findings: list[Finding] = []

    def __call__(self, severity: Severity, place: str, message: str, hint: str = "") -> None:
        said = f"{place}：{message}" if place else message
        finding = Finding(
            path=self._name,
            line=0,
            column=0,
            rule="import",
            severity=severity,
            message=said,
            hint=hint,
        )
        self.findings.append(finding)


class _NoReportError(Exception):
    """A file that no report can be made of; what is wrong, and what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def read_original(
    path: Path,
    region: str,
    agency: str,
    year: int | None,
    regions: Sequence[str] = (),
) -> Imported:
    """Read any original.

    `year` overrides its title; `regions` are the names of its province and city. A file that is no
    report gives None and a finding; nothing is raised for what a file holds.
    """
    note = _Notes(path.name)
    try:
        document = _document(path, note)
        sections = _sections(document)
    except UnreadableError as error:
        note(ERROR, "", str(error))
        return Imported(None, note.findings)
    except _NoReportError as error:
        note(ERROR, "", error.message, error.hint)
        return Imported(None, note.findings)
    title, preamble = read_title(sections[0].blocks, note)
    known_year = _year(title, year, note)
    if known_year is None or not _is_of(known_year, document.year, note):
        return Imported(None, note.findings)
    tables = read_tables(sections, document, known_year, note)
    stated_days = document.published or tuple(fields(preamble))
    digest = hashlib.sha256(path.read_bytes())
    source = Source(file=path.name, sha256=digest.hexdigest())
    report = Report(
        region=region,
        agency=agency,
        year=known_year,
        path=path.name,
        title=title,
        figures=tables.figures,
        body=body(sections, preamble, tables.prose, note),
        body_line=0,
        published=published(stated_days, note),
        source=source,
    )
    of_figures(report, tables.read.values(), note)
    of_sections(sections, note)
    of_words(report, sections, note, regions)
    return Imported(report, note.findings, document.agency)


def _document(path: Path, note: Say) -> Document:
    """What a file says, with what its reader repaired. Raises for what is too long for a report."""
    document = readers.read(path)
    for message in document.notes:
        note(INFO, "", message)
    size = sum(map(_size, document.blocks))
    if size > LONGEST:
        message = f"文件超过 {LONGEST} 字，不像一份年度报告"
        raise _NoReportError(message, "只保留报告本身")
    return document


def _size(block: Block) -> int:
    """Its characters; cells count for more than they have: each is held to all labels."""
    if isinstance(block, Text):
        return len(block.text)
    if isinstance(block, Stream):
        return CELL * len(block.cells)
    cells = sum(map(len, block.rows))
    return CELL * cells


def _sections(document: Document) -> list[OriginalSection]:
    """The sections of a report. Raises for a document that has neither these nor figures."""
    sections = sections_of(document)
    if len(sections) == 1 and not has_figures(document.blocks):
        raise _NoReportError(
            "没有认出报告的任何一个部分", "确认文件是政府信息公开工作年度报告的正文"
        )
    return sections


def _is_of(year: int, field: Cell | None, note: Say) -> bool:
    """Whether a workbook's field says that year, if it says any; a finding where it does not."""
    if field is None:
        return True
    plain = plain_years(f"{field.text}年")
    written = re.sub(r"[\s年度]", "", plain)
    if written == str(year):
        return True
    hint = f"核对年度；是 {year} 年的报告，改正这一格"
    note(ERROR, field.place, f"填报表的年度写的是“{field.text}”，不是 {year} 年", hint)
    return False


def _year(title: str, given: int | None, note: Say) -> int | None:
    """The year a report is on; None, and a finding, where it is not known or has no form."""
    named = years_of(title)
    year = given or next(iter(named), None)
    if year is None:
        note(ERROR, "", "标题中没有年度", "用 --year 写明")
        return None
    earliest = min(EDITIONS)
    if year < earliest:
        note(ERROR, "", f"{year} 年没有统一的表式，本档案从 {earliest} 年收起")
        return None
    return year
