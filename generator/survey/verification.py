"""A report beside its original, read again: cell by cell, and section by section of the words."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum

from generator.archive import cell
from generator.archive.report import Report
from generator.archive.values import Missing, Value
from generator.content.layout import form_value
from generator.content.originals import Original
from generator.finding import ERROR, WARNING, Finding
from generator.form.parts import Cell
from generator.survey import wording

NOT_THERE = (Missing.UNFILLED, Missing.UNREAD)
"What a report has in a cell for which there is a finding already."
BY_HAND = "对照原件看一遍；原件没有的写 lost"
AS_PRINTED = "照原件改；机关更正过的，写进 corrections"


class Outcome(Enum):
    """What comes of a cell."""

    SAME = "same"
    LOST = "lost"
    "Of both."
    CORRECTED = "corrected"
    "The original still has what a correction says was before."
    BY_HAND = "by hand"
    "A figure that somebody read where the program reads none."
    DIFFERENT = "different"
    UNFILLED = "unfilled"


@dataclass(frozen=True, slots=True)
class Verification:
    """How a report agrees with its original, as far as a program can read that."""

    original: Original
    unreadable: str = ""
    "Why it cannot; nothing was compared then."
    same: int = 0
    "Cells in which both say the same, be it that there is nothing."
    lost: int = 0
    corrected: int = 0
    by_hand: int = 0
    sections: int = 0
    "Sections in the same words, and what stands before the first."
    noted: tuple[str, ...] = ()
    "Why others differ, each with its name, as the report says."
    findings: tuple[Finding, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the report says something else than its original."""
        return any(finding.severity == ERROR for finding in self.findings)

    @property
    def words(self) -> str:
        """The result, as a reader is told it."""
        if self.differs:
            return "与原件不符，见核验结果"
        if self.unreadable:
            return "程序读不出这份原件，没有核对"
        lost = f"，缺 {self.lost} 格" if self.lost else ""
        told = [f"与原件逐格相符：{self.same} 格{lost}"]
        if self.corrected:
            told.append(f"另有 {self.corrected} 格已更正，原件仍是更正前的数")
        if self.by_hand:
            told.append(f"另有 {self.by_hand} 格程序在原件上读不出，由人录入，没有核对")
        if self.sections:
            told.append(f"文字 {self.sections} 部分相符")
        return "；".join((*told, *self.noted))


def unread(report: Report, original: Original, why: Finding) -> Verification:
    """What is said of an original that is kept, and that a program cannot read."""
    message = f"原件没有核对：{why.message}"
    finding = wording.at(report, report.source.sha256_position, message, why.hint)
    told = replace(finding, severity=why.severity)
    return Verification(original, unreadable=why.message, findings=(told,))


def verification(report: Report, original: Original, read: Report) -> Verification:
    """How a report agrees with its original; `read` is what a program reads of that."""
    if report.form is not read.form:
        theirs, ours = form_value(read.form), form_value(report.form)
        message = f"form 应与原件相同，为 {theirs}，实为 {ours}"
        finding = wording.at(report, (0, 0), message, "照原件改 form，重新填表")
        return Verification(original, findings=(finding,))
    outcomes: Counter[Outcome] = Counter()
    findings: list[Finding] = []
    for each in report.form.cells:
        outcome = _outcome(report, each, read.figures[each.id])
        outcomes[outcome] += 1
        findings += _of_cell(report, each, read.figures[each.id], outcome)
    texts = wording.compared(report, read)
    return Verification(
        original=original,
        same=outcomes[Outcome.SAME],
        lost=outcomes[Outcome.LOST],
        corrected=outcomes[Outcome.CORRECTED],
        by_hand=outcomes[Outcome.BY_HAND],
        sections=texts.same,
        noted=texts.noted,
        findings=(*findings, *texts.findings),
    )


def _outcome(report: Report, each: Cell, theirs: Value) -> Outcome:
    ours = report.figures[each.id]
    if ours in NOT_THERE:
        return Outcome.UNFILLED
    if ours == theirs:
        return Outcome.LOST if ours is Missing.LOST else Outcome.SAME
    if theirs in _before(report, each):
        return Outcome.CORRECTED
    if theirs in (Missing.LOST, Missing.UNFILLED):
        return Outcome.BY_HAND
    return Outcome.DIFFERENT


def _before(report: Report, each: Cell) -> Iterator[Value]:
    """What a cell was before its corrections, as far as that can be read."""
    for change in report.corrections:
        if change.cell == each.id:
            with suppress(cell.UnreadableError):
                yield cell.read(change.before, each.column.kind)


def _of_cell(report: Report, each: Cell, theirs: Value, outcome: Outcome) -> Iterator[Finding]:
    position = report.figures.place(each.id)
    ours = cell.write(report.figures[each.id])
    if outcome is Outcome.DIFFERENT:
        message = f"{each.name} 应与原件相同，为 {cell.write(theirs)}，实为 {ours}"
        yield wording.at(report, position, message, AS_PRINTED)
    elif outcome is Outcome.BY_HAND:
        message = f"{each.name} 为 {ours}，程序在原件上没有读出这一格，没有核对"
        yield replace(wording.at(report, position, message, BY_HAND), severity=WARNING)
