"""The pages of the coverage ledger: of the whole archive, and of regions too large for one page."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.agency import Agency
from generator.archive.region import COUNTRY, NATION, Region
from generator.archive.settings import LocalDeadline
from generator.site import urls
from generator.site.export import COVERAGE_COLUMNS
from generator.site.pages.page import Page, View
from generator.survey import coverage
from generator.survey.deadline import LATE, ON_TIME, UNBOUND, UNSTATED
from generator.survey.overview import Survey

Lineage = list[tuple[Region, str]]
"Regions from above down, each with its anchor here; empty where that stands elsewhere."
Rows = tuple[tuple[Agency, tuple[coverage.Square, ...]], ...]


@dataclass(frozen=True, slots=True)
class CoverageView(View):
    """What is in the archive, agency by year, with the statutory dates."""

    region: Region
    scope: str
    "The region in words, with those above it; empty for the whole archive."
    above: list[Region]
    "The regions above that have such a page too."
    agencies: int
    reports: int
    withdrawn: int
    ledger: coverage.Ledger
    kinds: tuple[str, ...]
    "Of `Punctuality.kind`, in their order."
    groups: list[tuple[Lineage, Rows]]
    notices: dict[LocalDeadline, str]
    "What local notices set → whom they bind."
    due_days: list[coverage.Due]
    columns: dict[str, str]
    "Of the ledger as a file: column → what it says."


def coverage_pages(survey: Survey) -> Iterator[Page]:
    """What is in the archive, agency by year, with the statutory dates."""
    known = list(coverage.pages(survey))
    for code in known:
        yield Page(urls.coverage(code), _view(survey, code, known))


def _view(survey: Survey, code: str, known: list[str]) -> CoverageView:
    path = survey.archive.above(code)
    agencies = survey.below.get(code, [])
    ledger = coverage.ledger(survey, code)
    deadlines = survey.archive.settings.deadlines
    return CoverageView(
        region=survey.archive.regions.get(code, NATION),
        scope="" if code == COUNTRY else "".join(region.name for region in path),
        above=[region for region in (NATION, *path[:-1]) if region.code in known],
        agencies=len(agencies),
        reports=sum(1 for _ in survey.counting(agencies)),
        withdrawn=survey.withdrawn(agencies),
        ledger=ledger,
        kinds=(ON_TIME, LATE, UNSTATED, UNBOUND),
        groups=list(_groups(survey, ledger)),
        notices={local: coverage.bound_by(survey, local) for local in deadlines},
        due_days=coverage.due_days(survey),
        columns=COVERAGE_COLUMNS,
    )


def _groups(survey: Survey, ledger: coverage.Ledger) -> Iterator[tuple[Lineage, Rows]]:
    """Each region with those between it and the page's own; one named first here has an anchor."""
    anchored = {ledger.region}
    for code, rows in ledger.groups:
        lineage: Lineage = []
        for region in survey.archive.above(code):
            if _is_below(survey, region.code, ledger.region):
                anchor = "" if region.code in anchored else f"r{region.code}"
                lineage.append((region, anchor))
                anchored.add(region.code)
        yield lineage or [(survey.archive.regions.get(code, NATION), "")], rows


def _is_below(survey: Survey, code: str, above: str) -> bool:
    if code == above:
        return False
    if above == COUNTRY:
        return True
    return any(region.code == above for region in survey.archive.lineage(code))
