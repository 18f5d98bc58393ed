"""The pages of the coverage ledger: of the whole archive, and of regions too large for one page."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.archive.region import COUNTRY, NATION, Region
from generator.archive.settings import LocalDeadline
from generator.form.editions import FIRST_FORM
from generator.site import urls
from generator.site.export import COVERAGE_COLUMNS
from generator.site.pages.page import Page, View
from generator.survey.coverage import Coverage, Ledger, Rows
from generator.survey.deadline import (
    LATE,
    ON_TIME,
    UNBOUND,
    UNSTATED,
)
from generator.survey.divisions import pages
from generator.survey.due import Due, bound_by, due_days
from generator.survey.overview import Survey

KINDS = (ON_TIME, LATE, UNSTATED, UNBOUND)
Lineage = list[tuple[Region, str]]
"Regions from above down, each with its anchor here; empty where that stands elsewhere."


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
    ledger: Ledger
    kinds: tuple[str, ...]
    "Of `Punctuality.kind`, in their order."
    groups: list[tuple[Lineage, Rows]]
    notices: dict[LocalDeadline, str]
    "What local notices set → whom they bind."
    due_days: list[Due]
    first_form: int
    "The first year whose reports have a statutory form."
    columns: dict[str, str]
    "Of the ledger as a file: column → what it says."


def coverage_pages(survey: Survey) -> Iterator[Page]:
    """What is in the archive, agency by year, with the statutory dates."""
    known = list(pages(survey))
    coverage = Coverage(survey)
    for code in known:
        view = _view(survey, coverage.ledger(code), known)
        yield Page(urls.coverage(code), view)


def _view(survey: Survey, ledger: Ledger, known: list[str]) -> CoverageView:
    archive = survey.archive
    code = ledger.region
    path = archive.regions.above(code)
    names = (region.name for region in path)
    higher = (NATION, *path[:-1])
    agencies = survey.below.get(code, [])
    reports = list(survey.counting(agencies))
    scope = "" if code == COUNTRY else "".join(names)
    return CoverageView(
        region=archive.regions.get(code, NATION),
        scope=scope,
        above=[region for region in higher if region.code in known],
        agencies=len(agencies),
        reports=len(reports),
        withdrawn=survey.withdrawn(agencies),
        ledger=ledger,
        kinds=KINDS,
        groups=list(_groups(survey, ledger)),
        notices=_notices(survey),
        due_days=due_days(survey),
        first_form=FIRST_FORM,
        columns=COVERAGE_COLUMNS,
    )


def _notices(survey: Survey) -> dict[LocalDeadline, str]:
    """What local notices set → whom they bind."""
    bound = {}
    for notice in survey.archive.settings.deadlines:
        bound[notice] = bound_by(survey, notice)
    return bound


def _groups(survey: Survey, ledger: Ledger) -> Iterator[tuple[Lineage, Rows]]:
    """Each region with those between it and the page's own; one named first here has an anchor."""
    archive = survey.archive
    anchored = {ledger.region}
    for code, rows in ledger.groups:
        lineage: Lineage = []
        for region in archive.regions.above(code):
            if not _is_below(survey, region.code, ledger.region):
                continue
            anchor = "" if region.code in anchored else f"r{region.code}"
            lineage.append((region, anchor))
            anchored.add(region.code)
        if not lineage:
            region = archive.regions.get(code, NATION)
            lineage.append((region, ""))
        yield lineage, rows


def _is_below(survey: Survey, code: str, above: str) -> bool:
    if code == above:
        return False
    if above == COUNTRY:
        return True
    lineage = survey.archive.regions.lineage(code)
    return any(region.code == above for region in lineage)
