"""Kept originals, read again and held against the reports made from them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.archive.report import Report
from generator.archive.settings import KEPT
from generator.content.originals import RULE, Original, bytes_of
from generator.finding import ERROR, WARNING, Finding, GeneratorError
from generator.publish.part import Part
from generator.site import urls
from generator.survey.verification import Verification, unread, verification

if TYPE_CHECKING:  # an archive without originals does without all that reads them
    from generator.intake.report import Imported

READ = 64
"Originals that a process has read and remembers; a reading is as large as a report."


def verified(
    reports: Iterable[Report], originals: Iterable[Original], kept: str | None
) -> tuple[Mapping[int, Verification], list[Finding]]:
    """Year → how the report agrees with its original, where that is kept; and what is wrong.

    originals: those that the reports name. kept: `originals` of the settings, which may say that
    each of them is.
    """
    known = {original.sha256: original for original in originals}
    found: dict[int, Verification] = {}
    findings: list[Finding] = []
    for report in reports:
        digest = report.source.sha256
        original = known.get(digest or "")
        if not report.shows_original:
            if original:
                findings.append(_still_there(report, original))
        elif original:
            told = of_report(report, original)
            found[report.year] = told
            findings += told.findings
        elif digest and kept == KEPT:
            missing = _missing(report, digest)
            findings.append(missing)
    return found, findings


def of_report(report: Report, original: Original) -> Verification:
    """How a report agrees with its original."""
    imported = _read(original, report.region, report.agency, report.year)
    if imported.report is None:
        why = imported.findings[-1]
        return unread(report, original, why)
    return verification(report, original, imported.report)


@lru_cache(maxsize=READ)
def _read(original: Original, region: str, agency: str, year: int) -> "Imported":
    """What a program reads of an original, in a process of its own.

    Where it reads nothing, the last finding says why: a warning, as people may have read it; an
    error where it is no longer there, or the library is not.
    """
    from generator.intake.guard import INSTALL  # noqa: PLC0415 - as said above
    from generator.intake.report import File, Imported, read_content  # noqa: PLC0415

    data, findings = bytes_of(original)
    if data is None:
        return Imported(None, findings)
    file = File(original.path, data)
    imported = read_content(file, region, agency, year)
    if imported.report:
        return imported
    *_, why = imported.findings
    severity = WARNING
    if INSTALL in why.message:
        severity = ERROR
    told = replace(why, severity=severity)
    return Imported(None, [told])


def put_originals(originals: Iterable[Original], part: Part, site: Path) -> None:
    """Let the site have them; those that the last one has are not copied.

    Raises GeneratorError for one that has changed since it was seen.
    """
    for original in originals:
        file = urls.original(original)
        digest = bytes.fromhex(original.sha256)
        if part.take(site, [(file, digest)]):
            continue
        data, _ = bytes_of(original)
        if data is None:
            raise GeneratorError(f"{original.path} 在读取期间有改动，请再运行一次")
        part.write(file, data)


def _missing(report: Report, digest: str) -> Finding:
    message = f"原件没有收存：content/originals 里没有 {digest}"
    hint = "用 import 重新导入原件；原件已失的，在 sha256 写 null"
    return _at_digest(report, message, hint)


def _still_there(report: Report, original: Original) -> Finding:
    """What was taken out of a report still stands in its original."""
    message = f"报告中有隐去或者不再保留的内容，原件还收存着：{original.path}"
    return _at_digest(report, message, "删去这个原件；sha256 留着，以后仍可查对")


def _at_digest(report: Report, message: str, hint: str) -> Finding:
    line, column = report.source.sha256_position
    return Finding(
        path=report.path,
        line=line,
        column=column,
        rule=RULE,
        severity=ERROR,
        message=message,
        hint=hint,
    )
