"""The page that shows a report's text beside the same agency's previous one."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.archive.agency import Agency
from generator.archive.report import Report
from generator.content import markdown
from generator.site import urls
from generator.site.pages.page import Page
from generator.survey.overview import Survey
from generator.survey.repeats import (
    COMPARED,
    SHINGLE,
    SHORTEST,
    Repetition,
    repetitions,
    side_by_side,
)

narrative = lru_cache(maxsize=8)(markdown.narrative)
"A report's text is wanted twice: on its own page, and for the year after."


@dataclass(frozen=True, slots=True)
class Repeats:
    """What a report repeats of an earlier one."""

    report: Report
    earlier: Report
    sections: tuple[Repetition, ...]

    @property
    def compared(self) -> tuple[Repetition, ...]:
        """The sections that a page shows side by side; there is no page without one."""
        return tuple(item for item in self.sections if item.percent >= COMPARED)

    @property
    def shortest(self) -> int:
        """Characters a section needs before it is compared."""
        return SHORTEST

    @property
    def address(self) -> str:
        """Where that page is."""
        return urls.compare(self.report)


def repeats(agency: Agency, report: Report) -> Repeats | None:
    """Against the last report before this one that the archive has and that was not withdrawn."""
    earlier = [item for item in agency.reports if item.year < report.year and not item.withdrawn]
    if not earlier or report.withdrawn:
        return None
    found = tuple(repetitions(narrative(report.body), narrative(earlier[-1].body)))
    return Repeats(report, earlier[-1], found) if found else None


def compare_pages(survey: Survey, agency: Agency, of_report: Page) -> Iterator[Page]:
    """The page beside a report's page, where they share enough."""
    found: Repeats | None = of_report.context["repeats"]
    if not found or not found.compared:
        return
    yield Page(
        found.address,
        "compare.html",
        {
            "agency": agency,
            "report": found.report,
            "earlier": found.earlier,
            "above": survey.archive.above(agency.region),
            "sections": [(item, *side_by_side(item)) for item in found.compared],
            "shingle": SHINGLE,
            "shortest": SHORTEST,
            "compared": COMPARED,
        },
        listed=False,
    )
