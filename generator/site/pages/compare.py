"""The page that shows a report's text beside the same agency's previous one."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.agency import Agency
from generator.archive.frame import Frame
from generator.archive.region import Region
from generator.archive.report import Filing
from generator.site import urls
from generator.site.account import Account
from generator.site.pages.page import Page, View
from generator.survey.repeats import (
    COMPARED,
    SHINGLE,
    SHORTEST,
    Repetition,
    Run,
    side_by_side,
)

Paragraphs = list[list[Run]]

ComparedSection = tuple[Repetition, Paragraphs, Paragraphs]
"With its paragraphs in this report and in the earlier one."


@dataclass(frozen=True, slots=True)
class CompareView(View):
    """The sections of two reports that say much the same."""

    agency: Agency
    report: Filing
    earlier: Filing
    above: tuple[Region, ...]
    sections: list[ComparedSection]
    "Each as the report has it, and as the earlier one has."
    shingle: int
    "Characters in a row that count as the same."
    shortest: int
    "Characters a section needs to be compared."
    least: int
    "Percent that must be the same for a section to stand here."


def compare_pages(frame: Frame, account: Account) -> Iterator[Page]:
    """The page beside a report's page, where it repeats enough."""
    repeats = account.repeats
    if not repeats or not repeats.compared:
        return
    report = account.report
    view = CompareView(
        agency=account.standing.agency,
        report=report,
        earlier=repeats.earlier,
        above=frame.above,
        sections=list(map(_section, repeats.compared)),
        shingle=SHINGLE,
        shortest=SHORTEST,
        least=COMPARED,
    )
    address = urls.compare(report)
    yield Page(address, view, listed=False)


def _section(repetition: Repetition) -> ComparedSection:
    now, before = side_by_side(repetition)
    return repetition, now, before
