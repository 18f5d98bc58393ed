"""A feedback workbook come back: what a body changed in its report, and what it explains.

Nothing is written, and nothing guessed: what is not clear stays as it was, with a finding.
"""

import dataclasses
from collections.abc import Mapping
from pathlib import PurePath
from typing import NamedTuple

from generator.archive.report import (
    Acknowledgement,
    Report,
)
from generator.authoring.workbook.feedback.fingerprint import PATTERN
from generator.finding import (
    INFO,
    Finding,
)
from generator.intake import readers
from generator.intake.conversion import FORMATS, converted
from generator.intake.document import UnreadableError
from generator.intake.feedback.changes import (
    Change,
    Changes,
    changes,
)
from generator.intake.feedback.reasons import (
    Reason,
    reasons,
)
from generator.intake.feedback.sheets import (
    faults_of,
    strays,
)
from generator.intake.found import Notice
from generator.intake.isolation import isolated
from generator.intake.readers.office import feedback_sheets
from generator.intake.readers.office.feedback_sheets import Came
from generator.rules.acknowledgement import FACTS
from generator.rules.assessment import Verdict
from generator.rules.dossier import assess

__all__ = ["Came", "Change", "Returned", "came", "returned", "whose"]

SHEETS = "xlsx"
"The kind of file that holds it."
NO_SHEET = "文件不是反馈表；请用发出的那份 .xlsx 填写，再发回"


class Returned(NamedTuple):
    """What came back for a report."""

    report: Report | None
    "The next version of it; None where nothing of the workbook can be taken."
    changed: tuple[Change, ...] = ()
    acknowledged: tuple[tuple[str, str], ...] = ()
    "Identity, or fact, and the reason; those alone that this workbook adds."
    findings: tuple[Finding, ...] = ()


def came(data: bytes, suffix: str) -> Came:
    """What a file of that ending holds. Raises UnreadableError where it is no feedback workbook.

    It is read in a process of its own; one that was saved in an old format is made a new one first.
    """
    kind = readers.kind(data, suffix.lower())
    if kind in FORMATS and FORMATS[kind].kind == SHEETS:
        kind, data = converted(kind, data)
    if kind != SHEETS:
        raise UnreadableError(f"{NO_SHEET}。")
    held = isolated(_read, "", data)
    if not held.stated:
        raise UnreadableError(f"{NO_SHEET}。")
    return held


def _read(_: str, data: bytes) -> Came:
    return feedback_sheets.read(data)


def whose(held: Came) -> tuple[str, int] | None:
    """Whose report it is on, 410411/gxj, and the year; None where that is not told for certain."""
    told = set(held.stated)
    match = PATTERN.fullmatch(told.pop()) if len(told) == 1 else None
    return (match[1], int(match[2])) if match else None


def returned(
    held: Came,
    name: str,
    report: Report,
) -> Returned:
    """What a workbook changes and explains of the report that it was made from.

    name: of the file, for findings.
    """
    wrong = list(faults_of(held, report))
    if wrong:
        return Returned(None, findings=_findings(PurePath(name).name, wrong))
    changed = changes(held, report)
    mended = _mended(report, changed)
    kept, dropped = _kept(report, mended, changed)
    mended = dataclasses.replace(mended, acknowledged=kept)
    given = reasons(held, report, mended, changed)
    added = {reason.name: reason.words for reason in given.reasons}
    notices = [*changed.notices, *dropped, *given.notices, *strays(held, report)]
    return Returned(
        report=dataclasses.replace(mended, acknowledged=_acknowledged(mended, given.reasons)),
        changed=changed.changes,
        acknowledged=tuple(added.items()),
        findings=_findings(PurePath(name).name, notices),
    )


def _mended(report: Report, changed: Changes) -> Report:
    figures = dataclasses.replace(report.figures, values=changed.values)
    return dataclasses.replace(
        report, figures=figures, title=changed.title, published=changed.published
    )


def _kept(
    report: Report, mended: Report, changed: Changes
) -> tuple[Mapping[str, Acknowledgement], list[Notice]]:
    """What was acknowledged before and is still so."""
    bare = dataclasses.replace(mended, acknowledged={})
    broken = {each.identity.id for each in assess(bare, None).having(Verdict.BROKEN)}
    before = {each.identity.id: each for each in assess(report, None).assessments}
    touched = {change.cell for change in changed.changes}
    kept = {}
    notices = []
    for name, stated in report.acknowledged.items():
        was = before.get(name)
        is_mended = name in touched or (was is not None and name not in broken)
        if changed.changes and is_mended:
            words = f"{was.identity.along.short}：{was.identity.words}" if was else name
            message = f"改了以后不用再注明“{words}”，原来的注明删去"
            notices.append(Notice(INFO, "", message))
        else:
            kept[name] = stated
    return kept, notices


def _acknowledged(report: Report, given: tuple[Reason, ...]) -> Mapping[str, Acknowledgement]:
    """In the order of the form, then facts, then what only the original can tell."""
    every = dict(report.acknowledged)
    every.update((reason.name, Acknowledgement(reason.words)) for reason in given)
    order = [*(identity.id for identity in report.form.identities), *FACTS]
    rest = [name for name in every if name not in order]
    return {name: every[name] for name in (*order, *rest) if name in every}


def _findings(name: str, notices: list[Notice]) -> tuple[Finding, ...]:
    return tuple(_finding(name, notice) for notice in notices)


def _finding(name: str, notice: Notice) -> Finding:
    place = f"{notice.place}：" if notice.place else ""
    return Finding(
        path=name,
        line=0,
        column=0,
        rule="feedback",
        severity=notice.severity,
        message=f"{place}{notice.message}",
        hint=notice.hint,
    )
