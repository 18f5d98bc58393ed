"""What `import` is told about a report that is there already."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator.archive.report import Report
from generator.authoring.canonical import dropped
from generator.build.lone import Place, findings_on
from generator.commands.clock import this_year
from generator.content.files import read_text
from generator.content.layout import report_text
from generator.finding import WARNING, Finding
from generator.intake.difference import OURS, REASON

KEPT = ("acknowledgement", "correction")
"Rules on what a person noted of a report, which stays where the report is replaced."


@dataclass(frozen=True, slots=True)
class Replacing:
    """What was said about the report that is there already."""

    is_asked: bool
    reason: str | None
    "Why the agency corrected its figures."
    is_ours: bool
    "It was the archive that had read them wrong."
    is_trial: bool
    "Nothing is written, so nothing is refused."

    def require_sense(self) -> None:
        """Raise UsageError for options that do not go together."""
        if (self.reason is not None or self.is_ours) and not self.is_asked:
            raise click.UsageError(f"{REASON} and {OURS} are for --replace")
        if self.reason is not None and self.is_ours:
            raise click.UsageError(f"use either {REASON} or {OURS}")


def lost(path: Path, report: Report) -> Iterator[Finding]:
    """The comments of the report that is there which are gone once that one takes its place."""
    text, _ = read_text(path)
    for finding in dropped(text or "", report_text(report), path.as_posix()):
        hint = "要留的，写进正文，或者写进提交说明"
        message = finding.message.replace("整理后会丢失", "不再保留")
        yield replace(finding, rule="import", severity=WARNING, message=message, hint=hint)


def no_longer_so(path: Path, report: Report, content: Path) -> list[Finding]:
    """What was noted of the report that was there, and is not so of the one that took its place."""
    place = Place(report.holder, report.year)
    data = report_text(report).encode()
    found = findings_on(path, data, place, content, this_year())
    return [finding for finding in found if finding.rule in KEPT]
