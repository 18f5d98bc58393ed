"""Whether a workbook that came back is the one that was sent, its cells where they were."""

import re
from collections.abc import (
    Iterator,
    Mapping,
)

from generator.archive.report import Report
from generator.authoring.workbook.feedback.fingerprint import (
    PATTERN,
    fingerprint,
)
from generator.authoring.workbook.feedback.narrative import (
    HEADINGS,
    NAMES,
    OTHERS,
)
from generator.authoring.workbook.feedback.places import (
    COVER,
    DOUBT,
    FACT,
    FACT_ROWS,
    FIRST,
    HEADING,
    NARRATIVE,
    PRESENT,
    REASON,
    SHEETS,
    boxes,
    plan,
)
from generator.authoring.workbook.feedback.points import explained
from generator.authoring.worksheet import (
    LABEL,
    Address,
    name,
)
from generator.finding import (
    ERROR,
    WARNING,
)
from generator.intake.document import Cell
from generator.intake.found import Notice
from generator.intake.readers.office.feedback_sheets import (
    Came,
    Held,
)
from generator.text.characters import examined

AGAIN = "请用发出的那份反馈表填写，再发回"
AS_SENT = "请恢复原来的行列，或者用发出的那份反馈表重新填写"
SPACE = re.compile(r"\s")
SHOWN = 30
"Characters of a text that a finding repeats."
NAMED = 3
"Cells that a finding names."


def faults_of(held: Came, report: Report) -> Iterator[Notice]:
    """Why nothing of it can be taken; nothing where all of it can be looked at."""
    wrong = _of_version(held, report)
    if wrong:
        yield wrong
        return
    titles: set[str] = set()
    for title in sheets_of(report):
        sheet = held.sheets.get(title)
        if sheet is None:
            yield _wrong(f"没有工作表“{title}”", AGAIN)
        elif not sheet.is_visible:
            yield _wrong(f"工作表“{title}”是隐藏的", "请取消隐藏，看过以后再发回")
        else:
            titles.add(_whose(sheet))
            yield from _of_layout(sheet, _fixed(report, title), report, title)
    if len(titles) > 1:
        first, second, *_ = sorted(titles)
        yield _wrong(f"几张工作表不是同一份反馈表的：“{first}”和“{second}”", AGAIN)


def sheets_of(report: Report) -> list[str]:
    """Those that are read back."""
    return [*(SHEETS.values() if report.has_tables else ()), NARRATIVE]


def strays(held: Came, report: Report) -> Iterator[Notice]:
    """What stands where nothing was asked: it is told, and not taken."""
    for title, sheet in held.sheets.items():
        if title == COVER:
            continue
        if title not in sheets_of(report):
            yield Notice(WARNING, sheet.places, "是后来加的，没有读")
            continue
        yield from _answered_notes(held, sheet)
        known = _known(sheet, report, title)
        others = [cell for at, cell in sheet.cells.items() if at not in known and cell.text.strip()]
        if others:
            named = "、".join(cell.place.removeprefix(sheet.places) for cell in others[:NAMED])
            more = f"等 {len(others)} 格" if len(others) > NAMED else ""
            message = f"{named}{more}写了“{shown(others[0].text)}”，这里没有问到，没有收"
            yield Notice(WARNING, sheet.places, message, "要说明的，写在“说明”一列的黄格里")


def _answered_notes(held: Came, sheet: Held) -> Iterator[Notice]:
    """Comments that say more than we have said, all of which stands on the first sheet."""
    cover = held.sheets.get(COVER)
    if cover is None:
        return
    texts = "\n".join(cell.text for cell in cover.cells.values())
    said = {"", *map(_bare, texts.splitlines())}
    for place, note in sheet.notes.items():
        own = [line for line in note.splitlines() if _bare(line) not in said]
        if own:
            message = f"{place} 的批注里写了“{shown(' '.join(own))}”，批注不读，没有收"
            hint = "改数写在格里，原因写在“说明”一列的黄格里"
            yield Notice(WARNING, sheet.places, message, hint)


def _bare(text: str) -> str:
    return SPACE.sub("", text)


def shown(text: str) -> str:
    """A text as a finding repeats it."""
    plain = " ".join(text.split())
    return plain if len(plain) <= SHOWN else f"{plain[:SHOWN]}…"


def is_hidden(text: str) -> bool:
    """Whether characters are in it that no text of the archive may hold."""
    return any(each.severity is ERROR for each in examined(text, ""))


def table_of(title: str) -> str:
    """The table of a sheet."""
    return next(table for table, sheet in SHEETS.items() if sheet == title)


def _wrong(message: str, hint: str) -> Notice:
    return Notice(ERROR, "", message, hint)


def _of_version(held: Came, report: Report) -> Notice | None:
    """Why it is no workbook on this version of this report."""
    stated = sorted(set(held.stated))
    own = fingerprint(report)
    if not stated:
        return _wrong("没有反馈编号，不知道是按哪一份报告做的", AGAIN)
    if len(stated) > 1:
        return _wrong(f"有两个反馈编号，“{shown(stated[0])}”和“{shown(stated[1])}”", AGAIN)
    match = PATTERN.fullmatch(stated[0])
    if not match:
        return _wrong(f"反馈编号“{shown(stated[0])}”不完整", AGAIN)
    holder, year = match[1], int(match[2])
    if (holder, year) != (report.holder, report.year):
        message = f"是 {holder} {year} 年报告的反馈表，不是 {report.holder} {report.year} 年的"
        return _wrong(message, "核对文件是不是放错了")
    if stated[0] != own:
        message = "反馈表发出以后，报告又有了新的一版，数已经不同"
        return _wrong(message, "按现在的报告重新做一份反馈表，再发一次")
    return None


def _whose(sheet: Held) -> str:
    """某局 2025 年度报告, before the heading of the sheet's own part."""
    title = sheet.cells.get((1, 1))
    whose, _, _ = (title.text if title else "").partition("　")
    return whose.strip()


def _of_layout(
    sheet: Held, fixed: Mapping[Address, str], report: Report, title: str
) -> Iterator[Notice]:
    """The first label that is not where it was; figures that are all gone."""
    for at, label in fixed.items():
        present = sheet.cells.get(at)
        text = present.text if present else ""
        if _bare(text) != _bare(label):
            message = f"{name(*at)} 应为“{label}”，现在是“{shown(text)}”，行列变了"
            yield Notice(ERROR, sheet.places, message, AS_SENT)
            return
    if title == NARRATIVE:
        return
    places = plan(report.form, table_of(title)).places.values()
    if sheet.cells.keys().isdisjoint(places):
        yield Notice(ERROR, sheet.places, "表里的数都不在原来的格里，行列变了", AS_SENT)


def _fixed(report: Report, title: str) -> dict[Address, str]:
    """The labels of a sheet, where they were."""
    if title == NARRATIVE:
        fixed = {(FIRST, column): text for column, text in HEADINGS.items()}
        return fixed | {(row, FACT): NAMES[fact] for fact, row in FACT_ROWS.items()}
    layout = plan(report.form, table_of(title))
    fixed = {(box.row, box.column): box.text for box in layout.boxes if box.kind == LABEL}
    return fixed | {(FIRST, layout.width + 1): HEADING}


def _known(sheet: Held, report: Report, title: str) -> set[Address]:
    """Where a sheet holds what was sent, or what was asked for."""
    known = {(1, 1), (2, 1), *_fixed(report, title)}
    if title == NARRATIVE:
        return known.union(_of_words(sheet))
    table = table_of(title)
    layout = plan(report.form, table)
    asked = boxes(report.form, table, explained(report))
    headings = {(FIRST, column) for _, column in asked}
    return known.union(layout.places.values(), asked, headings)


def _of_words(sheet: Held) -> Iterator[Address]:
    """The same of the sheet on the words: an explanation is asked for where there is a doubt."""
    for row in FACT_ROWS.values():
        doubt = row, DOUBT
        yield from ((row, PRESENT), doubt)
        if doubt in sheet.cells:
            yield row, REASON
    for (row, column), cell in sheet.cells.items():
        if column == FACT and cell.text == OTHERS:
            yield from ((row, FACT), (row, PRESENT))


def cell_at(sheet: Held, at: Address) -> Cell:
    """What a cell holds; an empty one too has its place."""
    return sheet.cells.get(at) or Cell("", f"{sheet.places}{name(*at)}")
