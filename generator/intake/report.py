"""An original → a report, with a finding for every repair and every doubt."""

import hashlib
import re
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import NamedTuple

from generator.archive.figures import Figures
from generator.archive.report import Report, Source
from generator.finding import ERROR, INFO, WARNING, Finding
from generator.form.editions import FIRST_FORM, FIRST_YEAR, NO_FORM
from generator.intake import readers
from generator.intake.document import (
    Block,
    Cell,
    Document,
    Stream,
    Text,
    UnreadableError,
)
from generator.intake.doubts import of_figures, of_sections, of_words
from generator.intake.found import Found, Notice
from generator.intake.free_text import free_text
from generator.intake.narrative import Narrative, narrative
from generator.intake.publication import published, source_url
from generator.intake.readers.date_fields import fields
from generator.intake.report_tables import read_tables
from generator.intake.report_title import Title, read_title
from generator.intake.sections import OriginalSection, sections_of
from generator.intake.tables.section_table import has_figures
from generator.text.stated_years import plain_years, years_of

LONGEST = 200_000
"Characters; a report has some thousands, and the longest known under 50,000."
CELL = 20
"Characters a cell counts for."
NO_YEAR = "标题中没有年度"
"What is wrong where whoever knows the year may say it."


@dataclass(frozen=True)
class File:
    """A file that has been read: what it is called, and its bytes."""

    name: str
    data: bytes

    @cached_property
    def sha256(self) -> str:
        """The digest of its bytes, as hex."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import."""

    report: Report | None
    findings: list[Finding]
    agency: Cell | None = None
    "Whose report it is, where our fill-in workbook says so in a field of its own."


class _Said(NamedTuple):
    """What an original says, in figures and in words."""

    figures: Figures
    words: Narrative
    notices: list[Notice]
    "On its tables."
    found: Collection[Found] = ()
    "What was read of each table."


class _NoReportError(Exception):
    """A file that no report can be made of; what is wrong, and what to do about it."""

    def __init__(self, message: str, hint: str = "", place: str = "") -> None:
        super().__init__(message)
        self.notice = Notice(ERROR, place, message, hint)


def read_original(
    path: Path,
    region: str,
    agency: str,
    year: int | None,
    regions: Sequence[str] = (),
) -> Imported:
    """Read the original that a file is, as `read_content`."""
    try:
        data = readers.content(path)
    except UnreadableError as error:
        unread = Notice(ERROR, "", str(error))
        return Imported(None, _findings(path.name, [unread]))
    file = File(path.name, data)
    return read_content(file, region, agency, year, regions)


def read_content(
    file: File,
    region: str,
    agency: str,
    year: int | None,
    regions: Sequence[str] = (),
) -> Imported:
    """Read the original whose bytes are there.

    `year` overrides its title; `regions` are the names of its province and city. A file that is no
    report gives None and a finding; nothing is raised for what a file holds.
    """
    notices: list[Notice] = []
    try:
        document = readers.document(file.data, PurePath(file.name).suffix)
        if document.doubt:
            notices.append(Notice(WARNING, "", document.doubt))
        notices += (Notice(INFO, "", message) for message in document.notes)
        _check_length(document)
        sections = sections_of(document)
        copied = document.copied
        title = Title(copied.title, []) if copied else read_title(sections[0].blocks)
        stated_year = year or _stated_year(document, title)
        if not _is_before_forms(stated_year):
            _check_sections(sections, document)
        notices += title.notices
        known_year = _year(stated_year)
        _check_field(document.year, known_year)
        said = _said(document, sections, title, known_year)
    except UnreadableError as error:
        notices.append(Notice(ERROR, "", str(error)))
        return Imported(None, _findings(file.name, notices))
    except _NoReportError as error:
        notices.append(error.notice)
        return Imported(None, _findings(file.name, notices))
    stated_days = document.published or tuple(fields(title.preamble))
    publication = published(stated_days)
    url = source_url(document.url)
    report = Report(
        region=region,
        agency=agency,
        year=known_year,
        path=file.name,
        title=title.text,
        form=said.figures.form,
        figures=said.figures,
        body=said.words.markdown,
        body_line=0,
        published=publication.day,
        source=_source(file, url.address),
    )
    notices += [*said.notices, *said.words.notices, *publication.notices, *url.notices]
    if report.has_tables:
        notices += of_figures(report, said.found)
        if not document.copied:
            notices += of_sections(sections)
            notices += of_words(report, sections, regions)
    return Imported(report, _findings(file.name, notices), document.agency)


def _source(file: File, url: str | None) -> Source:
    return Source(url=url, file=file.name, sha256=file.sha256)


def _said(document: Document, sections: list[OriginalSection], title: Title, year: int) -> _Said:
    """What a document says. Raises where it says nothing."""
    if not _is_before_forms(year):
        tables = read_tables(sections, document, year)
        if document.copied:
            words = Narrative(document.copied.markdown, [])
        else:
            words = narrative(sections, title.preamble, tables.prose)
        return _Said(tables.figures, words, list(tables.notices), tables.read.values())
    words = free_text(sections, title)
    if not words.markdown:
        raise _NoReportError("没有读到正文", "确认文件是政府信息公开工作年度报告的正文")
    told = Notice(INFO, "", f"{year} 年没有统一的表式，只收正文；原件里的表格照录在正文里")
    return _Said(Figures(NO_FORM, (), array("I")), words, [told])


def _findings(name: str, notices: Sequence[Notice]) -> list[Finding]:
    """What a person should know, as findings on the file that was read."""
    return [_finding(name, notice) for notice in notices]


def _finding(name: str, notice: Notice) -> Finding:
    message = notice.message
    if notice.place:
        message = f"{notice.place}：{message}"
    return Finding(
        path=name,
        line=0,
        column=0,
        rule="import",
        severity=notice.severity,
        message=message,
        hint=notice.hint,
    )


def _check_length(document: Document) -> None:
    """Raise for what is too long for a report."""
    size = sum(map(_size, document.blocks))
    if size > LONGEST:
        message = f"文件超过 {LONGEST} 字，不像一份年度报告"
        raise _NoReportError(message, "只保留报告本身")


def _size(block: Block) -> int:
    """Its characters; cells count for more than they have: each is held to all labels."""
    if isinstance(block, Text):
        return len(block.text)
    if isinstance(block, Stream):
        return CELL * len(block.cells)
    cells = sum(map(len, block.rows))
    return CELL * cells


def _check_sections(sections: list[OriginalSection], document: Document) -> None:
    """Raise for a document that has neither the sections of a report nor figures."""
    if len(sections) == 1 and not has_figures(document.blocks):
        raise _NoReportError(
            "没有认出报告的任何一个部分", "确认文件是政府信息公开工作年度报告的正文"
        )


def _check_field(field: Cell | None, year: int) -> None:
    """Raise where a workbook's field says another year than that."""
    if field is None:
        return
    if _written_year(field) == str(year):
        return
    message = f"填报表的年度写的是“{field.text}”，不是 {year} 年"
    hint = f"核对年度；是 {year} 年的报告，改正这一格"
    raise _NoReportError(message, hint, field.place)


def _stated_year(document: Document, title: Title) -> int | None:
    """The year that the title has first; a copy has a field for it, whatever its title says."""
    if document.copied:
        written = _written_year(document.copied.year)
        return int(written) if written.isdecimal() else None
    return next(iter(years_of(title.text)), None)


def _written_year(field: Cell) -> str:
    """2025, of 二〇二五年度."""
    plain = plain_years(f"{field.text}年")
    return re.sub(r"[\s年度]", "", plain)


def _is_before_forms(year: int | None) -> bool:
    """Whether reports on that year are free text; not where nobody knows which it is."""
    return year is not None and year < FIRST_FORM


def _year(stated: int | None) -> int:
    """The year a report is on. Raises where it is not known, or is before all reports."""
    if stated is None:
        raise _NoReportError(NO_YEAR, "用 --year 写明")
    if stated < FIRST_YEAR:
        raise _NoReportError(f"{stated} 年还没有年度报告，本档案从 {FIRST_YEAR} 年收起")
    return stated
