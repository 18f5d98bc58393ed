"""An original → a report, with a finding for every repair and every doubt."""

import hashlib
import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.archive.figures import Figures
from generator.archive.report import Report, Source
from generator.archive.values import Missing, Value
from generator.finding import ERROR, INFO, WARNING, Finding, Severity
from generator.form.editions import EDITIONS, SECTIONS
from generator.intake import readers
from generator.intake.document import Block, Cell, Document, Stream, Text, UnreadableError
from generator.intake.doubts import of_figures, of_sections, of_words
from generator.intake.edition import tell_form
from generator.intake.found import Found, Say
from generator.intake.narrative import body
from generator.intake.publication import published
from generator.intake.readers.date_fields import fields
from generator.intake.report_title import read_title
from generator.intake.sections import OriginalSection, sections_of
from generator.intake.tables.table import Sought, has_figures, is_sparse, read_table
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


def _size(document: Document) -> int:
    """Characters and cells of an original; cells count for more, as each is compared with the form's labels."""
    size = 0
    for block in document.blocks:
        if isinstance(block, Text):
            size += len(block.text)
        elif isinstance(block, Stream):
            size += CELL * len(block.cells)
        else:
            size += CELL * sum(map(len, block.rows))
    return size


class _Notes:
    """The findings of one import."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.findings: list[Finding] = []

    def __call__(self, severity: Severity, place: str, message: str, hint: str = "") -> None:
        said = f"{place}：{message}" if place else message
        self.findings.append(Finding(self._name, 0, 0, "import", severity, said, hint))


def read_original(
    path: Path, region: str, agency: str, year: int | None, places: Sequence[str] = ()
) -> Imported:
    """Read any original. `year` overrides its title; `places` are the names of its province and city.

    A file that is no report gives None and a finding; nothing is raised for what a file holds.
    """
    note = _Notes(path.name)
    try:
        document = readers.read(path)
    except UnreadableError as error:
        note(ERROR, "", str(error))
        return Imported(None, note.findings)
    for message in document.notes:
        note(INFO, "", message)
    if _size(document) > LONGEST:
        note(ERROR, "", f"文件超过 {LONGEST} 字，不像一份年度报告", "只保留报告本身")
        return Imported(None, note.findings)
    try:
        found = sections_of(document)
    except UnreadableError as error:
        note(ERROR, "", str(error))
        return Imported(None, note.findings)
    if len(found) == 1 and not has_figures(document.blocks):
        note(ERROR, "", "没有认出报告的任何一个部分", "确认文件是政府信息公开工作年度报告的正文")
        return Imported(None, note.findings)
    title, preamble = read_title(found[0].blocks, note)
    the_year = _year(title, year, note)
    if the_year is None or not _is_of(the_year, document.year, note):
        return Imported(None, note.findings)
    blocks = _table_blocks(found, document)
    form = tell_form(blocks, the_year)
    sparse = any(is_sparse(table, blocks[table.id]) for table in form.tables)
    sought = [Sought(table, form, the_year, sparse) for table in form.tables]
    read = {each.table.id: _read_table(each, blocks[each.table.id], note) for each in sought}
    values: list[Value] = [
        read[cell.table].values.get(cell.id, Missing.LOST) for cell in form.cells
    ]
    report = Report(
        region=region,
        agency=agency,
        year=the_year,
        path=path.name,
        title=title,
        figures=Figures(form, tuple(values), array("I", [0] * 2 * len(values))),
        body=body(found, preamble, {table: item.prose for table, item in read.items()}, note),
        body_line=0,
        published=published(document.published or tuple(fields(preamble)), note),
        source=Source(file=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest()),
    )
    of_figures(report, read.values(), note)
    of_sections(found, note)
    of_words(report, found, note, places)
    return Imported(report, note.findings, document.agency)


def _is_of(year: int, field: Cell | None, note: Say) -> bool:
    """Whether a workbook's own field says that year, if it says any; a finding where it does not."""
    written = re.sub(r"[\s年度]", "", plain_years(f"{field.text}年")) if field else str(year)
    if field and written != str(year):
        hint = f"核对年度；是 {year} 年的报告，改正这一格"
        note(ERROR, field.place, f"填报表的年度写的是“{field.text}”，不是 {year} 年", hint)
    return written == str(year)


def _year(title: str, given: int | None, note: Say) -> int | None:
    """The year a report is on; None, and a finding, where it is not known or has no form."""
    year = given or next(iter(years_of(title)), None)
    if year is None:
        note(ERROR, "", "标题中没有年度", "用 --year 写明")
        return None
    if year < min(EDITIONS):
        note(ERROR, "", f"{year} 年没有统一的表式，本档案从 {min(EDITIONS)} 年收起")
        return None
    return year


def _read_table(sought: Sought, blocks: Sequence[Block], note: Say) -> Found:
    found = read_table(sought, blocks)
    for severity, place, message in found.notes:
        note(severity, place, message)
    if not found.values:
        note(WARNING, "", f"没有找到“{sought.table.caption}”的表，各格记作 lost")
    return found


def _table_blocks(found: list[OriginalSection], document: Document) -> dict[str, list[Block]]:
    """Table id → the blocks of its section; all blocks where the section has no heading."""
    blocks = {part.kind.table: list(part.blocks) for part in found if part.kind and part.kind.table}
    missing = [
        section.table for section in SECTIONS if section.table and section.table not in blocks
    ]
    for table in missing:
        blocks[table] = [block for block in document.blocks if not isinstance(block, Text)]
    return blocks
