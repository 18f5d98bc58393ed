"""The pages of the coverage ledger: one for the whole archive, and one for each region too large for a single page."""

from collections.abc import Iterator
from typing import Any

from generator.archive.region import COUNTRY, NATION, Region
from generator.site import urls
from generator.site.export import COVERAGE_COLUMNS
from generator.site.pages.page import Page
from generator.survey import coverage
from generator.survey.deadline import LATE, ON_TIME, UNBOUND, UNSTATED
from generator.survey.overview import Survey
from generator.survey.standing import STATES


def coverage_pages(survey: Survey) -> Iterator[Page]:
    """What is in the archive, agency by year, with the statutory dates."""
    known = list(coverage.pages(survey))
    for code in known:
        ledger = coverage.ledger(survey, code)
        yield Page(
            urls.coverage(code),
            "coverage.html",
            {
                "region": survey.archive.regions.get(code, NATION),
                "scope": ""
                if code == COUNTRY
                else "".join(region.name for region in survey.archive.above(code)),
                "above": [
                    region
                    for region in (NATION, *survey.archive.above(code)[:-1])
                    if region.code in known
                ],
                "ledger": ledger,
                "groups": list(_groups(survey, ledger)),
                "agencies": len(survey.below.get(code, ())),
                "reports": len(list(survey.counting(survey.below.get(code, ())))),
                "withdrawn": survey.withdrawn(survey.below.get(code, ())),
                "states": STATES,
                "kinds": (ON_TIME, LATE, UNSTATED, UNBOUND),
                "notices": {
                    local: coverage.bound_by(survey, local)
                    for local in survey.archive.settings.deadlines
                },
                "due_days": coverage.due_days(survey),
                "columns": COVERAGE_COLUMNS,
            },
        )


def _groups(
    survey: Survey, ledger: coverage.Ledger
) -> Iterator[tuple[list[tuple[Region, str]], Any]]:
    """Each region with the regions between it and the page's own, those named first on the page with an anchor."""
    seen = {ledger.region}
    for code, rows in ledger.groups:
        path = [region for region in survey.archive.above(code) if region.code != ledger.region]
        inside = [region for region in path if _is_below(survey, region.code, ledger.region)]
        named = [(region, "" if region.code in seen else f"r{region.code}") for region in inside]
        seen |= {region.code for region in inside}
        yield named or [(survey.archive.regions.get(code, NATION), "")], rows


def _is_below(survey: Survey, code: str, above: str) -> bool:
    return above == COUNTRY or above in {region.code for region in survey.archive.lineage(code)}
