"""What a body explains: which sums, or facts, are so in its original, and why."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.archive.report import Report
from generator.authoring.workbook.feedback.places import (
    DOUBT,
    FACT_ROWS,
    NARRATIVE,
    PROMPT,
    REASON,
    SHEETS,
    boxes,
    spot,
)
from generator.authoring.workbook.feedback.points import (
    Point,
    explained,
)
from generator.finding import (
    ERROR,
    INFO,
    WARNING,
)
from generator.intake.document import Cell
from generator.intake.feedback.changes import Changes
from generator.intake.feedback.sheets import (
    cell_at,
    is_hidden,
    shown,
)
from generator.intake.found import Notice
from generator.intake.readers.office.feedback_sheets import Came
from generator.rules.assessment import Verdict
from generator.rules.dossier import assess

SO_IN_ORIGINAL = "原件如此"
"What every acknowledgement begins with."
LONGEST = 300
LEAST = 2
"Characters of a reason."
WORD = re.compile(r"[^\W\d_]")
NUMBER = re.compile(
    r"(?:应该?(?:为|是)|(?:请?更?改|修改|更正)(?:为|成|到)|[A-Z]{1,2}[0-9]{1,2}|[:：=\s])*"
    r"[0-9][0-9,.]*\s*[件万元]*"
)
"A figure, where a reason was asked for."
CHANGED = re.compile(
    r"(?:已经?|均已|我们?已)?(?:修改|更改|更正|改正|订正|改)(?:好|完|过|完成)?(?:了)?"
)
"Nothing but that something was changed."
NO_REASON = re.compile(
    r"同意|收到|知悉|没有|没错|暂无|不改|原件如此|[没无]有?问题"
    r"|(?:已|经)?(?:核实|核对)?(?:数据)?(?:无误|属实|正确|准确)?"
)
"What is often written there and gives none."
PROMPTED = re.compile(
    rf"(?:^[A-Z]{{1,2}}[0-9]{{1,2}}：)?(?:{PROMPT}|{'|'.join(re.split('[；，]', PROMPT))})"
)
"What stood in its place, or what somebody has left of that."
ENDS = "。.！!；;，,：: "


class Reason(NamedTuple):
    """Why the original has something so."""

    name: str
    "The identity, or the fact."
    words: str


class Reasons(NamedTuple):
    """All that are taken."""

    reasons: tuple[Reason, ...]
    notices: tuple[Notice, ...]


class _Given(NamedTuple):
    """A text for an explanation."""

    cell: Cell
    text: str


def reasons(
    held: Came,
    report: Report,
    mended: Report,
    changed: Changes,
) -> Reasons:
    """Those of what is still so in the report as it is mended."""
    found: list[Reason] = []
    notices: list[Notice] = []
    still = {each.identity.id for each in assess(mended, None).having(Verdict.BROKEN)}
    touched = {change.cell for change in changed.changes}
    for point, given in _given(held, report):
        names = [name for name in point.explains if name in still]
        if not names:
            message = "改数以后已经对得上，写的原因不用收"
            notices.append(Notice(INFO, given.cell.place, message))
            continue
        wrong = _wrong(given, spot(report.form, point.cell))
        if wrong:
            notices.append(wrong)
            continue
        if touched.intersection((*point.suspects, *point.compared)):
            message = "既改了数，又写了原因；改后仍对不上，原因收下了"
            notices.append(Notice(WARNING, given.cell.place, message, "请核对改的数"))
        found += (Reason(name, _words(given.text)) for name in names)
    for fact, given in _of_facts(held):
        if fact in touched:
            message = "内容改了，写的原因没有收"
            notices.append(Notice(WARNING, given.cell.place, message))
            continue
        wrong = _wrong(given, "“正文”的内容")
        if wrong:
            notices.append(wrong)
        else:
            found.append(Reason(fact, _words(given.text)))
    return Reasons(tuple(found), tuple(notices))


def _given(held: Came, report: Report) -> Iterator[tuple[Point, _Given]]:
    """Each explanation on a table that somebody has written."""
    points = explained(report)
    for table, title in SHEETS.items():
        if not report.has_tables:
            continue
        for at, point in boxes(report.form, table, points).items():
            given = _written(cell_at(held.sheets[title], at))
            if given:
                yield point, given


def _of_facts(held: Came) -> Iterator[tuple[str, _Given]]:
    """The same of what was asked on the words."""
    sheet = held.sheets[NARRATIVE]
    for fact, row in FACT_ROWS.items():
        given = _written(cell_at(sheet, (row, REASON)))
        if given and cell_at(sheet, (row, DOUBT)).text.strip():
            yield fact, given


def _written(cell: Cell) -> _Given | None:
    """What somebody has written in the place of the prompt, or before or behind it."""
    text = " ".join(cell.text.split())
    text = PROMPTED.sub("", text).strip(ENDS)
    return _Given(cell, text) if text else None


def _wrong(given: _Given, where: str) -> Notice | None:
    """Why a text is no reason; None where it may be one. where: what may be changed instead."""
    text = given.text
    said = f"“{shown(text)}”"
    is_empty = NO_REASON.fullmatch(text) or len(WORD.findall(text)) < LEAST
    faults = (
        (given.cell.doubt, given.cell.doubt, "直接写原因"),
        (NUMBER.fullmatch(text), f"写的是数{said}", f"要改数，请直接改 {where}"),
        (CHANGED.fullmatch(text), f"写的是{said}，表里仍对不上", f"请直接改 {where}，或者写明原因"),
        (is_empty, f"{said}没有说明原因", "写明原件为什么是这样"),
        (len(text) > LONGEST, f"写了 {len(text)} 字", f"请写在 {LONGEST} 字以内"),
        (is_hidden(text), "有看不见的字符", "请重新输入一遍"),
    )
    for is_wrong, message, hint in faults:
        if is_wrong:
            return Notice(ERROR, given.cell.place, f"{message}，没有收", hint)
    return None


def _words(text: str) -> str:
    """原件如此：总计多写 1 件."""
    if text.startswith(SO_IN_ORIGINAL):
        return text
    return f"{SO_IN_ORIGINAL}：{text}"
