"""What whoever imports an original knows of it, and the original may not say."""

from dataclasses import replace
from typing import NamedTuple

from generator.archive.report import Report
from generator.commands.terminal import refuse
from generator.finding import ERROR
from generator.rules.published import of_day


class Stated(NamedTuple):
    """What whoever imports an original knows of it."""

    url: str | None
    published: str | None
    retrieved: str | None


def with_stated(stated: Stated, report: Report) -> Report:
    """The report with what the person who imports it says; status 1 for a day that cannot be."""
    source = replace(
        report.source,
        url=stated.url or report.source.url,
        retrieved=stated.retrieved,
    )
    told = replace(
        report,
        published=stated.published or report.published,
        source=source,
    )
    wrong = [finding for finding in of_day(told) if finding.severity == ERROR]
    if stated.published and wrong:
        refuse(f"--published：{wrong[0].message}，没有写入。")
    return told
